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
                vi: """
                    \(file): không đọc được định dạng \(format); hãy lưu lại thành một định dạng mà bản này đọc: \
                    \(SurveyFile.formatList).
                    """,
                en: """
                    \(file): \(format) is not a format that can be read; save it as one that this build reads: \
                    \(SurveyFile.formatList).
                    """)
        case .noSheets(let file, let asked):
            .init(
                vi: "\(file): tệp chỉ có một bảng, không có trang tính “\(asked)”; hãy bỏ tùy chọn trang tính.",
                en: "\(file): the file has one table and no sheet “\(asked)”; leave out the sheet.")
        case .unknownSheet(let file, let asked, let known):
            Self.unknownSheet(file: file, asked: asked, known: known)
        case .sheetNeeded(let file, let known):
            .init(
                vi: "\(file): tệp có nhiều trang hoặc lớp; hãy chọn một bằng --sheet: \(list(known)).",
                en: "\(file): the file has several sheets or layers; choose one by --sheet: \(list(known)).")
        case .noRows(let file):
            .init(
                vi: "\(file): không trang nào có dữ liệu; hãy kiểm tra xem có đúng tệp không.",
                en: "\(file): no sheet has a row; check that it is the right file.")
        case .archive(let file, let problem):
            .init(vi: "\(file): \(problem.sentence.vi)", en: "\(file): \(problem.sentence.en)")
        case .workbook(let file, let problem):
            .init(vi: "\(file): \(problem.sentence.vi)", en: "\(file): \(problem.sentence.en)")
        case .documentType(let file):
            .init(
                vi:
                    "\(file): tệp có khai báo DOCTYPE, có thể là bẫy làm đầy bộ nhớ, nên không được đọc; hãy xuất lại tệp.",
                en: "\(file): the file declares a DOCTYPE, which may be a trap that fills the memory; export it again.")
        case .malformedXML(let file, let part, let line):
            .init(
                vi: "\(file)\(part.map { ", “\($0)”" } ?? ""): nội dung XML bị hỏng ở dòng \(line); hãy xuất lại tệp.",
                en:
                    "\(file)\(part.map { ", “\($0)”" } ?? ""): the XML is damaged at line \(line); export the file again."
            )
        case .brokenWideText(let file, let offset):
            .init(
                vi: "\(file): văn bản UTF-16 bị hỏng ở byte \(offset); hãy xuất lại dạng “CSV UTF-8”.",
                en: "\(file): the UTF-16 text is damaged at byte \(offset); export it again as “CSV UTF-8”.")
        case .changed(let file):
            .init(
                vi: "\(file): tệp bị thay đổi trong lúc đang đọc; hãy đóng chương trình đang ghi tệp rồi đọc lại.",
                en: "\(file): the file changed while it was read; close the program that writes it and try again.")
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
        case .raster(let file, let problem):
            .init(vi: "\(file): \(problem.sentence.vi)", en: "\(file): \(problem.sentence.en)")
        }
    }
}

extension SurveyFileError {
    private static func unknownSheet(file: String, asked: String, known: [String]) -> BilingualText {
        let meant = SheetName.nearest(to: asked, among: known)
        return .init(
            vi: """
                \(file): không có trang hoặc lớp “\(asked)”\(meant.map { "; có phải “\($0)”?" } ?? ";") các trang: \
                \(list(known)).
                """,
            en: """
                \(file): there is no sheet or layer “\(asked)”\(meant.map { "; did you mean “\($0)”?" } ?? ";") \
                sheets: \(list(known)).
                """)
    }
}

/// Names as a phrase, the first twenty of many.
private func list(_ names: [String]) -> String {
    let shown = names.prefix(20).map { "“\($0)”" }.joined(separator: ", ")
    return names.count > 20 ? shown + ", …" : shown
}
