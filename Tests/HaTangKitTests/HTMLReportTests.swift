import HaTangKit
import TestWitnesses
import Testing

extension FilledRegistryTests {
    @Suite(.enabled(if: Tool.hasPython, "python3 is not installed"))
    struct HTMLReportTests {
        /// What pages of the samples' day are made of; computed once.
        private static let parts = Result {
            let registry = try ProvinceRegistry(opening: FilledRegistry.shared.path)
            return (
                report: try registry.report(ReportRequest(day: .ofSamples)),
                map: try registry.mapContent(on: .ofSamples),
                progress: try registry.progress(on: .ofSamples, kept: KeptResults())
            )
        }

        private static func page(change: (inout ProvinceReport) -> Void = { _ in }) throws -> HTMLReport {
            var (report, map, progress) = try parts.get()
            change(&report)
            return HTMLReport(report, map: map, progress: progress)
        }

        @Test(arguments: Language.allCases)
        func `the page is well formed, names no other host and lets nothing run but its own`(
            in language: Language
        ) throws {
            let facts = try PageFacts(of: try Self.page { $0.recipe.language = language })
            #expect(facts.faults == [])
            #expect(facts.addresses == [])
            #expect(facts.handlers == [])
            #expect(facts.scripts == 3)
            #expect(facts.language == language.rawValue)
            #expect(facts.policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
            #expect(!facts.policy.contains("unsafe"))
            #expect(facts.bytes < 1_500_000)
        }

        @Test func `every commune of the table is on the map, and every cell shows what the report has`() throws {
            let report = try Self.parts.get().report
            let facts = try PageFacts(of: try Self.page())
            #expect(facts.communes.map(\.code) == report.table.communes.map(\.commune.code).sorted())
            #expect(facts.seal == ReportSeal(report).digest)
            for table in report.tables where table.name != .data {
                let shown = try #require(facts.tables[table.name.rawValue], "\(table.name)")
                #expect(shown.keys == table.columns.map(\.key))
                let rows = table.rows.map { row in row.map { $0.shown(in: .vietnamese) } }
                #expect(shown.rows == Array(rows.prefix(table.name == .findings ? 200 : rows.count)), "\(table.name)")
            }
        }

        @Test func `names that try to be markup are texts`() throws {
            let hostile = "</td></title></script><script>alert(1)</script><!-- \"'&lt;"
            let page = try Self.page { report in
                report.table.communes[0].commune.name = hostile
                report.deadZones.entries[0].commune?.name = hostile
                report.surveys[0].description.inspector = hostile
                report.recipe.issuer = hostile
                report.provinceNames["91"] = hostile
            }
            let facts = try PageFacts(of: page)
            #expect(facts.faults == [])
            #expect(facts.scripts == 3)
            #expect(facts.title.hasSuffix(hostile))
            #expect(facts.tables["communes"]?.rows[0][1] == hostile)
        }

        @Test func `the same report gives the same bytes`() throws {
            #expect(try Self.page().bytes == Self.page().bytes)
        }

        @Test func `progress has the ends of months since the first survey, and the day itself as in the table`() throws
        {
            let registry = try ProvinceRegistry(opening: FilledRegistry.shared.path)
            let (report, _, progress) = try Self.parts.get()
            let table = report.table
            let ofCommunes = table.targets.filter { $0.target.scope == .commune }
            #expect(progress.series.map(\.title) == ofCommunes.map(\.target.title))
            for (series, summary) in zip(progress.series, ofCommunes) {
                let last = try #require(series.standings.last)
                #expect(last.day == .ofSamples)
                #expect([last.met, last.notMet, last.notProven] == [summary.met, summary.notMet, summary.notProven])
                #expect(series.standings.dropLast().allSatisfy { $0.day.adding(days: 1).parts.day == 1 })
                #expect(series.standings.count <= 13)
            }
            let earlier = try #require(progress.series.first?.standings.first)
            let then = try registry.coverage(on: earlier.day, era: try registry.era(named: "2025"))
            #expect(then.targets.first?.met == earlier.met)
        }
    }
}
