import Foundation
import HaTangKit
import RegistryRecords
import ReportWriters

/// Surveys come in two steps: uploaded and looked at, then confirmed by the digest of what was seen.
struct SurveyRoutes: Sendable {
    let registry: ServedRegistry
    let shelf: SurveyShelf
    /// Where files wait.
    let folder: String

    static let mostBytes = 64 << 20

    var routes: [ServiceRoute] {
        var upload = ServiceRoute(
            .post, "/api/surveys", parameters: .only(SurveyForm.fields), access: .role(.inspector),
            body: .file(atMost: Self.mostBytes), work: .long, answer: upload)
        upload.checksForm = true
        return [
            upload,
            ServiceRoute(.get, "/api/surveys/{survey}", access: .role(.inspector)) { request in
                try response(of: survey(of: request), status: 200)
            },
            ServiceRoute(
                .post, "/api/surveys/{survey}/confirm", parameters: .only(["plan"]), access: .role(.inspector),
                body: .bytes(atMost: 4 << 10), work: .long, answer: confirm),
            ServiceRoute(
                .get, "/api/surveys/{survey}/errors.xlsx", access: .role(.inspector), work: .long, answer: errors),
            ServiceRoute(.delete, "/api/surveys/{survey}", access: .role(.inspector)) { request in
                shelf.remove(try survey(of: request).identifier)
                return ServiceResponse(status: 204)
            },
        ]
    }

    /// The survey that waits and is meant by a request.
    func survey(of request: ServiceRequest) throws(ServiceProblem) -> PendingSurvey {
        try shelf.survey(request.parameters["survey"] ?? "", for: request.visitor)
    }

    @Sendable private func upload(_ request: ServiceRequest) throws -> ServiceResponse {
        let pending = try received(request)
        var response = response(of: pending, status: 201)
        response.headers.append(HTTPHeader("Location", "/api/surveys/" + pending.identifier))
        return response
    }

    /// Looks at a survey that was sent, and lets it wait.
    func received(_ request: ServiceRequest) throws -> PendingSurvey {
        guard let visitor = request.visitor else { throw ServiceProblem.tokenNeeded(.inspector) }
        let form = try SurveyForm(request, folder: folder)
        let survey = form.request(of: visitor)
        let outcome = try registry.reading { registry in
            let description = try registry.description(of: survey)
            if let earlier = try registry.registry.survey(identifier: description.identifier) {
                throw ServiceProblem.importedAlready(at: earlier.importedAt, version: earlier.version)
            }
            return try registry.preview(survey, survey: description)
        }
        let pending = PendingSurvey(
            identifier: AccessToken.lettered(Array(AccessToken().digest.bytes.prefix(18))), file: form.file,
            request: survey, outcome: outcome, token: visitor.token, since: shelf.now)
        try shelf.add(pending)
        return pending
    }

    @Sendable private func confirm(_ request: ServiceRequest) throws -> ServiceResponse {
        let outcome = try confirmed(request)
        let value: JSONText = [
            "version": JSONText(outcome.version), "plan": ImportPlanReport.value(outcome.summary),
        ]
        return .json(value.text(linesToDepth: 2) + "\n")
    }

    /// Imports exactly what was seen: the plan is made anew, and must be the same to the last byte.
    func confirmed(_ request: ServiceRequest) throws -> SurveyOutcome {
        let pending = try survey(of: request)
        var asked = request["plan"]
        if asked == nil { asked = try FormFields(request)["plan"] }
        guard let plan = asked else {
            throw ServiceProblem.invalid(
                "plan", vi: "cần mã kế hoạch mà bản xem trước đã cho.", en: "needs the digest that the preview gave.")
        }
        guard plan == pending.outcome.summary.digest else {
            throw ServiceProblem(telling: JobError.planDiffers(asked: plan, found: pending.outcome.summary.digest))
        }
        let outcome = try registry.writing { try $0.importSurvey(pending.request, expecting: plan) }
        shelf.remove(pending.identifier)
        return outcome
    }

    /// The sender's sheet with its errors marked.
    @Sendable private func errors(_ request: ServiceRequest) throws -> ServiceResponse {
        let pending = try survey(of: request)
        let path = folder + "/errors-" + AccessToken.lettered(Array(AccessToken().digest.bytes.prefix(18))) + ".xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let language = request.language
        try registry.reading {
            _ = try $0.writeErrors(of: pending.request, pending.outcome, language: language, to: path)
        }
        return ServiceResponse(
            headers: [
                HTTPHeader("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                HTTPHeader("Content-Disposition", "attachment; filename=\"loi.xlsx\""),
            ], body: .bytes(ResponseBytes(Array(try Data(contentsOf: URL(fileURLWithPath: path))))))
    }

    private func response(of survey: PendingSurvey, status: Int) -> ServiceResponse {
        let value: JSONText = [
            "id": .text(survey.identifier),
            "seconds_left": .integer(Int(SurveyShelf.mostSeconds - (shelf.now - survey.since))),
            "plan": ImportPlanReport.value(survey.outcome.summary),
        ]
        return .json(value.text(linesToDepth: 2) + "\n", status: status)
    }
}

extension ServiceProblem {
    static func importedAlready(at instant: String, version: Int) -> ServiceProblem {
        ServiceProblem(
            status: 409, code: "imported-already",
            message: BilingualText(
                vi: "Tệp này đã được nhập lúc \(instant) (phiên bản \(version)); không cần nhập lại.",
                en: "This file was imported at \(instant) (version \(version)); there is no need to import it again."))
    }
}
