import CoverageEngine
import RegistryRecords
import TestWitnesses
import Testing

/// Inspections weighed on a day, and the shares of a year.
struct InspectionSharesTests {
    private func inspection(_ values: [Field: FieldValue], surveyed: String? = "2025-12-20") -> RegistryRecord {
        var record = RegistryRecord(
            uuid: "a", kind: .inspection,
            evidence: RecordEvidence(
                base: Evidence(survey: "s", row: 2, surveyed: surveyed.flatMap { Day(iso: $0) })))
        for (field, value) in values { record[field] = value }
        return record
    }

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private func facts(_ record: RegistryRecord, on text: String = "2025-12-31") throws -> InspectionFacts {
        InspectionFacts(record, on: try day(text), evidenceAgeDays: 730)
    }

    @Test func `a day proves that it was done, and a valid list without a day that it was not`() throws {
        let done = inspection([.plannedYear: .integer(2025), .done: .day(try day("2025-03-20"))])
        #expect(try facts(done).done == .yes)
        #expect(try facts(inspection([.plannedYear: .integer(2025)])).done == .no)
        #expect(try facts(inspection([.plannedYear: .integer(2025), .done: .unknown])).done == .unknown)
    }

    @Test func `expired, later and undated evidence proves nothing`() throws {
        let values: [Field: FieldValue] = [
            .plannedYear: .integer(2025), .done: .day(try day("2025-03-20")), .digital: .yes,
        ]
        let undated = inspection(values, surveyed: nil)
        for facts in try [
            facts(inspection(values), on: "2025-12-19"), facts(inspection(values), on: "2027-12-21"), facts(undated),
        ] {
            #expect(facts.done == .unknown && facts.digital == .unknown)
        }
        #expect(try facts(inspection(values), on: "2027-12-20").done == .yes, "the last day of the age limit")
    }

    @Test func `the year is that of the plan, and of an unplanned one that in which it was done`() throws {
        #expect(try facts(inspection([.plannedYear: .integer(2025), .done: .day(try day("2026-01-05"))])).year == 2025)
        #expect(try facts(inspection([.plannedYear: .integer(2025)])).basis == .planned)
        let unplanned = inspection([
            .basis: .text(InspectionBasis.unplanned.rawValue), .done: .day(try day("2026-01-05")),
            .decided: .day(try day("2025-12-30")),
        ])
        #expect(try facts(unplanned).year == 2026)
        #expect(try facts(inspection([:])).year == nil)
    }

    @Test func `mending is overdue only after its deadline`() throws {
        let found: [Field: FieldValue] = [.violations: .integer(2), .deadline: .day(try day("2025-04-30"))]
        #expect(try facts(inspection(found), on: "2025-04-30").mending == .open)
        #expect(try facts(inspection(found), on: "2025-05-01").mending == .overdue)
        var mended = found
        mended[.mendedOn] = .day(try day("2025-05-10"))
        #expect(try facts(inspection(mended), on: "2025-05-09").mending == .overdue)
        #expect(try facts(inspection(mended), on: "2025-05-10").mending == .mended)
        #expect(try facts(inspection([.violations: .integer(0)])).mending == .none)
        #expect(try facts(inspection([.violationNote: .text("Cáp")])).mending == .open)
    }

    /// Every unknown is decided in every way; the shares of all these worlds are the oracle.
    @Test func `the intervals are exactly the span of all that may be true`() throws {
        var numbers = SeededNumbers(seed: 9)
        let answers: [Answer] = [.yes, .no, .unknown]
        for _ in 0..<200 {
            let facts = try (0..<Int.random(in: 1...5, using: &numbers)).map { _ in
                var facts = try self.facts(inspection([:]))
                facts.year = 2025
                facts.basis = [.planned, .planned, .unplanned, nil][Int.random(in: 0..<4, using: &numbers)]
                facts.done = answers[Int.random(in: 0..<3, using: &numbers)]
                facts.digital = answers[Int.random(in: 0..<3, using: &numbers)]
                return facts
            }
            var worlds: [[(isPlanned: Bool, done: Bool, digital: Bool)]] = [[]]
            for fact in facts {
                func ways(_ answer: Answer) -> [Bool] { answer == .unknown ? [true, false] : [answer == .yes] }
                worlds = worlds.flatMap { world in
                    ways(fact.done).flatMap { done in
                        ways(fact.digital).map { world + [(fact.basis == .planned, done, $0)] }
                    }
                }
            }
            let doneShares = worlds.compactMap { world -> Double? in
                let plan = world.filter(\.isPlanned)
                return plan.isEmpty ? nil : Double(plan.count(where: \.done)) / Double(plan.count)
            }
            let digitalShares = worlds.compactMap { world -> Double? in
                let done = world.filter(\.done)
                return done.isEmpty ? nil : Double(done.count(where: \.digital)) / Double(done.count)
            }
            let shares = InspectionShares(facts, year: 2025)
            #expect(shares.doneShare?.low == doneShares.min() && shares.doneShare?.high == doneShares.max())
            #expect(
                shares.digitalShare?.low == digitalShares.min() && shares.digitalShare?.high == digitalShares.max(),
                "\(facts)")
        }
    }

    @Test func `other years count for nothing`() throws {
        let shares = InspectionShares([try facts(inspection([.plannedYear: .integer(2024)]))], year: 2025)
        #expect(shares.planned == 0 && shares.doneShare == nil && shares.digitalShare == nil)
    }
}
