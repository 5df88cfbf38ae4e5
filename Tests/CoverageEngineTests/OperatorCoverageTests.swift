import CoverageEngine
import PlaneGeometry
import RegistryRecords
import Testing

struct OperatorCoverageTests {
    /// Two operators whose discs lie apart in one commune, and a cell of nobody; a village in the disc of the second.
    private static func input(_ operators: OperatorSelection?) -> CoverageInput {
        let target = Sample.target(.mobileShare, technology: .g4, threshold: 0.01)
        var input = Sample.input(communes: 2, targets: [target])
        let places = [("A", 502_000.0), ("B", 506_000), ("C", 508_500)]
        input.sites = places.map { site, east in
            Sample.located(
                Sample.record(.site, [.site: .text(site)]), in: 0, at: PlanePosition(east: east, north: 1_105_000))
        }
        input.cells = zip(places, ["Viettel", "MobiFone", ""]).map { place, name in
            var values: [Field: FieldValue] = [
                .site: .text(place.0), .technology: .text("4G"), .radius: .real(1000),
                .onAir: .day(sampleDay("2020-01-01")),
            ]
            if !name.isEmpty { values[.operator] = .text(name) }
            return Sample.record(.cell, values)
        }
        input.settlements = [
            Sample.located(
                Sample.record(.settlement, [.population: .integer(300), .households: .integer(80)]), in: 0,
                at: PlanePosition(east: 506_100, north: 1_105_000)),
            Sample.located(
                Sample.record(.settlement, [.population: .integer(100)]), in: 0,
                at: PlanePosition(east: 500_100, north: 1_109_000)),
        ]
        input.operators = operators
        return input
    }

    private static let circle = Double.pi * 1000 * 1000 / 1e8  // a disc of 1 km in a square of 10 km

    @Test func `each operator has the shares of its own cells, and all together those of any`() throws {
        let commune = CoverageTable(Self.input(.all)).communes[0]
        let operators = try #require(commune.operators)
        #expect(operators.map(\.operator) == ["MobiFone", "Viettel"])
        let (mobiFone, viettel) = (try #require(operators[0].mobile[.g4]), try #require(operators[1].mobile[.g4]))
        for mobile in [mobiFone, viettel] {
            #expect(abs(try #require(mobile.areaShare) - Self.circle) < 1e-12)
            #expect(mobile.sites == 1 && mobile.cells == 1 && mobile.isPresent)
            #expect(mobile.verdict == nil, "a target asks for service by anybody")
        }
        #expect(mobiFone.settlementShare == 0.5 && viettel.settlementShare == 0)
        #expect(mobiFone.populationShare == 0.75 && viettel.populationShare == 0)
        #expect(mobiFone.householdShare == 1 && viettel.householdShare == 0)
        #expect(operators[0].mobile[.g4OrBetter]?.areaShare == mobiFone.areaShare)
        #expect(operators[0].mobile[.g5]?.isPresent == false)
        let any = try #require(commune.mobile[.g4])
        #expect(abs(try #require(any.areaShare) - 3 * Self.circle) < 1e-12, "the cell of nobody counts here")
        #expect(any.verdict == .met)
    }

    @Test func `one operator is found without case or accents, and none are told apart unless asked for`() {
        let one = CoverageTable(Self.input(.named("VIETTEL"))).communes
        #expect(one.map { $0.operators?.map(\.operator) } == [["Viettel"], ["Viettel"]])
        #expect(one[1].operators?[0].mobile[.g4]?.isPresent == false)
        #expect(CoverageTable(Self.input(nil)).communes.allSatisfy { $0.operators == nil })
        #expect(CoverageTable(Self.input(.named("VNPT"))).communes.allSatisfy { $0.operators == [] })
    }
}
