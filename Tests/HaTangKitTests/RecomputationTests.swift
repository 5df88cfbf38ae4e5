import HaTangKit
import TestWitnesses
import Testing

extension FilledRegistryTests {
    /// The table once more, in SQL over the registry's columns, by the words of the documentation.
    ///
    /// On schematic boundaries a stated commune wins, so that a record counts where it says: no geometry is needed.
    struct RecomputationTests {
        private let registry: ProvinceRegistry
        private let table: CoverageTable

        init() throws {
            registry = try ProvinceRegistry(opening: FilledRegistry.shared.path)
            table = try registry.coverage(on: .ofSamples)
        }

        private func lines(_ sql: String) throws -> [String: String] {
            let path = try FilledRegistry.shared.path
            let output = try Tool.output(of: "/usr/bin/sqlite3", "-readonly", "-list", path, sql)
            let pairs = output.split(separator: "\n").map { line in
                let cells = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                return (cells[0], cells.count > 1 ? cells[1] : "")
            }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }

        @Test(.enabled(if: Tool.hasSQLite, "sqlite3 is not installed"))
        func `every record of the samples states one commune of today, some an old one besides`() throws {
            let counts = try lines(
                """
                SELECT 'points', count(*) FROM postal_points WHERE ifnull(communes, '') NOT GLOB '[0-9][0-9][0-9][0-9][0-9]'
                    AND ifnull(communes, '') NOT GLOB '[0-9][0-9][0-9][0-9][0-9];[0-9][0-9][0-9][0-9][0-9]@2024'
                UNION ALL
                SELECT 'sites', count(*) FROM bts_sites WHERE ifnull(communes, '') NOT GLOB '[0-9][0-9][0-9][0-9][0-9]'
                    AND ifnull(communes, '') NOT GLOB '[0-9][0-9][0-9][0-9][0-9];[0-9][0-9][0-9][0-9][0-9]@2024'
                """)
            #expect(counts == ["points": "0", "sites": "0"])
        }

        @Test(.enabled(if: Tool.hasSQLite, "sqlite3 is not installed"))
        func `SQL finds the same postal counts, verdict and reason in each of the 102 communes`() throws {
            let found = try lines(Self.postal)
            #expect(found.count == 102)
            for coverage in table.communes {
                let postal = coverage.postal
                let expected = [
                    "\(postal.points)", "\(postal.staffed)", "\(postal.staffedOnline)", postal.verdict.rawValue,
                    postal.reason?.rawValue ?? "",
                ].joined(separator: "|")
                #expect(found[coverage.commune.code] == expected, "\(coverage.commune.name)")
            }
            #expect(Set(table.communes.map(\.postal.verdict)).count == 3, "the samples have all verdicts")
        }

        @Test(.enabled(if: Tool.hasSQLite, "sqlite3 is not installed"), arguments: TechnologyClass.allCases)
        func `SQL finds the same sites, cells and assumed radii in each of the 102 communes`(
            technology: TechnologyClass
        ) throws {
            let technologies =
                switch technology {
                case .g2: "'2G'"
                case .g3: "'3G'"
                case .g4: "'4G'"
                case .g5: "'5G'"
                case .g4OrBetter: "'4G', '5G'"
                }
            let found = try lines(Self.cells.replacing("TECHNOLOGIES", with: technologies))
            for coverage in table.communes {
                let mobile = try #require(coverage.mobile[technology])
                let expected = "\(mobile.sites)|\(mobile.cells)|\(mobile.assumedRadius)"
                #expect(found[coverage.commune.code] ?? "0|0|0" == expected, "\(coverage.commune.name)")
            }
            #expect((found.count > 30) == (technology != .g2), "the samples have no cell of 2G")
        }

