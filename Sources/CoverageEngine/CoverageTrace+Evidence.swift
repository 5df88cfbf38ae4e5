import RegistryRecords

extension CoverageTrace {
    /// The claims behind a commune's claimed shares, by operator and technology.
    func claims(reachingCommune index: Int) -> [ExplainedClaim] {
        let claims = input.claims.filter { $0.record.isClaimed(on: input.day) }
        let ground = ClaimedGround(
            claims, of: input.communes[index].outline,
            settlements: input.settlements.filter { $0.whereabouts.main == index })
        return claims.indices.compactMap { place -> ExplainedClaim? in
            let (record, technology) = (claims[place].record, claims[place].technology)
            guard let technology, ground.isReached(by: place) else { return nil }
            return ExplainedClaim(
                code: record.key, name: record[.name]?.text, operator: record[.operator]?.text ?? "",
                technology: technology, validFrom: record[.validFrom]?.day, validTo: record[.validTo]?.day,
                areaShare: ground.areaShare(of: place), source: source(claims[place].evidence))
        }.sorted {
            ($0.operator, $0.technology, $0.code, $0.source.file, $0.source.row)
                < ($1.operator, $1.technology, $1.code, $1.source.file, $1.source.row)
        }
    }

    /// The figures of a commune or a province that are known on the day, the newest first.
    func indicators(of area: String) -> [ExplainedIndicator] {
        notes.indicators.all(of: area).map { value in
            let target = input.activeTargets.first { $0.isAbout(value) }
            return ExplainedIndicator(
                value: value,
                validity: value.validity(
                    on: input.day, ageLimitDays: target?.evidenceAgeDays ?? Target.defaultEvidenceAgeDays),
                source: source(value.evidence))
        }
    }

    /// The samples behind a commune's measured figures, by file and row.
    func samples(inCommune index: Int) -> [ExplainedSample] {
        let window = input.sampleRules.entry(on: input.day).window(endingOn: input.day)
        return input.samples.compactMap { sample -> ExplainedSample? in
            let record = sample.record
            guard sample.whereabouts.main == index, let day = record.measuredDay, window.contains(day),
                let technology = record[.technology]?.text.flatMap(Technology.init(rawValue:))
            else { return nil }
            return ExplainedSample(
                code: record.key, operator: record[.operator]?.text, technology: technology, measured: day,
                time: record[.time]?.text, rsrp: record[.rsrp]?.number, download: record[.download]?.number,
                upload: record[.upload]?.number, latency: record[.latency]?.number,
                source: source(record.evidence.base))
        }.sorted { ($0.source.file, $0.source.row, $0.code) < ($1.source.file, $1.source.row, $1.code) }
    }
}
