import HaTangKit
import TestWitnesses
import Testing

extension FilledRegistryTests {
    struct HoleListTests {
        private static func list(_ request: HoleRequest) throws -> (list: HoleList, registry: ProvinceRegistry) {
            let registry = try ProvinceRegistry(opening: FilledRegistry.shared.path)
            return (try registry.holes(for: request, on: .ofSamples), registry)
        }

        @Test(
            arguments: [(TechnologyClass.g4, nil), (.g5, "viettel"), (.g4OrBetter, nil)] as [(TechnologyClass, String?)]
        )
        func `holes and slivers are exactly what the coverage table leaves uncovered`(
            _ technology: TechnologyClass, _ name: String?
        ) throws {
            let (list, registry) = try Self.list(HoleRequest(technology: technology, operator: name))
            let table = try registry.coverage(on: .ofSamples, operators: name.map(OperatorSelection.named))
            #expect(list.communes.map(\.commune) == table.communes.map(\.commune))
            for (total, coverage) in zip(list.communes, table.communes) {
                let mobile =
                    name == nil ? coverage.mobile[technology] : coverage.operators?.first?.mobile[technology]
                let area = try #require(total.squareMetres)
                let uncovered = area * (1 - (try #require(mobile?.areaShare)))
                #expect(abs(try #require(total.uncoveredSquareMetres) - uncovered) < 1e-9 * area)
                let holes = list.holes.filter { $0.commune == total.commune }
                #expect(holes.map(\.number) == holes.indices.map { $0 + 1 })
                #expect(holes.count == total.holes)
                let sum = holes.reduce(total.sliverSquareMetres) { $0 + $1.squareMetres }
                #expect(abs(sum - uncovered) < 1e-6 * area)
            }
            #expect(list.holes.count > 50)
            for hole in list.holes {
                #expect(hole.polygonSquareMetres <= hole.squareMetres + 1e-3)
                #expect(hole.squareMetres >= 10_000 || !hole.settlements.isEmpty)
            }
        }

        @Test func `the middle of each hole is beyond the radius of every cell and its nearest site is the nearest`()
            throws
        {
            let (list, registry) = try Self.list(HoleRequest(technology: .g5))
            let sites = try registry.registry.records(of: .site)
            var places: [String: GeographicPosition] = [:]
            for site in sites {
                if case .point(let position)? = site.shape { places[site.key] = position }
            }
            let cells = try registry.registry.records(of: .cell).filter { $0[.technology]?.text == "5G" }
            var compared = 0
            for hole in list.holes {
                for cell in cells {
                    guard let site = cell[.site]?.text, let place = places[site], let radius = cell[.radius]?.number,
                        (cell[.onAir]?.day ?? .ofSamples) <= .ofSamples,
                        (cell[.offAir]?.day).map({ $0 > .ofSamples }) ?? true
                    else { continue }
                    compared += 1
                    // A length in the plane differs from one on the ellipsoid by less than 0.02 % in a zone of 3°.
                    #expect(hole.centre.distance(to: place) > (radius + hole.clearanceMetres) * 0.9998)
                }
                let nearest = try #require(hole.nearestSite)
                let least = try #require(places.values.map { hole.centre.distance(to: $0) }.min())
                #expect(abs(nearest.metres - least) <= 0.0005 * least)
                #expect(nearest.hasService == cells.contains { $0[.site]?.text == nearest.code })
            }
            #expect(compared > 10_000)
        }

        @Test func `a smaller least area lists more and counts fewer slivers, and communes can be chosen`() throws {
            let all = try Self.list(HoleRequest(technology: .g4, leastSquareMetres: 0)).list
            let some = try Self.list(HoleRequest(technology: .g4, leastSquareMetres: 1e6)).list
            #expect(all.holes.count > some.holes.count)
            #expect(all.communes.reduce(0) { $0 + $1.slivers } < some.communes.reduce(0) { $0 + $1.slivers })
            let one = try Self.list(HoleRequest(technology: .g4, communes: ["30346"], leastSquareMetres: 0)).list
            #expect(one.holes == all.holes.filter { $0.commune.code == "30346" } && one.communes.count == 1)
            #expect(throws: JobError.self) { try Self.list(HoleRequest(technology: .g4, communes: ["99999"])) }
            #expect(throws: JobError.self) { try Self.list(HoleRequest(technology: .g4, operator: "Không Có")) }
        }

        @Test func `a plan may take its candidates from holes and from a list`() throws {
            let registry = try ProvinceRegistry(opening: FilledRegistry.shared.path)
            func plan(_ candidates: SitingRequest.Candidates, seconds: Double = 10) throws -> SitingPlan {
                let plans = try registry.sitingPlans(
                    for: SitingRequest(
                        service: .mobile(.g4, radiusMetres: 2500), candidates: candidates,
                        communes: ["30346", "30352"], seconds: seconds),
                    on: .ofSamples)
                return try #require(plans.first)
            }
            let holes = try plan(.holes)
            #expect(!holes.failing.isEmpty && holes.unreachable.isEmpty && !holes.proposals.isEmpty)
            for commune in holes.failing { #expect(holes.after.communes[commune].mobile[.g4]?.verdict != .notMet) }

            let folder = try TemporaryFolder()
            var rows = "Mã;Tên;Vĩ độ;Kinh độ\n"
            for (number, proposal) in holes.proposals.enumerated() {
                rows += "COT-\(number);Cột mẫu \(number);\(proposal.position.latitude);\(proposal.position.longitude)\n"
            }
            rows += "COT-HONG;Cột hỏng;;\nCOT-XA;Cột xa;200;105\n"
            let list = try registry.sitingPlaces(
                inFile: folder.file("cot.csv", holding: rows), referenceSystem: "wgs84", today: .ofSamples)
            #expect(list.places.count == holes.proposals.count && list.leftOut == 2)
            #expect(list.places.map(\.name) == holes.proposals.indices.map { "Cột mẫu \($0)" })
            let chosen = try plan(.places(list.places))
            #expect(chosen.proposals.count <= holes.proposals.count && chosen.unreachable.isEmpty)
            #expect(chosen.proposals.allSatisfy { $0.settlement?.hasPrefix("Cột mẫu") == true })
        }

        @Test func `a plan can be stopped between its rounds`() throws {
            struct Stop: Error {}
            let registry = try ProvinceRegistry(opening: FilledRegistry.shared.path)
            #expect(throws: Stop.self) {
                _ = try registry.sitingPlans(
                    for: SitingRequest(
                        service: .mobile(.g4, radiusMetres: 2500), candidates: .settlements, communes: ["30346"]),
                    on: .ofSamples
                ) { _ in throw Stop() }
            }
        }
    }
}
