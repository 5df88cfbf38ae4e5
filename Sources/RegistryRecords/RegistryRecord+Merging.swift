extension RegistryRecord {
    /// This record together with what another one says of the same object, by the rules of careful updates.
    ///
    /// The key stays that of this record. A field that is blank or «không rõ» here is filled; of two statements the
    /// newer one stands, and this record's where both are of one day or undated. Each value keeps its evidence. Place
    /// and communes go by the day of the row that last stated each record.
    ///
    /// - Parameter other: A record of the same kind.
    public func merging(_ other: RegistryRecord) -> RegistryRecord {
        precondition(kind == other.kind, "records of different kinds are never one")
        var merged = self
        let schema = RecordSchema.of(kind)
        let renewsBase = other.evidence.base.isNewer(than: evidence.base)
        if renewsBase { merged.evidence.base = other.evidence.base }
        merged.evidence.exceptions = [:]
        for (index, (field, _)) in schema.fields.enumerated() {
            let isOther =
                !schema.key.contains(field)
                && Self.takes(other.statement(at: index, field), over: statement(at: index, field))
            let source = isOther ? other : self
            merged.values[index] = source.values[index]
            guard let statement = source.statement(at: index, field) else { continue }
            if statement.evidence != merged.evidence.base || statement.value == .unknown {
                merged.evidence.exceptions[field] = statement.evidence
            }
        }
        let (first, second) = renewsBase ? (other, self) : (self, other)
        merged.shape = first.shape ?? second.shape
        merged.original = first.shape == nil ? second.original : first.original
        merged.communes = first.communes.isEmpty ? second.communes : first.communes
        return merged
    }

    /// What the record says of a field, and by which evidence; nil when it was never stated.
    private func statement(at index: Int, _ field: Field) -> (value: FieldValue, evidence: Evidence)? {
        let value = values[index] ?? (evidence.exceptions[field] == nil ? nil : .unknown)
        return value.map { ($0, evidence.evidence(of: field)) }
    }

    private static func takes(
        _ other: (value: FieldValue, evidence: Evidence)?, over present: (value: FieldValue, evidence: Evidence)?
    ) -> Bool {
        guard let other else { return false }
        guard let present else { return true }
        if other.evidence.isNewer(than: present.evidence) { return true }
        return present.value == .unknown && other.value != .unknown && !present.evidence.isNewer(than: other.evidence)
    }
}

extension Evidence {
    /// Whether it is of a later day; any day is later than none.
    fileprivate func isNewer(than other: Evidence) -> Bool {
        guard let surveyed else { return false }
        return other.surveyed.map { surveyed > $0 } ?? true
    }
}
