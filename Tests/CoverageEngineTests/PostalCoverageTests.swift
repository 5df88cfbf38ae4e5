import CoverageEngine
import RegistryRecords
import Testing

struct PostalCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var points: [RegistryRecord]
    var verdict: Verdict
    var reason: PostalReason?
    var counts: [Int]  // points, staffed, staffed online
}

struct PostalCoverageTests {
    private static let old = sampleDay("2024-01-01")
    private static let future = sampleDay("2026-12-01")

    @Test(arguments: [
        PostalCase(
            testDescription: "one point staffed and online", points: [Sample.point()], verdict: .met, reason: nil,
            counts: [1, 1, 1]),
        PostalCase(
            testDescription: "nothing recorded", points: [], verdict: .notMet, reason: .noneRecorded,
            counts: [0, 0, 0]),
        PostalCase(
            testDescription: "a letter box only, even one stated as staffed",
            points: [Sample.point(kind: .letterBox)], verdict: .notMet, reason: .noneRecorded, counts: [1, 0, 0]),
        PostalCase(
            testDescription: "no staff", points: [Sample.point(staffed: .no)], verdict: .notMet,
            reason: .recordedUnstaffed, counts: [1, 0, 0]),
        PostalCase(
            testDescription: "staff without Internet", points: [Sample.point(internet: .no)], verdict: .notMet,
            reason: .recordedUnstaffed, counts: [1, 1, 0]),
        PostalCase(
            testDescription: "staff at one point, Internet at another",
            points: [Sample.point(internet: .no), Sample.point(staffed: .no)], verdict: .notMet,
            reason: .recordedUnstaffed, counts: [2, 1, 0]),
        PostalCase(
            testDescription: "staffed, Internet never stated", points: [Sample.point(internet: nil)],
            verdict: .notProven, reason: .unknown, counts: [1, 1, 0]),
        PostalCase(
            testDescription: "stated as not known", points: [Sample.point(staffed: .unknown)], verdict: .notProven,
            reason: .unknown, counts: [1, 0, 0]),
        PostalCase(
            testDescription: "evidence older than two years", points: [Sample.point(surveyed: old)],
            verdict: .notProven, reason: .expired, counts: [1, 0, 0]),
        PostalCase(
            testDescription: "an expired no is unknown", points: [Sample.point(staffed: .no, surveyed: old)],
            verdict: .notProven, reason: .unknown, counts: [1, 0, 0]),
        PostalCase(
            testDescription: "evidence without a day", points: [Sample.point(surveyed: nil)], verdict: .notProven,
            reason: .unknown, counts: [1, 0, 0]),
        PostalCase(
            testDescription: "evidence of the future", points: [Sample.point(surveyed: future)], verdict: .notProven,
            reason: .unknown, counts: [1, 0, 0]),
        PostalCase(
            testDescription: "closed on the day itself", points: [Sample.point(closed: Sample.day)], verdict: .notMet,
            reason: .noneRecorded, counts: [0, 0, 0]),
        PostalCase(
            testDescription: "opened on the day itself", points: [Sample.point(opened: Sample.day)], verdict: .met,
            reason: nil, counts: [1, 1, 1]),
    ])
    func `a commune's verdict says what is proven and why not`(of example: PostalCase) throws {
        var input = Sample.input(communes: 1, targets: [Sample.target(.staffedOnline)])
        input.postalPoints = example.points.map { Sample.located($0, in: 0) }
        let postal = try #require(CoverageTable(input).communes.first).postal
        #expect(postal.verdict == example.verdict)
        #expect(postal.reason == example.reason)
        #expect([postal.points, postal.staffed, postal.staffedOnline] == example.counts)
    }

    @Test(arguments: [(729, Verdict.met), (730, .met), (731, .notProven), (-1, .notProven)])
    func `evidence counts from its day to the age limit, both included`(days: Int, verdict: Verdict) throws {
        var input = Sample.input(communes: 1, targets: [Sample.target(.staffedOnline)])
        input.postalPoints = [Sample.located(Sample.point(surveyed: Sample.day.adding(days: -days)), in: 0)]
        #expect(try #require(CoverageTable(input).communes.first).postal.verdict == verdict)
    }

    @Test func `a point placed only by a schematic boundary proves nothing and may be everything`() throws {
        var input = Sample.input(communes: 1, targets: [Sample.target(.staffedOnline)])
        input.postalPoints = [Sample.located(Sample.point(), in: 0, isCertain: false)]
        let postal = try #require(CoverageTable(input).communes.first).postal
        #expect(postal.verdict == .notProven)
        #expect(postal.points == 1)
    }

    @Test func `the norms' figures follow their formulas`() throws {
        var input = Sample.input(communes: 2, targets: [])
        input.postalPoints = (0..<4).map { _ in Sample.located(Sample.point(), in: 0) }
        let stated = Sample.record(.settlement, [.population: .integer(9000)])
        input.settlements = [
            Sample.located(stated, in: 0), Sample.located(stated, in: 0),
            Sample.located(stated, in: 1), Sample.located(Sample.record(.settlement, [:]), in: 1),
        ]
        let communes = CoverageTable(input).communes
        #expect(communes[0].postal.peoplePerPoint == 4500)
        // √(100 km² / (π · 4)) = 2.8209… km
        #expect(abs(try #require(communes[0].postal.meanRadiusKilometres) - 2.820_947_917_738_78) < 1e-12)
        #expect(communes[1].postal.peoplePerPoint == nil)
        #expect(communes[1].postal.meanRadiusKilometres == nil)
    }
}
