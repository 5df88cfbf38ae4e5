import HaTangKit
import RegistryRecords
import ReportWriters

/// What a page is asked for: its language, whose communes on which day, and who asks. Links made by it keep all that.
struct PageContext: Sendable {
    let request: ServiceRequest
    /// Vietnamese unless the address asks for English. What the browser prefers plays no part: many an office has an
    /// English browser and Vietnamese readers.
    let language: Language
    /// The day that was asked for; nil for today.
    let askedDay: Day?
    /// The name of the era that was asked for; nil for that of the day.
    let era: String?
    /// The province that was asked for; nil for all that the registry has.
    let province: String?

    /// The parameters that every page knows.
    static let parameters = ["lang", "on", "era", "province"]

    init(_ request: ServiceRequest) throws(ServiceProblem) {
        self.request = request
        switch request["lang"] {
        case nil, "vi": language = .vietnamese
        case "en": language = .english
        default: throw .invalid("lang", vi: "chỉ có vi và en.", en: "there are vi and en.")
        }
        // A form that was left blank asks for nothing.
        func stated(_ name: String) -> String? { request[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let text = stated("on") {
            guard let day = Day(iso: text) else {
                throw .invalid("on", vi: "cần ngày như 2026-11-23.", en: "needs a day such as 2026-11-23.")
            }
            askedDay = day
        } else {
            askedDay = nil
        }
        era = stated("era")
        province = stated("province")
    }

    /// A context to tell a problem in, where the address itself may be what is wrong.
    init(telling request: ServiceRequest) {
        self.request = request
        language = request["lang"] == "en" ? .english : .vietnamese
        askedDay = nil
        era = nil
        province = nil
    }

    /// The day of the figures.
    var day: Day { askedDay ?? .today }

    /// Numbers and words of the language.
    var style: ReportStyle { ReportStyle(language: language) }

    /// The name of a person: for those who are logged in, as names are left out of open data; `–` for nobody.
    func person(_ name: String?) -> String {
        guard let name else { return "–" }
        return request.visitor == nil ? hiddenWords : name
    }

    /// What stands in place of personal data for those who are not logged in.
    var hiddenWords: String { words("(đăng nhập để xem)", "(log in to see)") }

    /// The words in the language of the page.
    func words(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

    /// The address of another page, in the same language and of the same day, era and province.
    func link(_ path: [String], query: [(name: String, value: String)] = [], fragment: String? = nil) -> WebLink {
        WebLink(path: path, query: query + kept(language), fragment: fragment)
    }

    /// The address of this page in another language.
    func link(in language: Language) -> WebLink {
        let own = request.target.query.filter { !Self.parameters.contains($0.name) }.map {
            (name: $0.name, value: $0.value)
        }
        return WebLink(path: request.target.path, query: own + kept(language))
    }

    /// What forms of this page send besides their fields, so that what they lead to keeps it.
    func hiddenFields(but left: Set<String> = []) -> [Markup] {
        kept(language).filter { !left.contains($0.name) }.map { parameter in
            Markup(
                "input", ["type": "hidden", "name": .text(parameter.name), "value": .text(parameter.value)])
        }
    }

    private func kept(_ language: Language) -> [(name: String, value: String)] {
        let stated = [
            ("lang", language == .english ? "en" : nil), ("on", askedDay?.description), ("era", era),
            ("province", province),
        ]
        return stated.compactMap { name, value in value.map { (name: name, value: $0) } }
    }
}
