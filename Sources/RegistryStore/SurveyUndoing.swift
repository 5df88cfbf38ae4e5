public import RegistryRecords

/// What undoing a survey comes to, or what stands in its way.
public struct SurveyUndoing: Hashable, Sendable {
    /// The survey.
    public var survey: StoredSurvey
    /// The version of the registry that this was found at.
    public var baseVersion: Int
    /// How many records of each kind go, because the survey made them.
    public var removed: [RecordKind: Int]
    /// How many records of each kind become what they were, because the survey changed or closed them.
    public var restored: [RecordKind: Int]
    /// How many photos go.
    public var photos: Int
    /// What rests on the survey, in the order in which it was done; the survey can be undone when there is nothing.
    public var uses: [SurveyUse]
}

/// Something that was done since a survey and rests on a record that the survey made or changed.
public struct SurveyUse: Hashable, Sendable {
    /// What it is.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// A row of a later survey changed, renewed or closed the record, or stated the same.
        case laterSurvey = "later-survey"
        /// A cell of another survey stands on the site.
        case cell
        /// The record was merged with another one.
        case merging
        /// Another program has changed or deleted the record, and nobody has claimed it.
        case outsideEdit = "outside-edit"
    }

    /// What it is.
    public var reason: Reason
    /// The kind of the record of the survey that it rests on.
    public var kind: RecordKind
    /// The uuid of that record.
    public var record: String
    /// The business key of that record.
    public var key: String
    /// The row of the survey that made or changed the record; nil for one that a complete list closed, or where it is not
    /// known any more.
    public var row: Int?
    /// The name of the survey that uses the record; nil when no survey does.
    public var survey: String?
    /// The row of that survey; nil for a record that its complete list closed.
    public var surveyRow: Int?
    /// The version of the registry in which it was used; nil for what other programs did.
    public var version: Int?
}
