import RegistryRecords
import ReportWriters

/// A problem as a page for people.
enum ProblemPage {
    static func response(_ problem: ServiceProblem, to request: ServiceRequest) -> ServiceResponse {
        let language = request.language
        let title = BilingualText(vi: "Không làm được (\(problem.status))", en: "This failed (\(problem.status))")
        let home = BilingualText(vi: "Về trang đầu", en: "To the first page")
        let page = WebPage(
            language: language, title: title.text(in: language),
            body: [
                Markup(
                    "main", [:],
                    [
                        Markup("h1", text: title.text(in: language)),
                        Markup("p", text: problem.message.text(in: language)),
                        Markup(
                            "p", [:], [Markup("a", ["href": .link(WebLink(path: []))], text: home.text(in: language))]),
                    ])
            ])
        return ServiceResponse(page, status: problem.status)
    }
}
