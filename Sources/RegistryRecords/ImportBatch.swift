/// A piece of an import: rows that follow each other in the file, and what they come to.
///
/// An import is a sequence of batches, so that a file of any size needs the memory of a few of them. Batches are applied
/// in their order: a later one may change a record that an earlier one made.
public struct ImportBatch: Sendable {
    /// The rows as they stand in the file, in its order.
    public var rows: [RawRow]
    /// What each of ``rows`` comes to.
    public var outcomes: [RowOutcome]
    /// The record that each of ``rows`` led to (uuid of the first); nil for quarantined and skipped rows.
    public var recordOfRow: [String?]
    /// Records created or changed; a record named by several rows of the batch stands once, with its last row.
    public var changes: [RecordChange]
    /// Everything that is wrong, in the order of the rows.
    public var findings: [Finding]
    /// The photos of the records, in the order of the rows.
    public var photos: [RecordPhoto] = []

    /// Makes a batch; an empty one when nothing is given.
    public init(
        rows: [RawRow] = [], outcomes: [RowOutcome] = [], recordOfRow: [String?] = [], changes: [RecordChange] = [],
        findings: [Finding] = []
    ) {
        self.rows = rows
        self.outcomes = outcomes
        self.recordOfRow = recordOfRow
        self.changes = changes
        self.findings = findings
    }
}
