import CoverageEngine
import RegistryRecords

/// The report as one web page that needs no other file and no host: map, tables, charts, and the seal by which
/// `hatang verify` checks it.
public struct HTMLReport: Sendable {
    let report: ProvinceReport
    let map: MapContent
    let progress: ReportProgress
    let style: ReportStyle
    let seal: ReportSeal

    /// The identifier of the section with the table of communes.
    public static let communesSection = "theo-xa"
    /// The most findings that the page lists; the Excel form lists more.
    static let findingsLimit = 200

    /// A page in the language of the report's recipe.
    public init(_ report: ProvinceReport, map: MapContent, progress: ReportProgress) {
        self.report = report
        self.map = map
        self.progress = progress
        style = ReportStyle(language: report.recipe.language, provinceNames: report.provinceNames)
        seal = ReportSeal(report)
    }

    /// The page as UTF-8 HTML; the same report gives the same bytes.
    public var bytes: [UInt8] {
        let figure = MapFigure(
            table: report.table, deadZones: report.deadZones, cables: report.cables, content: map,
            language: style.language, row: Self.row(ofCommune:))
        let steps = figure.map { Double($0.drawing.width) / 1000 } ?? 1
        let patterns = MapPatterns.definitions(stepsPerPixel: steps)
        let sections = sections(figure)
        return WebPage(
            language: style.language, title: title, scripts: [.tablesScript, .reportScript],
            body: [
                Markup(
                    "a", ["class": "skip", "href": .link(.fragment("noi-dung"))],
                    text: style.words("Đến nội dung chính", "Skip to the content")),
                patterns,
                Markup(
                    "div", ["class": "page"],
                    [
                        header, contents(sections),
                        Markup(
                            "main", ["id": "noi-dung", "tabindex": "-1"],
                            sections.map { section in
                                Markup(
                                    "section",
                                    [
                                        "id": .text(section.identifier),
                                        "aria-labelledby": .text("\(section.identifier)-tieu-de"),
                                        "class": section.isWide ? "wide" : nil,
                                    ],
                                    [Markup("h2", ["id": .text("\(section.identifier)-tieu-de")], text: section.title)]
                                        + section.content)
                            }), footer,
                    ]),
                .data("hatang-seal", seal.json),
            ]
        ).bytes
    }

    /// The identifier of a commune's row by its code.
    @Sendable static func row(ofCommune code: String) -> String { "xa-\(code)" }

    // MARK: Head

    private var title: String {
        let codes = Set(report.table.communes.map(\.commune.province)).sorted()
        let named = codes.count <= 3 ? codes.compactMap { report.provinceNames[$0] }.joined(separator: ", ") : ""
        return style.words("Hạ tầng viễn thông, bưu chính theo xã", "Telecom and postal infrastructure by commune")
            + (named.isEmpty ? "" : " – " + named)
    }

    private var header: Markup {
        let issuer = report.recipe.issuer.map { Markup("p", ["class": "facts"], text: $0) } ?? .nothing
        return Markup(
            "header", [:],
            [issuer, Markup("h1", text: title)]
                + report.table.heading.lines(style).map { Markup("p", ["class": "facts"], text: $0) }
                + [
                    Markup(
                        "p", ["class": report.table.boundaryQuality == "official" ? "facts" : "note"],
                        text: ReportHeading.boundaryLine(report.table.boundaryQuality, style))
                ])
    }

    private func contents(_ sections: [Section]) -> Markup {
        Markup(
            "nav", ["class": "contents", "aria-label": .text(style.words("Mục lục", "Contents"))],
            [
                Markup(
                    "ul", [:],
                    sections.map { section in
                        Markup(
                            "li", [:],
                            [Markup("a", ["href": .link(.fragment(section.identifier))], text: section.title)])
                    })
            ])
    }

    private var footer: Markup {
        Markup(
            "footer", ["class": "small"],
            [
                Markup(
                    "p",
                    text: style.words("Lập bằng HaTang ", "Made by HaTang ") + report.recipe.program
                        + style.words(
                            ". Trang này không tải gì từ mạng và không gửi gì đi.",
                            ". This page loads nothing from any network and sends nothing."))
            ])
    }

    /// A part of the page with a heading.
    struct Section {
        let identifier: String
        let title: String
        var isWide = false
        let content: [Markup]
    }
}
