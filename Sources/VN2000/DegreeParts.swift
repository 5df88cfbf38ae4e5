/// The numbers of degrees, minutes and seconds in a text, their marks checked for order.
struct DegreeParts {
    /// One to three, with a dot as decimal mark.
    let numbers: [String]

    private static let degreeMarks: Set<Character> = ["°", "º", "˚", "d", "D", "∘"]
    private static let minuteMarks: Set<Character> = ["'", "′", "’", "‘", "ʹ", "´", "`", "m", "M", "p"]
    private static let secondMarks: Set<Character> = ["\"", "″", "”", "“", "ʺ", "s", "S", "g"]

    /// Whether a character marks degrees, minutes or seconds.
    static func isMark(_ character: Character) -> Bool {
        degreeMarks.contains(character) || minuteMarks.contains(character) || secondMarks.contains(character)
    }

    /// Takes the text apart; nil when it has other characters, more than three numbers or marks out of order.
    init?(_ text: String) {
        var numbers: [String] = []
        var current = ""
        /// The position that the next mark must have: 0 degrees, 1 minutes, 2 seconds.
        var marked = 0
        let characters = Array(text)
        var index = 0
        func finish() {
            if !current.isEmpty { numbers.append(current) }
            current = ""
        }
        while index < characters.count {
            let character = characters[index]
            let isSign = (character == "-" || character == "+") && numbers.isEmpty && current.isEmpty
            if character.isDigit || isSign {
                current.append(character)
            } else if (character == "." || character == ",") && !current.isEmpty && !current.contains(".") {
                current.append(".")
            } else if character.isWhitespace || character == ":" {
                finish()
            } else {
                finish()
                let isTwice =
                    Self.minuteMarks.contains(character) && index + 1 < characters.count
                    && Self.minuteMarks.contains(characters[index + 1])
                let position: Int
                switch character {
                case _ where Self.degreeMarks.contains(character): position = 0
                case _ where isTwice || Self.secondMarks.contains(character): position = 2
                case _ where Self.minuteMarks.contains(character): position = 1
                default: return nil
                }
                // A mark closes the number of its own place, once.
                guard position >= marked, numbers.count == position + 1 else { return nil }
                marked = position + 1
                index += isTwice ? 1 : 0
            }
            index += 1
        }
        finish()
        guard (1...3).contains(numbers.count) else { return nil }
        self.numbers = numbers
    }
}
