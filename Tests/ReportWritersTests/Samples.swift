import CoverageEngine
import RegistryRecords
import Testing

/// Made-up values that look like a province's.
enum Samples {
    static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    static func commune(
        _ code: String, _ name: String, kind: CommuneKind = .xã, province: String = "91"
    ) throws -> Commune {
        Commune(code: code, name: name, kind: kind, province: province, validFrom: try day("2025-07-01"))
    }

    static func mobile(
        _ verdict: Verdict?, _ low: Double?, _ high: Double?, measure: MobileMeasure = .areaShare
    ) -> MobileCoverage {
        MobileCoverage(
            verdict: verdict, measure: measure, low: low, high: high, sites: 12, cells: 30, assumedRadius: 3,
            areaShare: high, settlementShare: nil, householdShare: nil, populationShare: nil)
    }

    static func coverage(
        _ commune: Commune, _ verdict: Verdict, reason: PostalReason? = nil, quality: BoundaryQuality? = .official,
        mobile: [TechnologyClass: MobileCoverage]
    ) -> CommuneCoverage {
        CommuneCoverage(
            commune: commune, boundaryQuality: quality, areaSquareKilometres: quality == nil ? nil : 29.9,
            postal: PostalCoverage(
                verdict: verdict, reason: reason, points: 4, staffed: 2, staffedOnline: verdict == .met ? 2 : 0,
                peoplePerPoint: nil, meanRadiusKilometres: 1.5),
            mobile: mobile, deadZones: DeadZoneCoverage(open: 1, resolved: 2),
            cables: CableCoverage(
                plannedKilometres: 3.2, doneKilometres: 1, verifiedKilometres: 0, overdueKilometres: 0.1 + 0.2),
            verdicts: ["postal-staffed-online": verdict])
    }

    static func target(setting: BilingualText? = nil) throws -> Target {
        Target(
            code: "postal-staffed-online",
            title: BilingualText(
                vi: "Xã có điểm phục vụ bưu chính có người phục vụ và Internet",
                en: "Communes with a staffed postal point with Internet"),
            measure: .staffedOnline, technology: nil, indicator: nil, comparison: .atLeast, threshold: 1,
            communesShare: 1, evidenceAgeDays: 730, acceptAssumedRadius: false, from: try day("2025-01-01"), to: nil,
            source: "Kế hoạch 2025", setting: setting)
    }

    /// Three communes, not sorted, one of each verdict; the second target line is a setting of the office.
    static func table(quality: BoundaryQuality = .official) throws -> CoverageTable {
        CoverageTable(
            registry: "0f1e2d3c", registryVersion: 17, era: Era(name: "2025", from: try day("2025-07-01"), to: nil),
            day: try day("2026-11-23"), method: "exact-discs", targetsDigest: String(repeating: "9f86d081", count: 8),
            communes: [
                coverage(
                    try commune("31108", "Đặc khu Thổ Châu", kind: .đặcKhu), .notMet, reason: .noneRecorded,
                    quality: quality, mobile: [.g4OrBetter: mobile(.notMet, 0, 0.25)]),
                coverage(
                    try commune("30307", "Phường Long Xuyên", kind: .phường), .met, quality: quality,
                    mobile: [
                        .g4: mobile(.met, 0.99999, 0.99999), .g5: mobile(nil, 0.1, 0.57),
                        .g4OrBetter: mobile(.met, 0.98, 0.99),
                    ]),
                coverage(
                    try commune("30376", "Xã Núi Cấm"), .notProven, reason: .expired, quality: quality,
                    mobile: [.g4OrBetter: mobile(.notProven, 1.0 / 3, 1, measure: .settlementShare)]),
            ],
            targets: [
                TargetSummary(
                    target: try target(
                        setting: BilingualText(vi: "Tuổi căn cứ 730 ngày", en: "Evidence may be 730 days old")),
                    province: nil, met: 1, notMet: 1, notProven: 1,
                    of: 3, verdict: .notMet)
            ])
    }

