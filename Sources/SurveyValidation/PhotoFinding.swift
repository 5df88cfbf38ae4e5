import RegistryRecords

/// What can be wrong with a photo that a row names.
enum PhotoFinding: Hashable {
    case notLookedAt
    case notFound(folders: [String])
    case outside
    case ambiguous([String])
    case notAnImage
    case tooLarge(bytes: Int, limit: Int)
    case unreadable(BilingualText)
    case cutOff
    case noPosition
    case badPosition(BilingualText)
    case far(metres: Double, limit: Double)
    case noTime
    case inFuture(Day)
    case afterSurvey(Day, surveyed: Day)
    case early(Day, surveyed: Day, days: Int)
    case usedAgain(code: String, row: Int?, isSameRecord: Bool)

    init(_ problem: PhotoProblem, folders: [String]) {
        self =
            switch problem {
            case .missing: .notFound(folders: folders)
            case .ambiguous(let paths): .ambiguous(paths)
            case .outside: .outside
            case .notAnImage: .notAnImage
            case .tooLarge(let bytes, let limit): .tooLarge(bytes: bytes, limit: limit)
            case .unreadable(let reason): .unreadable(reason)
            }
    }

    /// Stable word for scripts.
    var code: String {
        switch self {
        case .notLookedAt: "photos-not-read"
        case .notFound: "photo-not-found"
        case .outside: "photo-outside"
        case .ambiguous: "photo-ambiguous"
        case .notAnImage: "photo-no-image"
        case .tooLarge: "photo-too-large"
        case .unreadable: "photo-unreadable"
        case .cutOff: "photo-cut-off"
        case .noPosition: "photo-no-position"
        case .badPosition: "photo-bad-position"
        case .far: "photo-far"
        case .noTime: "photo-no-time"
        case .inFuture: "photo-in-future"
        case .afterSurvey: "photo-after-survey"
        case .early: "photo-early"
        case .usedAgain: "photo-used-again"
        }
    }

    /// A photo never sends its row to quarantine: what the row says stays.
    var severity: FindingSeverity {
        switch self {
        case .notLookedAt, .noTime: .note
        default: .warning
        }
    }

    /// What is wrong; the name of the photo is said before it.
    var problem: BilingualText {
        switch self {
        case .notLookedAt:
            .init(
                vi: "Tệp ghi tên ảnh nhưng không có thư mục ảnh: ảnh chưa được kiểm tra.",
                en: "The file names photos, but no folder of photos was given: they were not looked at.")
        case .notFound(let folders):
            .init(
                vi: "không có trong thư mục ảnh (\(folders.joined(separator: ", "))).",
                en: "it is not in the folder of photos (\(folders.joined(separator: ", "))).")
        case .outside:
            .init(
                vi: "đường dẫn ra ngoài thư mục ảnh nên không được đọc.",
                en: "its path leads out of the folder of photos, so it is not read.")
        case .ambiguous(let paths):
            .init(
                vi: "có nhiều tệp trùng tên: \(paths.joined(separator: ", ")).",
                en: "several files have the name: \(paths.joined(separator: ", ")).")
        case .notAnImage: .init(vi: "không phải là ảnh đọc được.", en: "it is not an image that can be read.")
        case .tooLarge(let bytes, let limit):
            .init(
                vi: "tệp \(Self.megabytes(bytes)) MB, quá mức \(Self.megabytes(limit)) MB nên không được đọc.",
                en: "it has \(Self.megabytes(bytes)) MB, more than \(Self.megabytes(limit)) MB, and is not read.")
        case .unreadable(let reason):
            .init(vi: "không đọc được (\(reason.vi)).", en: "it cannot be read (\(reason.en)).")
        case .cutOff: .init(vi: "tệp bị cụt, thiếu phần cuối.", en: "the end of the file is lacking.")
        case .noPosition:
            .init(vi: "ảnh không ghi vị trí chụp.", en: "it does not say where it was taken.")
        case .badPosition(let reason):
            .init(
                vi: "vị trí chụp không dùng được: \(reason.vi).", en: "its position cannot be used: \(reason.en).")
        case .far(let metres, let limit):
            .init(
                vi:
                    "chụp cách đối tượng \(SurveyProblem.distance(metres)), quá mức \(SurveyProblem.distance(limit)).",
                en:
                    "it was taken \(SurveyProblem.distance(metres)) from the object, more than \(SurveyProblem.distance(limit))."
            )
        case .noTime: .init(vi: "ảnh không ghi ngày giờ chụp.", en: "it does not say when it was taken.")
        case .inFuture(let day):
            .init(vi: "ngày chụp \(day.vietnamese) ở tương lai.", en: "it was taken on \(day), in the future.")
        case .afterSurvey(let day, let surveyed):
            .init(
                vi: "chụp ngày \(day.vietnamese), sau ngày khảo sát \(surveyed.vietnamese).",
                en: "it was taken on \(day), after the survey of \(surveyed).")
        case .early(let day, let surveyed, let days):
            .init(
                vi: "chụp ngày \(day.vietnamese), trước ngày khảo sát \(surveyed.vietnamese) quá \(days) ngày.",
                en: "it was taken on \(day), more than \(days) days before the survey of \(surveyed).")
        case .usedAgain(_, let row, isSameRecord: true):
            .init(
                vi: "ảnh dùng lại ở cột khác của cùng đối tượng\(row.map { " (dòng \($0))" } ?? "").",
                en: "the same photo stands in another column of this object\(row.map { " (row \($0))" } ?? "").")
        case .usedAgain(let code, let row, isSameRecord: false):
            .init(
                vi: "ảnh dùng lại: đã dùng cho \(code)\(row.map { " ở dòng \($0)" } ?? " trong cơ sở dữ liệu").",
                en: "the same photo is in use for \(code)\(row.map { " in row \($0)" } ?? " in the registry").")
        }
    }

