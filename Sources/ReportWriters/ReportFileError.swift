public import RegistryRecords

/// Why a report could not be written to its file. Nothing is left of it then, and what was there before stays.
public enum ReportFileError: BilingualError, Sendable, Hashable {
    /// The system refuses to write there; `reason` is its own word.
    case unwritable(path: String, reason: String)
    /// The disk of the temporary files is full.
    case noTemporaryRoom(path: String)
    /// A folder, a pipe or a device where a file is needed.
    case notAFile(path: String)
    /// More columns than a sheet of Excel holds.
    case tooManyColumns(count: Int, limit: Int)
    /// More text than a sheet of an Excel file holds.
    case tooMuchText(path: String)
    /// The row stands at or above the one before it, which no sheet can have.
    case rowsOutOfOrder(row: Int)
    /// The sender's file could not be read again; the text is the sentence of its own error.
    case unreadableSource(BilingualText)

    /// One sentence that says what is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .unwritable(let path, let reason):
            .init(
                vi: "Không ghi được “\(path)” (\(reason)); hãy kiểm tra thư mục, quyền ghi và dung lượng đĩa.",
                en: "“\(path)” cannot be written (\(reason)); check the folder, permissions and free space.")
        case .noTemporaryRoom(let path):
            .init(
                vi: "Không ghi được “\(path)”: ổ đĩa chứa tệp tạm (/tmp) đã đầy; hãy xóa bớt rồi thử lại.",
                en: "“\(path)” cannot be written: the disk of temporary files (/tmp) is full; free some and retry.")
        case .notAFile(let path):
            .init(
                vi: "“\(path)” không phải tệp thông thường; hãy ghi một tên tệp .xlsx.",
                en: "“\(path)” is not a regular file; give the name of an .xlsx file.")
        case .tooManyColumns(let count, let limit):
            .init(
                vi: "Bảng có \(count) cột, quá giới hạn \(limit) cột của Excel; hãy lấy danh sách lỗi dạng CSV.",
                en: "The table has \(count) columns, more than the \(limit) of Excel; take the findings as CSV.")
        case .tooMuchText(let path):
            .init(
                vi: "Bảng quá lớn cho một tệp Excel, nên không ghi “\(path)”; hãy lấy danh sách lỗi dạng CSV.",
                en: "The table is too large for an Excel file, so “\(path)” is not written; take the findings as CSV.")
        case .unreadableSource(let sentence): sentence
        case .rowsOutOfOrder(let row):
            .init(
                vi: "Dòng \(row) không đứng sau dòng trước nó; hãy lưu lại tệp khảo sát rồi thử lại.",
                en: "Row \(row) does not come after the one before it; save the survey again and retry.")
        }
    }
}
