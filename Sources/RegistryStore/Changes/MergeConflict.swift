public import RegistryRecords

/// One of the two copies that meet in a merging.
public enum MergeSide: String, Hashable, Sendable, CaseIterable {
    /// The registry that takes changes in.
    case here
    /// The copy that they come from.
    case there
}

/// Something that was changed in both copies to different ends, so that somebody has to decide.
public struct MergeConflict: Hashable, Sendable {
    /// What one of the copies says, and how it came to it.
    public struct Statement: Hashable, Sendable {
        /// The value as plain text; nil for none.
        public var value: String?
        /// Who changed it last, as history tells; nil when not known.
        public var who: String?
        /// When, as history tells; nil when not known.
        public var at: String?
        /// The survey that stated it, see `SurveyDescription.identifier`; nil for none.
        public var survey: String?
        /// The row of the survey; nil for none.
        public var row: Int?
        /// The day of the survey; nil when nobody stated it.
        public var surveyed: Day?
    }

    /// The table of the row.
    public var table: String
    /// The record's uuid; of communes and dated tables the name of the row.
    public var record: String
    /// The business key, for people.
    public var key: String
    /// The column in question; `geom` for the place, `record` where one copy has changed the record and the other one let
    /// it go, `content` for a whole commune or dated table.
    public var part: String
    /// What both copies had before, where it is known; nil for none.
    public var base: String?
    /// What stands here.
    public var here: Statement
    /// What the other copy says.
    public var there: Statement
    /// What was decided; nil while nobody has.
    public var decision: MergeSide?

    /// Names the conflict in a list of decisions.
    public var name: String { [table, record, part].joined(separator: "|") }
}

/// What to do where two copies contradict each other.
public struct MergeDecisions: Hashable, Sendable {
    /// A rule for all conflicts that nobody has decided one by one.
    public enum Preference: String, Hashable, Sendable, CaseIterable {
        /// What stands here.
        case here
        /// What the other copy says.
        case there
        /// What was surveyed later, of one day what was entered later; dated tables have no day and stay undecided.
        case newer
    }

    /// A decision, with the values that it was taken of: where they are others now, it does not count.
    public struct Decision: Hashable, Sendable {
        /// What stood here.
        public var here: String?
        /// What the other copy said.
        public var there: String?
        /// Which of them is to stand.
        public var side: MergeSide

        /// Makes a decision.
        public init(here: String?, there: String?, side: MergeSide) {
            self.here = here
            self.there = there
            self.side = side
        }
    }

    /// Decisions by ``MergeConflict/name``.
    public var decided: [String: Decision]
    /// The rule for the rest; nil for none.
    public var preference: Preference?

    /// Makes decisions; none when nothing is given.
    public init(decided: [String: Decision] = [:], preference: Preference? = nil) {
        self.decided = decided
        self.preference = preference
    }

    /// What is to stand; nil when nobody has decided.
    ///
    /// - Parameter newer: The side that is newer; nil where neither is.
    func side(of conflict: MergeConflict, newer: MergeSide?) -> MergeSide? {
        if let decision = decided[conflict.name], decision.here == conflict.here.value,
            decision.there == conflict.there.value
        {
            return decision.side
        }
        return switch preference {
        case .here: .here
        case .there: .there
        case .newer: newer
        case nil: nil
        }
    }
}