    /// What to do about it.
    var remedy: BilingualText {
        switch self {
        case .notLookedAt:
            .init(
                vi: "Thêm --photos THƯ_MỤC có các ảnh này.", en: "Add --photos FOLDER with these photos.")
        case .notFound:
            .init(
                vi: "Chép ảnh vào thư mục hoặc sửa tên tệp trong ô.",
                en: "Copy the photo into the folder, or mend the name in the cell.")
        case .outside:
            .init(
                vi: "Chỉ ghi tên tệp, hoặc đường dẫn bên trong thư mục ảnh.",
                en: "Write the name of the file only, or its path within the folder of photos.")
        case .ambiguous:
            .init(
                vi: "Ghi thêm tên thư mục con, ví dụ ngay-1/IMG_001.jpg.",
                en: "Add the name of the subfolder, such as day-1/IMG_001.jpg.")
        case .notAnImage, .cutOff, .unreadable:
            .init(
                vi: "Gửi lại ảnh gốc dạng JPEG, PNG, WebP hoặc TIFF.",
                en: "Send the original photo again as JPEG, PNG, WebP or TIFF.")
        case .tooLarge:
            .init(vi: "Gửi ảnh nhỏ hơn.", en: "Send a smaller photo.")
        case .noPosition, .badPosition, .noTime:
            .init(
                vi: "Gửi ảnh gốc của máy; bật vị trí khi chụp. Ảnh gửi qua ứng dụng nhắn tin thường mất thông tin này.",
                en: "Send the camera's original; let it note the place. Messengers take this out of photos.")
        case .far:
            .init(
                vi: "Kiểm tra ảnh có đúng của đối tượng này không, và tọa độ của dòng.",
                en: "Check that the photo is of this object, and the position of the row.")
        case .inFuture, .afterSurvey, .early:
            .init(
                vi: "Kiểm tra ngày của máy ảnh và ngày khảo sát.",
                en: "Check the clock of the camera and the day of the survey.")
        case .usedAgain:
            .init(
                vi: "Gửi ảnh riêng của từng đối tượng.", en: "Send a photo of each object.")
        }
    }

    private static func megabytes(_ bytes: Int) -> Int { (bytes + (1 << 20) - 1) >> 20 }
}
