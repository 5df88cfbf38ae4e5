import HaTangKit
import Testing

/// A mast that serves a sector leaves a hole behind its back, and none before it.
struct SectorHolesTests {
    private static let mast = GeographicPosition(latitude: 10.325, longitude: 105.42)
    private static let radius = 2500.0
    private let office: Office

    init() throws {
        office = try Office()
        try SquareCommunes.give(office)
        let rows = """
            site,operator,technology,radius_m,azimuth_deg,beam_deg,on_air,latitude,longitude
            M-1,Viettel,4G,2500,90,120,2020-01-01,10.325,105.42

            """
        try office.take(
            SurveyRequest(
                path: try office.folder.write(rows, to: "tram.csv"), kind: .bts, referenceSystem: "wgs84",
                surveyed: day("2026-03-01")))
    }

    /// Whether a position lies well within the sector.
    private static func isServed(_ position: GeographicPosition) -> Bool {
        let east = (position.longitude - mast.longitude) * 109_500
        let north = (position.latitude - mast.latitude) * 110_600
        return mast.distance(to: position) < radius * 0.99 && east > 0 && abs(north) < east * 1.6
    }

    @Test func `holes and the table see the same sector`() throws {
        let table = try office.registry.coverage(on: .ofSamples)
        let list = try office.registry.holes(for: HoleRequest(technology: .g4, leastSquareMetres: 0), on: .ofSamples)
        var served = 0.0
        for total in list.communes where total.squareMetres != nil {
            let area = try #require(total.squareMetres)
            let share = try #require(table.communes.first { $0.commune == total.commune }?.mobile[.g4]?.areaShare)
            let holes = list.holes.filter { $0.commune == total.commune }.reduce(0) { $0 + $1.squareMetres }
            #expect(abs(holes + total.sliverSquareMetres - area * (1 - share)) < 1e-6 * area)
            served += area * share
            for hole in list.holes where hole.commune == total.commune { #expect(!Self.isServed(hole.centre)) }
        }
        #expect(abs(served / (.pi * Self.radius * Self.radius / 3) - 1) < 0.001, "a third of the disc")
    }

    @Test func `no site is proposed where the sector serves already`() throws {
        let request = SitingRequest(service: .mobile(.g4, radiusMetres: 1500), candidates: .holes)
        let plan = try #require(try office.registry.sitingPlans(for: request, on: .ofSamples).first)
        #expect(plan.proposals.count > 3)
        #expect(plan.proposals.allSatisfy { !Self.isServed($0.position) })
    }
}
