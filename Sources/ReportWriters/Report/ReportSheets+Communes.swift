import CoverageEngine
import RegistryRecords

extension ReportSheets {
    /// The table of communes in the manner of an administrative document (Decree 30/2020/NĐ-CP, annex I): issuing body on
    /// the left, national title and motto on the right, number, place and day, title, table, signatures.
    var communes: ReportSheet {
        let table = report.communesTable
        var sheet = ReportSheet(name: ReportWorkbook.communesSheet(language), language: language)
        sheet.widths = [6] + table.columns.map(\.width)
        let last = table.columns.count
        let left = 0...max(2, last * 2 / 5)
        let right = left.upperBound + 1...last
        putBanner(on: &sheet, left: left, right: right)
        sheet.put(
            .text(table.title.text(in: language).uppercased()), .title, row: sheet.nextRow, columns: 0...last)
        sheet.setHeight(lines: 1, row: sheet.nextRow - 1, points: 22)
        sheet.put(.text(scopeLine + boundaryWarning), .subtitle, row: sheet.nextRow, columns: 0...last)
        sheet.setHeight(lines: 1, row: sheet.nextRow - 1, points: 18)
        sheet.put(table)
        putNotes(on: &sheet, columns: 0...last)
        putSignatures(on: &sheet, left: left, right: right)
        return sheet
    }

    private func putBanner(on sheet: inout ReportSheet, left: ClosedRange<Int>, right: ClosedRange<Int>) {
        // A body above the issuing one stands before a slash.
        let bodies = (report.recipe.issuer ?? "").split(separator: "/", maxSplits: 1).map {
            $0.trimmingBlanks.uppercased()
        }
        let isOpen = bodies.isEmpty
        let issuer = bodies.last ?? said("(TÊN CƠ QUAN, TỔ CHỨC)", "(NAME OF THE ISSUING BODY)")
        let above = bodies.count > 1 ? bodies[0] : ""
        let lines: [(left: (String, ReportLook, Bool), right: (String, ReportLook, Bool))] = [
            (
                (above, .banner, isOpen),
                (
                    said("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"), .bannerStrong,
                    false
                )
            ),
            (
                (issuer, .bannerStrong, isOpen),
                (said("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"), .bannerMotto, false)
            ),
            (
                (said("Số:         /", "No.         /"), .bannerOpen, true),
                (
                    said("…………, ngày …… tháng …… năm ………", "…………, day …… month …… year ………"), .placeAndDate, true
                )
            ),
        ]
        for (row, line) in lines.enumerated() {
            sheet.put(.text(line.left.0), line.left.1, row: row, columns: left, isOpen: line.left.2)
            sheet.put(.text(line.right.0), line.right.1, row: row, columns: right, isOpen: line.right.2)
            sheet.setHeight(lines: 1, row: row, points: 16)
        }
    }

    private var boundaryWarning: String {
        switch report.table.boundaryQuality {
        case "schematic":
            said(" (ranh giới sơ đồ: tỷ lệ phủ chỉ để tham khảo)", " (schematic boundaries: shares are indications)")
        case "mixed":
            said(
                " (một phần ranh giới sơ đồ: tỷ lệ phủ ở đó chỉ để tham khảo)",
                " (some boundaries are schematic: shares there are indications)")
        default: ""
        }
    }

    private func putNotes(on sheet: inout ReportSheet, columns: ClosedRange<Int>) {
        let notes = [
            said(
                "Ghi chú: tỷ lệ làm tròn xuống; ô trống là chưa biết. «Đủ căn cứ» chỉ gồm điều đã chứng minh vào ngày tính; «cao "
                    + "nhất có thể» gồm cả điều chưa rõ, giả định hoặc quá hạn. Cách tính và cách kiểm chứng: trang «Phương pháp».",
                "Note: shares are rounded down; an empty cell is unknown. “Proven” has only what is proven on the day, “at most” also "
                    + "what is unknown, assumed or expired. Methods and how to verify: sheet “Methods”."),
            said("Niêm phong (SHA-256): ", "Seal (SHA-256): ") + seal.digest,
        ]
        for note in notes {
            let row = sheet.nextRow
            sheet.put(.text(note), .note, row: row, columns: columns)
            let width = columns.reduce(0) { $0 + sheet.widths[$1] }
            sheet.setHeight(lines: ReportSheet.lines(note, width: width), row: row)
        }
    }

    private func putSignatures(on sheet: inout ReportSheet, left: ClosedRange<Int>, right: ClosedRange<Int>) {
        let first = sheet.nextRow + 1
        let blocks: [(title: String, hint: String, columns: ClosedRange<Int>)] = [
            (said("NGƯỜI LẬP BIỂU", "PREPARED BY"), said("(Ký, ghi rõ họ tên)", "(Signature, full name)"), left),
            (
                said("THỦ TRƯỞNG CƠ QUAN", "HEAD OF THE ISSUING BODY"),
                said("(Ký, đóng dấu, ghi rõ họ tên)", "(Signature, seal, full name)"), right
            ),
        ]
        for block in blocks {
            sheet.put(.text(block.title), .bannerStrong, row: first, columns: block.columns, isOpen: true)
            sheet.put(.text(block.hint), .placeAndDate, row: first + 1, columns: block.columns)
            for row in first + 2...first + 5 {
                sheet.put(.blank, .bannerOpen, row: row, columns: block.columns, isOpen: true)
            }
        }
    }
}

extension Substring {
    /// The text without blanks at its ends.
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
