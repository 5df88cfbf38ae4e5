import HaTangKit
import RegistryRecords
import ReportWriters

/// The first page: the map and the targets beside it, and the table of communes.
struct OverviewPage {
    let context: PageContext
    let sight: ReportShelf.Sight
    /// The eras that the registry has communes of.
    let eras: [String]
    /// Whether the map moves; else it is drawn as in reports, and the page says how to get the other.
    let hasLeaflet: Bool

    private var report: ProvinceReport { sight.report }

    var response: ServiceResponse {
        let figure = MapFigure(
            table: report.table, deadZones: report.deadZones, cables: report.cables, content: sight.map,
            language: context.language, row: CommuneRows.identifier)
        return PageFrame(
            context: context, title: title, change: sight.change,
            scripts: figure == nil ? [] : hasLeaflet ? [PageAssets.leafletScript, "overview.js"] : ["report.js"],
            isWide: true
        ).response([
            facts, DayForm(context: context, eras: eras).markup,
            section("ban-do", context.words("Bản đồ", "Map"), [summary, map(figure)]),
            section(
                "chi-tieu", context.words("Chỉ tiêu", "Targets"),
                [Markup("div", ["data-live": "chi-tieu"], [TargetCards(report.table, style: style).markup])]),
            section("theo-xa", report.communesTable.title.text(in: context.language), communes),
        ])
    }

    private var style: ReportStyle {
        ReportStyle(language: context.language, provinceNames: report.provinceNames)
    }

    private var title: String {
        let name = report.onlyProvince.flatMap { report.provinceNames[$0] }
        return context.words("Hạ tầng viễn thông, bưu chính", "Telecom and postal infrastructure")
            + (name.map { " – " + $0 } ?? "")
    }

    private var facts: Markup {
        Markup(
            "section", ["id": "co-so"],
            [
                Markup(
                    "div", ["data-live": "co-so"],
                    report.table.heading.lines(style).map { Markup("p", ["class": "facts"], text: $0) }
                        + [
                            Markup(
                                "p", ["class": report.table.boundaryQuality == "official" ? "facts" : "note"],
                                text: ReportHeading.boundaryLine(report.table.boundaryQuality, style)),
                            unclaimedEdits,
                        ])
            ])
    }

    /// That other programs have edited records and nobody has claimed it; nothing where there is nothing to say.
    private var unclaimedEdits: Markup {
        let count = report.table.unclaimedEdits
        guard count > 0 else { return .nothing }
        let number = NumberText(context.language).whole(count)
        return Markup(
            "p", ["class": "note"],
            text: context.words(
                "CHÚ Ý – \(number) bản ghi bị sửa bằng phần mềm khác, chưa ai nhận: phần đã sửa không làm căn cứ. Xem và nhận "
                    + "bằng lệnh hatang edits.",
                "NOTE – \(number) records were edited by other programs and nobody has claimed it: what was edited proves "
                    + "nothing. Show and claim it by the command hatang edits."))
    }

    /// How many targets stand how, in a line above the map.
    private var summary: Markup {
        let verdicts: [Verdict] = [.met, .notProven, .notMet]
        let counts = verdicts.map { verdict in
            Markup(
                "span", ["class": "verdict \(verdict.sign)"],
                text: verdict.words.text(in: context.language) + ": "
                    + NumberText(context.language).whole(report.table.targets.count { $0.verdict == verdict }))
        }
        return Markup(
            "p", ["class": "summary", "data-live": "tong-hop"],
            [Markup("a", ["href": .link(.fragment("chi-tieu"))], text: context.words("Chỉ tiêu", "Targets"))] + counts)
    }

    private func section(_ identifier: String, _ title: String, _ content: [Markup]) -> Markup {
        Markup(
            "section", ["id": .text(identifier), "aria-labelledby": "\(identifier)-tieu-de"],
            [Markup("h2", ["id": "\(identifier)-tieu-de"], text: title)] + content)
    }

    // MARK: Map

    private func map(_ figure: MapFigure?) -> Markup {
        guard let figure else {
            return Markup(
                "p", ["class": "note"],
                text: context.words(
                    "Cơ sở dữ liệu chưa có ranh giới xã nên không vẽ được bản đồ. Nạp ranh giới bằng lệnh hatang boundaries.",
                    "The registry has no commune boundaries, so there is no map. Load them by hatang boundaries."))
        }
        guard hasLeaflet else {
            let steps = Double(figure.drawing.width) / 1000
            return .group([
                Self.noLeaflet(context), MapPatterns.definitions(stepsPerPixel: steps), figure.markup,
            ])
        }
        let classes = report.table.communes.map {
            (key: $0.commune.code, value: JSONText.text(MapFigure.classes(of: $0)))
        }
        return .group([
            MapPatterns.definitions(stepsPerPixel: 1),
            .data("map-classes", .object(classes)),
            figure.around([
                LeafletMap(
                    context: context, label: context.words("Bản đồ các xã, phường, đặc khu", "Map of the communes")
                )
                .markup
            ]),
        ])
    }

    /// What is told where Leaflet is missing.
    static func noLeaflet(_ context: PageContext) -> Markup {
        Markup(
            "p", ["class": "note"],
            text: context.words(
                "Chưa có thư viện Leaflet nên bản đồ này chỉ phóng to đơn giản. Người quản trị cài bằng lệnh "
                    + "apt-get install libjs-leaflet, hoặc đặt HATANG_ASSETS là thư mục có leaflet.js và leaflet.css.",
                "Leaflet is not installed, so this map is a plain one. Its operator installs it by apt-get install "
                    + "libjs-leaflet, or sets HATANG_ASSETS to a folder with leaflet.js and leaflet.css."))
    }

    // MARK: Table

    private var communes: [Markup] {
        let table = CommuneRows(report.communesTable, context: context).markup
        return [table.tools(verdicts: true), table.markup]
    }
}
