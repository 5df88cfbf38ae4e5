import FoundationEssentials
import HaTangKit
import RegistryRecords
import ReportWriters

/// The pages of the surveys that the registry took in: their list, and each with what was found in it.
enum SurveyListPage {
    static func list(_ surveys: [StoredSurvey], change: RegistryChange, _ context: PageContext) -> ServiceResponse {
        let number = NumberText(context.language)
        let table = TextTable(
            identifier: "bang-khao-sat", label: context.words("Các đợt khảo sát đã nhập", "Surveys that were imported"),
            columns: [
                .init(context.words("Phiên bản", "Version"), isNumeric: true), .init(context.words("Tệp", "File")),
                .init(context.words("Nội dung", "Content")), .init(context.words("Ngày khảo sát", "Surveyed")),
                .init(context.words("Dòng", "Rows"), isNumeric: true),
                .init(context.words("Cách ly", "In quarantine"), isNumeric: true),
                .init(context.words("Người nhập", "Imported by")),
                .init(context.words("Nhập lúc", "Imported")),
                .init(context.words("Tình trạng", "State")),
            ],
            rows: surveys.reversed().map { survey in
                [
                    .init(number.whole(survey.version)),
                    .init(survey.description.file, link: context.link(["surveys", survey.identifier])),
                    .init(survey.description.kind.words.text(in: context.language)),
                    .init(survey.description.surveyed?.text(in: context.language) ?? "–"),
                    .init(number.whole(survey.counts.values.reduce(0, +))),
                    .init(number.whole(survey.counts[.quarantined] ?? 0)), .init(context.person(survey.importedBy)),
                    .init(context.time(survey.importedAt)),
                    .init(
                        survey.undone == nil
                            ? context.words("đang dùng", "in use") : context.words("đã hoàn tác", "undone")),
                ]
            }, none: context.words("Chưa nhập đợt khảo sát nào.", "No survey was imported yet."))
        return PageFrame(
            context: context, title: context.words("Các đợt khảo sát", "Surveys"), change: change, isWide: true
        ).response([
            Markup(
                "p", [:],
                [
                    Markup(
                        "a", ["class": "button", "href": .link(context.link(["surveys", "new"]))],
                        text: context.words("Tải lên khảo sát mới", "Upload a survey"))
                ]), Markup("section", ["id": "danh-sach"], [table.markup]),
        ])
    }

    static func survey(
        _ survey: StoredSurvey, findings: FindingTally, isNew: Bool, change: RegistryChange, _ context: PageContext
    ) -> ServiceResponse {
        let done = Markup(
            "p", ["class": "done", "role": "status"],
            text: context.words(
                "Đã nhập xong. Cơ sở dữ liệu nay ở phiên bản ", "Imported. The registry is now of version ")
                + NumberText(context.language).whole(survey.version) + ".")
        return PageFrame(
            context: context, title: survey.description.file,
            crumbs: [.init(title: context.words("Khảo sát", "Surveys"), link: context.link(["surveys"]))],
            change: change, isWide: true
        ).response([
            isNew ? done : .nothing, undone(survey, context), SurveyTables.facts(survey.description, context),
            Markup("p", text: SurveyTables.outcomes(survey.counts, context)),
            Markup(
                "p", ["class": "facts"],
                text: context.words("Nhập lúc ", "Imported ") + context.time(survey.importedAt)
                    + (survey.importedBy.map { context.words(", bởi ", ", by ") + context.person($0) } ?? "")),
            Markup(
                "section", ["id": "phat-hien"],
                [Markup("h2", text: context.words("Phát hiện", "Findings"))] + SurveyTables.findings(findings, context)),
        ])
    }
}

extension SurveyListPage {
    /// That the survey was undone, by whom and when; nothing while it stands.
    private static func undone(_ survey: StoredSurvey, _ context: PageContext) -> Markup {
        guard let undone = survey.undone else { return .nothing }
        let words =
            context.words("Đã hoàn tác ở phiên bản ", "Undone at version ")
            + NumberText(context.language).whole(undone.version) + ", " + context.time(undone.at)
            + (undone.by.map { context.words(", bởi ", ", by ") + context.person($0) } ?? "")
            + context.words(
                ". Các dòng và phát hiện vẫn được giữ để tra cứu; số liệu không còn dùng đến chúng.",
                ". Its rows and findings are kept to be looked up; no figure uses them any more.")
        return Markup("p", ["class": "note"], text: words)
    }
}

extension PageContext {
    /// An instant such as `2026-11-20T01:00:00Z` by the clock of Vietnam: `20/11/2026 08:00`; other texts as they are.
    func time(_ instant: String) -> String {
        guard let date = try? Date(instant, strategy: .iso8601) else { return instant }
        let minutes = Int(((date.timeIntervalSince1970 + 7 * 3600) / 60).rounded(.down))
        let clock = [minutes % 1440 / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        return Day(number: Int32(minutes / 1440)).text(in: language) + " " + clock.joined(separator: ":")
    }
}
