import CoverageEngine
import RegistryRecords

/// A figure of a commune: a column of the CSV form and a property of the GeoJSON form.
struct CoverageColumn: Sendable {
    /// Name of the property; never renamed.
    let key: String
    /// Heading of the column.
    let heading: BilingualText
    /// The figure, with words as the JSON contract has them.
    let value: @Sendable (CommuneCoverage) -> JSONText
    /// What people read instead, for words.
    let words: (@Sendable (CommuneCoverage) -> BilingualText?)?

    init(
        _ key: String, _ vi: String, _ en: String, words: (@Sendable (CommuneCoverage) -> BilingualText?)? = nil,
        value: @escaping @Sendable (CommuneCoverage) -> JSONText
    ) {
        self.key = key
        heading = BilingualText(vi: vi, en: en)
        self.value = value
        self.words = words
    }

    /// The figure as people of that language read it; numbers stay as they are.
    func cell(_ coverage: CommuneCoverage, in language: Language) -> JSONText {
        words.map { JSONText($0(coverage)?.text(in: language)) } ?? value(coverage)
    }

    /// All columns, in their order.
    static let all: [CoverageColumn] =
        commune + postal + mobile(.g4, "mobile_4g") + mobile(.g5, "mobile_5g")
        + mobile(.g4OrBetter, "mobile_4g_or_better") + mobile(.g2, "mobile_2g") + mobile(.g3, "mobile_3g") + works
        + distance

    private static let commune = [
        CoverageColumn("code", "Mã", "Code") { .text($0.commune.code) },
        CoverageColumn("name", "Tên", "Name") { .text($0.commune.name) },
        CoverageColumn("kind", "Loại", "Kind") { .text($0.commune.kind.rawValue) },
        CoverageColumn("province", "Mã tỉnh", "Province") { .text($0.commune.province) },
        CoverageColumn(
            "boundary_quality", "Ranh giới", "Boundary", words: { $0.boundaryQuality?.words },
            value: { JSONText($0.boundaryQuality?.rawValue) }),
        CoverageColumn("area_km2", "Diện tích (km²)", "Area (km²)") { JSONText($0.areaSquareKilometres) },
    ]

    private static let postal = [
        CoverageColumn(
            "postal_verdict", "Bưu chính: kết luận", "Postal: verdict", words: { $0.postal.verdict.words },
            value: { .text($0.postal.verdict.rawValue) }),
        CoverageColumn(
            "postal_reason", "Bưu chính: lý do", "Postal: reason", words: { $0.postal.reason?.words },
            value: { JSONText($0.postal.reason?.rawValue) }),
        CoverageColumn("postal_points", "Điểm phục vụ bưu chính", "Postal points") { .integer($0.postal.points) },
        CoverageColumn("postal_staffed", "Điểm có người phục vụ", "Staffed points") { .integer($0.postal.staffed) },
        CoverageColumn(
            "postal_staffed_online", "Điểm có người phục vụ và Internet", "Staffed points with Internet"
        ) { .integer($0.postal.staffedOnline) },
        CoverageColumn("people_per_point", "Số dân một điểm", "People per point") {
            JSONText($0.postal.peoplePerPoint)
        },
        CoverageColumn("mean_radius_km", "Bán kính phục vụ bình quân (km)", "Mean service radius (km)") {
            JSONText($0.postal.meanRadiusKilometres)
        },
    ]

    private static func mobile(_ technology: TechnologyClass, _ key: String) -> [CoverageColumn] {
        let (vi, en) = (technology.words.vi, technology.words.en)
        func column(
            _ suffix: String, _ vietnamese: String, _ english: String,
            words: (@Sendable (MobileCoverage) -> BilingualText?)? = nil,
            value: @escaping @Sendable (MobileCoverage?) -> JSONText
        ) -> CoverageColumn {
            var named: (@Sendable (CommuneCoverage) -> BilingualText?)?
            if let words { named = { $0.mobile[technology].flatMap(words) } }
            return CoverageColumn(
                key + "_" + suffix, vi + ": " + vietnamese, en + ": " + english, words: named,
                value: { value($0.mobile[technology]) })
        }
        return [
            column(
                "verdict", "kết luận", "verdict", words: { $0.verdict?.words },
                value: { JSONText($0?.verdict?.rawValue) }),
            column(
                "measure", "tính theo", "measure", words: { $0.measure.words },
                value: { JSONText($0?.measure.rawValue) }),
            column("low", "tỷ lệ chắc chắn", "share, low") { JSONText($0?.low) },
            column("high", "tỷ lệ cao nhất có thể", "share, high") { JSONText($0?.high) },
            column("sites", "số trạm", "sites") { JSONText($0?.sites) },
            column("cells", "số cell", "cells") { JSONText($0?.cells) },
            column("assumed_radius", "số cell có bán kính giả định", "cells with assumed radius") {
                JSONText($0?.assumedRadius)
            },
            column("area_share", "tỷ lệ diện tích", "area share") { JSONText($0?.areaShare) },
            column("settlement_share", "tỷ lệ ấp, khóm", "settlement share") { JSONText($0?.settlementShare) },
            column("household_share", "tỷ lệ hộ", "household share") { JSONText($0?.householdShare) },
            column("population_share", "tỷ lệ dân số", "population share") { JSONText($0?.populationShare) },
            column("assumed_beam", "số cell có góc mở giả định", "cells with assumed beam width") {
                JSONText($0?.assumedBeam)
            },
        ]
    }

    private static let distance = [
        CoverageColumn("mean_distance_km", "Khoảng cách thực bình quân (km)", "Mean true distance (km)") {
            JSONText($0.postal.distance?.mean.high)
        },
        CoverageColumn("largest_distance_km", "Khoảng cách thực xa nhất (km)", "Largest true distance (km)") {
            JSONText($0.postal.distance?.largest.high)
        },
    ]

    private static let works = [
        CoverageColumn("dead_zones_open", "Vùng trắng, lõm sóng còn mở", "Open dead zones") {
            .integer($0.deadZones.open)
        },
        CoverageColumn("dead_zones_resolved", "Vùng trắng, lõm sóng đã xử lý", "Resolved dead zones") {
            .integer($0.deadZones.resolved)
        },
        CoverageColumn("cable_planned_km", "Cáp: kế hoạch (km)", "Cable: planned (km)") {
            .number($0.cables.plannedKilometres)
        },
        CoverageColumn("cable_done_km", "Cáp: hoàn thành (km)", "Cable: done (km)") {
            .number($0.cables.doneKilometres)
        },
        CoverageColumn("cable_verified_km", "Cáp: nghiệm thu (km)", "Cable: verified (km)") {
            .number($0.cables.verifiedKilometres)
        },
        CoverageColumn("cable_overdue_km", "Cáp: quá hạn (km)", "Cable: overdue (km)") {
            .number($0.cables.overdueKilometres)
        },
    ]
}