    static func point(
        _ code: String, staffed: Answer, internet: Answer, surveyed: Day?, validity: EvidenceValidity,
        kind: PostalPointKind = .culturePoint
    ) -> ExplainedPostalPoint {
        let source = SourceRow(file: "mau-buu-chinh.csv", sheet: nil, row: 12, surveyed: surveyed)
        return ExplainedPostalPoint(
            code: code, name: "BĐ-VHX Mẫu", kind: kind, enterprise: "Bưu điện tỉnh",
            staffed: StatedAnswer(staffed, source: source, validity: validity),
            internet: StatedAnswer(internet, source: source, validity: validity), source: source)
    }

    static func missing() throws -> MissingList {
        let old = try day("2023-03-01")
        return MissingList(
            registry: "0f1e2d3c", registryVersion: 17, era: Era(name: "2025", from: try day("2025-07-01"), to: nil),
            day: try day("2026-11-23"), targetsDigest: String(repeating: "9f86d081", count: 8), of: 102,
            communes: [
                MissingCommune(
                    commune: try commune("30376", "Xã Núi Cấm"), verdict: .notProven, reason: .expired,
                    points: [point("MAU-0007", staffed: .yes, internet: .yes, surveyed: old, validity: .expired)]),
                MissingCommune(
                    commune: try commune("31108", "Đặc khu Thổ Châu", kind: .đặcKhu), verdict: .notMet,
                    reason: .noneRecorded, points: []),
                MissingCommune(
                    commune: try commune("30340", "Xã Châu Phong"), verdict: .notProven, reason: .unknown,
                    points: [point("-5", staffed: .yes, internet: .unknown, surveyed: nil, validity: .undated)]),
            ])
    }

    static func explanation() throws -> CommuneExplanation {
        let table = try table()
        let commune = try #require(table.communes.first { $0.commune.code == "30376" })
        var explanation = CommuneExplanation(
            registry: table.registry, registryVersion: table.registryVersion, era: table.era, day: table.day,
            method: table.method, targetsDigest: table.targetsDigest, coverage: commune, targets: [try target()])
        let old = try day("2023-03-01")
        let source = SourceRow(file: "mau-tram.xlsx", sheet: "Trạm BTS", row: 44, surveyed: try day("2026-01-05"))
        explanation.postalPoints = [
            point("MAU-0007", staffed: .yes, internet: .yes, surveyed: old, validity: .expired),
            point("MAU-0008", staffed: .no, internet: .unknown, surveyed: old, validity: .valid, kind: .letterBox),
        ]
        explanation.cells = [
            ExplainedCell(
                site: "MAU-AGG-0001", siteName: nil, siteCommune: "30376", operator: "Viettel", technology: .g4,
                bandMHz: 1800, sector: "1", radiusMetres: 2500, isRadiusAssumed: true, onAirFrom: old, offAirFrom: nil,
                isOnAir: .yes, source: source, validity: .valid)
        ]
        explanation.deadZones = [
            ExplainedDeadZone(
                code: "MAU-LS-01", place: "ấp Vồ Đầu", zoneClass: .hollow, operator: nil, households: 1240,
                status: .verified, reported: old, resolved: nil, isOpen: true, source: source)
        ]
        explanation.cables = [
            ExplainedCable(
                code: "MAU-CAP-01", road: "Tỉnh lộ 948", enterprise: "VNPT", status: .inProgress, deadline: old,
                kilometres: commune.cables, isEqualShare: true, source: source)
        ]
        explanation.settlements = [
            ExplainedSettlement(
                code: "MAU-AP-01", name: "ấp Vồ Đầu", households: 310, population: nil,
                covered: [.g4OrBetter: .yes, .g5: .unknown], source: source)
        ]
        return explanation
    }

    static func findings() -> [Finding] {
        func finding(_ code: String, _ severity: FindingSeverity, row: Int, value: String) -> Finding {
            Finding(
                code: code, severity: severity, file: "mau-ban.csv", row: row, column: "Ngày phát sóng", value: value,
                problem: BilingualText(vi: "Không có ngày này trong lịch.", en: "The calendar has no such day."),
                remedy: BilingualText(vi: "Ghi lại ngày theo dạng 23/11/2026.", en: "Write the day as 2026-11-23."))
        }
        return [
            finding("far-from-commune", .warning, row: 3, value: "x"),
            finding("not-a-day", .error, row: 5, value: "31/02/2025"),
            finding("not-a-day", .error, row: 4, value: "30/02/2025\u{1B}[2J"),
        ]
    }
}
