public import RegistryRecords

/// What two tables of one registry and one era say differently, and the rows that make the difference.
public struct CoverageComparison: Sendable {
    /// Contract of the JSON form.
    public static let contract = 1

    /// The earlier table.
    public var before: CoverageTable
    /// The later table.
    public var after: CoverageTable
    /// The communes with a change, sorted by code.
    public var communes: [CommuneChange]

    /// Makes a comparison of its parts.
    public init(before: CoverageTable, after: CoverageTable, communes: [CommuneChange]) {
        self.before = before
        self.after = after
        self.communes = communes
    }

    /// Leaves only the targets whose verdict is another one.
    public mutating func keepDecided() {
        communes = communes.compactMap { change in
            var change = change
            change.targets.removeAll { !$0.isDecided }
            return change.targets.isEmpty ? nil : change
        }
    }
}

/// What changed in a commune.
public struct CommuneChange: Sendable, Hashable {
    /// The commune.
    public var commune: Commune
    /// The targets with another verdict or figure, or with rows that changed, in the order of the targets.
    public var targets: [TargetChange]
}

/// What changed of a target in a commune.
public struct TargetChange: Sendable, Hashable {
    /// The target.
    public var target: Target
    /// The verdicts; nil where the target was not asked for on the day.
    public var verdicts: Pair<Verdict>
    /// What the verdicts were decided by: points, a share of 1, reports or kilometres; the lower bound.
    public var low: Pair<Double>
    /// The upper bound, where the measure is an interval; equal to ``low`` otherwise.
    public var high: Pair<Double>
    /// The rows that differ.
    public var rows: [RowChange]

    /// Whether the verdict is another one.
    public var isDecided: Bool { verdicts.before != verdicts.after }

    /// A value before and after; nil where there was none.
    public struct Pair<Value: Sendable & Hashable>: Sendable, Hashable {
        /// The value of the earlier table.
        public var before: Value?
        /// The value of the later table.
        public var after: Value?

        /// Makes a pair.
        public init(_ before: Value?, _ after: Value?) {
            self.before = before
            self.after = after
        }
    }
}

/// A record that a target looks at and that is not the same in both tables.
public struct RowChange: Sendable, Hashable {
    /// What the record is.
    public var kind: RecordKind
    /// Its business key.
    public var key: String
    /// Its name; nil when it has none.
    public var name: String?
    /// The facts that differ; all of them for a record that is in one table only.
    public var facts: [FactChange]
    /// The row that last stated the record; nil where the record did not count.
    public var sources: TargetChange.Pair<SourceRow>
}

/// A fact of a record before and after.
public struct FactChange: Sendable, Hashable {
    /// Which fact.
    public var fact: ComparedFact
    /// Its values.
    public var values: TargetChange.Pair<ComparedValue>

    /// Makes the value of its parts; nothing is checked here.
    package init(fact: ComparedFact, values: TargetChange.Pair<ComparedValue>) {
        self.fact = fact
        self.values = values
    }
}

/// A fact that decides a verdict.
public enum ComparedFact: String, Sendable, Hashable, CaseIterable {
    case staffed, internet
    case onAir = "on_air"
    case radius = "radius_m"
    case evidence
    case open
    case overdue = "overdue_km"
    case value
}

/// A value of a fact.
public enum ComparedValue: Sendable, Hashable {
    /// An answer and whether the row that gave it counts on the day.
    case answer(Answer, EvidenceValidity)
    /// Whether the row of the record counts on the day.
    case validity(EvidenceValidity)
    /// A number in the unit of the fact.
    case number(Double)
}
