import HaTangKit
import RegistryRecords
import ReportWriters

/// Surveys for people: their list, and the way of a new one from the form to the registry, step by step as the API has it.
struct SurveyPages: Sendable {
    let registry: ServedRegistry
    let surveys: SurveyRoutes

    var routes: [ServiceRoute] {
        var upload = ServiceRoute(
            .post, "/surveys", parameters: .only(PageContext.parameters), access: .role(.inspector),
            body: .file(atMost: SurveyRoutes.mostBytes), work: .long
        ) { request in
            let context = try PageContext(request)
            let pending = try surveys.received(request)
            return .redirect(to: context.link(["surveys", "waiting", pending.identifier]).text)
        }
        upload.checksForm = true
        return [
            get("/surveys") { context in
                let change = try registry.change()
                return try registry.reading {
                    SurveyListPage.list(try $0.registry.surveys(), change: change, context)
                }
            },
            get("/surveys/new") { UploadPage(context: $0).response }, upload,
            get("/surveys/waiting/{survey}", access: .role(.inspector)) { context in
                let pending = try surveys.survey(of: context.request)
                let version = try registry.change().version
                return PreviewPage(
                    context: context, survey: pending, hasMovedOn: version != pending.outcome.summary.baseVersion
                ).response
            },
            post("/surveys/waiting/{survey}/confirm") { context in
                let outcome = try surveys.confirmed(context.request)
                return .redirect(
                    to: context.link(
                        ["surveys", outcome.summary.survey.identifier], query: [(name: "done", value: "1")]
                    ).text)
            },
            post("/surveys/waiting/{survey}/discard") { context in
                surveys.shelf.remove(try surveys.survey(of: context.request).identifier)
                return .redirect(to: context.link(["surveys"]).text)
            },
            get("/surveys/{identifier}", ["done"]) { context in
                let change = try registry.change()
                return try registry.reading { registry in
                    let identifier = context.request.parameters["identifier"] ?? ""
                    guard let survey = try registry.registry.survey(identifier: identifier) else {
                        throw ServiceProblem.notFound
                    }
                    return SurveyListPage.survey(
                        survey, findings: FindingTally(try registry.registry.findings(survey: identifier)),
                        isNew: context.request["done"] == "1", change: change, context)
                }
            },
        ]
    }

    private func get(
        _ path: String, _ parameters: [String] = [], access: ServiceRoute.Access = .readers,
        _ answer: @escaping @Sendable (PageContext) throws -> ServiceResponse
    ) -> ServiceRoute {
        ServiceRoute(
            .get, path, parameters: .only(PageContext.parameters + parameters), access: access, work: .long
        ) { try answer(try PageContext($0)) }
    }

    private func post(
        _ path: String, _ answer: @escaping @Sendable (PageContext) throws -> ServiceResponse
    ) -> ServiceRoute {
        ServiceRoute(
            .post, path, parameters: .only(PageContext.parameters), access: .role(.inspector),
            body: .bytes(atMost: 4 << 10), work: .long
        ) { try answer(try PageContext($0)) }
    }
}
