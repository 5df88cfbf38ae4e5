import Foundation
import HaTangKit
import TestWitnesses
import Testing

extension FilledRegistryTests {
    struct SitingPlanTests {
        private static func plan(
            _ service: SitingRequest.Service, _ candidates: SitingRequest.Candidates = .settlements,
            communes: [String] = [], maximum: Int? = nil
        ) throws -> SitingPlan {
            let registry = try ProvinceRegistry(opening: FilledRegistry.shared.path)
            let plans = try registry.sitingPlans(
                for: SitingRequest(
                    service: service, candidates: candidates, communes: communes, maximum: maximum, seconds: 20),
                on: .ofSamples)
            try #require(plans.count == 1 && plans[0].province == "91")
            return plans[0]
        }

        @Test func `each commune without a postal point gets exactly one, and then meets the target`() throws {
            let plan = try Self.plan(.postal(radiusMetres: nil))
            #expect(plan.failing.count > 5 && plan.unreachable.isEmpty)
            #expect(plan.proposals.count == plan.failing.count && plan.solution.isOptimal)
            #expect(
                plan.proposals.allSatisfy { $0.reached == [$0.commune].compactMap(\.self) && $0.settlements == nil })
            for commune in plan.before.communes.indices {
                let isFailing = plan.failing.contains(commune)
                #expect(isFailing == (plan.before.communes[commune].postal.verdict == .notMet))
                #expect(
                    plan.after.communes[commune].postal.verdict
                        == (isFailing ? .met : plan.before.communes[commune].postal.verdict))
            }
        }

        @Test func `with a radius every settlement has a staffed point within it`() throws {
            let radius = 3000.0
            let plan = try Self.plan(.postal(radiusMetres: radius), communes: ["30346", "30341", "30952"])
            #expect(plan.solution.isOptimal && !plan.proposals.isEmpty && plan.unreachable.isEmpty)
            let gained = plan.proposals.compactMap(\.settlements).reduce(0, +)
            #expect(gained > 0)
            #expect(plan.failing.allSatisfy { plan.after.communes[$0].postal.verdict == .met })
        }

        @Test(arguments: [SitingRequest.Candidates.settlements, .grid(stepMetres: 2500)])
        func `sites built as proposed bring the communes to the target when they are imported`(
            _ candidates: SitingRequest.Candidates
        ) throws {
            let all = try Self.plan(.mobile(.g4, radiusMetres: 2500), maximum: 1)
            let codes = all.failing.prefix(4).map { all.before.communes[$0].commune.code }
            let plan = try Self.plan(.mobile(.g4, radiusMetres: 2500), candidates, communes: codes)
            #expect(plan.failing.count == 4 && plan.solution.greedyCount >= plan.solution.choice.count)
            #expect(plan.solution.choice.count >= plan.solution.lowerBound)
            let kept = plan.failing.filter { !plan.unreachable.contains($0) }
            let reached = Set(plan.proposals.flatMap(\.reached).map(\.code))
            #expect(reached == Set(kept.map { plan.before.communes[$0].commune.code }))

            let folder = try TemporaryFolder()
            let registry = try ProvinceRegistry(opening: FilledRegistry.shared.copy(in: folder), mode: .readWrite)
            var rows = "site,operator,technology,radius_m,on_air,latitude,longitude\n"
            for (number, proposal) in plan.proposals.enumerated() {
                rows += "MOI-\(number),Viettel,4G,2500,2026-01-01,"
                rows += "\(proposal.position.latitude),\(proposal.position.longitude)\n"
            }
            let survey = SurveyRequest(
                path: try folder.file("moi.csv", holding: rows), kind: .bts, referenceSystem: "wgs84",
                surveyed: Day(iso: "2026-06-01"))
            try registry.apply(try registry.plan(for: survey, today: .ofSamples))
            let table = try registry.coverage(on: .ofSamples)
            for commune in kept {
                let mobile = try #require(table.communes[commune].mobile[.g4])
                #expect(mobile.verdict != .notMet)
                let expected = try #require(plan.after.communes[commune].mobile[.g4]?.high)
                #expect(abs(try #require(mobile.high) - expected) < 1e-9)
            }
        }

        @Test func `a limit of new sites gives those that help most and says how many it would take`() throws {
            let plan = try Self.plan(.mobile(.g5, radiusMetres: 2000), maximum: 3)
            #expect(plan.proposals.count == 3 && plan.solution.choice.count > 3)
            #expect(plan.proposals.allSatisfy { ($0.squareKilometres ?? 0) > 0 })
        }

        @Test func `unknown communes and too fine a grid are refused`() throws {
            #expect(throws: JobError.self) { try Self.plan(.postal(radiusMetres: nil), communes: ["99999"]) }
            #expect(throws: SitingError.self) {
                try Self.plan(.mobile(.g5, radiusMetres: 500), .grid(stepMetres: 50))
            }
        }
    }
}
