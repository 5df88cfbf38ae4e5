import HaTangKit
import TestWitnesses
import Testing

/// What a row says in old names counts in both eras; what nobody can tell is told to be left out.
struct StatedEraTests {
    private let office: Office

    init() throws {
        office = try Office(withBoundaries: true)
        try office.registry.addFormerCommunes(from: try Places.geoData())
    }

    private func points(_ era: String) throws -> (byCode: [String: Int], undecided: Int) {
        let table = try office.registry.coverage(on: .ofSamples, era: try office.registry.era(named: era))
        let counted = table.communes.filter { $0.postal.points > 0 }
        return (
            Dictionary(counted.map { ($0.commune.code, $0.postal.points) }, uniquingKeysWith: +), table.undecided
        )
    }

    private func take(_ rows: String..., surveyed: String? = "2026-03-01") throws -> ImportPlan {
        try office.take(
            try office.survey(
                (["code,kind,commune,latitude,longitude"] + rows).joined(separator: "\n"), surveyed: surveyed))
    }

    @Test func `an old name without a position counts in the old commune and in its successor`() throws {
        _ = try take("P1,bưu cục,\"Xã Mỹ Khánh, TP Long Xuyên\",,")
        #expect(try points("2024") == (["30310": 1], 0))
        #expect(try points("2025") == (["30292": 1], 0))
    }

    @Test func `a new name alone is undecided in the old era, and told`() throws {
        _ = try take("P1,bưu cục,Phường Bình Đức,,")
        #expect(try points("2024") == ([:], 1))
        #expect(try points("2025") == (["30292": 1], 0))
        let lines = try office.registry.bridge(from: try office.registry.era(named: "2024"), on: .ofSamples).lines
        let line = try #require(lines.last)
        #expect(line.old == nil && line.new?.code == "30292" && line.basis == .split && line.figures.postalPoints == 1)
    }

    @Test func `a commune that is still what it was needs no position`() throws {
        // Mỹ Hòa Hưng went over whole and alone.
        _ = try take("P1,bưu cục,Xã Mỹ Hòa Hưng,,")
        #expect(try points("2024") == (["30313": 1], 0))
    }

    @Test(arguments: [("2025-03-01", "30310"), ("2026-03-01", nil)])
    func `a code with two meanings means that of its day`(surveyed: String, old: String?) throws {
        // 30307 was Phường Mỹ Hòa and is Phường Long Xuyên.
        _ = try take("P1,bưu cục,30307,,", surveyed: surveyed)
        let stated = try office.point("P1")?.communes
        #expect(stated == (old == nil ? ["30307"] : ["30307", "30307@2024"]))
        #expect(try points("2025").byCode == ["30307": 1])
        #expect(try points("2024").byCode == (old == nil ? [:] : ["30307": 1]))
    }

    @Test func `a position chooses among the old communes, and proves nothing on a scheme`() throws {
        let old = try #require(
            try office.registry.registry.communes().first { $0.commune.code == "30310" && $0.commune.validTo != nil })
        let ring = try #require(old.polygons.first?.outer.dropLast())
        let latitude = ring.reduce(0) { $0 + $1.latitude } / Double(ring.count)
        let longitude = ring.reduce(0) { $0 + $1.longitude } / Double(ring.count)
        _ = try office.take(
            try office.survey(
                "code,kind,commune,latitude,longitude,staffed,internet\n"
                    + "P1,bưu cục,Phường Bình Đức,\(latitude),\(longitude),có,có"))
        let era = try office.registry.era(named: "2024")
        let table = try office.registry.coverage(on: .ofSamples, era: era)
        let commune = try #require(table.communes.first { $0.commune.code == "30310" })
        #expect(commune.postal.points == 1 && commune.postal.verdict == .notProven)
        let today = try office.registry.coverage(on: .ofSamples).communes.first { $0.commune.code == "30292" }
        #expect(today?.postal.verdict == .met)
    }

    @Test func `an official boundary of today outweighs the scheme of the old communes`() throws {
        // A square for Mỹ Hòa Hưng, which went over whole and alone, where the scheme has quite another commune.
        let square = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"code": "30313"}, "geometry": {"type": "Polygon", "coordinates":
            [[[105.00, 10.60], [105.05, 10.60], [105.05, 10.65], [105.00, 10.65], [105.00, 10.60]]]}}]}
            """
        let rows = "code,kind,commune,latitude,longitude\nP1,bưu cục,,10.62,105.02\n"
        _ = try office.take(try office.survey(rows))
        #expect(try points("2024").byCode["30313"] == nil && points("2024").byCode.count == 1)
        let registry = office.registry
        _ = try registry.importBoundaries(
            from: [try office.folder.write(square, to: "o.geojson")], era: try registry.era(named: "2025"),
            quality: .official)
        #expect(try points("2024").byCode == ["30313": 1] && points("2025").byCode == ["30313": 1])
    }

    @Test func `adding old communes twice adds nothing the second time`() throws {
        #expect(try office.registry.addFormerCommunes(from: try Places.geoData()).isEmpty)
    }

    @Test func `the same survey gives the same plan with and without the old communes`() throws {
        let bare = try Office(withBoundaries: true)
        let rows = """
            code,kind,commune,latitude,longitude
            P1,bưu cục,30307,,
            P2,bưu cục,Xã Vĩnh Châu,10.6,105.1
            P3,bưu cục,Mỹ Khánh,,
            """
        for day in ["2025-03-01", "2026-03-01", nil] {
            let plans = try [bare, office].map { try $0.plan(try $0.survey(rows, surveyed: day)) }
            #expect(plans[0].findings == plans[1].findings && plans[0].outcomes == plans[1].outcomes)
            #expect(plans[0].changes.map(\.after.communes) == plans[1].changes.map(\.after.communes))
        }
    }
}
