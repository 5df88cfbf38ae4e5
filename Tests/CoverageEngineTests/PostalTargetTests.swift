import CoverageEngine
import PlaneGeometry
import RegistryRecords
import Testing

/// The postal targets besides «staffed with Internet», by figures worked out by hand.
struct PostalTargetTests {
    /// A commune of 100 km² with points, and settlements at places east of its west edge.
    private static func figure(
        _ target: Target, points: [LocatedRecord], settlements: [LocatedRecord] = [],
        quality: BoundaryQuality = .official
    ) -> TargetFigure? {
        var input = Sample.input(communes: 1, targets: [target])
        input.communes[0].boundaryQuality = quality
        input.postalPoints = points
        input.settlements = settlements
        let coverage = CoverageTable(input).communes[0]
        #expect(coverage.verdicts[target.code] == coverage.figures[target.code]?.verdict)
        return coverage.figures[target.code]
    }

    private static func point(
        hours: Double? = nil, services: String? = nil, kind: PostalPointKind = .postOffice,
        staffed: FieldValue? = .yes, surveyed: Day? = Sample.surveyed, east: Double? = nil
    ) -> LocatedRecord {
        var record = Sample.point(kind: kind, staffed: staffed, surveyed: surveyed)
        record[.hoursPerDay] = hours.map(FieldValue.real)
        record[.services] = services.map(FieldValue.text)
        return Sample.located(
            record, in: 0, at: east.map { PlanePosition(east: 500_000 + $0, north: 1_105_000) })
    }

    private static func settlement(
        east: Double?, households: Int? = nil, population: Int? = nil, surveyed: Day? = Sample.surveyed
    ) -> LocatedRecord {
        var record = Sample.record(.settlement, [:], surveyed: surveyed)
        record[.households] = households.map(FieldValue.integer)
        record[.population] = population.map(FieldValue.integer)
        return Sample.located(
            record, in: 0, at: east.map { PlanePosition(east: 500_000 + $0, north: 1_105_000) })
    }

    private static let old = sampleDay("2024-01-01")

