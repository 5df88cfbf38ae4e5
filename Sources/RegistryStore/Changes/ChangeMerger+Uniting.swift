import RegistryRecords

extension ChangeMerger {
    /// What two records of one object, made in two copies, come to: of two statements the one of the later day stands, and
    /// what is blank or not known gives way. Of one day, or without days, it is a conflict.
    ///
    /// - Parameter kept: The one whose uuid stays.
    func unite(here: RegistryRecord, there: RegistryRecord, as kept: RegistryRecord) -> RegistryRecord {
        var united = kept.united(with: kept.uuid == here.uuid ? there : here)
        func decide(
            _ part: String, _ mine: (value: String, evidence: Evidence), _ theirs: (value: String, evidence: Evidence),
            newer: MergeSide
        ) -> MergeSide {
            func statement(_ side: (value: String, evidence: Evidence)) -> MergeConflict.Statement {
                MergeConflict.Statement(
                    value: side.value, who: nil, at: nil, survey: side.evidence.survey, row: side.evidence.row,
                    surveyed: side.evidence.surveyed)
            }
            let conflict = MergeConflict(
                table: kept.kind.table, record: kept.uuid, key: kept.key, part: part, base: nil,
                here: statement(mine), there: statement(theirs))
            return side(of: conflict, newer: newer)
        }
        let fields = RecordSchema.of(kept.kind).fields
        united.state(
            fields.indices.map { index in
                let field = fields[index].field
                let stands = united.statement(at: index, field)
                guard let mine = here.statement(at: index, field), let theirs = there.statement(at: index, field),
                    mine.contradicts(theirs)
                else { return stands }
                let side = decide(
                    field.rawValue, (mine.value.plainText, mine.evidence), (theirs.value.plainText, theirs.evidence),
                    newer: stands == theirs ? .there : .here)
                return side == .here ? mine : theirs
            }, base: united.evidence.base)
        let (mine, theirs) = (here.evidence.base, there.evidence.base)
        guard mine.dayNumber == theirs.dayNumber else { return united }
        let newer: MergeSide = mine.isBefore(theirs) ? .there : .here
        if let shape = here.shape, let other = there.shape, shape != other {
            let side = decide("geom", (shape.plainText, mine), (other.plainText, theirs), newer: newer)
            (united.shape, united.original) = side == .here ? (shape, here.original) : (other, there.original)
        }
        if !here.communes.isEmpty, !there.communes.isEmpty, here.communes != there.communes {
            let (codes, others) = (here.communes.joined(separator: ";"), there.communes.joined(separator: ";"))
            let side = decide("communes", (codes, mine), (others, theirs), newer: newer)
            united.communes = side == .here ? here.communes : there.communes
        }
        return united
    }
}

extension RecordStatement {
    /// Whether both say something, and neither is of a later day.
    fileprivate func contradicts(_ other: RecordStatement) -> Bool {
        value != other.value && value != .unknown && other.value != .unknown
            && evidence.dayNumber == other.evidence.dayNumber
    }
}
