import HaTangKit
import RegistryRecords

/// A survey file and the words with which it was sent: as a form, or as the body itself with the words in the query.
struct SurveyForm {
    /// The file, under a name that nobody chose.
    let file: UploadedFile
    private let fileName: String
    private let kind: SurveyKind
    private let sheet: String?
    private let referenceSystem: String
    private let surveyed: Day?
    private let isCompleteList: Bool
    private let acceptsRepairs: Bool

    /// The words that it takes; those of `hatang preview`.
    static let fields = ["kind", "crs", "sheet", "surveyed", "complete_list", "accept", "name"]

    init(_ request: ServiceRequest, folder: String) throws(ServiceProblem) {
        guard case .file(let upload) = request.body, upload.bytes > 0 else { throw .noFile }
        let type = request.headers["content-type"] ?? ""
        var words: [String: String] = [:]
        for parameter in request.target.query { words[parameter.name] = parameter.value }
        if type.lowercased().hasPrefix("multipart/form-data") {
            let form = try MultipartForm(upload, contentType: type, folder: folder)
            try Gate.checkForm(request, field: form.fields["form_token"])
            for (name, value) in form.fields where name != "form_token" {
                guard Self.fields.contains(name) else { throw .unknown(name, known: Self.fields) }
                // A blank field of a form is one that was left out.
                if !value.isEmpty { words[name] = value }
            }
            guard let sent = form.file, sent.file.bytes > 0 else { throw .noFile }
            file = sent.file
            fileName = Self.plainName(words["name"] ?? sent.name)
        } else {
            try Gate.checkForm(request)
            file = upload
            fileName = Self.plainName(words["name"] ?? "")
        }
        guard let kind = words["kind"].flatMap(SurveyKind.init(rawValue:)) else {
            let known = SurveyKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalid("kind", vi: "cần một trong: \(known).", en: "needs one of: \(known).")
        }
        self.kind = kind
        sheet = words["sheet"]
        referenceSystem = words["crs"] ?? "auto"
        surveyed = try words["surveyed"].map { (text) throws(ServiceProblem) in
            guard let day = Day(iso: text) else {
                throw .invalid("surveyed", vi: "cần ngày như 2026-11-20.", en: "needs a day such as 2026-11-20.")
            }
            return day
        }
        isCompleteList = try Self.flag("complete_list", words, on: "yes")
        acceptsRepairs = try Self.flag("accept", words, on: "repairs")
    }

    private static func flag(
        _ name: String, _ words: [String: String], on word: String
    ) throws(ServiceProblem) -> Bool {
        guard let value = words[name] else { return false }
        guard value == word else { throw .invalid(name, vi: "chỉ nhận \(word).", en: "takes \(word) only.") }
        return true
    }

    /// The last part of what a sender calls a file, without anything that could be more than a name.
    private static func plainName(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let plain = String(
            last.unicodeScalars.filter {
                !$0.properties.isDefaultIgnorableCodePoint && $0.value >= 0x20 && $0.value != 0x7F
            }
            .prefix(200).map(Character.init))
        return plain.isEmpty ? "khao-sat" : plain
    }

    /// What to look at; who sent it is who surveyed, as history will tell.
    func request(of visitor: Visitor) -> SurveyRequest {
        var request = SurveyRequest(
            path: file.path, kind: kind, sheet: sheet, referenceSystem: referenceSystem, surveyed: surveyed,
            inspector: visitor.name, isCompleteList: isCompleteList, acceptsRepairs: acceptsRepairs)
        request.fileName = fileName
        return request
    }
}

extension ServiceProblem {
    static let noFile = ServiceProblem(
        status: 400, code: "no-file",
        message: BilingualText(
            vi: "Không có tệp khảo sát nào được gửi kèm; hãy chọn tệp rồi gửi lại.",
            en: "No survey file was sent; choose one and send again."))
}
