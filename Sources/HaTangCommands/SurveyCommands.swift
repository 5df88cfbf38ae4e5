import HaTangKit
import RegistryRecords

/// What `preview` and `import` have in common: the file, the options, and one way to make the plan.
enum SurveyCommands {
    static let arguments: [ArgumentDescription] = [
        .registry,
        ArgumentDescription(
            "file", shown: BilingualText(vi: "TỆP", en: "FILE"),
            summary: BilingualText(vi: "tệp khảo sát (CSV, TSV)", en: "survey file (CSV, TSV)")),
    ]

    static let options: [OptionDescription] = [
        OptionDescription(
            "kind", .choice(SurveyKind.allCases.map(\.rawValue)),
            summary: BilingualText(
                vi:
                    "tệp liệt kê gì: điểm bưu chính, trạm BTS, vùng trắng và lõm sóng, tuyến chỉnh trang cáp, hay ấp, khóm",
                en: "what the file lists: postal points, BTS cells, dead zones, cable cleanups or settlements"),
            isRequired: true),
        OptionDescription(
            "crs", .text(BilingualText(vi: "HỆ", en: "CRS")),
            summary: BilingualText(
                vi:
                    "hệ tọa độ: wgs84, vn2000:104.75 (múi 3°), vn2000:105/6 (múi 6°), EPSG:9208; bắt buộc với tọa độ phẳng",
                en:
                    "reference system: wgs84, vn2000:104.75 (3°), vn2000:105/6 (6°), EPSG:9208; needed for grid coordinates"
            ),
            standard: "auto"),
        OptionDescription(
            "surveyed", .day,
            summary: BilingualText(
                vi: "ngày khảo sát của các dòng không ghi ngày", en: "day of the survey for rows that state none")),
        OptionDescription(
            "inspector", .text(BilingualText(vi: "TÊN", en: "NAME")),
            summary: BilingualText(vi: "người khảo sát, ghi vào lịch sử", en: "who surveyed; goes to history")),
        OptionDescription(
            "complete-list", .flag,
            summary: BilingualText(
                vi: "danh sách đầy đủ: đóng những đối tượng không còn trong tệp, vào ngày khảo sát",
                en: "the list is complete: what it leaves out is closed on the survey day")),
        .maximumFindings, .exitCode,
    ]

    static func request(_ arguments: ParsedArguments) throws -> SurveyRequest {
        guard let kind = SurveyKind(rawValue: arguments.required("kind")) else {
            preconditionFailure("the reader of the command line takes listed kinds only")
        }
        return SurveyRequest(
            path: arguments.required("file"), kind: kind, referenceSystem: arguments.required("crs"),
            surveyed: arguments.day("surveyed"), inspector: arguments["inspector"],
            isCompleteList: arguments.flag("complete-list"))
    }

    /// Makes the plan, with a progress bar, and prints the findings; nil when the registry has the survey already.
    static func plan(
        _ arguments: ParsedArguments, registry: ProvinceRegistry, console: Console
    ) throws -> ImportPlan? {
        let request = try request(arguments)
        let survey = try registry.description(of: request)
        if let earlier = try registry.registry.survey(identifier: survey.identifier) {
            console.note(
                BilingualText(
                    vi: "Tệp này đã được nhập lúc \(earlier.importedAt) (phiên bản \(earlier.version)); không ghi gì.",
                    en:
                        "This file was imported at \(earlier.importedAt) (version \(earlier.version)); nothing is written."
                ))
            return nil
        }
        let progress = console.progress(BilingualText(vi: "Đang đọc", en: "Reading"), total: nil)
        let plan = try console.interruption.whileStoppable {
            try registry.plan(for: survey, at: request.path) { try progress.advance(to: $0) }
        }
        return plan
    }

    static func printFindings(_ plan: ImportPlan, _ arguments: ParsedArguments, on console: Console) {
        guard !plan.findings.isEmpty else { return }
        console.errors(
            FindingsReport.text(
                plan.findings, maximum: arguments.integer("max-findings"), style: console.style()))
    }

    /// 2 when asked for and findings remain that somebody should look at.
    static func status(_ plan: ImportPlan, _ arguments: ParsedArguments) -> CommandStatus {
        let remain = plan.findings.contains { $0.severity >= .warning }
        return arguments.flag("exit-code") && remain ? .remaining : .success
    }
}
