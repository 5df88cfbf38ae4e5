public import RegistryRecords

/// Why a whole job could not be done, for reasons that belong to none of the rooms alone.
public enum JobError: BilingualError, Sendable, Hashable {
    case noGeoData(tried: [String])
    case badDocument(name: String, line: Int?, reason: BilingualText)
    case badReport(file: String, reason: BilingualText)
    case unknownProvince(String, suggestions: [String])
    case unknownEra(String, known: [String])
    case noCommunes(era: String)
    case unknownOperator(String, known: [String])
    case unknownEnterprise(String, known: [String])
    case enterpriseNotNamed(String, named: [String])
    case severalProvinces(known: [String])
    case unknownCommune(String, suggestions: [String])
    case planDiffers(asked: String, found: String)
    case tooManyErrors(rows: Int, limit: Int)
    case sameFile(String)
    case unknownRecord(String)
    case ambiguousRecord(String, kinds: [SurveyKind])
    case differentRecords(String, String)
    case mergedTwice(String)
    case unknownSurvey(String, count: Int)
    case ambiguousSurvey(String, numbers: [Int])
    case notEditedOutside(String)
    case noPolygon(file: String, feature: Int)
    case unknownReferenceSystem(file: String, name: String?)
    case outsideVietnam(file: String, feature: Int, position: String)

