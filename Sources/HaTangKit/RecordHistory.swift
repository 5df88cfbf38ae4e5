public import CoverageEngine
public import RegistryRecords
public import RegistryStore

/// All that was done to one record, the oldest first: who, when, why, and by which row of which survey.
public struct RecordHistory: Sendable, Hashable {
    /// One thing that was done.
    public struct Step: Sendable, Hashable {
        /// What changed, in which version of the registry, when and by whom.
        public var entry: HistoryEntry
        /// The row of the survey that made it; nil where no survey did.
        public var source: SourceRow?
        /// Who surveyed; nil when the survey states nobody.
        public var inspector: String?
        /// Whether it was undone later, with its survey.
        public var isUndone: Bool

        /// Makes a step.
        public init(entry: HistoryEntry, source: SourceRow?, inspector: String?, isUndone: Bool = false) {
            self.entry = entry
            self.source = source
            self.inspector = inspector
            self.isUndone = isUndone
        }
    }

    /// The uuid of the record.
    public var uuid: String
    /// What the record is.
    public var kind: RecordKind
    /// Its business key: the present one, or the last one that it had.
    public var key: String
    /// Its name; nil when it has none or is gone.
    public var name: String?
    /// Whether it is no longer in the registry: its last step says why.
    public var isGone: Bool
    /// What was done.
    public var steps: [Step]
}
