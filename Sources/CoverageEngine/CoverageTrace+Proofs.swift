import RegistryRecords

extension CoverageTrace {
    /// What the verdicts of a commune rest on, in the order of the targets.
    ///
    /// - Parameters:
    ///   - index: Its place in ``CoverageTable/communes``.
    ///   - cells: Those that stand in the commune or reach it.
    func proofs(ofCommune index: Int, cells: [TraceNotes.Cell]) -> [VerdictProof] {
        let verdicts = table.communes[index].verdicts
        return activeTargets.compactMap { target in
            guard let verdict = verdicts[target.code] else { return nil }
            let rows = uses(of: target, inCommune: index, cells: cells).flatMap { self.rows(of: $0, for: target) }
            return proof(of: target, verdict, rows: rows, asked: verdicts.keys.contains)
        }
    }

    /// What the verdicts of a province as a whole rest on.
    func proofs(ofProvince code: String, _ summaries: [TargetSummary]) -> [VerdictProof] {
        let codes = Set(summaries.map(\.target.code))
        return summaries.map { summary in
            let rows = indicators(of: summary.target, area: code).flatMap { self.rows(of: $0, for: summary.target) }
            return proof(of: summary.target, summary.verdict, rows: rows, asked: codes.contains)
        }
    }

    private func proof(
        of target: Target, _ verdict: Verdict, rows: [VerdictProof.Row], asked: (String) -> Bool
    ) -> VerdictProof {
        let isAboutList = target.measure == .openDeadZones || target.measure == .overdueCable
        return VerdictProof(
            target: target.code, verdict: verdict, rows: rows,
            lists: isAboutList || rows.isEmpty ? lists(of: target) : [],
            parts: target.measure == .allOf ? target.allOf.filter(asked) : [])
    }

    // MARK: Records

    /// A record with the fields that a target looks at.
    private struct Use {
        var record: RegistryRecord
        /// Nil for all of them.
        var fields: [Field]?
        var validity: EvidenceValidity?
    }

    private func uses(of target: Target, inCommune index: Int, cells: [TraceNotes.Cell]) -> [Use] {
        func points(_ fields: [Field]) -> [Use] {
            input.postalPoints.filter { $0.whereabouts.main == index }
                .map { Use(record: $0.record, fields: [.opened, .closed] + fields) }
        }
        func settlements(_ fields: [Field]) -> [Use] {
            input.settlements.filter { $0.whereabouts.main == index }.map { Use(record: $0.record, fields: fields) }
        }
        let hours: [Field] = target.hoursPerDay == nil ? [] : [.hoursPerDay]
        switch target.measure {
        case .staffedOnline: return points([.kind, .staffed, .internet] + hours)
        case .staffed: return points([.kind, .staffed] + hours)
        case .postalPoints, .meanRadius: return points([])
        case .servicePoints: return points([.kind, .services])
        case .peoplePerPoint: return points([]) + (input.population == nil ? settlements([.population]) : [])
        case .meanDistance, .largestDistance:
            let places = input.settlements.indices.filter { input.settlements[$0].whereabouts.main == index }
            let nearest = notes.distances(evidenceAgeDays: target.evidenceAgeDays)
                .deciding(ofCommune: index, settlements: places)
            return settlements([.households])
                + nearest.map {
                    Use(record: input.postalPoints[$0].record, fields: [.opened, .closed, .kind, .staffed])
                }
        case .mobileShare: return services(of: target, cells) + settlements([])
        case .mobileSpeed: return samples(of: target, inCommune: index)
        case .openDeadZones:
            return input.deadZones.filter { $0.whereabouts.main == index }.map { Use(record: $0.record) }
        case .overdueCable:
            return input.cableRoutes.filter { route in route.whereabouts.parts.contains { $0.commune == index } }
                .map { Use(record: $0.record) }
        case .indicator, .indicatorGrowth:
            return indicators(of: target, area: input.communes[index].commune.code)
        case .allOf: return []
        }
    }

    /// The cells of the target's generations, each after its site.
    private func services(of target: Target, _ cells: [TraceNotes.Cell]) -> [Use] {
        var sites = Set<Int>()
        return cells.flatMap { cell -> [Use] in
            guard let technology = cell.facts?.technology, target.technology?.includes(technology) ?? false
            else { return [] }
            let site = Use(record: input.sites[cell.site].record, fields: [])
            let fields: [Field] = [.technology, .onAir, .offAir, .radius, .azimuth, .beamWidth]
            return (sites.insert(cell.site).inserted ? [site] : []) + [Use(record: cell.record, fields: fields)]
        }
    }

    private func samples(of target: Target, inCommune index: Int) -> [Use] {
        let window = input.sampleRules.entry(on: input.day).window(endingOn: input.day)
        return input.samples.compactMap { sample in
            guard sample.whereabouts.main == index, sample.record[.download] != nil,
                sample.record.measuredDay.map(window.contains) ?? false,
                let technology = sample.record[.technology]?.text.flatMap(Technology.init(rawValue:)),
                target.technology?.includes(technology) ?? false
            else { return nil }
            return Use(record: sample.record, fields: [.download])
        }
    }

    private func indicators(of target: Target, area: String) -> [Use] {
        notes.indicators.deciding(target, area: area).compactMap { value in
            notes.indicatorRecords[value.code].map {
                Use(record: $0, validity: value.validity(on: input.day, ageLimitDays: target.evidenceAgeDays))
            }
        }
    }

    // MARK: Rows

    private func rows(of use: Use, for target: Target) -> [VerdictProof.Row] {
        let evidence = use.record.evidence
        let others = use.fields.map { $0.compactMap { evidence.exceptions[$0] } } ?? Array(evidence.exceptions.values)
        return Set([evidence.base] + others).sorted { ($0.survey, $0.row) < ($1.survey, $1.row) }.map {
            VerdictProof.Row(
                kind: use.record.kind, record: use.record.uuid, code: use.record.key, survey: $0.survey,
                source: source($0),
                validity: use.validity
                    ?? EvidenceValidity(surveyed: $0.surveyed, on: input.day, ageLimitDays: target.evidenceAgeDays))
        }
    }

    /// The surveys of what a target looks at that count on the day, wherever their rows are.
    private func lists(of target: Target) -> [VerdictProof.List] {
        let surveys = notes.lists[target.code] ?? surveys(of: target)
        notes.lists[target.code] = surveys
        return surveys.map { evidence in
            var source = source(evidence)
            (source.row, source.surveyed, source.photos) = (0, nil, [])
            return VerdictProof.List(survey: evidence.survey, source: source)
        }
    }

    private func surveys(of target: Target) -> [Evidence] {
        let records: [RegistryRecord] =
            switch target.measure {
            case .openDeadZones: input.deadZones.map(\.record)
            case .overdueCable: input.cableRoutes.map(\.record)
            case .mobileShare: input.cells
            case .mobileSpeed, .indicator, .indicatorGrowth, .allOf: []
            default: input.postalPoints.map(\.record)
            }
        let valid = records.lazy.map(\.evidence.base)
            .filter { $0.counts(on: input.day, ageLimitDays: target.evidenceAgeDays) }
        let first = Dictionary(valid.map { ($0.survey, $0) }, uniquingKeysWith: { first, _ in first })
        return first.values.sorted { $0.survey < $1.survey }
    }
}
