import HaTangKit
import RegistryRecords

/// `hatang coverage`: the coverage-by-commune table.
struct CoverageCommand: Command {
    static let description = CommandDescription(
        name: "coverage",
        summary: BilingualText(vi: "bảng phủ dịch vụ theo xã", en: "the coverage-by-commune table"),
        details: [
            BilingualText(
                vi:
                    "Cho từng xã: điểm bưu chính có người phục vụ và Internet, tỷ lệ phủ 4G, 5G, vùng trắng và lõm sóng, tuyến cáp, và kết "
                    + "luận Đạt, Chưa đạt hay Chưa đủ căn cứ; cuối bảng là từng chỉ tiêu của tỉnh.",
                en:
                    "For every commune: staffed postal points with Internet, 4G and 5G shares, dead zones, cables, and the "
                    + "verdict met, not met or not proven; below it the province's targets."),
            BilingualText(
                vi:
                    "Với --operator: dịch vụ di động của từng doanh nghiệp và của mọi doanh nghiệp gộp lại, theo 4G, 5G, 4G trở lên, và "
                    + "2G, 3G nơi còn: có trạm trong xã hay không, tỷ lệ diện tích, ấp khóm, hộ, dân số.",
                en:
                    "With --operator: the mobile service of each operator and of any of them, for 4G, 5G, 4G or better, and 2G and 3G "
                    + "where there is any: presence, and the shares of area, settlements, households and population."),
            BilingualText(
                vi:
                    "Với --population: số dân một điểm và tỷ lệ dân số được tính theo lưới dân số (số người từng ô, tính tại tâm ô), thay "
                    + "cho số dân của ấp, khóm; tỷ lệ ấp khóm và hộ vẫn theo ấp, khóm. Bảng ghi rõ cách tính.",
                en:
                    "With --population: people per point and population shares come from a raster of people by cell, each counted at the "
                    + "cell's centre, and not from settlements; settlement and household shares stay. The table says which was used."
            ),
            BilingualText(
                vi:
                    "Với --evidence: vùng phủ do doanh nghiệp công bố (--kind claim), phủ tính được từ trạm, và mẫu đo thực tế (--kind "
                    + "sample) đứng cạnh nhau cho từng xã và công nghệ; thêm --operator để tách từng doanh nghiệp.",
                en:
                    "With --evidence: what operators claim (--kind claim), what is computed from cells and what was measured (--kind "
                    + "sample), side by side by commune and technology; with --operator for each operator, too."),
        ],
        arguments: [.registry],
        options: ReportScope.options + [
            .province,
            OptionDescription(
                "operator", .text(BilingualText(vi: "TÊN", en: "NAME")),
                summary: BilingualText(
                    vi: "bảng theo doanh nghiệp: tên một doanh nghiệp, hoặc all cho tất cả",
                    en: "the table by operator: the name of one, or all")),
            OptionDescription(
                "population", .text(BilingualText(vi: "LƯỚI", en: "RASTER")),
                summary: BilingualText(
                    vi: "tính dân số theo lưới số người từng ô này (GeoTIFF, .asc), như lưới 100 m",
                    en: "count people by this raster of people by cell (GeoTIFF, .asc), such as one of 100 m")),
            OptionDescription(
                "evidence", .flag,
                summary: BilingualText(
                    vi: "công bố, tính được và đo được, cạnh nhau", en: "claimed, computed and measured side by side")),
            OptionDescription(
                "fresh", .flag,
                summary: BilingualText(
                    vi: "tính lại mọi diện tích, không dùng kết quả đã giữ trong cơ sở dữ liệu",
                    en: "measure every area again instead of using those kept in the registry")),
            OptionDescription(
                "verbose", .flag,
                summary: BilingualText(
                    vi: "cho biết bao nhiêu xã phải tính lại diện tích",
                    en: "tell for how many communes areas were measured again")),
            .format(["table", "csv", "json", "geojson", "html", "xlsx"]), .output, ReportScope.issuer, .exitCode,
        ],
        examples: [
            CommandExample(
                "hatang coverage an-giang.gpkg", BilingualText(vi: "bảng của hôm nay", en: "the table of today")),
            CommandExample(
                "hatang coverage an-giang.gpkg --on 2026-06-30 --format csv --output phu-song.csv",
                BilingualText(vi: "bảng của một ngày, ghi ra CSV", en: "the table of a day, as CSV")),
            CommandExample(
                "hatang coverage an-giang.gpkg --format html --output bao-cao.html",
                BilingualText(
                    vi: "báo cáo một trang có bản đồ, mở bằng trình duyệt, không cần mạng",
                    en: "a report on one page with a map, for a browser, no network needed")),
            CommandExample(
                "hatang coverage an-giang.gpkg --format xlsx --output bao-cao.xlsx",
                BilingualText(
                    vi: "báo cáo Excel để trình ký; kiểm chứng bằng hatang verify",
                    en: "the report for signature, in Excel; hatang verify checks it")),
            CommandExample(
                "hatang coverage an-giang.gpkg --operator all --format csv",
                BilingualText(vi: "theo từng doanh nghiệp và công nghệ", en: "by operator and technology")),
            CommandExample(
                "hatang coverage an-giang.gpkg --population dan-so-100m.tif --format json",
                BilingualText(vi: "dân số theo lưới 100 m", en: "population by a raster of 100 m")),
            CommandExample(
                "hatang coverage an-giang.gpkg --evidence --operator Viettel",
                BilingualText(
                    vi: "vùng phủ công bố và mẫu đo bên cạnh phủ tính được",
                    en: "claims and samples beside the computed coverage")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let scope = try ReportScope(arguments)
        let operators = arguments["operator"].map { $0 == "all" ? OperatorSelection.all : .named($0) }
        let showsEvidence = arguments.flag("evidence")
        let format = arguments.required("format")
        let besides = [
            ("operator", operators != nil), ("evidence", showsEvidence), ("population", arguments["population"] != nil),
        ].filter(\.1).map(\.0)
        let isReport = ["html", "xlsx"].contains(format)
        if let option = besides.first(where: { isReport || format == "geojson" && $0 != "population" }) {
            throw CommandError.usage(
                vi: "--\(option) không dùng với --format \(format); dùng table, csv hoặc json",
                en: "--\(option) does not go with --format \(format); use table, csv or json")
        }
        let kept = arguments.flag("fresh") ? KeptResults() : try scope.registry.keptResults()
        if isReport {
            let report =
                format == "xlsx"
                ? try scope.workbook(arguments, kept: kept, on: console)
                : try scope.page(arguments, kept: kept, on: console)
            return finish(report.table, kept, in: scope.registry, arguments, on: console)
        }
        let table = try scope.registry.coverage(
            on: scope.day, era: scope.era, province: scope.province, operators: operators, kept: kept,
            population: try arguments["population"].map { try PopulationRaster($0) })
        let style = console.style(provinceNames: try scope.provinceNames)
        let text =
            switch format {
            case "csv" where showsEvidence: EvidenceReport.csv(table, language: console.language)
            case "json" where showsEvidence: EvidenceReport.json(table)
            case "table" where showsEvidence: EvidenceReport.text(table, style: style)
            case "csv" where operators != nil: OperatorReport.csv(table, language: console.language)
            case "table" where operators != nil: OperatorReport.text(table, style: style)
            case "csv": CoverageCSV.text(table, language: console.language)
            case "json":
                CoverageJSON.text(
                    table,
                    seal: besides.isEmpty
                        ? try scope.registry.seal(
                            of: table,
                            ReportRequest(day: scope.day, era: scope.era, province: scope.province)) : nil)
            case "geojson": CoverageGeoJSON.text(table, boundaries: try scope.registry.polygons(of: scope.era))
            default:
                CoverageText.text(table, style: style)
            }
        try console.deliver(text, to: arguments["output"])
        return finish(table, kept, in: scope.registry, arguments, on: console)
    }

    private func finish(
        _ table: CoverageTable, _ kept: KeptResults, in registry: ProvinceRegistry, _ arguments: ParsedArguments,
        on console: Console
    ) -> CommandStatus {
        keep(kept, of: table, in: registry, isVerbose: arguments.flag("verbose"), on: console)
        let isUnmet = table.targets.contains { $0.verdict != .met }
        return arguments.flag("exit-code") && isUnmet ? .remaining : .success
    }

    /// Keeps what was measured. A registry that cannot be written now, such as one on a read-only disk or one that is
    /// being imported into, gives the same table the next time, only later; so it is no failure.
    private func keep(
        _ kept: KeptResults, of table: CoverageTable, in registry: ProvinceRegistry, isVerbose: Bool,
        on console: Console
    ) {
        let isKept = (try? registry.keep(kept)) != nil
        guard isVerbose else { return }
        let counts = "\(kept.communesMeasured)/\(table.communes.count)"
        console.note(
            BilingualText(
                vi:
                    "Đã tính lại diện tích của \(counts) xã, phường, đặc khu (\(kept.areasMeasured) diện tích); dùng lại "
                    + "\(kept.areasReused) diện tích.",
                en:
                    "Measured areas of \(counts) communes again (\(kept.areasMeasured) areas); used \(kept.areasReused) "
                    + "kept ones."))
        if !isKept {
            console.note(
                BilingualText(
                    vi: "Không giữ được kết quả vì hiện không ghi được vào cơ sở dữ liệu; lần sau sẽ tính lại.",
                    en: "The results were not kept because the registry cannot be written now; next time they are "
                        + "measured again."))
        }
    }
}
