import RegistryRecords
import ReportWriters

extension Samples {
    /// A made-up sheet as operators send it: titles, a header of two rows, a row of column numbers, a gap, a total.
    static let stationRows: [RawRow] = [
        RawRow(number: 1, cells: ["CÔNG TY MẪU"]),
        RawRow(number: 2, cells: ["DANH SÁCH TRẠM BTS (DỮ LIỆU MẪU)"]),
        RawRow(number: 4, cells: ["STT", "Mã trạm", "Tọa độ", "", "Ngày phát sóng", "Xã/Phường"]),
        RawRow(number: 5, cells: ["", "", "Kinh độ", "Vĩ độ", "", ""]),
        RawRow(number: 6, cells: ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]),
        RawRow(number: 7, cells: ["1", "00123", "105,4351", "10,3864", "31/02/2025", "Phường Long Xuyên"]),
        RawRow(number: 8, cells: ["2", "00124", "10,3901", "105,4402", "15/03/2024", ""]),
        RawRow(number: 11, cells: ["3", "MAU-03", "105,45", "10,4", "", "Xã Mẫu"]),
        RawRow(number: 12, cells: ["", "Tổng cộng", "", "", "", "3 trạm"]),
    ]

    static let stationRanges: [MergedRange] = [
        MergedRange(rows: 1...1, columns: 0...5), MergedRange(rows: 2...2, columns: 0...5),
        MergedRange(rows: 4...5, columns: 0...0), MergedRange(rows: 4...5, columns: 1...1),
        MergedRange(rows: 4...4, columns: 2...3), MergedRange(rows: 4...5, columns: 4...4),
        MergedRange(rows: 4...5, columns: 5...5), MergedRange(rows: 7...8, columns: 5...5),
    ]

    static let stations = ErrorsWorkbook.Sheet(
        name: "Trạm BTS", mergedRanges: stationRanges, headerRows: 4...5, columnCount: 6)

    static let stationFindings: [Finding] = [
        finding(
            "unknown-commune", .error, row: 11, "Xã/Phường", "Xã Mẫu", "Không có xã, phường nào có tên hoặc mã này.",
            "Ghi tên đầy đủ hoặc mã 5 chữ số."),
        finding(
            "not-a-day", .error, row: 7, "Ngày phát sóng", "31/02/2025", "Không phải là ngày có thật.",
            "Ghi theo dạng 23/11/2026 hoặc 2026-11-23."),
        finding(
            "axes-swapped", .warning, row: 8, "Vĩ độ", "105,4402", "Kinh độ và vĩ độ bị đổi chỗ.",
            "Đổi chỗ hai giá trị, hoặc nhập với --accept repairs."),
        finding(
            "position-disagrees", .warning, row: 8, "Xã/Phường", nil, "Vị trí cách xã đã ghi 3,2 km.",
            "Kiểm tra vị trí và xã, phường."),
        finding(
            "no-technology", .note, row: 8, nil, nil, "Không ghi công nghệ: chỉ nhập trạm.", "Ghi 2G, 3G, 4G hoặc 5G."),
        finding(
            "unused-column", .note, row: nil, "STT", nil, "Cột này không dùng; nội dung vẫn được lưu.",
            "Không phải làm gì."),
        finding(
            "no-survey-day", .warning, row: nil, nil, nil, "Không biết ngày khảo sát.", "Thêm --surveyed NGÀY."),
    ]

    static let stationFacts = ErrorsWorkbook.Facts(
        file: "mau-tram.xlsx", sheet: "Trạm BTS", kind: .bts, surveyed: Day(iso: "2026-11-20"),
        checked: Day(iso: "2026-11-24"), planDigest: "d1ce57", registryVersion: 17)

    static func finding(
        _ code: String, _ severity: FindingSeverity, row: Int?, _ column: String?, _ value: String?, _ problem: String,
        _ remedy: String, columnIndex: Int? = nil
    ) -> Finding {
        Finding(
            code: code, severity: severity, file: "mau-tram.xlsx", sheet: "Trạm BTS", row: row, column: column,
            columnIndex: columnIndex, value: value, problem: BilingualText(vi: problem, en: "(en) " + problem),
            remedy: BilingualText(vi: remedy, en: "(en) " + remedy))
    }
}
