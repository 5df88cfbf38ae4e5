/// A sheet or layer of a file, as ``SurveyFile/sheets(of:)`` lists it.
public struct SurveySheet: Sendable, Hashable {
    /// The name by which it is opened; empty for a file that has only one table and no name for it.
    public let name: String
    /// Rows or features; of a sheet the rows that have a value. Nil where counting would take long.
    public let rowCount: Int?
    /// Whether it has no row at all.
    public let isEmpty: Bool
    /// Whether its maker hid it: it is read when asked for, and never chosen.
    public let isHidden: Bool
}
