import HaTangKit
import TestWitnesses
import Testing

/// Tables over a year of monthly surveys against SQL that shares no code with them.
@Suite(.enabled(if: Tool.hasSQLite, "sqlite3 is not installed"))
struct YearOfSurveysTests {
    @Test(arguments: [1, 2] as [UInt64])
    func `in a year of monthly surveys SQL finds every cell of the table of every month`(seed: UInt64) throws {
        let year = try YearOfSurveys(seed: seed)
        let refused = try #require(try YearInSQL(path: year.path).refusedRows())
        #expect(refused == year.quarantined && refused >= 2 * YearOfSurveys.months.count, "seed \(seed)")
        var verdicts: Set<Verdict> = []
        var reasons: Set<PostalReason> = []
        for month in YearOfSurveys.months {
            let table = try ProvinceRegistry(opening: year.path, known: month).coverage(on: month)
            try compare(table, with: year, known: month, "seed \(seed), \(month) as known")
            verdicts.formUnion(table.communes.flatMap(\.verdicts.values))
            reasons.formUnion(table.communes.compactMap(\.postal.reason))
        }
        #expect(verdicts.count == 3 && reasons.count == PostalReason.allCases.count, "the year has all sorts")
    }

    @Test(arguments: [3] as [UInt64])
    func `with all that is known at the end SQL finds every cell of the table of every month`(seed: UInt64) throws {
        let year = try YearOfSurveys(seed: seed)
        let registry = try ProvinceRegistry(opening: year.path)
        for month in YearOfSurveys.months {
            try compare(registry.coverage(on: month), with: year, known: day("2099-12-31"), "seed \(seed), \(month)")
        }
    }

    private func compare(_ table: CoverageTable, with year: YearOfSurveys, known: Day, _ label: String) throws {
        let found = try YearInSQL(path: year.path).cells(on: table.day, known: known)
        let expected = Self.cells(of: table)
        #expect(table.communes.count == 102, "\(label)")
        let differing = Set(found.keys).union(expected.keys).sorted().filter { cell in
            guard let number = found[cell].flatMap(Double.init), let other = expected[cell].flatMap(Double.init) else {
                return found[cell] != expected[cell]
            }
            return abs(number - other) > 1e-7 * max(1, abs(number))
        }
        let shown = differing.prefix(5).map { "\($0): \(found[$0] ?? "-") by SQL, \(expected[$0] ?? "-")" }
        #expect(differing.count == 0, "\(label): \(differing.count) of \(expected.count) cells, such as \(shown)")
    }

    /// The table as cells, named like those of ``YearInSQL``.
    private static func cells(of table: CoverageTable) -> [String: String] {
        var cells: [String: String] = [:]
        for commune in table.communes {
            func put(_ column: String, _ value: (any LosslessStringConvertible)?) {
                cells["\(commune.commune.code) \(column)"] = value?.description
            }
            put("postal points", commune.postal.points)
            put("postal staffed", commune.postal.staffed)
            put("postal staffed online", commune.postal.staffedOnline)
            put("postal reason", commune.postal.reason?.rawValue)
            put("people per point", commune.postal.peoplePerPoint)
            put("mean radius", commune.postal.meanRadiusKilometres)
            for (technology, mobile) in commune.mobile {
                let name = technology.rawValue
                put("\(name) sites", mobile.sites)
                put("\(name) cells", mobile.cells)
                put("\(name) assumed", mobile.assumedRadius)
                put("\(name) measure", mobile.measure.rawValue)
                put("\(name) low", mobile.low)
                put("\(name) high", mobile.high)
                put("\(name) area share", mobile.areaShare)
                put("\(name) settlement share", mobile.settlementShare)
                put("\(name) household share", mobile.householdShare)
                put("\(name) population share", mobile.populationShare)
            }
            for (target, verdict) in commune.verdicts { put("verdict \(target)", verdict.rawValue) }
        }
        for summary in table.targets {
            let counts: [(Verdict, Int)] = [
                (.met, summary.met), (.notMet, summary.notMet), (.notProven, summary.notProven),
            ]
            for (verdict, count) in counts where count > 0 {
                cells["all \(summary.target.code) \(verdict.rawValue)"] = "\(count)"
            }
        }
        return cells
    }
}
