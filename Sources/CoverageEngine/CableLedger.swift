public import RegistryRecords

/// Cable clean-ups on a day: every route with its lengths, and scorecards of enterprises, communes, roads and years.
public struct CableLedger: Sendable, Hashable {
    /// What a scorecard has a line for.
    public enum Grouping: String, Sendable, Hashable, CaseIterable {
        case road, enterprise, commune, year
    }

    /// A route.
    public struct Entry: Sendable, Hashable {
        /// The record; its fields are as stated now.
        public var record: RegistryRecord
        /// The communes that it runs through, each with its share of the length: of one province where one is asked for.
        public var parts: [Part]
        /// The share of the route that counts: 1, or less where only the part in one province does.
        public var share: Double
        /// Whether the stated communes share equally, because no line cuts the route at their borders.
        public var isEqualShare: Bool
        /// Its lengths on the day.
        public var lengths: CableLengths
        /// Poles done on the day.
        public var polesDone: Double
        /// The row that last stated it.
        public var source: SourceRow

        /// Whether it is done within its deadline: yes by a proven closing, no when it is late, unknown where the closing
        /// has no day or no evidence; nil while it is neither done nor late, and without a deadline.
        public var isOnTime: Answer?
        /// Poles of the route; 0 when never stated.
        public var poles: Double { record[.poles]?.number ?? 0 }
        /// Whether something planned is late for certain; a closing without evidence may be late, too.
        public var isOverdue: Bool { lengths.overdue > 0 }

        /// Makes a route of its parts and judges whether it is on time.
        package init(
            record: RegistryRecord, parts: [Part], share: Double, isEqualShare: Bool, lengths: CableLengths,
            polesDone: Double, source: SourceRow
        ) {
            self.record = record
            self.parts = parts
            self.share = share
            self.isEqualShare = isEqualShare
            self.lengths = lengths
            self.polesDone = polesDone
            self.source = source
            isOnTime = Self.isOnTime(record, lengths)
        }

        private static func isOnTime(_ record: RegistryRecord, _ lengths: CableLengths) -> Answer? {
            guard let deadline = lengths.deadline else { return nil }
            guard lengths.isClosed else { return lengths.overdue > 0 ? .no : nil }
            // A route that is accepted was done before that.
            guard let done = record[.done]?.day else { return .unknown }
            return done > deadline ? .no : lengths.isClosingProven ? .yes : .unknown
        }
    }

    /// A part of a route in a commune.
    public struct Part: Sendable, Hashable {
        /// The commune.
        public var commune: Commune
        /// Share of the route.
        public var share: Double

        /// Makes the value of its parts.
        package init(commune: Commune, share: Double) {
            self.commune = commune
            self.share = share
        }
    }

    /// A line of a scorecard.
    public struct Score: Sendable, Hashable {
        /// The road, enterprise, commune or year; nil for routes that state none.
        public var name: String?
        /// Code of the commune; nil for other lines.
        public var code: String?
        /// Routes that count in it, with any share.
        public var routes = 0
        /// Kilometres.
        public var kilometres = CableCoverage(
            plannedKilometres: 0, doneKilometres: 0, verifiedKilometres: 0, overdueKilometres: 0)
        /// Poles planned and done, by share.
        public var poles = 0.0
        /// Poles done, by share.
        public var polesDone = 0.0
        /// Planned kilometres of routes that are done or late, which is what «on time» is a share of.
        public var dueKilometres = 0.0
        /// Of these, done within the deadline for certain.
        public var onTimeKilometres = 0.0
        /// Of these, done within the deadline for all that is known.
        public var onTimeAtMostKilometres = 0.0
        /// Routes with an extended deadline.
        public var extended = 0

        /// Adds a route, or a part of it.
        mutating func add(_ entry: Entry, share: Double) {
            routes += 1
            kilometres += CableCoverage(entry.lengths, share: share)
            poles += entry.poles * share
            polesDone += entry.polesDone * share
            extended += entry.record[.extendedTo]?.day == nil ? 0 : 1
            guard let isOnTime = entry.isOnTime else { return }
            let planned = entry.lengths.planned * share / 1000
            dueKilometres += planned
            onTimeKilometres += isOnTime == .yes ? planned : 0
            onTimeAtMostKilometres += isOnTime == .no ? 0 : planned
        }
    }

    /// Identifier of the registry.
    public var registry: String
    /// Its version.
    public var registryVersion: Int
    /// The day of the figures.
    public var day: Day
    /// The routes, by code.
    public var entries: [Entry] = []

    /// Makes a ledger without routes.
    package init(registry: String, registryVersion: Int, day: Day) {
        self.registry = registry
        self.registryVersion = registryVersion
        self.day = day
    }

    /// All routes together.
    public var total: Score {
        entries.reduce(into: Score()) { $0.add($1, share: $1.share) }
    }

    /// A line for each road, enterprise, commune or year, sorted, those that state none last.
    public func scores(by grouping: Grouping) -> [Score] {
        var scores: [String: Score] = [:]
        func add(_ entry: Entry, _ name: String?, _ share: Double, code: String? = nil) {
            scores[code ?? name ?? "", default: Score(name: name, code: code)].add(entry, share: share)
        }
        for entry in entries {
            switch grouping {
            case .road: add(entry, entry.record[.road]?.text, entry.share)
            case .enterprise: add(entry, entry.record[.enterprise]?.text, entry.share)
            case .year: add(entry, entry.record[.plannedYear]?.text, entry.share)
            case .commune:
                for part in entry.parts { add(entry, part.commune.name, part.share, code: part.commune.code) }
                let rest = entry.share - entry.parts.reduce(0) { $0 + $1.share }
                if rest > 1e-9 { add(entry, nil, rest) }
            }
        }
        return scores.values.sorted {
            ($0.name == nil ? 1 : 0, $0.code ?? $0.name ?? "") < ($1.name == nil ? 1 : 0, $1.code ?? $1.name ?? "")
        }
    }
}
