public import RegistryRecords

/// The ledger of dead zones on a day: every report with its steps, what is due, and what computed service says of it.
public struct DeadZoneLedger: Sendable, Hashable {
    /// Why a report is due on its day.
    public enum DueBasis: String, Sendable, Hashable {
        /// Somebody promised the day.
        case promised
        /// By the setting for reports that are to be verified.
        case verifySetting = "verify-setting"
        /// By the setting for reports that are to be resolved.
        case resolveSetting = "resolve-setting"
    }

    /// A cell that reaches a report and went on air after it: the dead zone may be gone.
    public struct NewCell: Sendable, Hashable {
        /// Code of the site.
        public var site: String
        /// The day on which it went on air.
        public var onAir: Day
        /// The row that last stated the cell.
        public var source: SourceRow

        /// Makes the value of its parts.
        package init(site: String, onAir: Day, source: SourceRow) {
            self.site = site
            self.onAir = onAir
            self.source = source
        }
    }

    /// A report.
    public struct Entry: Sendable, Hashable {
        /// The record; its fields are as stated now.
        public var record: RegistryRecord
        /// The commune that holds it, or most of it; nil when it lies in none.
        public var commune: Commune?
        /// Where it stands on the day.
        public var progress: LifeCycleProgress<DeadZoneStatus>
        /// Whether it is open on the day.
        public var state: DeadZoneState
        /// Days since the report, or since its reopening; nil when that day is not stated.
        public var ageDays: Int?
        /// The day by which something is due, and why; nil when it is closed or when no day can be told.
        public var due: (day: Day, basis: DueBasis)? { dueDay.map { ($0, dueBasis) } }
        private var dueDay: Day?
        private var dueBasis = DueBasis.promised
        /// Days by which it is late; 0 when it is not, or when no day can be told.
        public var overdueDays: Int
        /// Share of it inside of what may be served; nil when it is closed or has no place.
        public var servedShare: Double?
        /// Codes of the sites that reach it.
        public var sites: [String] = []
        /// Cells on air since the report that reach it.
        public var newCells: [NewCell] = []
        /// The row that last stated it.
        public var source: SourceRow

        /// Whether more than half of it lies inside of the computed service that it complains of.
        public var isContradicted: Bool { (servedShare ?? 0) > 0.5 }
        /// Place or village, as stated; nil when never stated.
        public var place: String? { record[.place]?.text ?? record[.village]?.text }

        /// The value of a field as plain text; nil when never stated.
        public func text(_ field: Field) -> String? { record[field]?.text }
    }

    /// Identifier of the registry.
    public var registry: String
    /// Its version.
    public var registryVersion: Int
    /// The day of the figures.
    public var day: Day
    /// The first day of the period in which resolved reports are counted.
    public var from: Day
    /// The settings that hold on the day.
    public var rules: LedgerRule
    /// The reports known on the day, by code.
    public var entries: [Entry] = []

    /// Makes a ledger without reports.
    package init(registry: String, registryVersion: Int, day: Day, from: Day, rules: LedgerRule) {
        self.registry = registry
        self.registryVersion = registryVersion
        self.day = day
        self.from = from
        self.rules = rules
    }

    /// The reports that are open.
    public var open: [Entry] { entries.filter { $0.state == .open } }
    /// Open reports whose day has passed.
    public var overdue: [Entry] { entries.filter { $0.overdueDays > 0 } }
    /// Reports that were resolved in the period and stay so.
    public var resolvedInPeriod: [Entry] { entries.filter(isResolvedInPeriod) }

    private func isResolvedInPeriod(_ entry: Entry) -> Bool {
        entry.state == .resolved && (entry.record[.resolved]?.day).map { from <= $0 && $0 <= day } ?? false
    }

    /// How many open reports each band of ages has, the unknown ages last.
    public var ageCounts: [Int] {
        var counts = Array(repeating: 0, count: rules.ageBands.count + 2)
        for entry in open {
            let band = entry.ageDays.map { age in rules.ageBands.firstIndex { age <= $0 } ?? rules.ageBands.count }
            counts[band ?? counts.count - 1] += 1
        }
        return counts
    }

    /// How many reports are open, overdue, and resolved in the period, by a word of each, sorted by the word; nil for
    /// those without one.
    public func counts(by word: (Entry) -> String?) -> [(word: String?, open: Int, overdue: Int, resolved: Int)] {
        Dictionary(grouping: entries, by: word).map { word, group in
            (
                word, group.count { $0.state == .open }, group.count { $0.overdueDays > 0 },
                group.count(where: isResolvedInPeriod)
            )
        }.sorted { ($0.word == nil ? 1 : 0, $0.word ?? "") < ($1.word == nil ? 1 : 0, $1.word ?? "") }
    }
}

extension DeadZoneLedger.Entry {
    /// Weighs a report on a day; nil when it was not reported by then.
    package init?(_ located: LocatedRecord, commune: Commune?, on day: Day, rules: LedgerRule, source: SourceRow) {
        let progress = LifeCycleProgress<DeadZoneStatus>(located.record, on: day)
        guard let status = progress.status else { return nil }
        record = located.record
        self.commune = commune
        self.progress = progress
        self.source = source
        state = DeadZoneState(progress, of: record)
        let reopened = (record[.reopened]?.day).flatMap { $0 <= day ? $0 : nil }
        let start = reopened ?? record[.reported]?.day
        ageDays = start.map { Int(day.number - $0.number) }
        overdueDays = 0
        guard state == .open else { return }
        if let promised = record[.promised]?.day, reopened.map({ $0 <= promised }) ?? true {
            (dueDay, dueBasis) = (promised, .promised)
        } else if status == .reported {
            (dueDay, dueBasis) = (start?.adding(days: rules.verifyDays), .verifySetting)
        } else {
            (dueDay, dueBasis) = (start?.adding(days: rules.resolveDays), .resolveSetting)
        }
        overdueDays = dueDay.map { max(0, Int(day.number - $0.number)) } ?? 0
    }
}
