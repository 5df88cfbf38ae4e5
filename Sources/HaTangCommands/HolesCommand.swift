import HaTangKit
import RegistryRecords

/// `hatang holes`: the parts of communes that a service does not reach.
struct HolesCommand: Command {
    static let description = CommandDescription(
        name: "holes",
        summary: BilingualText(
            vi: "các vùng không có sóng trong từng xã, dạng đa giác", en: "the uncovered parts of communes, as polygons"
        ),
        details: [
            BilingualText(
                vi:
                    "Mỗi lỗ hổng có diện tích chính xác, ấp khóm bên trong, trạm gần nhất và phản ánh đã có. Lỗ hổng là nơi không "
                    + "trạm nào phủ tới, kể cả trạm chưa đủ căn cứ; đa giác luôn nằm ngoài vòng phủ, nên không lỗ hổng nào bị vẽ quá.",
                en:
                    "Every hole with its exact area, the settlements inside, the nearest site and the reports there are. A hole is "
                    + "what no site reaches, unproven ones included; outlines run outside of the discs, so none is overstated."
            ),
            BilingualText(
                vi:
                    "Với --contradictions: phản ánh vùng lõm còn mở mà lại nằm trong vùng phủ tính toán, và lỗ hổng có ấp khóm hoặc "
                    + "rộng mà chưa có phản ánh. Ở mỗi nơi như vậy, cần đi đo.",
                en:
                    "With --contradictions: open dead-zone reports inside of computed service, and holes with a settlement or of "
                    + "some size without a report. Somebody has to measure at each of them."),
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "technology", .choice(TechnologyClass.allCases.map(\.rawValue)),
                summary: BilingualText(vi: "công nghệ", en: "the technology"), isRequired: true),
            OptionDescription(
                "operator", .text(BilingualText(vi: "TÊN", en: "NAME")),
                summary: BilingualText(
                    vi: "chỉ sóng của doanh nghiệp này; nếu không ghi thì của bất kỳ doanh nghiệp nào",
                    en: "only this operator's service; that of anybody when left out")),
            OptionDescription(
                "commune", .text(BilingualText(vi: "MÃ", en: "CODE")),
                summary: BilingualText(vi: "chỉ tính xã này (mã hoặc tên)", en: "only this commune (code or name)"),
                isRepeated: true),
            OptionDescription(
                "least-area", .real(0...1e12),
                summary: BilingualText(
                    vi: "bỏ qua và đếm những mảnh nhỏ hơn, mét vuông, trừ khi có ấp, khóm bên trong",
                    en: "count smaller ones and leave them out, square metres, unless a settlement lies inside"),
                standard: "10000"),
            OptionDescription(
                "contradictions", .flag,
                summary: BilingualText(
                    vi: "in các mâu thuẫn với phản ánh vùng lõm sóng (table hoặc json)",
                    en: "print the contradictions with dead-zone reports (table or json)")),
            OptionDescription(
                "report-area", .real(0...1e12),
                summary: BilingualText(
                    vi: "lỗ hổng không có ấp, khóm cần có phản ánh khi rộng từ chừng này mét vuông",
                    en: "a hole without a settlement wants a report from this many square metres on"),
                standard: "1000000"),
        ] + ReportScope.options + [
            .province, .format(["table", "json", "csv", "geojson", "gpkg"]), .output, .exitCode,
        ],
        examples: [
            CommandExample(
                "hatang holes an-giang.gpkg --technology 4G --operator Viettel",
                BilingualText(vi: "vùng không có 4G của Viettel", en: "areas without Viettel's 4G")),
            CommandExample(
                "hatang holes an-giang.gpkg --technology 4G-or-better --format gpkg --output vung-trang.gpkg",
                BilingualText(vi: "một lớp để mở bằng QGIS", en: "a layer to open in QGIS")),
            CommandExample(
                "hatang holes an-giang.gpkg --technology 4G --contradictions --format json",
                BilingualText(vi: "những nơi cần đi đo", en: "places where to measure")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let format = arguments.required("format")
        let isCheck = arguments.flag("contradictions")
        guard !isCheck || ["table", "json"].contains(format) else {
            throw CommandError.usage(
                vi: "--contradictions chỉ có dạng table hoặc json", en: "--contradictions has the forms table and json")
        }
        guard format != "gpkg" || (arguments["output"] ?? "-") != "-" else {
            throw CommandError.usage(
                vi: "--format gpkg cần --output TỆP", en: "--format gpkg needs --output FILE")
        }
        if let output = arguments["output"], output != "-" {
            try ProvinceRegistry.refuseSameFile(output, as: arguments.required("registry"))
        }
        guard let technology = TechnologyClass(rawValue: arguments.required("technology")) else {
            preconditionFailure("the reader of the command line takes listed technologies only")
        }
        let scope = try ReportScope(arguments)
        let request = HoleRequest(
            technology: technology, operator: arguments["operator"], communes: arguments.values("commune"),
            leastSquareMetres: arguments.real("least-area") ?? HoleRequest.standardLeastSquareMetres,
            reportSquareMetres: arguments.real("report-area") ?? HoleRequest.standardReportSquareMetres)
        let progress = console.progress(
            BilingualText(vi: "Đang tìm lỗ hổng", en: "Looking for holes"), total: nil,
            unit: BilingualText(vi: "xã", en: "communes"))
        let list = try console.interruption.whileStoppable {
            try scope.registry.holes(for: request, on: scope.day, era: scope.era, province: scope.province) {
                try progress.advance(to: $0, share: Double($0) / Double(max(1, $1)))
            }
        }
        progress.end()
        try deliver(list, format: format, isCheck: isCheck, arguments, scope, on: console)
        let found = list.contradictions
        let isLeft = isCheck ? !found.coveredReports.isEmpty || !found.unreportedHoles.isEmpty : !list.holes.isEmpty
        return arguments.flag("exit-code") && isLeft ? .remaining : .success
    }

    private func deliver(
        _ list: HoleList, format: String, isCheck: Bool, _ arguments: ParsedArguments, _ scope: ReportScope,
        on console: Console
    ) throws {
        let report = HolesReport(list)
        let style = console.style(provinceNames: try scope.provinceNames)
        if format == "gpkg", let path = arguments["output"] {
            try report.layer(console.language).write(to: path)
            console.note(BilingualText(vi: "Đã ghi \(path)", en: "Wrote \(path)"))
            return
        }
        let text =
            switch format {
            case "json" where isCheck: ContradictionsReport(list).json()
            case "table" where isCheck: ContradictionsReport(list).text(style)
            case "json": report.json()
            case "csv": report.csv(console.language)
            case "geojson": report.geoJSON()
            default: report.text(style)
            }
        try console.deliver(text, to: arguments["output"])
    }
}
