import HaTangKit
import Testing

extension FilledRegistryTests {
    struct SampleSurveyTests {
        @Test func `the list of samples names all of them`() {
            #expect(FilledRegistry.samples.count == 23)
            #expect(FilledRegistry.samples.reduce(0) { $0 + $1.rows } == 8297)
        }

        @Test(arguments: FilledRegistry.samples.indices)
        func `a sample has as many rows in quarantine as its list says, and no finding of an error elsewhere`(
            place: Int
        ) throws {
            let sample = FilledRegistry.samples[place]
            let plan = try FilledRegistry.shared.plans[place]
            let refused = Set(zip(plan.rows, plan.outcomes).filter { $0.1 == .quarantined }.map(\.0.number))
            let faulty = Set(plan.findings.filter { $0.severity == .error }.map { $0.row ?? 0 })
            #expect(plan.rows.count == sample.rows, "\(sample.testDescription)")
            #expect(refused.count == sample.expectedErrors, "\(sample.testDescription): \(plan.findings)")
            #expect(faulty == refused, "\(sample.testDescription)")
        }

        @Test func `the part that was An Giang has the points and sites that the plan of 2025 counts`() throws {
            let registry = try ProvinceRegistry(opening: FilledRegistry.shared.path)
            // Codes of communes from the old An Giang lie below the first one of the old Kiên Giang.
            let firstOfKienGiang = "30730"
            let codes = Set(
                try registry.registry.communes(withBoundaries: false).map(\.commune.code).filter {
                    $0 < firstOfKienGiang
                })
            #expect(codes.count == 54)
            func records(_ kind: RecordKind) throws -> [RegistryRecord] {
                try registry.registry.records(of: kind).filter { codes.contains($0.communes.first ?? "") }
            }
            let points = try records(.postalPoint)
            func count(_ kind: PostalPointKind) -> Int { points.count { $0[.kind] == .text(kind.rawValue) } }
            #expect(points.count == 265)
            #expect(count(.postOffice) == 104)
            #expect(count(.culturePoint) == 129)
            #expect(points.count - count(.postOffice) - count(.culturePoint) == 32)
            #expect(try records(.site).count == 2160)
        }
    }
}
