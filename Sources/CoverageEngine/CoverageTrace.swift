import PlaneGeometry
public import RegistryRecords

/// Follows the figures of a table back to the rows that they come from.
public struct CoverageTrace {
    let input: CoverageInput
    /// The table whose figures are followed.
    public let table: CoverageTable
    let source: (Evidence) -> SourceRow
    let notes: TraceNotes

    /// Makes a trace of a table.
    ///
    /// - Parameters:
    ///   - input: What the table was computed from.
    ///   - source: Finds file and sheet of a piece of evidence.
    public init(_ table: CoverageTable, of input: CoverageInput, source: @escaping (Evidence) -> SourceRow) {
        self.table = table
        self.input = input
        self.source = source
        notes = TraceNotes(input, evidenceAgeDays: input.evidenceAge(of: .mobileShare))
    }

    /// The targets that the table answers.
    var activeTargets: [Target] { input.activeTargets }

    /// The communes without a proven staffed postal point with Internet, each with its points.
    public func missing() -> MissingList {
        var list = MissingList(
            registry: table.registry, registryVersion: table.registryVersion, era: table.era, day: table.day,
            targetsDigest: table.targetsDigest, of: table.communes.count,
            communes: table.communes.enumerated().compactMap { index, coverage in
                coverage.postal.reason.map {
                    MissingCommune(
                        commune: coverage.commune, verdict: coverage.postal.verdict, reason: $0,
                        points: postalPoints(inCommune: index))
                }
            })
        list.known = table.known
        return list
    }

    /// The rows behind every figure of a commune.
    ///
    /// - Parameter index: Its place in ``CoverageTable/communes``.
    public func explanation(ofCommune index: Int) -> CommuneExplanation {
        var explanation = CommuneExplanation(
            registry: table.registry, registryVersion: table.registryVersion, era: table.era, day: table.day,
            method: table.method, targetsDigest: table.targetsDigest, coverage: table.communes[index],
            targets: input.targets.filter { table.communes[index].verdicts[$0.code] != nil })
        explanation.known = table.known
        explanation.postalPoints = postalPoints(inCommune: index)
        let cells = cells(reachingCommune: index)
        explanation.cells = explained(cells)
        explanation.deadZones = deadZones(inCommune: index)
        explanation.cables = cables(inCommune: index)
        explanation.settlements = settlements(inCommune: index)
        explanation.claims = claims(reachingCommune: index)
        explanation.samples = samples(inCommune: index)
        explanation.indicators = indicators(of: input.communes[index].commune.code)
        explanation.proofs = proofs(ofCommune: index, cells: cells)
        return explanation
    }

    // MARK: Postal points

    private func postalPoints(inCommune index: Int) -> [ExplainedPostalPoint] {
        let age = input.evidenceAge(of: .staffedOnline)
        return input.postalPoints.filter { $0.whereabouts.main == index }.compactMap { point in
            let record = point.record
            guard PostalFacts(record, on: input.day, evidenceAgeDays: age).isActive else { return nil }
            func answer(_ field: Field) -> StatedAnswer {
                let evidence = record.evidence.evidence(of: field)
                let isStated = record[field] != nil || record.evidence.exceptions[field] != nil
                return StatedAnswer(
                    record[field]?.answer ?? .unknown, source: isStated ? source(evidence) : nil,
                    validity: isStated ? validity(of: evidence, ageLimitDays: age) : .undated)
            }
            var point = ExplainedPostalPoint(
                code: record.key, name: record[.name]?.text,
                kind: record[.kind]?.text.flatMap(PostalPointKind.init(rawValue:)),
                enterprise: record[.enterprise]?.text, staffed: answer(.staffed), internet: answer(.internet),
                source: source(record.evidence.base))
            point.hoursPerDay = record[.hoursPerDay]?.number
            point.services = record[.services]?.text
            return point
        }.sorted { $0.code < $1.code }
    }

    // MARK: Cells

    /// Those that stand in a commune, and those whose service reaches it.
    private func cells(reachingCommune index: Int) -> [TraceNotes.Cell] {
        notes.cells.filter { cell in
            let site = input.sites[cell.site]
            let area = cell.facts.flatMap {
                ServiceArea(of: $0, at: site.position, convergenceDegrees: site.convergenceDegrees)
            }
            return site.whereabouts.main == index || reaches(area, commune: index)
        }
    }

