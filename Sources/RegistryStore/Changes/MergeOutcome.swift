/// What taking changes of other copies in comes to.
public struct MergeOutcome: Hashable, Sendable {
    /// What one file came to.
    public struct Part: Hashable, Sendable {
        /// The name of the file.
        public var file: String
        /// Who sent it; nil when not stated.
        public var by: String?
        /// Whether everything in it was here already.
        public var isKnown = false
        /// Records that are new here.
        public var created = 0
        /// Records that are changed here.
        public var updated = 0
        /// Records that are gone here.
        public var gone = 0
        /// Records of one key that both copies had made, and that are one now.
        public var united = 0
        /// Surveys that are new here.
        public var surveys = 0
        /// Surveys that the other copy had undone.
        public var undone = 0
        /// Dated tables and communes that are others now.
        public var replaced = 0

        init(file: String, by: String?) {
            self.file = file
            self.by = by
        }
    }

    /// File by file, in the order in which they were taken in.
    public var parts: [Part] = []
    /// Everything that the copies contradict each other in, with what was decided.
    public var conflicts: [MergeConflict] = []
    /// The version of the registry: the one after the merging, or the present one where nothing was written.
    public var version: Int
    /// Whether the registry was changed.
    public var isWritten = false

    /// The conflicts that nobody has decided.
    public var undecided: [MergeConflict] { conflicts.filter { $0.decision == nil } }
}
