public import RegistryRecords

/// Why no plan can be made of a file at all.
public enum SurveyValidationError: BilingualError, Sendable, Hashable {
    /// The file has no header row.
    case noHeader(file: String)
    /// The file has a header and no row of data below it.
    case noRows(file: String)
    /// No column names the records.
    case noKeyColumn(file: String, kind: SurveyKind, expected: String, headings: [String])
    /// No column, and no ``SurveySettings/stated`` field, says what the rows cannot do without.
    case noRequiredColumn(file: String, kind: SurveyKind, expected: String)
    /// A field stated for the whole file is none of the kind, is stated by a column too, or cannot have the value.
    case badStatedField(field: String, value: String, reason: BilingualText)
    /// Two columns want one meaning.
    case doubleColumn(file: String, canonical: String, first: String, second: String)
    /// A heading has two meanings in use.
    case ambiguousHeading(file: String, heading: String, reason: BilingualText)
    /// The file has grid coordinates and nothing says in which zone they are.
    case unstatedZone(file: String, candidates: [String])
    /// The reference system asked for is not one.
    case badReferenceSystem(String, reason: BilingualText)
    /// Longitude and latitude were asked for in a grid system, or the other way round.
    case wrongCoordinateColumns(file: String, referenceSystem: String)
    /// A complete list of this kind, or without a day, closes nothing.
    case noCompleteList(kind: SurveyKind, hasDay: Bool)

    /// One sentence that says what is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .noHeader(let file):
            .init(
                vi: "\(file): không có dòng tiêu đề; dòng đầu phải là tên các cột.",
                en: "\(file): there is no header row; the first row must name the columns.")
        case .noRows(let file):
            .init(
                vi: "\(file): không có dòng dữ liệu nào dưới dòng tiêu đề; kiểm tra lại tệp và trang tính.",
                en: "\(file): there is no row of data below the header; check the file and the sheet.")
        case .noKeyColumn(let file, let kind, let expected, let headings):
            .init(
                vi:
                    "\(file): không tìm thấy cột “\(expected)” cho loại \(kind.rawValue); các cột có: \(headings.joined(separator: ", ")). Kiểm tra --kind hoặc tên cột.",
                en:
                    "\(file): no column “\(expected)” for the kind \(kind.rawValue); it has: \(headings.joined(separator: ", ")). Check --kind or the headings."
            )
        case .noRequiredColumn(let file, let kind, let expected):
            .init(
                vi:
                    "\(file): không có cột “\(expected)” mà loại \(kind.rawValue) phải có; đặt lại tên cột, hoặc ghi --set \(expected)=… cho cả tệp.",
                en:
                    "\(file): no column “\(expected)”, which the kind \(kind.rawValue) needs; rename the column, or say --set \(expected)=… for the whole file."
            )
        case .badStatedField(let field, let value, let reason):
            .init(vi: "--set \(field)=\(value): \(reason.vi)", en: "--set \(field)=\(value): \(reason.en)")
        case .doubleColumn(let file, let canonical, let first, let second):
            .init(
                vi: "\(file): hai cột “\(first)” và “\(second)” cùng có nghĩa “\(canonical)”; đổi tên một cột.",
                en: "\(file): the columns “\(first)” and “\(second)” both mean “\(canonical)”; rename one.")
        case .ambiguousHeading(let file, let heading, let reason):
            .init(
                vi: "\(file): cột “\(heading)” có thể hiểu hai cách. \(reason.vi)",
                en: "\(file): the column “\(heading)” can be read two ways. \(reason.en)")
        case .unstatedZone(let file, let candidates):
            .init(
                vi:
                    "\(file): có tọa độ phẳng nhưng không biết múi nào; ghi --crs, ví dụ \(candidates.joined(separator: " hoặc ")).",
                en:
                    "\(file): grid coordinates of an unstated zone; say --crs, such as \(candidates.joined(separator: " or "))."
            )
        case .badReferenceSystem(let text, let reason):
            .init(vi: "--crs \(text): \(reason.vi)", en: "--crs \(text): \(reason.en)")
        case .wrongCoordinateColumns(let file, let system):
            .init(
                vi:
                    "\(file): cột tọa độ không hợp với hệ \(system); vĩ độ, kinh độ dùng wgs84, tọa độ phẳng dùng vn2000:….",
                en:
                    "\(file): the coordinate columns do not fit \(system); latitude and longitude go with wgs84, grid coordinates with vn2000:…."
            )
        case .noCompleteList(let kind, let hasDay):
            hasDay
                ? .init(
                    vi: "--complete-list không dùng được với loại \(kind.rawValue): loại này không có ngày đóng.",
                    en: "--complete-list does not go with \(kind.rawValue): such records have no closing day.")
                : .init(
                    vi:
                        "--complete-list cần --surveyed NGÀY: đó là ngày đóng của các đối tượng không còn trong danh sách.",
                    en: "--complete-list needs --surveyed DAY: it is the closing day of what is no longer listed.")
        }
    }
}
