import CoverageEngine
import HaTangKit
import TestWitnesses
import Testing

extension FilledRegistryTests {
    /// The table of enterprises against counts by SQL over the registry's own columns.
    struct EnterpriseTests {
        private let table: EnterpriseTable

        init() throws {
            table = try ProvinceRegistry(opening: FilledRegistry.shared.path).enterprises(on: .ofSamples)
        }

        private func counts(_ sql: String) throws -> [String: Int] {
            let output = try Tool.output(
                of: "/usr/bin/sqlite3", "-readonly", "-list", FilledRegistry.shared.path, sql)
            return Dictionary(
                output.split(separator: "\n").compactMap { line in
                    let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                    return Int(cells[1]).map { (String(cells[0]), $0) }
                }, uniquingKeysWith: { first, _ in first })
        }

        /// By the name that records state.
        private var figures: [String: EnterpriseFigures] {
            Dictionary(
                table.lines.compactMap { line in
                    switch line.owner {
                    case .listed(let enterprise): (enterprise.name ?? enterprise.code, line.figures)
                    case .unlisted(let name): (name, line.figures)
                    case .unnamed: ("", line.figures)
                    }
                }, uniquingKeysWith: { first, _ in first })
        }

        @Test(.enabled(if: Tool.hasSQLite, "sqlite3 is not installed"))
        func `points, sites, cells and dead zones are those that SQL counts`() throws {
            let on = "ifnull(on_air, '2026-11-23') <= '2026-11-23' AND ifnull(off_air, '9999') > '2026-11-23'"
            let expected: [(sql: String, figure: (EnterpriseFigures) -> Int)] = [
                (
                    """
                    SELECT ifnull(enterprise, ''), count(*) FROM postal_points
                    WHERE ifnull(opened, '0') <= '2026-11-23' AND ifnull(closed, '9999') > '2026-11-23' GROUP BY 1
                    """, { $0.points }
                ),
                (
                    """
                    SELECT name, count(DISTINCT site) FROM
                        (SELECT "operator" AS name, site FROM cells WHERE \(on) UNION SELECT owner, site FROM bts_sites WHERE owner <> '')
                    GROUP BY 1
                    """, { $0.sites }
                ),
                (
                    "SELECT \"operator\", count(*) FROM cells WHERE technology = '4G' AND \(on) GROUP BY 1",
                    { $0.cells[.g4] ?? 0 }
                ),
                (
                    """
                    SELECT ifnull("operator", ''), count(*) FROM dead_zones
                    WHERE status IN ('đã báo', 'đã xác minh', 'đã có kế hoạch', 'mở lại')
                        OR status = 'đã kiểm tra kết quả' AND check_result = 'không đạt' GROUP BY 1
                    """, { $0.openDeadZones }
                ),
            ]
            for (sql, figure) in expected {
                let counted = try counts(sql)
                #expect(!counted.isEmpty)
                for (name, count) in counted {
                    #expect(figures[name].map(figure) == count, "\(name): \(sql)")
                }
                let rest = figures.filter { counted[$0.key] == nil }
                #expect(rest.allSatisfy { figure($0.value) == 0 }, "\(sql)")
            }
        }

        @Test(.enabled(if: Tool.hasSQLite, "sqlite3 is not installed"))
        func `the sum counts a shared site once`() throws {
            let sites = try counts("SELECT 'all', count(*) FROM bts_sites")["all"]
            #expect(table.total.sites == sites)
            #expect(figures.values.reduce(0) { $0 + $1.sites } > table.total.sites, "the samples share sites")
            #expect(table.total.points == figures.values.reduce(0) { $0 + $1.points })
        }

        @Test func `the list has 26 postal and 12 telecom enterprises, 9 of the postal ones seated here`() {
            let listed = table.lines.compactMap { line -> ListedEnterprise? in
                if case .listed(let enterprise) = line.owner { enterprise } else { nil }
            }
            #expect(listed.count { $0.kind == .postal } == 26 && listed.count { $0.kind == .telecom } == 12)
            #expect(listed.count { $0.kind == .postal && $0.seat == .seated } == 9)
            #expect(listed.count { $0.kind == .postal && $0.seat == .branch } == 17)
        }

        @Test func `the communes of an enterprise sum up to its line`() throws {
            let line = try table.line(of: "viettel")
            #expect(line.byCommune.count > 50)
            #expect(line.byCommune.values.reduce(0) { $0 + $1.sites } == line.figures.sites)
            #expect(line.byCommune.values.reduce(0) { $0 + ($1.cells[.g4] ?? 0) } == line.figures.cells[.g4])
            let kilometres = line.byCommune.values.reduce(0) { $0 + $1.cables.plannedKilometres }
            #expect(abs(kilometres - line.figures.cables.plannedKilometres) < 1e-9 && kilometres > 0)
        }
    }
}

/// Whose a record is.
struct EnterpriseNamesTests {
    private let office: Office

    init() throws {
        office = try Office()
        _ = try office.take(
            SurveyRequest(
                path: try office.folder.write(
                    "Mã doanh nghiệp;Tên doanh nghiệp;Lĩnh vực;Trụ sở/Chi nhánh;Trực thuộc\n"
                        + "BĐ;Bưu điện mẫu;Bưu chính;trụ sở;\nBĐ-2;Bưu điện mẫu Châu Đốc;bưu chính;CN;BĐ\n",
                    to: "dn.csv"), kind: .enterprise, surveyed: day("2026-03-01")))
        _ = try office.take(
            office.survey(
                "Mã bưu cục;Doanh nghiệp;Xã;Người phục vụ\n1;BƯU ĐIỆN MẪU;30307;x\n2;bd;30307;x\n"
                    + "3;Bưu điện mẫu Châu Đốc;30316;x\n4;Công ty Lạ;30307;x\n5;;30307;x\n"))
    }

    @Test func `names are matched by code and name, branches count for their enterprise, strangers stand apart`() throws
    {
        let table = try office.registry.enterprises(on: .ofSamples)
        #expect(table.lines.map(\.figures.points) == [3, 1, 1, 1] && table.total.points == 5)
        guard case .unlisted("Công ty Lạ") = table.lines[2].owner, case .unnamed = table.lines[3].owner else {
            Issue.record("\(table.lines.map(\.owner))")
            return
        }
        #expect(try table.line(of: "buu dien mau").figures.points == 3)
        #expect(try table.line(of: "lạ").figures.points == 1, "a part of the name that only one has")
        let error = try #require(throws: JobError.self) { try table.line(of: "Bưu điện") }
        #expect(error == .unknownEnterprise("Bưu điện", known: ["BĐ", "BĐ-2"]))
        for (name, meant) in [("cong ti la", ["Công ty Lạ"]), ("Vinaphone", [])] {
            let error = try #require(throws: JobError.self) { try table.line(of: name) }
            #expect(error == .unknownEnterprise(name, known: meant))
        }
        #expect(table.lines[0].figures.oldestEvidenceDays == 267 && table.total.withoutEvidence == 0)
    }
}
