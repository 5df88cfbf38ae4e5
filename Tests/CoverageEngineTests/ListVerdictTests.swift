import CoverageEngine
import RegistryRecords
import Testing

struct ListVerdictTests {
    private static let targets = [
        Sample.target(.openDeadZones, threshold: 0, comparison: .atMost),
        Sample.target(.overdueCable, threshold: 0, comparison: .atMost), Sample.target(.indicator, threshold: 0.8),
    ]

    private func zone(_ values: [Field: FieldValue], surveyed: Day? = Sample.surveyed) -> LocatedRecord {
        Sample.located(Sample.record(.deadZone, values, surveyed: surveyed), in: 0)
    }

    private func verdicts(_ input: CoverageInput, _ code: String) -> [Verdict?] {
        CoverageTable(input).communes.map { $0.verdicts[code] }
    }

    @Test func `no list proves nothing; a surveyed list proves the absence elsewhere`() {
        var input = Sample.input(communes: 2, targets: Self.targets)
        #expect(verdicts(input, "open_dead_zones-all") == [.notProven, .notProven])
        input.deadZones = [zone([.reported: .day(sampleDay("2026-01-10"))])]
        #expect(verdicts(input, "open_dead_zones-all") == [.notMet, .met])
        input.deadZones = [zone([:], surveyed: sampleDay("2023-01-01"))]
        #expect(verdicts(input, "open_dead_zones-all") == [.notProven, .notProven])
    }

    @Test(
        arguments: [
            ([.reported: .day(sampleDay("2026-12-01"))], DeadZoneState.absent),
            ([.status: .text(DeadZoneStatus.rejected.rawValue)], .absent),
            ([.status: .text(DeadZoneStatus.planned.rawValue)], .open),
            ([.resolved: .day(sampleDay("2026-11-23"))], .resolved),
            ([.resolved: .day(sampleDay("2026-11-24"))], .open),
            ([.status: .text(DeadZoneStatus.resolved.rawValue)], .resolved),
        ] as [([Field: FieldValue], DeadZoneState)])
    func `a report stands where its days say`(values: [Field: FieldValue], state: DeadZoneState) {
        #expect(DeadZoneState(zone(values).record, on: Sample.day) == state)
    }

    @Test func `a route is split among its communes, and late after its extended deadline only`() throws {
        var input = Sample.input(communes: 2, targets: Self.targets)
        let route = Sample.record(
            .cableRoute,
            [
                .plannedLength: .real(3000), .doneLength: .real(1000), .deadline: .day(sampleDay("2025-12-31")),
                .extendedTo: .day(sampleDay("2026-12-31")),
            ])
        let split = Whereabouts(
            parts: [.init(commune: 0, share: 0.75), .init(commune: 1, share: 0.25)], isCertain: true)
        input.cableRoutes = [LocatedRecord(record: route, whereabouts: split)]
        let cables = CoverageTable(input).communes.map(\.cables)
        #expect(cables.map(\.plannedKilometres) == [2.25, 0.75])
        #expect(cables.map(\.doneKilometres) == [0.75, 0.25])
        #expect(cables.map(\.overdueKilometres) == [0, 0])
        #expect(verdicts(input, "overdue_cable_km-all") == [.met, .met])
        input.day = sampleDay("2027-01-01")
        #expect(CoverageTable(input).communes.map(\.cables.overdueKilometres) == [1.5, 0.5])
        #expect(verdicts(input, "overdue_cable_km-all") == [.notMet, .notMet])
    }

    @Test func `a summary counts every commune once and judges the province as an interval`() throws {
        var input = Sample.input(communes: 3, targets: [Sample.target(.staffedOnline)])
        input.postalPoints = [
            Sample.located(Sample.point(), in: 0), Sample.located(Sample.point(staffed: nil), in: 1),
        ]
        let summary = try #require(CoverageTable(input).targets.first)
        #expect([summary.met, summary.notMet, summary.notProven, summary.of] == [1, 1, 1, 3])
        #expect(summary.verdict == .notMet)
        input.postalPoints.append(Sample.located(Sample.point(internet: nil), in: 2))
        #expect(try #require(CoverageTable(input).targets.first).verdict == .notProven)
        input.communes[2].commune.province = "92"
        #expect(CoverageTable(input).targets.map(\.province) == ["91", "92"])
        #expect(verdicts(input, "indicator-all") == [nil, nil, nil])
    }
}
