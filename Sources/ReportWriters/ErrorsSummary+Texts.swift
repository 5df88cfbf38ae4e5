import RegistryRecords

/// The words of the second sheet, in both languages.
extension ErrorsSummary {
    func said(_ vi: String, _ en: String) -> String {
        words.language == .vietnamese ? vi : en
    }

    var title: String {
        said("KẾT QUẢ KIỂM TRA TỆP KHẢO SÁT", "WHAT THE EXAMINATION OF THE SURVEY FOUND")
    }

    /// What was examined, and how many findings there are.
    var about: [String] {
        let number = NumberText(words.language)
        let counts = FindingSeverity.allCases.reversed().map { severity in
            words.severity(severity) + ": " + number.whole(findings.count { $0.severity == severity })
        }
        let lines: [String?] = [
            said("Tệp: ", "File: ") + facts.file,
            facts.sheet.map { said("Trang tính: ", "Sheet: ") + $0 },
            facts.kind.map { said("Nội dung: ", "Content: ") + $0.words.text(in: words.language) },
            facts.surveyed.map { said("Ngày khảo sát: ", "Day of the survey: ") + $0.text(in: words.language) },
            facts.checked.map { said("Ngày kiểm tra: ", "Examined on: ") + $0.text(in: words.language) },
            facts.registryVersion.map {
                said("Phiên bản cơ sở dữ liệu: ", "Version of the registry: ") + number.whole($0)
            },
            facts.planDigest.map { said("Mã kế hoạch: ", "Plan: ") + $0 },
            counts.joined(separator: " · "),
        ]
        return lines.compactMap(\.self)
    }

    /// What the colours mean.
    var meanings: [(FindingSeverity, String)] {
        [
            (.error, said("dòng chưa được nhập; phải sửa", "the row was not taken; it must be mended")),
            (.warning, said("dòng đã được nhận; cần kiểm tra lại", "the row was taken; somebody should look")),
            (.note, said("để biết; thường không phải làm gì", "for information; usually nothing to do")),
        ]
    }

    /// What the sender is to do.
    var instructions: [String] {
        words.language == .vietnamese
            ? [
                "1. Sửa các ô tô màu ở trang «\(tableName)». Đưa chuột vào ô để đọc lỗi và cách sửa; cột"
                    + " «\(ErrorsWorkbook.heading)» ghi đủ các lỗi của từng dòng.",
                "2. Không xóa, không đổi tên, không đổi chỗ các cột; giữ nguyên mã của từng dòng vì dòng được nhận ra"
                    + " theo mã.",
                "3. Mọi ô ở dạng văn bản: mã bắt đầu bằng số 0 và ngày tháng được giữ đúng như đã gõ.",
                "4. Lưu tệp và gửi lại. Chỉ những dòng đã sửa được cập nhật; cột «\(ErrorsWorkbook.heading)» và trang này"
                    + " được bỏ qua, không cần xóa.",
            ]
            : [
                "1. Mend the coloured cells of the sheet “\(tableName)”. Rest on a cell to read what is wrong; the column"
                    + " “\(ErrorsWorkbook.heading)” has everything of a row.",
                "2. Do not delete, rename or move columns; keep the code of each row, by which it is known.",
                "3. All cells are text: codes that begin with 0 and days stay as they are typed.",
                "4. Save the file and send it back. Only mended rows are updated; the column “\(ErrorsWorkbook.heading)”"
                    + " and this sheet are passed over and need not be deleted.",
            ]
    }

    /// In what the first sheet is not the sender's; empty when it is in all.
    var shortcomings: [String] {
        let number = NumberText(words.language)
        let told: [(Int, String, String)] = [
            (
                outcome.rowsLeftOut, "dòng không có trong tệp này vì Excel chỉ chứa 1.048.576 dòng; hãy tách tệp gốc.",
                "rows are not in this file, since Excel holds 1,048,576; split the original."
            ),
            (
                outcome.cellsCut,
                "ô dài quá 32.767 ký tự nên bị cắt (kết thúc bằng «…»); đừng nhập lại các dòng đó từ tệp này.",
                "cells are longer than 32,767 characters and were cut (“…”); do not import their rows from this file."
            ),
            (
                outcome.cellsReplaced, "ô có ký tự điều khiển mà tệp Excel không chứa được; đã thay bằng «\u{FFFD}».",
                "cells have control characters that an Excel file cannot hold; they became “\u{FFFD}”."
            ),
            (
                outcome.commentsLeftOut, "ô tô màu không có lời giải thích vì quá nhiều; xem cột «Lỗi (HaTang)».",
                "marked cells have no comment, being too many; see the column “Lỗi (HaTang)”."
            ),
            (
                outcome.mergedRangesLeftOut, "vùng ô gộp chồng lên nhau hoặc ra ngoài bảng nên không được gộp lại.",
                "merged ranges overlap or lie outside of the table and were not made again."
            ),
        ]
        return told.filter { $0.0 > 0 }.map { number.whole($0.0) + " " + said($0.1, $0.2) }
    }
}
