import HaTangKit
import RegistryRecords

/// What `preview` and `import` have in common: the file, the options, and one way to make the plan.
enum SurveyCommands {
    static let arguments: [ArgumentDescription] = [
        .registry,
        ArgumentDescription(
            "file", shown: BilingualText(vi: "TỆP", en: "FILE"),
            summary: BilingualText(
                vi: "tệp khảo sát: CSV, Excel, shapefile, MapInfo, KML … (xem `hatang formats`)",
                en: "survey file: CSV, Excel, shapefile, MapInfo, KML … (see `hatang formats`)")),
    ]

    static let options: [OptionDescription] = [
        OptionDescription(
            "kind", .choice(SurveyKind.allCases.map(\.rawValue)),
            summary: BilingualText(
                vi:
                    "tệp liệt kê gì: điểm bưu chính, trạm BTS, vùng trắng và lõm sóng, tuyến chỉnh trang cáp, ấp, khóm, "
                    + "vùng phủ sóng công bố (claim), mẫu đo (sample), hay cuộc thanh tra, kiểm tra (inspection)",
                en: "what the file lists: postal points, BTS cells, dead zones, cable cleanups, settlements, claimed "
                    + "coverage, measured samples or inspections"),
            isRequired: true),
        OptionDescription(
            "sheet", .text(BilingualText(vi: "TÊN", en: "NAME")),
            summary: BilingualText(
                vi: "trang tính hoặc lớp, khi tệp có nhiều; `hatang formats TỆP` liệt kê chúng",
                en: "sheet or layer, where the file has several; `hatang formats FILE` lists them")),
        OptionDescription(
            "crs", .text(BilingualText(vi: "HỆ", en: "CRS")),
            summary: BilingualText(
                vi:
                    "hệ tọa độ: wgs84, vn2000:104.75 (múi 3°), vn2000:105/6 (múi 6°), EPSG:9208; auto tìm múi theo xã, phường đã ghi",
                en:
                    "reference system: wgs84, vn2000:104.75 (3°), vn2000:105/6 (6°), EPSG:9208; auto finds the zone by the stated communes"
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
        OptionDescription(
            "set", .text(BilingualText(vi: "TRƯỜNG=GIÁ_TRỊ", en: "FIELD=VALUE")),
            summary: BilingualText(
                vi: "trường chung của cả tệp khi không cột nào ghi, ví dụ operator=Viettel, technology=4G",
                en: "a field of the whole file that no column states, such as operator=Viettel, technology=4G"),
            isRepeated: true),
        OptionDescription(
            "photos", .text(BilingualText(vi: "THƯ_MỤC", en: "FOLDER")),
            summary: BilingualText(
                vi: "thư mục có các ảnh mà cột ảnh ghi tên; ảnh chỉ được tìm trong đó",
                en: "folder with the photos that the file names; they are looked up only there"),
            isRepeated: true),
        OptionDescription(
            "mapping", .text(BilingualText(vi: "TỆP", en: "FILE")),
            summary: BilingualText(
                vi: "tệp JSON nói mỗi cột nghĩa là gì, như --save-mapping ghi ra",
                en: "JSON that says what each column means, as --save-mapping writes it")),
        OptionDescription(
            "save-mapping", .text(BilingualText(vi: "TỆP", en: "FILE")),
            summary: BilingualText(
                vi: "lưu cách hiểu các cột để dùng cho tệp sau của cùng nơi gửi",
                en: "keep what the columns were taken for, for the sender's next file")),
        OptionDescription(
            "sender", .text(BilingualText(vi: "TÊN", en: "NAME")),
            summary: BilingualText(vi: "nơi gửi, ghi vào --save-mapping", en: "the sender, for --save-mapping")),
        OptionDescription(
            "accept", .choice(["repairs"]),
            summary: BilingualText(
                vi: "repairs: chấp nhận cách sửa tọa độ khi chắc chắn; nếu không thì dòng đó chờ",
                en: "repairs: make the repairs of positions that are sure; else such rows wait"),
            isRepeated: true),
        OptionDescription(
            "errors", .text(BilingualText(vi: "TỆP", en: "FILE")),
            summary: BilingualText(
                vi: "trả lỗi cho nơi gửi: .xlsx là chính bảng của họ có tô màu, .csv hoặc .json là danh sách lỗi",
                en: "findings for the sender: .xlsx is their own sheet with colours, .csv or .json the list of findings"
            )),
        .maximumFindings, .exitCode,
    ]

    static func request(_ arguments: ParsedArguments) throws -> SurveyRequest {
        guard let kind = SurveyKind(rawValue: arguments.required("kind")) else {
            preconditionFailure("the reader of the command line takes listed kinds only")
        }
        var request = SurveyRequest(
            path: arguments.required("file"), kind: kind, sheet: arguments["sheet"],
            referenceSystem: arguments.required("crs"), surveyed: arguments.day("surveyed"),
            inspector: arguments["inspector"], isCompleteList: arguments.flag("complete-list"),
            mapping: try mapping(arguments, kind: kind), acceptsRepairs: arguments.values("accept").contains("repairs"),
            stated: try stated(arguments.values("set"), kind: kind))
        request.photoFolders = arguments.values("photos")
        return request
    }

    /// The fields of `--set`; whether they suit the file is asked when it is read.
    private static func stated(_ texts: [String], kind: SurveyKind) throws(CommandError) -> [Field: String] {
        var stated: [Field: String] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map { $0.trimmingBlanks }
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw .usage(
                    vi: "--set cần TRƯỜNG=GIÁ_TRỊ, ví dụ --set technology=4G, không phải «\(text)»",
                    en: "--set needs FIELD=VALUE, such as --set technology=4G, not “\(text)”")
            }
            let known = SurveyColumn.settable(of: kind)
            guard let field = Field(rawValue: parts[0]), known.contains(field) else {
                let names = known.map(\.rawValue)
                let meant = Suggestion.nearest(to: parts[0], among: names)
                throw .usage(
                    vi: "--set: loại \(kind.rawValue) không có trường «\(parts[0])»"
                        + (meant.map { " (có phải «\($0)»?)" } ?? "") + "; dùng được: \(names.joined(separator: ", "))",
                    en: "--set: \(kind.rawValue) has no field “\(parts[0])”"
                        + (meant.map { " (did you mean “\($0)”?)" } ?? "")
                        + "; there are \(names.joined(separator: ", "))")
            }
            guard stated.updateValue(parts[1], forKey: field) == nil else {
                throw .usage(
                    vi: "--set \(field.rawValue) chỉ được ghi một lần",
                    en: "--set \(field.rawValue) may be given only once")
            }
        }
        return stated
    }

