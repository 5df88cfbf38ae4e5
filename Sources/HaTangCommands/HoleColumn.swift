import HaTangKit
import RegistryRecords
import ReportWriters

/// A column of the flat forms of holes: CSV, GeoJSON and GeoPackage.
struct HoleColumn: Sendable {
    let key: String
    let heading: BilingualText
    let type: FeatureLayerFile.Column
    let value: @Sendable (CoverageHole) -> FeatureLayerFile.Value

    private init(
        _ key: String, _ vi: String, _ en: String, _ type: FeatureLayerFile.Column = .real,
        _ value: @escaping @Sendable (CoverageHole) -> FeatureLayerFile.Value
    ) {
        self.key = key
        heading = BilingualText(vi: vi, en: en)
        self.type = type
        self.value = value
    }

    static let all: [HoleColumn] = [
        .init("code", "Lỗ hổng", "Hole", .text) { .text($0.code) },
        .init("commune", "Mã xã", "Commune code", .text) { .text($0.commune.code) },
        .init("commune_name", "Tên xã", "Commune", .text) { .text($0.commune.name) },
        .init("province", "Mã tỉnh", "Province", .text) { .text($0.commune.province) },
        .init("area_m2", "Diện tích không phủ (m²)", "Uncovered area (m²)") { .real($0.squareMetres) },
        .init("polygon_area_m2", "Diện tích đa giác (m²)", "Polygon area (m²)") { .real($0.polygonSquareMetres) },
        .init("polygon_less_m2", "Đa giác nhỏ hơn (m²)", "Polygon less by (m²)") {
            .real($0.squareMetres - $0.polygonSquareMetres)
        },
        .init("latitude", "Vĩ độ điểm giữa", "Latitude of the middle") { .real($0.centre.latitude) },
        .init("longitude", "Kinh độ điểm giữa", "Longitude of the middle") { .real($0.centre.longitude) },
        .init("clearance_m", "Điểm giữa cách rìa (m)", "Middle to edge (m)") { .real($0.clearanceMetres) },
        .init("nearest_site", "Trạm gần nhất", "Nearest site", .text) { .text($0.nearestSite?.code) },
        .init("nearest_site_name", "Tên trạm gần nhất", "Name of the nearest site", .text) {
            .text($0.nearestSite?.name)
        },
        .init("nearest_site_m", "Cách trạm gần nhất (m)", "Metres to the nearest site") {
            .real($0.nearestSite?.metres)
        },
        .init("nearest_site_has_service", "Trạm gần nhất có dịch vụ này", "Nearest site has the service", .boolean) {
            .boolean($0.nearestSite?.hasService)
        },
        .init("settlement_count", "Số ấp, khóm", "Settlements", .integer) { .integer($0.settlements.count) },
        .init("settlements", "Ấp, khóm bên trong", "Settlements inside", .text) { hole in
            .text(
                hole.settlements.isEmpty
                    ? nil : hole.settlements.map { $0.name ?? $0.code }.joined(separator: "; "))
        },
        .init("households", "Số hộ", "Households", .integer) { .integer($0.households) },
        .init("population", "Dân số", "Population", .integer) { .integer($0.population) },
        .init("reports", "Phản ánh vùng lõm", "Dead-zone reports", .text) {
            .text($0.reports.isEmpty ? nil : $0.reports.joined(separator: "; "))
        },
    ]
}

extension FeatureLayerFile.Value {
    var json: JSONText {
        switch self {
        case .text(let text): JSONText(text)
        case .integer(let number): JSONText(number)
        case .real(let number): JSONText(number)
        case .boolean(let answer): answer.map(JSONText.bool) ?? .null
        }
    }
}
