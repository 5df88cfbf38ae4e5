import RegistryRecords

/// What a record says of a field, and by which evidence.
struct RecordStatement: Hashable {
    var value: FieldValue
    var evidence: Evidence
}

extension RegistryRecord {
    /// What the record says of a field, counted as in its schema; nil when it was never stated.
    func statement(at index: Int, _ field: Field) -> RecordStatement? {
        let value = values[index] ?? (evidence.exceptions[field] == nil ? nil : .unknown)
        return value.map { RecordStatement(value: $0, evidence: evidence.evidence(of: field)) }
    }

    /// Puts values with their evidence together; what comes from the base of the record is told by that alone.
    mutating func state(_ statements: [RecordStatement?], base: Evidence) {
        evidence = RecordEvidence(base: base)
        for (index, (field, _)) in RecordSchema.of(kind).fields.enumerated() {
            values[index] = statements[index]?.value
            guard let statement = statements[index] else { continue }
            if statement.evidence != base || statement.value == .unknown {
                evidence.exceptions[field] = statement.evidence
            }
        }
    }

    /// This record together with another one that was made of the same object in another copy.
    ///
    /// As `merging(_:)`, of two statements the newer one stands, but of one day one of them by an order that does not ask
    /// which copy comes first: so that any number of copies give the same record in any order. The uuid stays.
    func united(with other: RegistryRecord) -> RegistryRecord {
        let (older, newer) = evidence.base.isBefore(other.evidence.base) ? (self, other) : (other, self)
        var united = self
        let fields = RecordSchema.of(kind).fields
        united.state(
            fields.indices.map { index in
                let field = fields[index].field
                return RecordStatement.later(statement(at: index, field), other.statement(at: index, field))
            }, base: newer.evidence.base)
        united.shape = newer.shape ?? older.shape
        united.original = newer.shape == nil ? older.original : newer.original
        united.communes = newer.communes.isEmpty ? older.communes : newer.communes
        return united
    }
}

extension RecordStatement {
    /// The one that stands of two that nobody has to decide on.
    static func later(_ one: RecordStatement?, _ other: RecordStatement?) -> RecordStatement? {
        guard let one, let other else { return one ?? other }
        if one.evidence.dayNumber != other.evidence.dayNumber {
            return one.evidence.dayNumber < other.evidence.dayNumber ? other : one
        }
        if (one.value == .unknown) != (other.value == .unknown) { return one.value == .unknown ? other : one }
        if one.evidence != other.evidence { return one.evidence.isBefore(other.evidence) ? other : one }
        return "\(one.value)" < "\(other.value)" ? other : one
    }
}

extension Evidence {
    /// The day as a number; any day is later than none.
    var dayNumber: Int32 { surveyed?.number ?? .min }

    /// An order of all evidence: by day, then by survey and row, which is as good as any other.
    func isBefore(_ other: Evidence) -> Bool {
        (dayNumber, survey, row) < (other.dayNumber, other.survey, other.row)
    }
}
