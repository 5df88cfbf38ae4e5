public import RegistryRecords

/// How surveys write yes, no, unknown and the words of the choice fields, kept as data in `GeoData/headings`.
public struct ValueWords: Sendable {
    private var answers: [String: FieldValue] = ["yes": .yes, "no": .no, "unknown": .unknown]
    /// The first bytes of the folded words for «not known».
    private var unknownLetters: Set<UInt8> = [UInt8(ascii: "u")]
    private var choices: [RecordKind: [Field: [String: String]]] = [:]

    /// Words that know the canonical values only.
    public init() {
        for kind in RecordKind.allCases {
            for (field, type) in RecordSchema.of(kind).fields {
                guard case .choice(let values) = type else { continue }
                for value in values { choices[kind, default: [:]][field, default: [:]][Self.folded(value)] = value }
            }
        }
    }

    /// Adds a word for a value of a field: yes, no or unknown for a yes-or-no field, else one of its choices.
    ///
    /// - Parameters:
    ///   - kind: The survey whose field it is; nil for all that have it.
    /// - Returns: False when no such field has the value.
    public mutating func add(_ word: String, for value: String, field: Field, kind: SurveyKind? = nil) -> Bool {
        let kinds = kind?.recordKinds ?? RecordKind.allCases
        var isKnown = false
        for kind in kinds {
            switch RecordSchema.of(kind).type(of: field) {
            case .answer:
                let values: [String: FieldValue] = ["yes": .yes, "no": .no, "unknown": .unknown]
                guard let answer = values[value] else { return false }
                answers[Self.folded(word)] = answer
                if answer == .unknown, let first = Self.folded(word).utf8.first { unknownLetters.insert(first) }
                isKnown = true
            case .choice(let values) where values.contains(value):
                choices[kind, default: [:]][field, default: [:]][Self.folded(word)] = value
                isKnown = true
            default: break
            }
        }
        return isKnown
    }

    /// Yes, no or unknown; nil for any other word.
    func answer(_ word: String) -> FieldValue? { answers[Self.folded(word)] }

    /// The canonical value of a choice field; nil for any other word.
    func choice(_ word: String, field: Field, kind: RecordKind) -> String? {
        choices[kind]?[field]?[Self.folded(word)]
    }

    /// Whether a text says «not known», which every field may.
    ///
    /// Asked of every text of every row: the first letter tells nearly always that it does not.
    func isUnknown(_ word: String) -> Bool {
        if let first = word.utf8.first, (0x41...0x5A).contains(first & 0xDF), !unknownLetters.contains(first | 0x20) {
            return false
        }
        return answers[Self.folded(word)] == .unknown
    }

    /// Words that are nothing but punctuation (`?`) keep it; all others are folded like headings.
    private static func folded(_ word: String) -> String {
        let key = VietnameseFold.key(word)
        return key.isEmpty ? String(word.filter { !$0.isWhitespace }) : key
    }
}
