public import RegistryRecords

/// Why a registry could not be backed up or restored, beside what ``RegistryError`` tells.
public enum BackupError: BilingualError, Hashable, Sendable {
    /// A copy is never written over an existing file unasked.
    case fileExists(path: String)
    /// Another program has the file open, or was cut off while writing it: `beside` is what it has left there.
    case inUse(path: String, beside: String)
    /// The file to be written is the one to be read.
    case sameFile(path: String)
    /// The pages of the file contradict each other; `detail` is SQLite's word for it.
    case damaged(path: String, detail: String)
    /// The copy is not what it was copied from.
    case differs(path: String)
    /// The file is a registry, but no backup.
    case notBackup(path: String)
    /// The backup is not any more what it was when it was made, as version `version`.
    case changed(path: String, version: Int, present: Int)
}

extension BackupError: CustomStringConvertible {
    /// The English message.
    public var description: String { message.en }

    /// A sentence or two for people: what is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .fileExists(let path):
            BilingualText(
                vi: "“\(path)” đã tồn tại; hãy ghi tên tệp khác, hoặc thêm --replace để thay tệp đó.",
                en: "“\(path)” exists already; name another file, or say --replace to replace it.")
        case .inUse(let path, let beside):
            BilingualText(
                vi:
                    "Không ghi “\(path)”: bên cạnh có “\(beside)”, tức là chương trình khác đang mở tệp hoặc đã bị ngắt khi ghi. "
                    + "Hãy dừng chương trình đó; nếu không còn chương trình nào, hãy chạy `hatang upgrade` để khôi phục tệp cũ trước.",
                en:
                    "“\(path)” is not written: “\(beside)” stands beside it, so another program has the file open or was cut off "
                    + "while writing. Stop that program; if there is none, first restore the old file by `hatang upgrade`."
            )
        case .sameFile(let path):
            BilingualText(
                vi: "“\(path)” chính là tệp cần sao lưu; hãy ghi bản sao vào tệp khác.",
                en: "“\(path)” is the file to be copied; write the copy to another file.")
        case .damaged(let path, let detail):
            BilingualText(
                vi: "“\(path)” bị hỏng (\(detail)); không sao chép. Hãy chạy `hatang check` để xem còn cứu được gì.",
                en: "“\(path)” is damaged (\(detail)) and was not copied. `hatang check` tells what can be saved.")
        case .differs(let path):
            BilingualText(
                vi: "Bản sao của “\(path)” không giống bản gốc nên đã bị xóa; hãy kiểm tra ổ đĩa rồi làm lại.",
                en: "The copy of “\(path)” is not the same and was removed; check the disk and try again.")
        case .notBackup(let path):
            BilingualText(
                vi:
                    "“\(path)” không phải bản sao lưu do `hatang backup` ghi; nếu đó là cơ sở dữ liệu, hãy dùng trực tiếp.",
                en: "“\(path)” is no backup made by `hatang backup`; if it is a registry, use it as it is.")
        case .changed(let path, let version, let present):
            BilingualText(
                vi:
                    "“\(path)” không còn như lúc sao lưu (sao lưu ở phiên bản \(version), nay là \(present)): tệp đã bị sửa hoặc hỏng. "
                    + "Hãy dùng bản sao lưu khác; nếu tệp được dùng tiếp làm cơ sở dữ liệu, hãy chạy `hatang check`.",
                en:
                    "“\(path)” is not what it was when it was made (version \(version), now \(present)): it was changed or "
                    + "damaged. Take another backup; if the file went on as a registry, run `hatang check`.")
        }
    }
}
