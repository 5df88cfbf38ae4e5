import RegistryRecords

extension CoverageComparison {
    /// Compares two tables by their rows.
    ///
    /// - Parameters:
    ///   - before: The earlier table, with the way back to its rows.
    ///   - after: The later one, of the same communes.
    public init(from before: CoverageTrace, to after: CoverageTrace) {
        let placeBefore = Dictionary(
            before.table.communes.enumerated().map { ($0.element.commune.code, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        // A target may be asked for on one of the days only.
        var targets = after.activeTargets
        for target in before.activeTargets where !targets.contains(where: { $0.code == target.code }) {
            targets.append(target)
        }
        self.init(before: before.table, after: after.table, communes: [])
        communes = after.table.communes.enumerated().compactMap { place, coverage in
            guard let earlier = placeBefore[coverage.commune.code], before.table.communes[earlier] != coverage else {
                return nil
            }
            let explanations = (before.explanation(ofCommune: earlier), after.explanation(ofCommune: place))
            let changes = targets.compactMap { target in
                TargetChange(of: target, from: explanations.0, to: explanations.1)
            }
            return changes.isEmpty ? nil : CommuneChange(commune: coverage.commune, targets: changes)
        }
    }

    /// One comparison of those of several provinces.
    ///
    /// - Parameter parts: At least one; all of one registry, era and pair of days.
    public init(merging parts: [CoverageComparison]) {
        precondition(!parts.isEmpty, "nothing to merge")
        self.init(
            before: CoverageTable(merging: parts.map(\.before)), after: CoverageTable(merging: parts.map(\.after)),
            communes: parts.flatMap(\.communes).sorted { $0.commune.code < $1.commune.code })
    }
}

extension TargetChange {
    /// Nil when nothing differs.
    fileprivate init?(of target: Target, from before: CommuneExplanation, to after: CommuneExplanation) {
        let (earlier, later) = (before.coverage, after.coverage)
        let interval = (Self.interval(of: target, in: earlier), Self.interval(of: target, in: later))
        self.init(
            target: target, verdicts: Pair(earlier.verdicts[target.code], later.verdicts[target.code]),
            low: Pair(interval.0.low, interval.1.low), high: Pair(interval.0.high, interval.1.high),
            rows: Self.rows(of: target, from: before, to: after))
        let isSame = low.before == low.after && high.before == high.after && !isDecided && rows.isEmpty
        if isSame { return nil }
    }

    private static func interval(of target: Target, in coverage: CommuneCoverage) -> (low: Double?, high: Double?) {
        switch target.measure {
        case .staffedOnline: (Double(coverage.postal.staffedOnline), Double(coverage.postal.staffedOnline))
        case .mobileShare:
            target.technology.flatMap { coverage.mobile[$0] }.map { ($0.low, $0.high) } ?? (nil, nil)
        case .openDeadZones: (Double(coverage.deadZones.open), Double(coverage.deadZones.open))
        case .overdueCable: (coverage.cables.overdueKilometres, coverage.cables.overdueKilometres)
        default: coverage.figures[target.code].map { ($0.low, $0.high) } ?? (nil, nil)
        }
    }

    private static func rows(
        of target: Target, from before: CommuneExplanation, to after: CommuneExplanation
    ) -> [RowChange] {
        switch target.measure {
        case .staffedOnline, .staffed, .servicePoints:
            changes(from: before.postalPoints.map(Row.init), to: after.postalPoints.map(Row.init))
        case .mobileShare:
            changes(
                from: before.cells.filter { $0.counts(for: target) }.map(Row.init),
                to: after.cells.filter { $0.counts(for: target) }.map(Row.init))
        case .openDeadZones: changes(from: before.deadZones.map(Row.init), to: after.deadZones.map(Row.init))
        case .overdueCable: changes(from: before.cables.map(Row.init), to: after.cables.map(Row.init))
        case .indicator, .indicatorGrowth:
            changes(
                from: before.indicators.filter { target.isAbout($0.value) }.map(Row.init),
                to: after.indicators.filter { target.isAbout($0.value) }.map(Row.init))
        case .postalPoints, .peoplePerPoint, .meanRadius, .meanDistance, .largestDistance, .mobileSpeed, .allOf: []
        }
    }

    private static func changes(from before: [Row], to after: [Row]) -> [RowChange] {
        let earlier = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let later = Dictionary(after.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(earlier.keys).union(later.keys).sorted().compactMap { key in
            let (old, new) = (earlier[key], later[key])
            guard let shown = new ?? old else { return nil }
            let facts = ComparedFact.allCases.compactMap { fact -> FactChange? in
                let values = Pair(old?.facts[fact], new?.facts[fact])
                return values.before == values.after ? nil : FactChange(fact: fact, values: values)
            }
            if facts.isEmpty && old != nil && new != nil { return nil }
            return RowChange(
                kind: shown.kind, key: key, name: shown.name, facts: facts, sources: Pair(old?.source, new?.source))
        }
    }
}

/// A record as a target looks at it.
private struct Row {
    var kind: RecordKind
    var key: String
    var name: String?
    var facts: [ComparedFact: ComparedValue]
    var source: SourceRow

    init(_ point: ExplainedPostalPoint) {
        (kind, key, name, source) = (.postalPoint, point.code, point.name, point.source)
        // How old it is that something is not known does not matter.
        func value(_ stated: StatedAnswer) -> ComparedValue {
            .answer(stated.answer, stated.answer == .unknown ? .undated : stated.validity)
        }
        facts = [.staffed: value(point.staffed), .internet: value(point.internet)]
    }

    init(_ cell: ExplainedCell) {
        kind = .cell
        let parts = [
            cell.site, cell.operator, cell.technology?.rawValue ?? "", cell.bandMHz.map(String.init) ?? "",
            cell.sector ?? "",
        ]
        (key, name, source) = (parts.joined(separator: "|"), cell.siteName, cell.source)
        facts = [.onAir: .answer(cell.isOnAir, .valid), .evidence: .validity(cell.validity)]
        if let radius = cell.radiusMetres { facts[.radius] = .number(radius) }
    }

    init(_ indicator: ExplainedIndicator) {
        (kind, key, name, source) = (.indicator, indicator.value.code, indicator.value.indicator, indicator.source)
        facts = indicator.value.value.map { [.value: .number($0)] } ?? [:]
    }

    init(_ zone: ExplainedDeadZone) {
        (kind, key, name, source) = (.deadZone, zone.code, zone.place, zone.source)
        facts = [.open: .number(zone.isOpen ? 1 : 0)]
    }

    init(_ cable: ExplainedCable) {
        (kind, key, name, source) = (.cableRoute, cable.code, cable.road, cable.source)
        facts = [.overdue: .number(cable.kilometres.overdueKilometres)]
    }
}

extension ExplainedCell {
    /// Whether the target is about cells of the generation.
    fileprivate func counts(for target: Target) -> Bool {
        guard let technology, let asked = target.technology else { return false }
        return asked.includes(technology) && isOnAir != .no
    }
}
