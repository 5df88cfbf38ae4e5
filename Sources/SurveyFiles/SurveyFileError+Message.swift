public import RegistryRecords

extension SurveyFileError {
    /// One sentence: the file, the place in it, what is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .missing(let path):
            .init(
                vi: "Không có tệp “\(path)”; hãy kiểm tra lại đường dẫn.",
                en: "There is no file “\(path)”; check the path.")
        case .isFolder(let path):
            .init(
                vi: "“\(path)” là thư mục, không phải tệp; hãy chọn một tệp trong đó.",
                en: "“\(path)” is a folder, not a file; choose a file in it.")
        case .notRegular(let path):
            .init(
                vi: "“\(path)” không phải tệp thông thường; hãy lưu dữ liệu thành tệp trước.",
                en: "“\(path)” is not a regular file; save the data as a file first.")
        case .unreadable(let path, let reason):
            .init(
                vi: "Không đọc được “\(path)” (\(reason)); hãy kiểm tra quyền truy cập và ổ đĩa.",
                en: "“\(path)” cannot be read (\(reason)); check permissions and the disk.")
        case .empty(let file):
            .init(
                vi: "\(file): tệp rỗng; hãy xuất lại từ bảng tính.",
                en: "\(file): the file is empty; export it again from the spreadsheet.")
        case .unknownFormat(let file, let format):
            .init(
                vi: "\(file): không đọc được định dạng \(format); bản này đọc \(SurveyFile.formatList.vi).",
                en: "\(file): \(format) is not a format that can be read; this build reads \(SurveyFile.formatList.en)."
            )
        case .noSheets(let file, let asked):
            .init(
                vi: "\(file): tệp chỉ có một bảng, không có trang tính “\(asked)”; hãy bỏ tùy chọn trang tính.",
                en: "\(file): the file has one table and no sheet “\(asked)”; leave out the sheet.")
        case .wideText(let file):
            .init(
                vi: "\(file): tệp được lưu bằng UTF-16; hãy lưu lại dạng “CSV UTF-8”.",
                en: "\(file): the file is saved as UTF-16; save it again as “CSV UTF-8”.")
        case .invalidUTF8(let file, let row, let column, let byte):
            .init(
                vi: """
                    \(file), dòng \(row), cột \(column): byte \(hexadecimal(byte)) không thuộc UTF-8 (có thể là bảng \
                    mã cũ như TCVN3, VNI, Windows-1258); hãy lưu lại dạng “CSV UTF-8”.
                    """,
                en: """
                    \(file), row \(row), column \(column): byte \(hexadecimal(byte)) is not UTF-8 (perhaps an old \
                    encoding such as TCVN3, VNI, Windows-1258); save it again as “CSV UTF-8”.
                    """)
        case .zeroByte(let file, let row, let column):
            .init(
                vi: """
                    \(file), dòng \(row), cột \(column): có byte 00, không phải văn bản UTF-8; hãy lưu lại dạng \
                    “CSV UTF-8”.
                    """,
                en: """
                    \(file), row \(row), column \(column): a byte 00, so this is not UTF-8 text; save it again as \
                    “CSV UTF-8”.
                    """)
        case .unclosedQuote(let file, let row, let column):
            .init(
                vi: """
                    \(file), dòng \(row), cột \(column): dấu ngoặc kép " mở ở đây không được đóng đúng; hãy đóng lại, \
                    hoặc viết "" nếu nó là một phần của giá trị.
                    """,
                en: """
                    \(file), row \(row), column \(column): the quote " that opens here is not closed properly; close \
                    it, or write "" where it belongs to the value.
                    """)
        case .cellTooLong(let file, let row, let column, let quoted):
            .init(
                vi: """
                    \(file), dòng \(row), cột \(column): ô dài hơn 1 MiB\(quoted ? ", có lẽ thiếu dấu \" đóng" : ""); \
                    hãy sửa ô này.
                    """,
                en: """
                    \(file), row \(row), column \(column): the cell is longer than 1 MiB\
                    \(quoted ? ", perhaps a closing \" is missing" : ""); mend it.
                    """)
        case .rowTooLong(let file, let row):
            .init(
                vi: "\(file), dòng \(row): dòng dài hơn 16 MiB; hãy kiểm tra xem tệp có đúng là CSV không.",
                en: "\(file), row \(row): the row is longer than 16 MiB; check that the file is CSV.")
        case .tooManyColumns(let file, let row):
            .init(
                vi: "\(file), dòng \(row): có hơn 1.000 cột; hãy xóa các cột thừa hoặc kiểm tra dấu phân cách.",
                en: "\(file), row \(row): more than 1,000 columns; delete empty ones or check the delimiter.")
        case .vector(let file, let problem):
            .init(vi: "\(file): \(problem.sentence.vi)", en: "\(file): \(problem.sentence.en)")
        }
    }
}

private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
}