    @Test(
        arguments: [
            (4.0, Verdict.met), (8.0, .met), (3.5, .notMet), (nil, .notProven),
        ] as [(Double?, Verdict)])
    func `a point counts for criterion 8 when it is open for four hours`(hours: Double?, verdict: Verdict) {
        var target = Sample.target(.staffed)
        target.hoursPerDay = 4
        #expect(Self.figure(target, points: [Self.point(hours: hours)])?.verdict == verdict)
        #expect(
            Self.figure(target, points: [Self.point(hours: 8, kind: .letterBox)])?.verdict == .notMet,
            "nobody staffs a letter box")
        #expect(
            Self.figure(target, points: [Self.point(hours: 3, surveyed: Self.old)])?.verdict == .notProven,
            "an expired no is unknown")
    }

    @Test(
        arguments: [
            ("KT1", "Chuyển phát; KT1", Verdict.met), ("KT1", "kt1, EMS", .met), ("KT1", "KT10", .notMet),
            ("KT1", "EMS", .notMet), ("KT1", "chưa có KT1", .notProven), ("KT1", nil, .notProven),
            ("dịch vụ công", "Dich vu cong truc tuyen", .met), ("dịch vụ công", "công chứng; dịch vụ khác", .notMet),
            ("dịch vụ công", "EMS; không có dịch vụ công", .notProven),
            ("dịch vụ công", "không gói hàng; dịch vụ công", .met),
        ] as [(String, String?, Verdict)])
    func `a service is found by its words, and never where the text denies it`(
        service: String, stated: String?, verdict: Verdict
    ) {
        var target = Sample.target(.servicePoints)
        target.service = service
        #expect(Self.figure(target, points: [Self.point(services: stated)])?.verdict == verdict)
    }

    @Test func `a service stated too long ago proves nothing, and a letter box offers none`() {
        var target = Sample.target(.servicePoints)
        target.service = "KT1"
        #expect(Self.figure(target, points: [Self.point(services: "KT1", surveyed: Self.old)])?.verdict == .notProven)
        #expect(Self.figure(target, points: [Self.point(services: "KT1", kind: .letterBox)])?.verdict == .notMet)
    }

    @Test func `people per point is an interval where a point is not proven`() throws {
        let target = Sample.target(.peoplePerPoint, threshold: 8000, comparison: .atMost)
        let people = [Self.settlement(east: 1000, population: 9000), Self.settlement(east: 2000, population: 6000)]
        let sure = try #require(Self.figure(target, points: [Self.point(), Self.point()], settlements: people))
        #expect(sure.low == 7500 && sure.high == 7500 && sure.verdict == .met)
        let unsure = try #require(
            Self.figure(target, points: [Self.point(), Self.point(surveyed: nil)], settlements: people))
        #expect(unsure.low == 7500 && unsure.high == 15_000 && unsure.verdict == .notProven)
        let crowded = try #require(Self.figure(target, points: [Self.point()], settlements: people))
        #expect(crowded.low == 15_000 && crowded.verdict == .notMet)
        #expect(Self.figure(target, points: [], settlements: people)?.verdict == .notMet)
        #expect(Self.figure(target, points: [Self.point()])?.verdict == .notProven, "no population is known")
        let expired = [Self.settlement(east: 1000, population: 10, surveyed: Self.old)]
        #expect(Self.figure(target, points: [Self.point()], settlements: expired)?.verdict == .notProven)
    }

    @Test func `the mean radius is that of the formula, and a schematic area proves nothing`() throws {
        let target = Sample.target(.meanRadius, threshold: 3, comparison: .atMost)
        // √(100 / (π · 4)) = 2.8209… and √(100 / (π · 3)) = 3.2573… km
        let four = try #require(Self.figure(target, points: Array(repeating: Self.point(), count: 4)))
        #expect(abs(four.low - 2.820_947_917_7) < 1e-9 && four.low == four.high && four.verdict == .met)
        let three = try #require(Self.figure(target, points: Array(repeating: Self.point(), count: 3)))
        #expect(abs(three.high - 3.257_350_079) < 1e-9 && three.verdict == .notMet)
        let rough = Self.figure(target, points: Array(repeating: Self.point(), count: 4), quality: .schematic)
        #expect(rough?.verdict == .notProven)
    }

    @Test func `the true distance is weighed by households and bounded by points that may be staffed`() throws {
        let target = Sample.target(.meanDistance, threshold: 3, comparison: .atMost)
        // Proven at 0 km, perhaps staffed at 8 km; settlements at 1 km and at 9 km.
        let points = [Self.point(east: 0), Self.point(staffed: nil, east: 8000)]
        let far = [Self.settlement(east: 1000, households: 300), Self.settlement(east: 9000, households: 100)]
        let mean = try #require(Self.figure(target, points: points, settlements: far))
        // low (300 · 1 + 100 · 1) / 400 = 1, high (300 · 1 + 100 · 9) / 400 = 3
        #expect(mean.low == 1 && mean.high == 3 && mean.verdict == .met)
        let unweighted = [Self.settlement(east: 1000, households: 300), Self.settlement(east: 9000)]
        let plain = try #require(Self.figure(target, points: points, settlements: unweighted))
        #expect(plain.low == 1 && plain.high == 5 && plain.verdict == .notProven)
        let largest = Sample.target(.largestDistance, threshold: 3, comparison: .atMost)
        let farthest = try #require(Self.figure(largest, points: points, settlements: far))
        #expect(farthest.low == 1 && farthest.high == 9 && farthest.verdict == .notProven)
    }

    @Test func `a distance to a point without a place, or from a settlement without one, is not known`() throws {
        let target = Sample.target(.meanDistance, threshold: 3, comparison: .atMost)
        let unplaced = try #require(
            Self.figure(target, points: [Self.point()], settlements: [Self.settlement(east: 1000)]))
        #expect(unplaced.low == 0 && unplaced.high == .infinity && unplaced.verdict == .notProven)
        let nowhere = try #require(
            Self.figure(target, points: [Self.point(east: 0)], settlements: [Self.settlement(east: nil)]))
        #expect(nowhere.low == 0 && nowhere.high == .infinity && nowhere.verdict == .notProven)
        #expect(Self.figure(target, points: [Self.point(east: 0)])?.verdict == .notProven, "no settlement at all")
        let none = Self.figure(target, points: [], settlements: [Self.settlement(east: 1000)])
        #expect(none?.verdict == .notMet, "no point at all")
    }
}