    /// One sentence that says what is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .noGeoData(let tried):
            .init(
                vi: "Không tìm thấy thư mục GeoData (đã thử \(tried.joined(separator: ", "))); ghi --geodata THƯ_MỤC.",
                en: "No GeoData folder (tried \(tried.joined(separator: ", "))); say --geodata FOLDER.")
        case .badDocument(let name, let line, let reason):
            .init(
                vi: "\(name)\(line.map { ", dòng \($0)" } ?? ""): \(reason.vi)",
                en: "\(name)\(line.map { ", line \($0)" } ?? ""): \(reason.en)")
        case .badReport(let file, let reason):
            .init(
                vi: "“\(file)” không kiểm chứng được: \(reason.vi)", en: "“\(file)” cannot be verified: \(reason.en)")
        case .unknownProvince(let code, let suggestions):
            .init(
                vi: "Không có tỉnh “\(code)”.\(Self.list(suggestions, before: " Có phải là: "))",
                en: "There is no province “\(code)”.\(Self.list(suggestions, before: " Did you mean: "))")
        case .unknownEra(let name, let known):
            .init(
                vi: "Không có thời kỳ “\(name)”; các thời kỳ: \(known.joined(separator: ", ")).",
                en: "There is no era “\(name)”; eras: \(known.joined(separator: ", ")).")
        case .noCommunes(let era):
            .init(
                vi:
                    "Cơ sở dữ liệu chưa có xã, phường của thời kỳ \(era); nạp xã trước tháng 7/2025 bằng `hatang upgrade CSDL --former`, hoặc ranh giới bằng `hatang boundaries`.",
                en:
                    "The registry has no communes of the era \(era); load those before July 2025 by `hatang upgrade REGISTRY --former`, or boundaries by `hatang boundaries`."
            )
        case .unknownOperator(let name, let known):
            .init(
                vi:
                    "Không có cell nào của doanh nghiệp “\(name)”.\(Self.list(known, before: " Các doanh nghiệp có cell: "))",
                en: "No cell is of the operator “\(name)”.\(Self.list(known, before: " Operators with cells: "))")
        case .unknownEnterprise(let name, let known):
            .init(
                vi:
                    "Không có doanh nghiệp “\(name)”.\(Self.list(known, before: " Có phải là một trong: "))"
                    + (known.isEmpty
                        ? " Xem danh sách bằng `hatang enterprises CSDL`; nhập bằng `hatang import … --kind enterprise`."
                        : ""),
                en:
                    "There is no enterprise “\(name)”.\(Self.list(known, before: " Is it one of: "))"
                    + (known.isEmpty
                        ? " See the list by `hatang enterprises REGISTRY`; import it by `hatang import … --kind enterprise`."
                        : ""))
        case .enterpriseNotNamed(let name, let named):
            .init(
                vi:
                    "Không có dòng nào ghi doanh nghiệp “\(name)”.\(Self.list(named, before: " Các doanh nghiệp đã ghi: "))",
                en: "No row names the enterprise “\(name)”.\(Self.list(named, before: " Enterprises named: "))")
        case .severalProvinces(let known):
            .init(
                vi: "Cơ sở dữ liệu có nhiều tỉnh; ghi --province.\(Self.list(known, before: " Các tỉnh: "))",
                en: "The registry has several provinces; say --province.\(Self.list(known, before: " Provinces: "))")
        case .unknownCommune(let name, let suggestions):
            .init(
                vi: "Không có xã, phường “\(name)”."
                    + (suggestions.isEmpty
                        ? " Tìm mã và tên bằng `hatang find`." : Self.list(suggestions, before: " Có phải là: ")),
                en: "There is no commune “\(name)”."
                    + (suggestions.isEmpty
                        ? " `hatang find` finds codes and names." : Self.list(suggestions, before: " Did you mean: ")))
        case .unknownRecord(let name):
            .init(
                vi: "Không có đối tượng nào mang mã hoặc uuid “\(name)”; tìm mã bằng `hatang find`.",
                en: "No record has the code or uuid “\(name)”; `hatang find` finds codes.")
        case .ambiguousRecord(let name, let kinds):
            .init(
                vi:
                    "Mã “\(name)” có ở nhiều loại (\(kinds.map(\.rawValue).joined(separator: ", "))); ghi thêm --kind hoặc dùng uuid.",
                en:
                    "The code “\(name)” exists in several kinds (\(kinds.map(\.rawValue).joined(separator: ", "))); add --kind or use the uuid."
            )
        case .differentRecords(let kept, let gone):
            .init(
                vi: "“\(kept)” và “\(gone)” không cùng loại nên không gộp được; kiểm tra lại mã.",
                en: "“\(kept)” and “\(gone)” are of different kinds and cannot be merged; check the codes.")
        case .mergedTwice(let name):
            .init(
                vi: "“\(name)” được gộp vào chính nó hoặc đã bị bỏ bởi một --merge khác; kiểm tra lại các --merge.",
                en: "“\(name)” is merged into itself, or gone by another --merge; check the --merge options.")
        case .unknownSurvey(let name, let count):
            .init(
                vi:
                    "Không có đợt khảo sát “\(name)” (có \(count) đợt); xem số thứ tự và tên tệp bằng `hatang undo CSDL`.",
                en:
                    "There is no survey “\(name)” (there are \(count)); `hatang undo REGISTRY` lists their numbers and files."
            )
        case .ambiguousSurvey(let name, let numbers):
            .init(
                vi:
                    "“\(name)” là tên của nhiều đợt khảo sát; ghi số thứ tự: \(numbers.map(String.init).joined(separator: ", ")).",
                en:
                    "“\(name)” names several surveys; say the number: \(numbers.map(String.init).joined(separator: ", "))."
            )
        case .notEditedOutside(let name):
            .init(
                vi: "Không có sửa đổi nào của bản ghi mang mã hoặc uuid “\(name)”; xem bằng `hatang edits CSDL`.",
                en: "No record of the code or uuid “\(name)” was edited; `hatang edits REGISTRY` lists those that were."
            )
        case .noPolygon(let file, let feature):
            .init(
                vi: "\(file), đối tượng \(feature): không phải là vùng; ranh giới xã phải là đa giác.",
                en: "\(file), feature \(feature): not an area; a commune boundary must be a polygon.")
        case .unknownReferenceSystem(let file, let name):
            .init(
                vi:
                    "\(file): không biết hệ tọa độ\(name.map { " “\($0)”" } ?? ""); hãy ghi hệ có mã EPSG (4326, 4756, 9208 …) vào tệp, ví dụ bằng ogr2ogr -a_srs.",
                en:
                    "\(file): unknown reference system\(name.map { " “\($0)”" } ?? ""); give the file one with an EPSG code (4326, 4756, 9208 …), for example by ogr2ogr -a_srs."
            )
        case .outsideVietnam(let file, let feature, let position):
            .init(
                vi: "\(file), đối tượng \(feature): vị trí \(position) nằm ngoài Việt Nam; kiểm tra hệ tọa độ của tệp.",
                en:
                    "\(file), feature \(feature): the position \(position) lies outside of Vietnam; check the file's reference system."
            )
        case .sameFile(let path):
            .init(
                vi: "“\(path)” là tệp đang được đọc; hãy ghi kết quả vào tệp khác.",
                en: "“\(path)” is a file that is being read; write the result to another file.")
        case .tooManyErrors(let rows, let limit):
            .init(
                vi:
                    "Đã có \(rows) dòng lỗi, hơn mức --max-errors \(limit); không ghi gì. Xem lỗi bằng `hatang preview`.",
                en:
                    "\(rows) rows are in error, more than --max-errors \(limit); nothing is written. See them by `hatang preview`."
            )
        case .planDiffers(let asked, let found):
            .init(
                vi:
                    "Kế hoạch nhập đã khác (\(asked) ≠ \(found)): cơ sở dữ liệu, tệp hoặc tùy chọn đã đổi; hãy xem lại bằng preview.",
                en:
                    "The plan is another one (\(asked) ≠ \(found)): the registry, the file or the options have changed; look at the preview again."
            )
        }
    }

    private static func list(_ suggestions: [String], before words: String) -> String {
        let end = ["Có phải", "Did you", "Is it"].contains { words.contains($0) } ? "?" : "."
        return suggestions.isEmpty ? "" : words + suggestions.joined(separator: "; ") + end
    }
}
