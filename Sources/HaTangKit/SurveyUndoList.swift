public import RegistryRecords
public import RegistryStore

/// The surveys of a registry, and which of them can be undone.
public struct SurveyUndoList: Sendable {
    /// A survey of the list.
    public struct Entry: Sendable {
        /// Its number, by which it can be asked for: 1 is the one taken in first.
        public var number: Int
        /// The survey.
        public var survey: StoredSurvey
        /// Something that rests on it, so that it cannot be undone; nil where there is nothing.
        public var use: SurveyUse?
    }

    /// Names the registry.
    public var registry: String
    /// Its version.
    public var version: Int
    /// The newest first.
    public var entries: [Entry]
    /// What surveys say of themselves, by name.
    public var descriptions: [String: SurveyDescription]
}

/// The undoing of one survey, done or only looked at.
public struct SurveyUndo: Sendable {
    /// Names the registry.
    public var registry: String
    /// The number of the survey in the list of all.
    public var number: Int
    /// What goes, what is restored, and what stands in its way.
    public var undoing: SurveyUndoing
    /// The version that it led to; nil when nothing was written.
    public var version: Int?
    /// Surveys that rest on it, by number in the list of all, the newest first: to be undone before it.
    public var first: [(number: Int, survey: StoredSurvey)]
    /// What surveys say of themselves, by name.
    public var descriptions: [String: SurveyDescription]
}
