import PlaneGeometry
public import RegistryRecords

extension EnterpriseTable {
    /// Counts what each enterprise has.
    ///
    /// - Parameters:
    ///   - input: The records of one province.
    ///   - enterprises: The list, records of ``RegistryRecords/RecordKind/enterprise``.
    public init(_ input: CoverageInput, enterprises: [RegistryRecord]) {
        self.init(
            registry: input.registry, registryVersion: input.registryVersion, era: input.era, day: input.day,
            known: input.known, targetsDigest: input.targetsDigest, communes: input.communes.map(\.commune), lines: [],
            total: EnterpriseFigures())
        var calculation = EnterpriseCalculation(input, EnterpriseDirectory(enterprises))
        calculation.count()
        lines = calculation.lines
        total = calculation.total.figures
    }
}

/// One run over all records that name an enterprise.
struct EnterpriseCalculation {
    private enum Key: Hashable {
        case listed(Int)
        case unlisted(String)
        case unnamed
    }

    private let input: CoverageInput
    private let directory: EnterpriseDirectory
    private let ageLimitDays: Int
    private var tallies: [Key: EnterpriseTally] = [:]
    private var names: [String: String] = [:]
    private(set) var total = EnterpriseTally()

    init(_ input: CoverageInput, _ directory: EnterpriseDirectory) {
        self.input = input
        self.directory = directory
        ageLimitDays =
            input.activeTargets.first { $0.measure == .staffedOnline }?.evidenceAgeDays
            ?? Target.defaultEvidenceAgeDays
    }

    /// The lines in their order.
    var lines: [EnterpriseLine] {
        func line(_ owner: EnterpriseLine.Owner, _ tally: EnterpriseTally?) -> EnterpriseLine {
            EnterpriseLine(
                owner: owner, figures: tally?.figures ?? EnterpriseFigures(), byCommune: tally?.byCommune ?? [:])
        }
        var lines = directory.listed.enumerated().map { line(.listed($0.element), tallies[.listed($0.offset)]) }
        lines += names.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { key, name in
            line(.unlisted(name), tallies[.unlisted(key)])
        }
        if let unnamed = tallies[.unnamed] { lines.append(line(.unnamed, unnamed)) }
        return lines
    }

    /// Goes over all records.
    mutating func count() {
        countPoints()
        countSites()
        countDeadZones()
        countCables()
    }

    private mutating func countPoints() {
        for (place, point) in input.postalPoints.enumerated() {
            let facts = PostalFacts(
                point.record, isPlaceCertain: point.whereabouts.isCertain, on: input.day, evidenceAgeDays: ageLimitDays)
            guard facts.isActive else { continue }
            add(.postalPoint, place, point, namedBy: [point.record[.enterprise]?.text]) { figures, _ in
                figures.points += 1
                figures.staffed += facts.isStaffed ? 1 : 0
                figures.staffedOnline += facts.isStaffedOnline ? 1 : 0
            }
        }
    }

    /// Cells count where their site stands. A site is of its owner and of everybody with a cell on it.
    private mutating func countSites() {
        let siteOfCode = Dictionary(
            input.sites.enumerated().compactMap { place, site in site.record[.site]?.text.map { ($0, place) } },
            uniquingKeysWith: { first, _ in first })
        var usersOfSite: [Int: [String?]] = [:]
        for (place, cell) in input.cells.enumerated() {
            guard let site = cell[.site]?.text.flatMap({ siteOfCode[$0] }),
                let facts = CellFacts(
                    cell, on: input.day, evidenceAgeDays: ageLimitDays, assumedRadii: input.assumedRadii),
                facts.mayBeOnAir
            else { continue }
            let name = cell[.operator]?.text
            usersOfSite[site, default: []].append(name)
            var located = input.sites[site]
            located.record.evidence = cell.evidence
            add(.cell, place, located, namedBy: [name]) { figures, _ in
                figures.cells[facts.technology, default: 0] += 1
            }
        }
        for (place, site) in input.sites.enumerated() {
            let users = usersOfSite[place] ?? []
            let owner = site.record[.owner]?.text
            // A site that is neither owned nor used by anybody known is nobody's.
            let all = users.compactMap(\.self) + [owner].compactMap(\.self)
            add(.site, place, site, namedBy: all.isEmpty ? [nil] : all) { figures, _ in figures.sites += 1 }
        }
    }

    private mutating func countDeadZones() {
        for (place, zone) in input.deadZones.enumerated()
        where DeadZoneState(zone.record, on: input.day) == .open {
            add(.deadZone, place, zone, namedBy: Self.names(zone.record[.operator]?.text)) { figures, _ in
                figures.openDeadZones += 1
            }
        }
    }

    private mutating func countCables() {
        for (place, route) in input.cableRoutes.enumerated() {
            let lengths = CableLengths(route.record, lineMetres: route.lengthMetres, on: input.day)
            add(.cableRoute, place, route, namedBy: [route.record[.enterprise]?.text]) { figures, share in
                figures.cables += CableCoverage(lengths, share: share)
            }
        }
    }

    /// Counts a record for everybody it names, and once in the total.
    private mutating func add(
        _ kind: RecordKind, _ place: Int, _ located: LocatedRecord, namedBy stated: [String?],
        _ count: (inout EnterpriseFigures, Double) -> Void
    ) {
        // All but routes count in one commune.
        let parts =
            kind == .cableRoute
            ? located.whereabouts.parts : located.whereabouts.main.map { [.init(commune: $0)] } ?? []
        let evidence = located.record.evidence.base
        var keys = Set<Key>()
        for name in stated { keys.formUnion(self.keys(of: name)) }
        for part in parts {
            for key in keys {
                tallies[key, default: EnterpriseTally()].add(
                    kind, place, in: part.commune, evidence: evidence, on: input.day, ageLimitDays: ageLimitDays
                ) { count(&$0, part.share) }
            }
            total.add(
                kind, place, in: part.commune, evidence: evidence, on: input.day, ageLimitDays: ageLimitDays
            ) { count(&$0, part.share) }
        }
    }

    private mutating func keys(of name: String?) -> [Key] {
        guard let name, !VietnameseFold.key(name).isEmpty else { return [.unnamed] }
        if let place = directory.place(of: name) { return directory.withParents(place).map(Key.listed) }
        let key = VietnameseFold.key(name)
        if names[key] == nil { names[key] = name }
        return [.unlisted(key)]
    }

    /// The names in a cell that may have several.
    private static func names(_ text: String?) -> [String?] {
        let names = (text ?? "").split(whereSeparator: { ";,/".contains($0) })
            .map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }.map(String.init)
        return names.isEmpty ? [nil] : names
    }
}