    private func explained(_ cells: [TraceNotes.Cell]) -> [ExplainedCell] {
        let age = input.evidenceAge(of: .mobileShare)
        return cells.map { cell in
            let (record, facts, site) = (cell.record, cell.facts, input.sites[cell.site])
            return ExplainedCell(
                site: site.record.key, siteName: site.record[.name]?.text,
                siteCommune: site.whereabouts.main.map { input.communes[$0].commune.code },
                operator: record[.operator]?.text ?? "", technology: facts?.technology,
                bandMHz: record[.bandMHz]?.integer, sector: record[.sector]?.text,
                radiusMetres: facts?.radiusMetres, isRadiusAssumed: facts?.isRadiusAssumed ?? false,
                beam: facts?.beam, isBeamAssumed: facts?.isBeamAssumed ?? false,
                onAirFrom: record[.onAir]?.day, offAirFrom: record[.offAir]?.day,
                isOnAir: facts.map { $0.mayBeOnAir ? (record[.onAir]?.day == nil ? .unknown : .yes) : .no }
                    ?? .unknown,
                source: source(record.evidence.base), validity: validity(of: record.evidence.base, ageLimitDays: age))
        }.sorted {
            ($0.site, $0.operator, $0.technology?.rawValue ?? "", $0.bandMHz ?? 0, $0.sector ?? "")
                < ($1.site, $1.operator, $1.technology?.rawValue ?? "", $1.bandMHz ?? 0, $1.sector ?? "")
        }
    }

    private func reaches(_ area: ServiceArea?, commune index: Int) -> Bool {
        guard let area, let polygon = input.communes[index].polygon else { return false }
        return DiscUnion([area]).coveredArea(of: polygon) > 0
    }

    // MARK: Dead zones, cables, settlements

    private func deadZones(inCommune index: Int) -> [ExplainedDeadZone] {
        input.deadZones.filter { $0.whereabouts.main == index }.map { zone in
            let record = zone.record
            let progress = LifeCycleProgress<DeadZoneStatus>(record, on: input.day)
            var explained = ExplainedDeadZone(
                code: record.key, place: record[.place]?.text ?? record[.village]?.text,
                zoneClass: record[.zoneClass]?.text.flatMap(DeadZoneClass.init(rawValue:)),
                operator: record[.operator]?.text, households: record[.households]?.integer,
                status: progress.status, reported: record[.reported]?.day, resolved: record[.resolved]?.day,
                isOpen: DeadZoneState(progress, of: record) == .open, source: source(record.evidence.base))
            explained.since = progress.since
            explained.promised = record[.promised]?.day
            explained.checkResult =
                progress.status == .checked ? record[.checkResult]?.text.flatMap(CheckResult.init(rawValue:)) : nil
            explained.handledBy = record[.handledBy]?.text
            explained.reason = record[.reason]?.text
            return explained
        }.sorted { $0.code < $1.code }
    }

    private func cables(inCommune index: Int) -> [ExplainedCable] {
        input.cableRoutes.compactMap { route -> ExplainedCable? in
            guard let part = route.whereabouts.parts.first(where: { $0.commune == index }) else { return nil }
            let record = route.record
            let lengths = CableLengths(record, lineMetres: route.lengthMetres, on: input.day)
            var explained = ExplainedCable(
                code: record.key, road: record[.road]?.text, enterprise: record[.enterprise]?.text,
                status: lengths.progress.status, deadline: lengths.deadline,
                kilometres: CableCoverage(lengths, share: part.share),
                isEqualShare: route.whereabouts.isEqualShare, source: source(record.evidence.base))
            explained.since = lengths.progress.since
            explained.isClosingProven = lengths.isClosingProven
            if lengths.isClosed { explained.evidence = record[.acceptance]?.text ?? record[.photoAfter]?.text }
            return explained
        }.sorted { $0.code < $1.code }
    }

    private func settlements(inCommune index: Int) -> [ExplainedSettlement] {
        return input.settlements.filter { $0.whereabouts.main == index }.map { settlement in
            var covered: [TechnologyClass: Answer] = [:]
            for (technology, unions) in notes.unions where !unions.isEmpty {
                guard let position = settlement.position else { continue }
                covered[technology] =
                    unions.proven.contains(position) ? .yes : unions.possible.contains(position) ? .unknown : .no
            }
            return ExplainedSettlement(
                code: settlement.record.key, name: settlement.record[.name]?.text,
                households: settlement.record[.households]?.integer,
                population: settlement.record[.population]?.integer, covered: covered,
                source: source(settlement.record.evidence.base))
        }.sorted { $0.code < $1.code }
    }

    // MARK: Evidence

    private func validity(of evidence: Evidence, ageLimitDays: Int) -> EvidenceValidity {
        EvidenceValidity(surveyed: evidence.surveyed, on: input.day, ageLimitDays: ageLimitDays)
    }
}

extension CoverageInput {
    /// Days for which evidence counts for the first target of a measure; the standard where none asks for it.
    package func evidenceAge(of measure: TargetMeasure) -> Int {
        activeTargets.first { $0.measure == measure }?.evidenceAgeDays ?? Target.defaultEvidenceAgeDays
    }
}
