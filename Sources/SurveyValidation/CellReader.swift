import RegistryRecords

/// Turns the text of one cell into a value of a field.
struct CellReader {
    let words: ValueWords

    /// The value; nil for a blank cell.
    func value(
        _ cell: String, of field: Field, type: FieldType, kind: RecordKind
    ) throws(SurveyProblem) -> FieldValue? {
        let text = Self.trimmed(cell)
        guard !text.isEmpty else { return nil }
        if case .answer = type {
            guard let answer = words.answer(text) else { throw .notAnAnswer }
            return answer
        }
        if words.isUnknown(text) { return .unknown }
        switch type {
        case .text, .answer: return .text(text)
        case .integer(let range): return .integer(try whole(text, in: range))
        case .real(let range): return .real(try number(text, in: range))
        case .day:
            guard let day = DayText.day(text) else { throw .notADay }
            return .day(day)
        case .choice(let values):
            guard let value = words.choice(text, field: field, kind: kind) else { throw .notAChoice(values) }
            return .text(value)
        }
    }

    /// Without blanks around it, and without the apostrophe with which Excel users keep a code as text.
    static func trimmed(_ cell: String) -> String {
        var text = Substring(cell)
        while let first = text.first, first.isWhitespace || first == "\u{FEFF}" { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        if text.first == "'" { text.removeFirst() }
        return String(text)
    }

    private func whole(_ text: String, in range: ClosedRange<Int>) throws(SurveyProblem) -> Int {
        let number: Double
        switch WrittenNumber(text) {
        case .number(let value): number = value
        // A count of poles or people has no decimals, so thousands are meant.
        case .ambiguous(_, let asThousands): number = asThousands
        case .notANumber: throw .notANumber
        }
        guard let whole = Int(exactly: number) else { throw .notWhole }
        guard range.contains(whole) else { throw .outOfRange(Double(range.lowerBound)...Double(range.upperBound)) }
        return whole
    }

    private func number(_ text: String, in range: ClosedRange<Double>) throws(SurveyProblem) -> Double {
        switch WrittenNumber(text) {
        case .number(let number):
            guard range.contains(number) else { throw .outOfRange(range) }
            return number
        case .ambiguous(let asDecimal, let asThousands):
            switch (range.contains(asDecimal), range.contains(asThousands)) {
            case (true, false): return asDecimal
            case (false, true): return asThousands
            case (true, true): throw .ambiguousNumber(asDecimal: asDecimal, asThousands: asThousands)
            case (false, false): throw .outOfRange(range)
            }
        case .notANumber: throw .notANumber
        }
    }
}
