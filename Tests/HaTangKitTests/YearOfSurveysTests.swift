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
        #expect(try YearInSQL(path: year.path).refusedRows() == year.quarantined, "seed \(seed)")
        let registry = try ProvinceRegistry(opening: year.path)
        for month in YearOfSurveys.months {
            try compare(registry.coverage(on: month), with: year, known: day("2099-12-31"), "seed \(seed), \(month)")
        }
    }

    @Test(arguments: [4] as [UInt64])
    func `with operators told apart SQL finds every cell of each of them`(seed: UInt64) throws {
        let year = try YearOfSurveys(seed: seed)
        let registry = try ProvinceRegistry(opening: year.path)
        for month in [YearOfSurveys.months[2], YearOfSurveys.months[11]] {
            let table = try registry.coverage(on: month, operators: .all)
            let names = Set(table.communes.flatMap { ($0.operators ?? []).map(\.operator) })
            #expect(names == ["Viettel", "VNPT", "MobiFone"])
            for name in names.sorted() {
                let found = try YearInSQL(path: year.path).cells(ofOperator: name, on: month, known: day("2099-12-31"))
                let one = try registry.coverage(on: month, operators: .named(name))
                for table in [table, one] {
                    Self.compare(Self.cells(of: table, operator: name), found, "seed \(seed), \(month), \(name)")
                }
            }
        }
    }

    private func compare(_ table: CoverageTable, with year: YearOfSurveys, known: Day, _ label: String) throws {
        #expect(table.communes.count == 102, "\(label)")
        let found = try YearInSQL(path: year.path).cells(on: table.day, known: known)
        Self.compare(Self.cells(of: table), found, label)
    }

    private static func compare(_ expected: [String: String], _ found: [String: String], _ label: String) {
        let differing = Set(found.keys).union(expected.keys).sorted().filter { cell in
            guard let number = found[cell].flatMap(Double.init), let other = expected[cell].flatMap(Double.init) else {
                return found[cell] != expected[cell]
            }
            // The scale of the grid changes along a line, by 2 cm within one of some kilometres.
            let allowed = cell.contains(" km ") ? 5e-5 : 1e-7 * max(1, abs(number))
            return abs(number - other) > allowed
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
            put("dead zones open", commune.deadZones.open)
            put("dead zones resolved", commune.deadZones.resolved)
            put("km planned", commune.cables.plannedKilometres)
            put("km done", commune.cables.doneKilometres)
            put("km proven done", commune.cables.provenDoneKilometres)
            put("km verified", commune.cables.verifiedKilometres)
            put("km overdue", commune.cables.overdueKilometres)
            cells.merge(Self.cells(of: commune.mobile, in: commune.commune)) { $1 }
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

    /// The mobile cells of an operator.
    private static func cells(of table: CoverageTable, operator name: String) -> [String: String] {
        table.communes.reduce(into: [:]) { cells, commune in
            guard let measures = commune.operators?.first(where: { $0.operator == name }) else { return }
            cells.merge(Self.cells(of: measures.mobile, in: commune.commune)) { $1 }
        }
    }

    private static func cells(
        of measures: [TechnologyClass: MobileCoverage], in commune: Commune
    ) -> [String: String] {
        var cells: [String: String] = [:]
        for (technology, mobile) in measures {
            func put(_ column: String, _ value: (any LosslessStringConvertible)?) {
                cells["\(commune.code) \(technology.rawValue) \(column)"] = value?.description
            }
            put("sites", mobile.sites)
            put("cells", mobile.cells)
            put("assumed", mobile.assumedRadius)
            put("measure", mobile.measure.rawValue)
            put("low", mobile.low)
            put("high", mobile.high)
            put("area share", mobile.areaShare)
            put("settlement share", mobile.settlementShare)
            put("household share", mobile.householdShare)
            put("population share", mobile.populationShare)
        }
        return cells
    }
}
