import HaTangKit
import TestWitnesses
import Testing

/// A sheet as offices fill it: titles, a header of three merged rows, numbers of columns, groups, totals, a signature.
@Suite(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"))
struct SheetHabitsTests {
    private let office: Office

    init() throws {
        office = try Office()
    }

    /// - Parameters:
    ///   - households: What the totals state of the households of the two groups and of all.
    private func plan(households: [String]) throws -> ImportPlan {
        let rows: [[String]] = [
            ["ỦY BAN NHÂN DÂN (mẫu)"],  // 1
            ["DANH SÁCH ẤP, KHÓM"], [],
            ["TT", "Mã ấp", "Tên ấp", "Xã/Phường", "Vị trí", "", "Dân cư", ""],  // 4
            ["", "", "", "", "Tọa độ WGS84", "", "Đến 31/12/2025", ""],
            ["", "", "", "", "Vĩ độ", "Kinh độ", "Số hộ", "Số dân"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],  // 7
            ["I", "Phường Long Xuyên"],
            ["1", "A01", "Khóm mẫu 1", "30307", "10.3864", "105.4351", "120", "480"],  // 9
            ["2", "A02", "Khóm mẫu 2", "30307", "10.3870", "105.4360", "80", "300"],
            ["", "Cộng Phường Long Xuyên", "", "", "", "", households[0], ""],
            ["II", "Xã Mỹ Hòa Hưng"],  // 12
            ["3", "A03", "Ấp mẫu 3", "Mỹ Hòa Hưng", "10,4149", "105,4272", "50", "210"],
            ["", "Cộng Xã Mỹ Hòa Hưng", "", "", "", "", households[1], ""],
            ["", "Tổng cộng", "", "", "", "", households[2], "990"],  // 15
            [], ["", "", "", "", "", "", "Ngày 20 tháng 11 năm 2026"], ["", "Người lập biểu"],
        ]
        let path = office.folder.file("ap-khom.xlsx")
        try WrittenWorkbook(
            rows: rows,
            merged: [
                "A1:H1", "A2:H2", "A4:A6", "B4:B6", "C4:C6", "D4:D6", "E4:F4", "G4:H4", "E5:F5", "G5:H5", "B8:H8",
                "B12:H12", "G17:H17",
            ], numbers: [7, 8]
        ).write(to: path)
        return try office.take(SurveyRequest(path: path, kind: .settlement, surveyed: day("2026-11-20")))
    }

    @Test func `rows of data become records and all others are kept as skipped`() throws {
        let plan = try plan(households: ["200", "50", "250"])
        #expect(plan.counts == [.created: 3, .skipped: 10], "\(plan.findings)")
        let records = try office.registry.registry.records(of: .settlement)
        #expect(records.map { $0[.code]?.text } == ["A01", "A02", "A03"])
        #expect(records.map { $0[.households] } == [.integer(120), .integer(80), .integer(50)])
        #expect(records.map { $0[.population] } == [.integer(480), .integer(300), .integer(210)])
        #expect(records.map(\.communes) == [["30307"], ["30307"], ["30313"]])
        #expect(records[2].shape == .point(GeographicPosition(latitude: 10.4149, longitude: 105.4272)))
        #expect(records[2].evidence.base.row == 13)
        let used = plan.mapping.compactMap { column in column.canonical.map { "\(column.column) \($0)" } }
        for column in ["1 code", "2 name", "3 commune", "4 latitude", "5 longitude", "6 households", "7 population"] {
            #expect(used.contains(column), "\(used)")
        }
        let rows = try office.registry.registry.rawRows(survey: plan.survey.identifier)
        #expect(rows.first?.row == RawRow(number: 1, cells: ["ỦY BAN NHÂN DÂN (mẫu)"]))
        #expect(rows.filter { $0.outcome == .created }.map(\.row.number) == [9, 10, 13])
        #expect(!plan.findings.contains { $0.code == "wrong-total" || $0.severity == .error }, "\(plan.findings)")
    }

    @Test func `a total that the rows do not give is found, in its cell`() throws {
        let plan = try plan(households: ["200", "60", "260"])
        #expect(plan.counts[.created] == 3)
        let wrong = plan.findings.filter { $0.code == "wrong-total" }
        #expect(wrong.map(\.row) == [14, 15], "\(wrong)")
        #expect(wrong.map(\.value) == ["60", "260"])
        #expect(wrong.allSatisfy { $0.severity == .warning && $0.column?.contains("Số hộ") == true })
    }
}
