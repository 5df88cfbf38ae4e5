import CoverageEngine
import PlaneGeometry
import RegistryRecords
import Testing

/// 2G and 3G, which networks are switching off.
struct EarlyGenerationTests {
    private static func input(_ technologies: [String], targets: [Target] = []) -> CoverageInput {
        var input = Sample.input(communes: 2, targets: targets)
        input.sites = [
            Sample.located(
                Sample.record(.site, [.site: .text("A")]), in: 0, at: PlanePosition(east: 505_000, north: 1_105_000))
        ]
        input.cells = technologies.map { technology in
            Sample.record(
                .cell,
                [
                    .site: .text("A"), .technology: .text(technology), .radius: .real(1000),
                    .operator: .text("Viettel"),
                    .onAir: .day(sampleDay("2020-01-01")),
                ])
        }
        input.settlements = [
            Sample.located(
                Sample.record(.settlement, [.population: .integer(300)]), in: 0,
                at: PlanePosition(east: 505_100, north: 1_105_000)),
            Sample.located(Sample.record(.settlement, [.households: .integer(10)]), in: 1),
        ]
        input.operators = .all
        return input
    }

    @Test(arguments: [("2G", TechnologyClass.g2, TechnologyClass.g3), ("3G", .g3, .g2)])
    func `a generation is measured like 4G, and the others have nothing of it`(
        name: String, technology: TechnologyClass, other: TechnologyClass
    ) throws {
        let target = Sample.target(.mobileShare, technology: technology, threshold: 0.5)
        let table = CoverageTable(Self.input([name, "4G"], targets: [target]))
        let early = try #require(table.communes[0].mobile[technology])
        var late = try #require(table.communes[0].mobile[.g4])
        #expect(early.verdict == .met && late.verdict == nil)
        late.verdict = early.verdict
        #expect(early == late, "the same discs have the same figures")
        #expect(table.communes[0].mobile[other]?.isPresent == false)
        #expect(table.communes[0].operators?.first?.mobile[technology]?.areaShare == early.areaShare)
        #expect(table.technologies.contains(technology) && !table.technologies.contains(other))
        #expect(table.communes[0].mobile[.g4OrBetter]?.cells == 1)
    }

    @Test func `technologies without a cell have the figures of no service, for any operator and each`() throws {
        let table = CoverageTable(Self.input(["4G"]))
        for coverage in table.communes {
            let measures = [coverage.mobile] + (try #require(coverage.operators)).map(\.mobile)
            for mobile in measures {
                #expect(mobile.count == TechnologyClass.allCases.count)
                #expect(mobile[.g2] == mobile[.g5] && mobile[.g3] == mobile[.g5])
                #expect(mobile[.g2]?.areaShare == 0 && mobile[.g2]?.cells == 0 && mobile[.g2]?.verdict == nil)
            }
        }
        #expect(table.technologies == [.g4, .g5, .g4OrBetter])
        let asked = CoverageTable(
            Self.input(["4G"], targets: [Sample.target(.mobileShare, technology: .g2, threshold: 0.5)]))
        #expect(asked.communes[0].mobile[.g2]?.verdict == .notMet)
        #expect(asked.technologies == [.g4, .g5, .g4OrBetter, .g2])
        #expect(asked.communes[0].operators?[0].mobile[.g2]?.verdict == nil)
        #expect(CoverageTable(Self.input([])).communes[0].mobile.count == TechnologyClass.allCases.count)
    }
}
