public import RegistryRecords

extension RegistryError: CustomStringConvertible {
    /// The English message.
    public var description: String { message.en }

    /// A sentence or two for people: what is wrong, and where there is a remedy, what to do.
    public var message: BilingualText {
        switch self {
        case .fileExists(let path):
            BilingualText(
                vi: "“\(path)” đã tồn tại; không tạo cơ sở dữ liệu đè lên tệp có sẵn.",
                en: "“\(path)” exists already; a registry is never made over an existing file.")
        case .notFound(let path):
            BilingualText(vi: "Không tìm thấy tệp “\(path)”.", en: "There is no file “\(path)”.")
        case .isDirectory(let path):
            BilingualText(
                vi: "“\(path)” là thư mục, không phải tệp cơ sở dữ liệu.",
                en: "“\(path)” is a folder, not a registry file.")
        case .cannotAccess(let path, let reason):
            BilingualText(
                vi: "Không truy cập được “\(path)”: \(reason).", en: "“\(path)” cannot be accessed: \(reason).")
        case .notAFile(let path):
            BilingualText(
                vi:
                    "“\(path)” là thiết bị, đường ống hoặc thư mục, không ghi GeoPackage vào đó được; hãy ghi tên tệp khác.",
                en: "“\(path)” is a device, a pipe or a folder, where no GeoPackage can be written; name another file.")
        case .emptyFile(let path):
            BilingualText(vi: "Tệp “\(path)” rỗng.", en: "The file “\(path)” is empty.")
        case .notGeoPackage(let path):
            BilingualText(
                vi: "“\(path)” không phải là tệp GeoPackage.", en: "“\(path)” is not a GeoPackage.")
        case .truncated(let path, let bytes, let expected):
            BilingualText(
                vi: "Tệp “\(path)” bị cắt cụt: còn \(bytes) byte, lẽ ra phải có \(expected). Hãy chép lại tệp.",
                en: "The file “\(path)” is cut off: it has \(bytes) bytes of \(expected). Copy it again.")
        case .notRegistry(let path):
            BilingualText(
                vi: "“\(path)” là GeoPackage nhưng không phải cơ sở dữ liệu của HaTang.",
                en: "“\(path)” is a GeoPackage, but not a registry of HaTang.")
        case .newerRegistry(let path, let migration):
            BilingualText(
                vi:
                    "“\(path)” do phiên bản chương trình mới hơn ghi (bước nâng cấp “\(migration)”). Hãy cập nhật HaTang.",
                en: "“\(path)” was written by a newer program (migration “\(migration)”). Update HaTang.")
        case .olderRegistry(let path, let migration):
            BilingualText(
                vi: "“\(path)” theo cấu trúc cũ, cần bước nâng cấp “\(migration)”; hãy chạy `hatang upgrade`.",
                en: "“\(path)” has an older structure and needs the step “\(migration)”; run `hatang upgrade`.")
        case .needsRecovery(let path):
            BilingualText(
                vi: "Lần ghi trước vào “\(path)” bị ngắt giữa chừng; hãy chạy `hatang upgrade` để khôi phục.",
                en: "Writing to “\(path)” was cut off earlier; run `hatang upgrade` to restore it.")
        case .readOnly:
            BilingualText(
                vi: "Cơ sở dữ liệu chỉ cho đọc; hãy kiểm tra quyền ghi của tệp và thư mục. Chưa ghi gì.",
                en: "The registry can only be read; check who may write the file and its folder. Nothing was written.")
        case .closedFolder:
            BilingualText(
                vi:
                    "Không mở hoặc không tạo được tệp bên cạnh cơ sở dữ liệu (-journal, -wal); hãy kiểm tra quyền ghi của "
                    + "thư mục. Chưa ghi gì.",
                en:
                    "No file can be opened or made beside the registry (-journal, -wal); check who may write the folder. "
                    + "Nothing was written.")
        case .foreignCode(let name):
            BilingualText(
                vi:
                    "Cơ sở dữ liệu có mã lạ, không phải của HaTang: “\(name)”; mã ấy có thể âm thầm đổi dữ liệu khi ghi. Hãy hỏi "
                    + "người giao tệp và gỡ nó ra (DROP TRIGGER hoặc DROP VIEW) trước khi ghi.",
                en:
                    "The registry has code that is not of HaTang: “\(name)”; it could change data in secret at writing. Ask "
                    + "whoever gave you the file, and remove it (DROP TRIGGER or DROP VIEW) before you write.")
        case .busy:
            BilingualText(
                vi: "Chương trình khác đang ghi vào cơ sở dữ liệu. Hãy thử lại sau.",
                en: "Another program is writing to the registry. Try again later.")
        case .diskFull:
            BilingualText(vi: "Ổ đĩa đã đầy; chưa ghi gì.", en: "The disk is full; nothing was written.")
        case .diskFailure(let detail):
            BilingualText(
                vi:
                    "Ổ đĩa báo lỗi khi đọc hoặc ghi cơ sở dữ liệu (\(detail)); chưa ghi gì. Hãy kiểm tra ổ đĩa rồi làm lại.",
                en:
                    "The disk reported an error at reading or writing the registry (\(detail)); nothing was written. Check "
                    + "the disk and try again.")
        case .damaged(let detail):
            BilingualText(vi: "Tệp cơ sở dữ liệu bị hỏng: \(detail).", en: "The registry file is damaged: \(detail).")
        case .storage(let code, let message, let sql):
            BilingualText(
                vi: "SQLite từ chối (\(code)): \(message). Câu lệnh: \(sql)",
                en: "SQLite refused (\(code)): \(message). Statement: \(sql)")
        case .versionMoved(let planned, let present):
            BilingualText(
                vi:
                    "Cơ sở dữ liệu đã thay đổi: kế hoạch lập cho phiên bản \(planned), nay là \(present). Hãy xem trước lại.",
                en:
                    "The registry has moved on: the plan is for version \(planned), now it is \(present). Preview again."
            )
        case .alreadyImported(let survey, let version):
            BilingualText(
                vi: "Tệp này đã được nhập ở phiên bản \(version) (\(survey)).",
                en: "This file was imported at version \(version) (\(survey)).")
        case .editedOutside(let table, let key):
            BilingualText(
                vi:
                    "Bản ghi “\(key)” của bảng \(table) đã bị sửa bằng phần mềm khác mà chưa ai nhận; không ghi gì. Nhận hoặc trả lại bằng `hatang edits CSDL`, rồi làm lại.",
                en:
                    "Record “\(key)” of table \(table) was edited by another program, and nobody has claimed that; nothing is written. Claim it or put it back by `hatang edits REGISTRY`, then try again."
            )
        case .unknownSurvey(let name):
            BilingualText(
                vi: "Không có đợt khảo sát “\(name)”; xem danh sách bằng `hatang undo CSDL`.",
                en: "There is no survey “\(name)”; `hatang undo REGISTRY` lists them.")
        case .alreadyUndone(let file, let version):
            BilingualText(
                vi: "Đợt khảo sát “\(file)” đã được hoàn tác ở phiên bản \(version); không ghi gì.",
                en: "The survey “\(file)” was undone at version \(version) already; nothing is written.")
        case .surveyInUse(let file, let uses):
            BilingualText(
                vi:
                    "Không hoàn tác được “\(file)”: dữ liệu của đợt này đã được dùng ở \(uses) chỗ; không ghi gì. Xem từng chỗ bằng `hatang undo CSDL … --dry-run`.",
                en:
                    "“\(file)” cannot be undone: what it stated was used in \(uses) places since; nothing is written. `hatang undo REGISTRY … --dry-run` lists them."
            )
        case .recordMissing(let table, let uuid):
            BilingualText(
                vi: "Bảng \(table) không có bản ghi \(uuid) mà kế hoạch muốn sửa.",
                en: "Table \(table) has no record \(uuid), which the plan would change.")
        case .keyTaken(let table, let key):
            BilingualText(
                vi: "Bảng \(table) đã có bản ghi với khóa “\(key)”.",
                en: "Table \(table) already has a record of the key “\(key)”.")
        case .unfitRecord(let table, let name, let reason):
            BilingualText(
                vi: "Bản ghi \(name) không hợp với bảng \(table): \(reason.vi).",
                en: "Record \(name) does not fit table \(table): \(reason.en).")
        case .unreadable(let table, let name, let column):
            BilingualText(
                vi: "Không đọc được cột “\(column)” của \(name) trong bảng \(table).",
                en: "Column “\(column)” of \(name) in table \(table) cannot be read.")
        case .unreadableShape(let table, let name, let reason):
            BilingualText(
                vi: "Không đọc được hình học của \(name) trong bảng \(table): \(reason.vi).",
                en: "The geometry of \(name) in table \(table) cannot be read: \(reason.en).")
        }
    }
}
