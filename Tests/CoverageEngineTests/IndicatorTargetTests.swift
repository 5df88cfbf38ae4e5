import CoverageEngine
import RegistryRecords
import Testing

/// Targets for indicators, for growth and those made of others.
struct IndicatorTargetTests {
    private static func value(
        _ value: Double?, of name: String = "fibre", on day: String = "2026-06-30", commune: String? = "30001",
        unit: String? = "tỷ lệ", surveyed: String? = nil
    ) -> RegistryRecord {
        let own = sampleDay(day)
        var record = Sample.record(
            .indicator, [.indicator: .text(name), .day: .day(own)], surveyed: surveyed.map(sampleDay) ?? own)
        record[.code] = .text("\(commune ?? "91")|\(name)|\(day)")
        record[.value] = value.map(FieldValue.real) ?? .unknown
        record[.unit] = unit.map(FieldValue.text)
        if let commune { record.communes = [commune] } else { record[.provinceCode] = .text("91") }
        return record
    }

    private static func target(
        _ measure: TargetMeasure = .indicator, threshold: Double = 0.8, scope: Target.Scope = .commune,
        unit: String? = nil
    ) -> Target {
        var target = Sample.target(measure, threshold: threshold)
        target.indicator = "fibre"
        target.indicatorNames = ["Hộ có cáp quang"]
        target.scope = scope
        target.unit = unit
        return target
    }

    private static func table(_ targets: [Target], _ indicators: [RegistryRecord], communes: Int = 1) -> CoverageTable {
        var input = Sample.input(communes: communes, targets: targets)
        input.indicators = indicators
        return CoverageTable(input)
    }

    private static func figure(_ target: Target, _ indicators: [RegistryRecord]) -> TargetFigure? {
        let table = table([target], indicators)
        return target.scope == .commune ? table.communes[0].figures[target.code] : table.targets[0].figure
    }

    @Test(
        arguments: [
            ([value(0.8)], Verdict.met), ([value(0.79999)], .notMet), ([], .notProven), ([value(nil)], .notProven),
            // Of two days the newest counts, whichever stands first.
            ([value(0.9, on: "2025-12-31"), value(0.7)], .notMet),
            ([value(0.7), value(0.9, on: "2025-12-31")], .notMet),
            // Older than 730 days on 23 November 2026, and of a day to come.
            ([value(0.9, on: "2024-11-22")], .notProven), ([value(0.9, on: "2024-11-23")], .met),
            ([value(0.9, on: "2026-11-24")], .notProven), ([value(0.9, surveyed: "2026-12-01")], .notProven),
            // Another name of the same indicator, another indicator, another commune.
            ([value(0.9, of: "HO CO CAP QUANG")], .met), ([value(0.9, of: "smartphone")], .notProven),
            ([value(0.9, commune: "30009")], .notProven), ([value(0.9, commune: nil)], .notProven),
            // 90 thousand millions are no share.
            ([value(90, unit: "tỷ đồng")], .notProven), ([value(0.9, unit: nil)], .notProven),
            // Two names with two values of one day: either may be right.
            ([value(0.9), value(0.7, of: "hộ có cáp quang")], .notProven),
            ([value(0.9), value(0.85, of: "hộ có cáp quang")], .met),
        ] as [([RegistryRecord], Verdict)])
    func `the newest value within the age limit decides`(indicators: [RegistryRecord], verdict: Verdict) {
        #expect(Self.figure(Self.target(), indicators)?.verdict == verdict)
    }

    @Test(
        arguments: [
            ([100.0, 105], 0.05, Verdict.met), ([100, 100], 0, .met), ([100, 90], -0.1, .notMet),
            ([0, 90], nil, .notProven),
        ] as [([Double], Double?, Verdict)])
    func `growth is worked out of the values of two years`(values: [Double], growth: Double?, verdict: Verdict) throws {
        let target = Self.target(.indicatorGrowth, threshold: 0, scope: .province, unit: "tỷ đồng")
        let figure = try #require(
            Self.figure(
                target,
                [
                    Self.value(values[0], on: "2024-12-31", commune: nil, unit: "tỷ đồng"),
                    Self.value(values[1], on: "2025-12-31", commune: nil, unit: "tỷ đồng"),
                ]))
        #expect(figure.verdict == verdict)
        if let growth { #expect(abs(figure.low - growth) < 1e-12 && figure.low == figure.high) }
    }

