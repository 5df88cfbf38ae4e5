import CommuneBoundaries
import RegistryRecords
import SurveyValidation
import VN2000

/// A survey written down in a test: comma-separated cells, the header first. Nothing is in the registry unless said.
struct SampleSurvey {
    var kind = SurveyKind.postal
    var referenceSystem = "auto"
    var surveyed: Day? = Day(iso: "2026-03-01")
    var aliases = HeadingAliases()
    /// The most records that are searched for duplicates.
    var duplicateLimit = 50_000
    /// What the registry has.
    var recorded: [RegistryRecord] = []
    /// What it has when the rows are through, as within an import; ``recorded`` when empty.
    var writtenAtEnd: [RegistryRecord] = []

    /// One commune, a square of 0.1°, on its official boundary.
    private static let commune = Commune(
        code: "30307", name: "Phường Long Xuyên", kind: .phường, province: "91",
        validFrom: Day(iso: "2025-07-01") ?? Day(number: 0))

    func plan(_ lines: String...) throws -> ImportPlan { try plan(lines: lines) }

    func plan(lines: [String]) throws -> ImportPlan {
        let rows = lines.enumerated().map { index, line in
            RawRow(
                number: index + 1,
                cells: line.split(separator: ",", omittingEmptySubsequences: false).map {
                    // A comma inside of a cell is written as a low one here.
                    String($0).replacing("‚", with: ",")
                })
        }
        let corners = [(10.3, 105.4), (10.3, 105.5), (10.4, 105.5), (10.4, 105.4), (10.3, 105.4)]
        let square = GeographicPolygon(outer: corners.map { .init(latitude: $0.0, longitude: $0.1) })
        var settings = SurveySettings(
            aliases: aliases, words: ValueWords(), communes: CommuneDirectory([Self.commune]),
            boundaries: CommuneIndex([.init(commune: Self.commune, polygons: [square], quality: .official)]),
            likelyZones: ["vn2000:104.75", "vn2000:104.5"], today: Day(iso: "2026-11-23") ?? Day(number: 0))
        settings.duplicateLimit = duplicateLimit
        let survey = SurveyDescription(
            file: "mau.csv", sha256: "00", kind: kind, surveyed: surveyed, referenceSystem: referenceSystem)
        var made = 0
        return try SurveyValidator(settings).plan(
            for: rows, of: survey,
            present: .init(
                version: 0,
                records: { kind, keys in
                    Dictionary(
                        recorded.filter { $0.kind == kind && keys.contains($0.key) }.map { ($0.key, $0) },
                        uniquingKeysWith: { first, _ in first })
                },
                forEachRecord: { kind, body in
                    for record in writtenAtEnd.isEmpty ? recorded : writtenAtEnd where record.kind == kind {
                        try body(record)
                    }
                }
            ) {
                made += 1
                return "\(made)"
            })
    }
}

extension ImportPlan {
    /// Code, row and column of each finding, such as `duplicate-key 3 code`.
    var marks: [String] {
        findings.map { finding in
            ([finding.code] + [finding.row.map(String.init), finding.column].compactMap(\.self)).joined(separator: " ")
        }
    }

    func record(_ kind: RecordKind, _ key: String) -> RegistryRecord? {
        changes.first { $0.after.kind == kind && $0.after.key == key }?.after
    }
}
