import HaTangKit

/// What the year of surveys is judged by: targets with a short memory, and radii that stay inside of a slot.
enum YearRules {
    static var documents: [RegistryDocument] {
        [
            RegistryDocument(
                name: GeoDataFolder.Document.targets.rawValue, content: #"{"targets": ["# + targets + "]}"),
            RegistryDocument(name: GeoDataFolder.Document.assumedRadii.rawValue, content: assumedRadii),
        ]
    }

    private static let targets = [
        target("postal", measure: "staffed_online", threshold: 1, age: 200),
        target("mobile-4g", measure: "mobile_share", technology: "4G", threshold: 0.1, age: 300),
        target("mobile-5g", measure: "mobile_share", technology: "5G", threshold: 0.05, age: 150, acceptsAssumed: true),
        target(
            "mobile-4g-or-better", measure: "mobile_share", technology: "4G-or-better", threshold: 0.15, age: 250),
        target("dead-zones", measure: "open_dead_zones", comparison: "<=", threshold: 1, age: ledgerAge),
        target("cables", measure: "overdue_cable_km", comparison: "<=", threshold: 0.3, age: ledgerAge),
        target("figure", measure: "indicator", indicator: "Chỉ số mẫu", threshold: 0.8, age: 150),
    ].joined(separator: ",\n")

    private static func target(
        _ code: String, measure: String, technology: String? = nil, indicator: String? = nil,
        comparison: String = ">=", threshold: Double, age: Int, acceptsAssumed: Bool = false
    ) -> String {
        """
        {"code": "\(code)", "title": {"vi": "\(code)", "en": "\(code)"}, "measure": "\(measure)",
        \(technology.map { #""technology": "\#($0)","# } ?? "")\(indicator.map { #""indicator": "\#($0)","# } ?? "")
        "comparison": "\(comparison)", "threshold": \(threshold), "communes_share": 0.5, "evidence_age_days": \(age),
        "accept_assumed_radius": \(acceptsAssumed), "from": "2025-01-01", "to": null, "source": "của bài kiểm tra",
        "setting": null}
        """
    }

    private static let assumedRadii = """
        technology,band_mhz_from,band_mhz_to,radius_m,valid_from,source
        2G,,,130.5,2025-01-01,của bài kiểm tra
        3G,,,120.5,2025-01-01,của bài kiểm tra
        4G,,,100.5,2025-01-01,của bài kiểm tra
        5G,,,70.5,2025-01-01,của bài kiểm tra

        """

    /// The same rules for SQL: class, generation, age of evidence, whether an assumed radius proves, threshold.
    static let classes = """
        ('2G', '2G', 730, 0, NULL), ('3G', '3G', 730, 0, NULL), ('4G', '4G', 300, 0, 0.1), ('5G', '5G', 150, 1, 0.05),
        ('4G-or-better', '4G', 250, 0, 0.15), ('4G-or-better', '5G', 250, 0, 0.15)
        """
    static let radii = "('2G', 130.5), ('3G', 120.5), ('4G', 100.5), ('5G', 70.5)"
    static let postalAge = 200
    static let ledgerAge = 120
}
