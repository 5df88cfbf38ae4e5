import CoverageEngine
import RegistryRecords
import SurveyValidation

// The dated rules of the office: samples, ledgers, photos and inspections.

extension RegistrySettings {
    /// The rules of a document; none where a registry has not got it, and then the standard ones hold.
    static func rules<Rule: DatedRule>(
        _ text: String, of document: GeoDataFolder.Document, _ columns: [String],
        _ read: (DocumentTable.Row, Day) throws(JobError) -> Rule
    ) throws(JobError) -> DatedRules<Rule> {
        guard !text.isEmpty else { return DatedRules() }
        let table = try DocumentTable(text, name: document.rawValue, columns: columns + ["valid_from"])
        return DatedRules(
            entries: try table.map { row throws(JobError) in
                try read(row, try row.day("valid_from") ?? Day(number: 0))
            })
    }

    /// `samples/sample-rules.csv`.
    static func sampleRules(_ text: String) throws(JobError) -> DatedRules<SampleRule> {
        try rules(text, of: .sampleRules, ["floor", "window_days", "rsrp_dbm", "download_mbps"]) {
            row, from throws(JobError) in
            SampleRule(
                floor: try row.whole("floor", in: 0...1_000_000),
                windowDays: try row.whole("window_days", in: 1...3660),
                rsrpDBm: try row.number("rsrp_dbm", in: -160 ... -20),
                downloadMbps: try row.number("download_mbps", in: 0...100_000), validFrom: from)
        }
    }

    /// `ledgers/ledger-rules.csv`.
    static func ledgerRules(_ text: String) throws(JobError) -> DatedRules<LedgerRule> {
        let columns = ["verify_days", "resolve_days", "age_bands", "length_tolerance_percent"]
        return try rules(text, of: .ledgerRules, columns) { row, from throws(JobError) in
            LedgerRule(
                verifyDays: try row.whole("verify_days", in: 0...3660),
                resolveDays: try row.whole("resolve_days", in: 0...3660), ageBands: try ageBands(in: row),
                lengthTolerance: try row.number("length_tolerance_percent", in: 0...1000) / 100, validFrom: from)
        }
    }

    /// Whole numbers that rise, divided by semicolons.
    private static func ageBands(in row: DocumentTable.Row) throws(JobError) -> [Int] {
        let parts = row.text("age_bands").split(separator: ";")
        let bands = parts.compactMap { Int($0) }.filter { (1...36_600).contains($0) }
        guard !bands.isEmpty, bands.count == parts.count, zip(bands, bands.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw row.error(
                "age_bands",
                .init(
                    vi: "phải là các số ngày tăng dần, như 30;90;180",
                    en: "must be rising numbers of days, such as 30;90;180"))
        }
        return bands
    }

    /// `photos/photo-rules.csv`.
    static func photoRules(_ text: String) throws(JobError) -> DatedRules<PhotoRule> {
        try rules(text, of: .photoRules, ["far_m", "early_days", "most_megabytes"]) { row, from throws(JobError) in
            PhotoRule(
                farMetres: try row.number("far_m", in: 1...1_000_000),
                earlyDays: try row.whole("early_days", in: 0...36_600),
                mostBytes: try row.whole("most_megabytes", in: 1...1024) << 20, validFrom: from)
        }
    }

    /// `inspections/inspection-rules.csv`.
    static func inspectionRules(_ text: String) throws(JobError) -> DatedRules<InspectionRule> {
        try rules(text, of: .inspectionRules, ["done_share", "digital_share", "evidence_age_days"]) {
            row, from throws(JobError) in
            InspectionRule(
                doneShare: try row.number("done_share", in: 0...1),
                digitalShare: try row.number("digital_share", in: 0...1),
                evidenceAgeDays: try row.whole("evidence_age_days", in: 0...36_600), validFrom: from)
        }
    }
}
