import RegistryRecords

/// What is wrong with an XLSX workbook.
public enum WorkbookProblem: Error, Sendable, Hashable {
    /// It needs a password.
    case encrypted
    /// An archive without a workbook in it.
    case noWorkbook
    /// A workbook without a sheet of cells.
    case noSheets
    /// A part that the workbook refers to is not there.
    case missingPart(name: String)
    /// More than 256 MiB of text in its cells.
    case tooMuchText
    /// More than 100,000 merged ranges in a sheet.
    case tooManyMergedRanges
    /// A cell or a row that no sheet has, or one that refers to a text that is not there; `row` is the row before.
    case badCell(sheet: String, row: Int)

    /// What is wrong and what to do, to follow the name of the file.
    var sentence: BilingualText {
        switch self {
        case .encrypted:
            .init(
                vi: "bảng tính được đặt mật khẩu; hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
                en: "the workbook has a password; open it in Excel, remove the password and save it.")
        case .noWorkbook:
            .init(
                vi: "tệp nén không phải bảng tính Excel; hãy kiểm tra xem có đúng tệp không.",
                en: "the archive is no Excel workbook; check that it is the right file.")
        case .noSheets:
            .init(
                vi: "bảng tính không có trang nào có ô; hãy kiểm tra xem có đúng tệp không.",
                en: "the workbook has no sheet with cells; check that it is the right file.")
        case .missingPart(let name):
            .init(
                vi: "bảng tính thiếu phần “\(name)”; hãy mở bằng Excel rồi lưu lại.",
                en: "the workbook lacks the part “\(name)”; open it in Excel and save it again.")
        case .tooMuchText:
            .init(
                vi: "bảng tính có hơn 256 MiB chữ; hãy chia nhỏ bảng hoặc lưu dạng CSV.",
                en: "the workbook has more than 256 MiB of text; split it or save it as CSV.")
        case .tooManyMergedRanges:
            .init(
                vi: "trang tính có hơn 100.000 vùng ô gộp; hãy bỏ gộp ô rồi lưu lại.",
                en: "the sheet has more than 100,000 merged ranges; unmerge the cells and save it again.")
        case .badCell(let sheet, let row):
            .init(
                vi: "trang “\(sheet)”, sau dòng \(row): ô bị hỏng; hãy mở bằng Excel rồi lưu lại.",
                en: "sheet “\(sheet)”, after row \(row): a damaged cell; open the file in Excel and save it again.")
        }
    }
}