    @Test func `half a year is not held against a whole one, nor one unit against another`() {
        let target = Self.target(.indicatorGrowth, threshold: 0, scope: .province)
        func verdict(_ day: String, _ unit: String) -> Verdict? {
            Self.figure(
                target,
                [
                    Self.value(100, on: "2025-12-31", commune: nil, unit: unit),
                    Self.value(200, on: day, commune: nil, unit: "tỷ đồng"),
                ])?.verdict
        }
        #expect(verdict("2026-06-30", "tỷ đồng") == .notProven)
        #expect(verdict("2024-12-31", "tỷ đồng") == .notMet)
        #expect(verdict("2024-12-31", "triệu đồng") == .notProven)
    }

    @Test func `a target of the province has one verdict and asks no commune`() throws {
        let target = Self.target(scope: .province)
        let table = Self.table([target], [Self.value(0.9, commune: nil), Self.value(0.1)], communes: 3)
        let summary = try #require(table.targets.first)
        #expect(table.targets.count == 1 && summary.verdict == .met && summary.figure?.low == 0.9)
        #expect(summary.of == 1 && summary.met == 1 && summary.notAsked == 0)
        #expect(table.communes.allSatisfy { $0.verdicts.isEmpty })
        #expect(table.indicators["91"]?.map(\.value) == [0.9])
    }

    @Test func `communes of other kinds are not asked, and the denominator tells it`() throws {
        var target = Self.target()
        target.communeKinds = [.phường]
        let table = Self.table([target], [Self.value(0.9)], communes: 2)
        #expect(table.communes.allSatisfy { $0.verdicts[target.code] == nil && $0.figures.isEmpty })
        let summary = try #require(table.targets.first)
        #expect(summary.of == 0 && summary.notAsked == 2 && summary.verdict == .notProven)
    }

    @Test(
        arguments: [
            (0.9, 0.9, Verdict.met), (0.9, 0.1, .notMet), (0.9, nil, .notProven), (nil, 0.1, .notMet),
            (nil, nil, .notProven),
        ] as [(Double?, Double?, Verdict)])
    func `a criterion is met when all its parts are, and not met as soon as one is not`(
        first: Double?, second: Double?, verdict: Verdict
    ) throws {
        var (one, two, all, outer) = (
            Self.target(), Self.target(), Sample.target(.allOf, threshold: 2), Sample.target(.allOf, threshold: 1)
        )
        (one.code, two.code, all.code, outer.code) = ("one", "two", "all", "outer")
        (two.indicator, two.indicatorNames) = ("phone", [])
        (all.allOf, outer.allOf) = (["one", "two"], ["all"])
        let values = [first.map { Self.value($0) }, second.map { Self.value($0, of: "phone") }].compactMap(\.self)
        // The outer criterion stands before its parts.
        let coverage = Self.table([outer, all, one, two], values).communes[0]
        #expect(coverage.verdicts["all"] == verdict && coverage.verdicts["outer"] == verdict)
        let figure = try #require(coverage.figures["all"])
        let parts = [coverage.verdicts["one"], coverage.verdicts["two"]]
        #expect(figure.low == Double(parts.count { $0 == .met }))
        #expect(figure.high == Double(parts.count { $0 != .notMet }))
    }

    @Test func `a part that is not asked for on the day proves nothing`() {
        var (one, all) = (Self.target(), Sample.target(.allOf, threshold: 1))
        (one.code, all.code, all.allOf) = ("one", "all", ["one"])
        one.to = sampleDay("2025-12-31")
        #expect(Self.table([one, all], [Self.value(0.9)]).communes[0].verdicts == ["all": .notProven])
    }

    @Test(arguments: [(299, Verdict.notProven), (300, .met)])
    func `a mean speed counts from as many samples as the rules ask for`(count: Int, verdict: Verdict) {
        let target = Sample.target(.mobileSpeed, technology: .g4, threshold: 40)
        var input = Sample.input(communes: 1, targets: [target])
        // 100 of 20 Mbit/s, the others of 50 and one of 5G: the mean of 300 is 40.
        input.samples = (0..<count).map { place in
            Sample.located(
                Sample.record(
                    .signalSample,
                    [.technology: .text("4G"), .download: .real(place < 100 ? 20 : 50), .measured: .day(Sample.day)]),
                in: 0)
        }
        input.samples.append(
            Sample.located(
                Sample.record(
                    .signalSample, [.technology: .text("5G"), .download: .real(1), .measured: .day(Sample.day)]), in: 0)
        )
        let table = CoverageTable(input)
        #expect(table.communes[0].verdicts[target.code] == verdict)
        if verdict == .met { #expect(table.communes[0].figures[target.code]?.low == 40) }
        for place in input.samples.indices { input.samples[place].whereabouts.isCertain = false }
        #expect(
            CoverageTable(input).communes[0].verdicts[target.code] == .notProven,
            "only a schematic boundary says where they were measured")
    }
}