        @Test(.enabled(if: Tool.hasSQLite, "sqlite3 is not installed"))
        func `SQL finds the same sites and cells of every operator, and they sum up to those of any`() throws {
            let operators = try registry.coverage(on: .ofSamples, operators: .all)
            #expect(operators.communes.map(\.mobile) == table.communes.map(\.mobile))
            let names = Set(operators.communes.flatMap { ($0.operators ?? []).map(\.operator) }).sorted()
            #expect(names.count > 2)
            for name in names {
                let found = try lines(
                    Self.cells.replacing("TECHNOLOGIES", with: "'4G'").replacing(
                        "GROUP BY", with: "AND cells.\"operator\" = '\(name)' GROUP BY"))
                for coverage in operators.communes {
                    let mobile = try #require(coverage.operators?.first { $0.operator == name }?.mobile[.g4])
                    let expected = "\(mobile.sites)|\(mobile.cells)|\(mobile.assumedRadius)"
                    #expect(found[coverage.commune.code] ?? "0|0|0" == expected, "\(name) \(coverage.commune.name)")
                }
            }
            for coverage in operators.communes {
                let all = try #require(coverage.mobile[.g4])
                let each = try #require(coverage.operators).compactMap { $0.mobile[.g4] }
                #expect(each.reduce(0) { $0 + $1.cells } == all.cells)
                let shares = each.compactMap(\.areaShare)
                let share = try #require(all.areaShare)
                #expect(share <= shares.reduce(0, +) + 1e-9 && share >= (shares.max() ?? 0) - 1e-9)
            }
            let one = try registry.coverage(on: .ofSamples, operators: .named(names[0].uppercased()))
            #expect(one.communes.allSatisfy { $0.operators?.map(\.operator) == [names[0]] })
            #expect(throws: JobError.unknownOperator("x", known: names)) {
                try registry.coverage(on: .ofSamples, operators: .named("x"))
            }
        }

        /// `json_type` is NULL without an exception, and 'null' or absent inside one without a day.
        private static let postal = """
            WITH facts AS (
                SELECT substr(communes, 1, 5) AS commune, kind = 'thùng thư' AS is_box,
                    staffed, internet,
                    iif(json_type(evidence, '$.staffed') IS NULL, surveyed,
                        json_extract(evidence, '$.staffed.surveyed')) AS staffed_day,
                    iif(json_type(evidence, '$.internet') IS NULL, surveyed,
                        json_extract(evidence, '$.internet.surveyed')) AS internet_day
                FROM postal_points
                WHERE ifnull(opened, '0000-00-00') <= '2026-11-23' AND ifnull(closed, '9999-12-31') > '2026-11-23'
            ), valid AS (
                SELECT commune, ifnull(is_box, 0) AS is_box,
                    CASE WHEN staffed_day BETWEEN date('2026-11-23', '-730 days') AND '2026-11-23'
                        THEN ifnull(staffed, '?') ELSE '?' END AS staffed,
                    CASE WHEN internet_day BETWEEN date('2026-11-23', '-730 days') AND '2026-11-23'
                        THEN ifnull(internet, '?') ELSE '?' END AS internet,
                    staffed = 'yes' AND internet = 'yes' AND
                        min(staffed_day, internet_day) < date('2026-11-23', '-730 days') AS is_expired
                FROM facts
            ), counts AS (
                SELECT code, count(valid.commune) AS points,
                    count(*) FILTER (WHERE NOT is_box AND staffed = 'yes') AS staffed,
                    count(*) FILTER (WHERE NOT is_box AND staffed = 'yes' AND internet = 'yes') AS online,
                    count(*) FILTER (WHERE NOT is_box AND staffed <> 'no' AND internet <> 'no') AS candidates,
                    count(*) FILTER (WHERE NOT is_box AND staffed <> 'no' AND internet <> 'no' AND is_expired)
                        AS expired,
                    count(*) FILTER (WHERE NOT is_box) AS others
                FROM communes LEFT JOIN valid ON valid.commune = communes.code GROUP BY code
            )
            SELECT code, points, staffed, online,
                CASE WHEN online > 0 THEN 'met' WHEN candidates > 0 THEN 'not-proven' ELSE 'not-met' END,
                CASE WHEN online > 0 THEN '' WHEN others = 0 THEN 'none-recorded'
                    WHEN candidates = 0 THEN 'recorded-unstaffed' WHEN expired > 0 THEN 'expired' ELSE 'unknown' END
            FROM counts
            """

        private static let cells = """
            SELECT substr(bts_sites.communes, 1, 5), count(DISTINCT cells.site), count(*),
                count(*) FILTER (WHERE radius_m IS NULL)
            FROM cells JOIN bts_sites ON bts_sites.uuid = cells.site_uuid
            WHERE technology IN (TECHNOLOGIES) AND ifnull(on_air, '0000-00-00') <= '2026-11-23'
                AND ifnull(off_air, '9999-12-31') > '2026-11-23'
            GROUP BY 1
            """
    }
}
