import CoverageEngine

extension CoverageJSON {
    /// The measures of one operator: those of its cells by technology, then what it claims and what was measured.
    static func value(_ coverage: OperatorCoverage) -> JSONText {
        guard case .object(let members) = value(coverage.mobile) else { return value(coverage.mobile) }
        return .object(
            members + [("claimed", claimed(coverage.evidence)), ("measured", measured(coverage.evidence))])
    }

    /// By technology; null where nobody claims anything.
    static func claimed(_ evidence: CommuneEvidence) -> JSONText {
        .object(TechnologyClass.allCases.map { ($0.rawValue, evidence.claimed[$0].map(value) ?? .null) })
    }

    /// By technology.
    static func measured(_ evidence: CommuneEvidence) -> JSONText {
        .object(TechnologyClass.allCases.map { ($0.rawValue, evidence.measured[$0].map(value) ?? .null) })
    }

    static func value(_ claimed: ClaimedCoverage) -> JSONText {
        [
            "claims": .integer(claimed.claims), "area_share": JSONText(claimed.areaShare),
            "settlement_share": JSONText(claimed.settlementShare),
            "household_share": JSONText(claimed.householdShare),
            "population_share": JSONText(claimed.populationShare),
        ]
    }

    static func value(_ measured: MeasuredCoverage) -> JSONText {
        [
            "samples": .integer(measured.samples), "missing": .integer(measured.missing),
            "median_rsrp_dbm": JSONText(measured.medianRSRP), "good_signal_share": JSONText(measured.goodSignalShare),
            "median_download_mbps": JSONText(measured.medianDownload), "fast_share": JSONText(measured.fastShare),
            "mean_download_mbps": JSONText(measured.meanDownload),
        ]
    }

    static func value(_ rule: SampleRule) -> JSONText {
        [
            "floor": .integer(rule.floor), "window_days": .integer(rule.windowDays),
            "rsrp_dbm": .number(rule.rsrpDBm), "download_mbps": .number(rule.downloadMbps),
        ]
    }
}
