/// One record of any kind, as the registry keeps it.
public struct RegistryRecord: Hashable, Sendable {
    /// Names the record for ever and in every copy of the registry; 32 lower-case hexadecimal digits.
    public var uuid: String
    /// What it is.
    public var kind: RecordKind
    /// WGS 84; nil when the record is located by commune only. Cells have none.
    public var shape: GeographicShape?
    /// Codes of the communes that the surveys state, in their order; only cable routes may have several.
    public var communes: [String]
    /// Values in the order of ``RecordSchema/fields``; nil was never stated.
    public var values: [FieldValue?]
    /// Where the values come from.
    public var evidence: RecordEvidence
    /// The place as written.
    public var original: OriginalPosition?

    /// Makes a record with no value stated.
    public init(uuid: String, kind: RecordKind, evidence: RecordEvidence) {
        self.uuid = uuid
        self.kind = kind
        self.shape = nil
        self.communes = []
        self.values = Array(repeating: nil, count: RecordSchema.of(kind).fields.count)
        self.evidence = evidence
        self.original = nil
    }

    /// Makes a record of its parts, the values in the order of its schema.
    @inlinable
    package init(
        uuid: String, kind: RecordKind, shape: GeographicShape?, communes: [String], values: [FieldValue?],
        evidence: RecordEvidence, original: OriginalPosition?
    ) {
        self.uuid = uuid
        self.kind = kind
        self.shape = shape
        self.communes = communes
        self.values = values
        self.evidence = evidence
        self.original = original
    }

    /// The value of a field; nil when never stated or when the kind has no such field.
    public subscript(field: Field) -> FieldValue? {
        get { RecordSchema.of(kind).index(of: field).flatMap { values[$0] } }
        set {
            guard let index = RecordSchema.of(kind).index(of: field) else {
                preconditionFailure("\(kind) has no field \(field)")
            }
            values[index] = newValue
        }
    }

    /// The business key: the values of the schema's key fields, joined by `|`; letters keep their case.
    public var key: String {
        RecordSchema.of(kind).key.map { self[$0]?.text ?? "" }.joined(separator: "|")
    }
}

extension FieldValue {
    /// The value as plain text: numbers without separators, days in ISO, unknown as nil.
    public var text: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
        case .yes: "yes"
        case .no: "no"
        case .day(let day): day.description
        case .unknown: nil
        }
    }

    /// The number, whole or not; nil for other values.
    public var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        default: nil
        }
    }

    /// The whole number; nil for other values.
    public var integer: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// The day; nil for other values.
    public var day: Day? {
        if case .day(let day) = self { day } else { nil }
    }

    /// The answer; anything but yes and no is unknown.
    public var answer: Answer {
        switch self {
        case .yes: .yes
        case .no: .no
        default: .unknown
        }
    }
}
