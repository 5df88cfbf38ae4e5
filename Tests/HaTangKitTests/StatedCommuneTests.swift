import HaTangKit
import TestWitnesses
import Testing

/// Two square communes side by side: Bình Đức in the west, Long Xuyên in the east of 105.45°.
struct StatedCommuneTests {
    private let office: Office
    private static let squares = """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"code": "30292"}, "geometry": {"type": "Polygon", "coordinates":
        [[[105.40, 10.30], [105.45, 10.30], [105.45, 10.35], [105.40, 10.35], [105.40, 10.30]]]}},
        {"type": "Feature", "properties": {"code": "30307"}, "geometry": {"type": "Polygon", "coordinates":
        [[[105.45, 10.30], [105.50, 10.30], [105.50, 10.35], [105.45, 10.35], [105.45, 10.30]]]}}]}
        """
    private static let west = "30292"
    private static let east = "30307"

    init() throws {
        office = try Office()
    }

    private func points(_ rows: String..., quality: BoundaryQuality, surveyed: String? = "2026-03-01") throws
        -> ImportPlan
    {
        let loaded = try office.registry.importBoundaries(
            from: [try office.folder.write(Self.squares, to: "o-vuong.geojson")],
            era: try office.registry.era(named: "2025"), quality: quality)
        #expect(loaded.communes == 2 && loaded.without == 100)
        return try office.take(
            try office.survey(
                (["code,kind,commune,latitude,longitude,staffed,internet"] + rows).joined(separator: "\n"),
                surveyed: surveyed))
    }

    private func count(_ code: String) throws -> Int? {
        try office.registry.coverage(on: .ofSamples).communes.first { $0.commune.code == code }?.postal.points
    }

    private func metres(west longitude: Double) -> Double {
        GeographicPosition(latitude: 10.32, longitude: longitude)
            .distance(to: GeographicPosition(latitude: 10.32, longitude: 105.45))
    }

    @Test func `a row with a commune and no position counts there and says so`() throws {
        let plan = try points("P1,bưu cục,Bình Đức,,,có,có", quality: .official)
        #expect(plan.findings.map(\.code) == ["located-by-commune-only"])
        #expect(plan.findings.first?.severity == .note)
        #expect(try office.point("P1")?.shape == nil)
        #expect(try count(Self.west) == 1)
        #expect(try office.registry.coverage(on: .ofSamples).communes.reduce(0) { $0 + $1.postal.points } == 1)
    }

    @Test func `a position inside of the stated commune needs no word`() throws {
        for quality in [BoundaryQuality.official, .schematic] {
            let office = try StatedCommuneTests()
            let plan = try office.points("P1,bưu cục,Bình Đức,10.32,105.42,có,có", quality: quality)
            #expect(plan.findings.isEmpty)
            #expect(try office.count(Self.west) == 1)
        }
    }

    @Test func `on an official boundary the position wins beyond 200 metres`() throws {
        let plan = try points("P1,bưu cục,Bình Đức,10.32,105.452,có,có", quality: .official)
        let finding = try #require(plan.findings.first)
        #expect(finding.code == "commune-disagrees" && finding.severity == .warning)
        #expect(finding.row == 2 && finding.column == "commune" && finding.value == "Bình Đức")
        #expect(abs(metres(west: 105.452) - 219) < 0.5)
        #expect(finding.problem.vi.contains("Phường Long Xuyên, cách Phường Bình Đức 219 m"), "\(finding.problem.vi)")
        #expect(try (count(Self.west), count(Self.east)) == (0, 1))
    }

    @Test func `on an official boundary the stated commune is kept within 200 metres`() throws {
        let plan = try points("P1,bưu cục,Bình Đức,10.32,105.4518,có,có", quality: .official)
        let finding = try #require(plan.findings.first)
        #expect(finding.code == "near-stated-commune" && finding.severity == .note)
        #expect(abs(metres(west: 105.4518) - 197) < 0.5)
        #expect(finding.problem.en.contains("197 m"), "\(finding.problem.en)")
        #expect(try (count(Self.west), count(Self.east)) == (1, 0))
    }

    @Test func `on a schematic boundary the stated commune wins at any distance`() throws {
        let plan = try points("P1,bưu cục,Bình Đức,10.32,105.48,có,có", quality: .schematic)
        let finding = try #require(plan.findings.first)
        #expect(finding.code == "position-disagrees" && finding.severity == .warning)
        #expect(abs(metres(west: 105.48) / 1000 - 3.3) < 0.05)
        #expect(finding.problem.vi.contains("cách Phường Bình Đức 3,3 km"), "\(finding.problem.vi)")
        #expect(try (count(Self.west), count(Self.east)) == (1, 0))
    }

    @Test(arguments: [(BoundaryQuality.official, Verdict.met), (.schematic, .notProven)])
    func `a position alone proves nothing on a schematic boundary`(quality: BoundaryQuality, verdict: Verdict) throws {
        _ = try points("P1,bưu cục,,10.32,105.48,có,có", quality: quality)
        let coverage = try office.registry.coverage(on: .ofSamples).communes.first { $0.commune.code == Self.east }
        #expect(coverage?.postal.points == 1)
        #expect(coverage?.postal.verdict == verdict)
    }

    @Test func `a position outside of all communes goes to quarantine`() throws {
        let plan = try points("P1,bưu cục,Bình Đức,10.32,105.60,có,có", quality: .official)
        #expect(plan.findings.map(\.code) == ["position-outside"])
        #expect(plan.counts == [.quarantined: 1])
    }

    @Test func `a code that two eras use needs a day, and names both communes without one`() throws {
        try office.registry.registry.addCommunes([
            StoredCommune(
                commune: Commune(
                    code: Self.east, name: "Phường Đông Xuyên", kind: .phường, province: "89",
                    validFrom: day("2004-01-01"), validTo: day("2025-06-30")))
        ])
        let row = "code,kind,commune\nP1,bưu cục,30307\n"
        let undated = try office.plan(try office.survey(row, surveyed: nil))
        let finding = try #require(undated.findings.first { $0.severity == .error })
        #expect(finding.code == "ambiguous-commune")
        for name in ["30307 Phường Long Xuyên", "30307 Phường Đông Xuyên"] {
            #expect(finding.problem.vi.contains(name) && finding.problem.en.contains(name))
        }
        #expect(undated.counts == [.quarantined: 1])
        let dated = try office.take(try office.survey(row))
        #expect(dated.counts == [.created: 1])
        #expect(try count(Self.east) == 1)
    }

    @Test func `a survey of an era without communes is held against those of today`() throws {
        let plan = try points("P1,bưu cục,Bình Đức,10.32,105.47,có,có", quality: .official, surveyed: "2025-05-01")
        #expect(plan.findings.map(\.code) == ["commune-disagrees"])
    }

    @Test func `without any boundary a position alone is taken as it is`() throws {
        let plan = try office.take(try office.survey("code,latitude,longitude\nP1,10.32,105.47\n"))
        #expect(plan.findings.isEmpty)
        #expect(plan.outcomes == [.created])
    }
}
