public import RegistryRecords

/// What other programs, such as QGIS and GDAL, have done to one row since we wrote it, and nobody has claimed yet.
public struct OutsideEdit: Hashable, Sendable {
    /// What was done.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// The row is new.
        case made
        /// Values or the place are others.
        case changed
        /// The row is gone.
        case deleted
    }

    /// A column whose value is another one.
    public struct Change: Hashable, Sendable {
        /// The column.
        public var column: String
        /// The value as we left it; nil for none.
        public var old: FieldValue?
        /// The value now; nil for none.
        public var new: FieldValue?
    }

    /// Why an edit cannot be claimed as it stands.
    public struct Problem: Hashable, Sendable {
        /// The column at fault.
        public var column: String
        /// The value; nil for none, and for places.
        public var value: String?
        /// What is wrong, a sentence.
        public var problem: BilingualText
        /// What to do about it, a sentence.
        public var remedy: BilingualText
    }

    /// What was done.
    public var action: Action
    /// The table.
    public var table: String
    /// The kind of the records of the table; nil for communes.
    public var kind: RecordKind?
    /// The name of the record as we left it, or as it was made; the code of a commune.
    public var name: String
    /// The business key as we left it, or as it was made.
    public var key: String
    /// The columns that differ, in the order of the table; the place and what the registry itself writes left out.
    public var changes: [Change] = []
    /// The place before and after, where it is another one; one that cannot be read is nil.
    public var place: HistoryEntry.ShapeChange?
    /// How far the place was moved, in metres: of lines and areas the middle of their box; nil where there is only one.
    public var movedMetres: Double?
    /// Whether columns differ that the registry itself writes, such as the day of the survey: they are put back by a claim.
    public var hasForgedOrigin = false
    /// Why it cannot be claimed; none when it can.
    public var problems: [Problem] = []

    /// Where the row stood as we left it, and where it stands; nil for none.
    var fids: (before: Int64?, present: Int64?) {
        get { (beforeFid, presentFid) }
        set { (beforeFid, presentFid) = newValue }
    }
    private var beforeFid: Int64?
    private var presentFid: Int64?
    /// The record as we left it, and as it is read now; nil for communes, and where it cannot be read.
    var before: RegistryRecord?
    var after: RegistryRecord?

    init(_ action: Action, table: String, kind: RecordKind?, name: String, key: String) {
        self.action = action
        self.table = table
        self.kind = kind
        self.name = name
        self.key = key
    }

    /// Whether communes that the record states are others.
    private var changesCommunes: Bool { changes.contains { $0.column == "communes" } }

    /// The record as it is now, with the evidence of what was edited taken from elsewhere; nil where it cannot be read, and
    /// for one that was deleted.
    ///
    /// What was not edited keeps the evidence that we left. Place and communes go by the evidence of the whole record, so
    /// that where they are others the rest is listed as exceptions. A value that was blanked is unknown.
    func adopted(by evidence: Evidence) -> RegistryRecord? {
        guard var record = after else { return nil }
        guard let before else {
            record.evidence = RecordEvidence(base: evidence)
            record.original = nil
            for index in record.values.indices where record.values[index] == .unknown { record.values[index] = nil }
            return record
        }
        record.uuid = before.uuid
        record.evidence = before.evidence
        record.original = place == nil ? before.original : nil
        let fields = RecordSchema.of(record.kind).fields.map(\.field)
        let renewsBase = place != nil || changesCommunes
        if renewsBase {
            record.evidence.base = evidence
            for (index, field) in fields.enumerated() where before.values[index] != nil {
                record.evidence.exceptions[field] = before.evidence.evidence(of: field)
            }
        }
        let edited = Set(changes.map(\.column))
        for (index, field) in fields.enumerated() {
            if edited.contains(field.rawValue) {
                if record.values[index] == nil { record.values[index] = .unknown }
                let isOfBase = renewsBase && record.values[index] != .unknown
                record.evidence.exceptions[field] = isOfBase ? nil : evidence
            } else {
                // Whether a blank is unknown is told by its evidence, which may have been edited, too.
                record.values[index] = before.values[index]
            }
        }
        return record
    }
}