    private static func mapping(_ arguments: ParsedArguments, kind: SurveyKind) throws -> SavedMapping? {
        guard let path = arguments["mapping"] else { return nil }
        let mapping = try SavedMapping(
            json: try TextFile.read(path),
            file: path.split(separator: "/").last.map(String.init) ?? path)
        guard mapping.kind == kind else {
            throw CommandError(
                vi: "\(path) là cách hiểu cột của loại \(mapping.kind.rawValue), không phải \(kind.rawValue)",
                en: "\(path) is a mapping of the kind \(mapping.kind.rawValue) and not \(kind.rawValue)")
        }
        return mapping
    }

    /// Refuses outputs that would overwrite what is read or cannot be written, before anything else is done: an import
    /// that has succeeded must not end in a failure.
    static func checkOutputs(_ arguments: ParsedArguments) throws {
        for option in ["errors", "save-mapping"] {
            guard let path = arguments[option] else { continue }
            try ProvinceRegistry.refuseSameFile(path, as: arguments.required("file"))
            try ProvinceRegistry.refuseSameFile(path, as: arguments.required("registry"))
            if option == "errors", let mapping = arguments["mapping"] {
                try ProvinceRegistry.refuseSameFile(path, as: mapping)
            }
            do throws(FileFailure) {
                try TextFile.checkWritable(path)
            } catch {
                throw CommandError(
                    vi: "không ghi được tệp «\(path)»: \(error.reason)", en: "cannot write “\(path)”: \(error.reason)")
            }
        }
    }

    /// The survey as the registry would know it; nil, after a word about it, when the registry has it already.
    static func newSurvey(
        _ request: SurveyRequest, registry: ProvinceRegistry, console: Console
    ) throws -> SurveyDescription? {
        let survey = try registry.description(of: request)
        guard let earlier = try registry.registry.survey(identifier: survey.identifier) else { return survey }
        console.note(
            BilingualText(
                vi: "Tệp này đã được nhập lúc \(earlier.importedAt) (phiên bản \(earlier.version)); không ghi gì.",
                en: "This file was imported at \(earlier.importedAt) (version \(earlier.version)); nothing is written.")
        )
        return nil
    }

    static func printFindings(_ plan: PlanSummary, _ arguments: ParsedArguments, on console: Console) {
        guard plan.findings.total > 0 else { return }
        console.errors(
            FindingsReport.text(
                plan.findings, maximum: arguments.integer("max-findings"), style: console.style()))
    }

    /// Writes what was asked for besides: the findings for the sender, and the mapping.
    static func writeOutputs(
        _ arguments: ParsedArguments, of request: SurveyRequest, _ outcome: SurveyOutcome, registry: ProvinceRegistry,
        console: Console
    ) throws {
        for note in outcome.notes { console.note(note) }
        if !outcome.missingHeadings.isEmpty {
            let headings = outcome.missingHeadings.joined(separator: ", ")
            console.note(
                BilingualText(
                    vi: "Tệp không có cột mà --mapping nhắc đến: \(headings)",
                    en: "The file lacks columns that --mapping names: \(headings)"))
        }
        if let path = arguments["errors"] {
            if path.lowercased().hasSuffix(".csv") {
                try console.deliver(
                    FindingsReport.csv(outcome.summary.findings.kept, language: console.language), to: path)
            } else if path.lowercased().hasSuffix(".json") {
                try console.deliver(FindingsReport.json(outcome.summary.findings), to: path)
            } else {
                try registry.writeErrors(of: request, outcome, language: console.language, to: path)
                console.note(BilingualText(vi: "Đã ghi \(path)", en: "Wrote \(path)"))
            }
        }
        if let path = arguments["save-mapping"] {
            var mapping = outcome.mapping
            mapping.sender = arguments["sender"] ?? mapping.sender
            try console.deliver(mapping.json, to: path)
        }
    }

    /// 2 when asked for and findings remain that somebody should look at.
    static func status(_ plan: PlanSummary, _ arguments: ParsedArguments) -> CommandStatus {
        let remain = plan.findings.count(.error) + plan.findings.count(.warning) > 0
        return arguments.flag("exit-code") && remain ? .remaining : .success
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
