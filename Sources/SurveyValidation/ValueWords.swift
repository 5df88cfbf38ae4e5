public import RegistryRecords

/// How surveys write yes, no, unknown and the words of the choice fields, kept as data in `GeoData/headings`.
public struct ValueWords: Sendable {
    private var answers: [String: FieldValue] = ["yes": .yes, "no": .no, "unknown": .unknown]
    private var choices: [Field: [String: String]] = [:]

    /// Words that know the canonical values only.
    public init() {
        for kind in RecordKind.allCases {
            for (field, type) in RecordSchema.of(kind).fields {
                guard case .choice(let values) = type else { continue }
                for value in values { choices[field, default: [:]][Self.folded(value)] = value }
            }
        }
    }

    /// Adds a word for yes, no or unknown; false when the value is none of these.
    public mutating func addAnswer(_ word: String, for value: String) -> Bool {
        let values: [String: FieldValue] = ["yes": .yes, "no": .no, "unknown": .unknown]
        guard let answer = values[value] else { return false }
        answers[Self.folded(word)] = answer
        return true
    }

    /// Adds a word for a value of a choice field; false when the field has no such value.
    public mutating func addChoice(_ word: String, for value: String, field: Field) -> Bool {
        guard let canonical = choices[field]?.values.first(where: { $0 == value }) else { return false }
        choices[field, default: [:]][Self.folded(word)] = canonical
        return true
    }

    /// Yes, no or unknown; nil for any other word.
    func answer(_ word: String) -> FieldValue? { answers[Self.folded(word)] }

    /// The canonical value of a choice field; nil for any other word.
    func choice(_ word: String, field: Field) -> String? { choices[field]?[Self.folded(word)] }

    /// Whether a text says «not known», which every field may.
    func isUnknown(_ word: String) -> Bool { answers[Self.folded(word)] == .unknown }

    /// Words that are nothing but punctuation (`?`) keep it; all others are folded like headings.
    private static func folded(_ word: String) -> String {
        let key = VietnameseFold.key(word)
        return key.isEmpty ? String(word.filter { !$0.isWhitespace }) : key
    }
}
