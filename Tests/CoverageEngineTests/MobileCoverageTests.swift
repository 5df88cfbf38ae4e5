import CoverageEngine
import PlaneGeometry
import RegistryRecords
import Testing

struct MobileCoverageTests {
    private static let centre = PlanePosition(east: 505_000, north: 1_105_000)
    private static let onAir = FieldValue.day(sampleDay("2020-01-01"))
    private static let circle = Double.pi * 1000 * 1000 / 1e8  // a disc of 1 km in a square of 10 km

    private func input(_ cells: [RegistryRecord], targets: [Target] = [], siteCommune: Int? = 0) -> CoverageInput {
        var input = Sample.input(communes: 2, targets: targets)
        input.sites = [
            Sample.located(Sample.record(.site, [.site: .text("A")]), in: siteCommune, at: Self.centre)
        ]
        input.cells = cells
        return input
    }

    private func cell(_ values: [Field: FieldValue], surveyed: Day? = Sample.surveyed) -> RegistryRecord {
        let base: [Field: FieldValue] = [.site: .text("A"), .technology: .text("4G")]
        return Sample.record(.cell, base.merging(values) { $1 }, surveyed: surveyed)
    }

    @Test func `a proven disc gives the same share low and high`() throws {
        let table = CoverageTable(input([cell([.radius: .real(1000), .onAir: Self.onAir])]))
        let mobile = try #require(table.communes[0].mobile[.g4])
        #expect(abs(try #require(mobile.areaShare) - Self.circle) < 1e-12)
        #expect(mobile.low == mobile.high)
        #expect([mobile.sites, mobile.cells, mobile.assumedRadius] == [1, 1, 0])
        #expect(table.communes[1].mobile[.g4]?.areaShare == 0)
        #expect(table.communes[0].mobile[.g5]?.areaShare == 0)
        #expect(table.communes[0].mobile[.g4OrBetter]?.areaShare == mobile.areaShare)
    }

    @Test(
        arguments: [
            ([.radius: .real(1000)], Sample.surveyed),  // no on-air day
            ([.radius: .real(1000), .onAir: onAir], nil),  // nobody said when it was surveyed
            ([.radius: .real(1000), .onAir: onAir], sampleDay("2024-01-01")),  // expired
            ([.bandMHz: .integer(1800), .onAir: onAir], Sample.surveyed),  // radius assumed
        ] as [([Field: FieldValue], Day?)])
    func `what is unknown, assumed or expired counts in the upper bound only`(
        values: [Field: FieldValue], surveyed: Day?
    ) throws {
        let table = CoverageTable(input([cell(values, surveyed: surveyed)]))
        let mobile = try #require(table.communes[0].mobile[.g4])
        #expect(mobile.low == 0)
        #expect(try #require(mobile.high) > 0)
        #expect(mobile.high == mobile.areaShare)
    }

    @Test func `an assumed radius is the newest of its band, and proves where the target accepts it`() throws {
        let cells = [cell([.bandMHz: .integer(900), .onAir: Self.onAir])]
        let target = Sample.target(
            .mobileShare, technology: .g4, threshold: 0.5, acceptAssumedRadius: true)
        let mobile = try #require(CoverageTable(input(cells, targets: [target])).communes[0].mobile[.g4])
        #expect(abs(try #require(mobile.low) - 16 * Self.circle) < 1e-12)  // 4 km since June 2026
        #expect(mobile.assumedRadius == 1)
        #expect(mobile.verdict == .met)
    }

    @Test(arguments: [("2026-11-22", 0), ("2026-11-23", 0), ("2026-11-24", 1)])
    func `a cell is off air from its off-air day on`(offAir: String, cells: Int) throws {
        let record = cell([.radius: .real(1000), .onAir: Self.onAir, .offAir: .day(sampleDay(offAir))])
        #expect(CoverageTable(input([record])).communes[0].mobile[.g4]?.cells == cells)
    }

    @Test func `settlements decide where there are any, and one without a position may be covered`() throws {
        var input = input([cell([.radius: .real(1000), .onAir: Self.onAir])])
        let people = Sample.record(.settlement, [.households: .integer(100), .population: .integer(400)])
        input.settlements = [
            Sample.located(people, in: 0, at: Self.centre),
            Sample.located(people, in: 0, at: PlanePosition(east: 508_000, north: 1_108_000)),
            Sample.located(Sample.record(.settlement, [.households: .integer(200)]), in: 0),
        ]
        let mobile = try #require(CoverageTable(input).communes[0].mobile[.g4])
        #expect(mobile.measure == .settlementShare)
        #expect(mobile.low == 1.0 / 3)
        #expect(mobile.high == 2.0 / 3)
        #expect(mobile.householdShare == 0.75)
        #expect(mobile.populationShare == 0.5)
    }

    @Test func `a site without a position counts in its commune and covers nothing`() throws {
        var input = input([cell([.radius: .real(1000), .onAir: Self.onAir])])
        input.sites[0].position = nil
        let mobile = try #require(CoverageTable(input).communes[0].mobile[.g4])
        #expect([mobile.sites, mobile.cells] == [1, 1])
        #expect(mobile.areaShare == 0)
    }

    @Test func `a commune without boundary and settlements is not proven`() throws {
        var input = input([], targets: [Sample.target(.mobileShare, technology: .g4, threshold: 0.9)])
        input.communes[1].polygon = nil
        input.communes[1].boundaryQuality = nil
        input.communes[1].areaSquareKilometres = nil
        let communes = CoverageTable(input).communes
        #expect(communes[0].mobile[.g4]?.verdict == .notMet)
        #expect(communes[1].mobile[.g4]?.verdict == .notProven)
        #expect(communes[1].mobile[.g4]?.areaShare == nil)
    }
}
