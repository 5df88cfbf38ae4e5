import RegistryRecords

/// A chart a target: on each day a column of the communes that met it, those not proven, and those that did not.
struct ProgressCharts {
    let progress: ReportProgress
    let style: ReportStyle

    private static let (width, height) = (320.0, 150.0)
    private static let (left, right, top, bottom) = (34.0, 6.0, 10.0, 24.0)

    /// The charts with one legend, and the numbers as a table that opens.
    var markup: Markup {
        .group([
            Markup(
                "ul", ["class": "key row"],
                [
                    key("met", style.words("Đạt", "Met")),
                    key("unproven", style.words("Chưa đủ căn cứ", "Not proven")),
                    key("unmet", style.words("Chưa đạt", "Not met")),
                    Markup("li", text: style.words("- - - mức phải đạt", "- - - required")),
                ]),
            Markup("ul", ["class": "charts"], known.map { Markup("li", ["class": "chart"], [chart($0)]) }),
            unknown.isEmpty
                ? .nothing
                : Markup(
                    "p", ["class": "small"],
                    text: style.words(
                        "Chưa đủ căn cứ ở mọi xã, nên không vẽ: ", "Not proven in any commune, so not drawn: ")
                        + unknown.map(title).joined(separator: "; ") + "."),
            numbers,
        ])
    }

    private var known: [ReportProgress.Series] { progress.series.filter(Self.isKnown) }
    private var unknown: [ReportProgress.Series] { progress.series.filter { !Self.isKnown($0) } }

    private static func isKnown(_ series: ReportProgress.Series) -> Bool {
        series.standings.contains { $0.met + $0.notMet > 0 }
    }

    private func key(_ shade: String, _ text: String) -> Markup {
        Markup("li", [:], [.swatch(shade), Markup("span", text: text)])
    }

    private func title(_ series: ReportProgress.Series) -> String {
        series.title.text(in: style.language) + (series.province.map { " – " + style.province($0) } ?? "")
    }

    private func chart(_ series: ReportProgress.Series) -> Markup {
        let (inner, depth) = (Self.width - Self.left - Self.right, Self.height - Self.top - Self.bottom)
        let step = inner / Double(max(series.standings.count, 1))
        func level(_ share: Double) -> Double { Self.top + depth * (1 - share) }
        var shapes: [Markup] = []
        for (place, standing) in series.standings.enumerated() where standing.of > 0 {
            let left = Self.left + step * Double(place) + step * 0.12
            var base = 0.0
            for (count, shade) in [(standing.met, "met"), (standing.notProven, "unproven"), (standing.notMet, "unmet")]
            where count > 0 {
                let share = Double(count) / Double(standing.of)
                shapes.append(
                    Markup(
                        "rect",
                        [
                            "class": "fill-\(shade) edge", "x": coordinate(left), "y": coordinate(level(base + share)),
                            "width": coordinate(step * 0.76), "height": coordinate(depth * share),
                        ], [Markup("title", text: told(standing))]))
                base += share
            }
        }
        let goal = level(series.communesShare)
        let axes: [Markup] =
            [0.0, 0.5, 1].map { share in
                .group([
                    Markup(
                        "path",
                        ["class": "axis", "d": "M\(Self.left) \(level(share))H\(Self.width - Self.right)"]),
                    label("\(Int(share * 100)) %", east: Self.left - 4, south: level(share) + 3.5, anchor: "end"),
                ])
            }
        var days: [Markup] = []
        if let first = series.standings.first, series.standings.count > 1 {
            days.append(label(month(first.day), east: Self.left, south: Self.height - 8, anchor: "start"))
        }
        if let last = series.standings.last {
            days.append(
                label(
                    last.day.text(in: style.language), east: Self.width - Self.right, south: Self.height - 8,
                    anchor: "end"))
        }
        return .group([
            Markup("h3", text: title(series)),
            Markup(
                "svg",
                [
                    "viewBox": "0 0 \(Int(Self.width)) \(Int(Self.height))", "role": "img",
                    "aria-label": .text(summary(series)),
                ],
                axes + shapes + [
                    Markup("path", ["class": "goal", "d": "M\(Self.left) \(goal)H\(Self.width - Self.right)"])
                ] + days),
            Markup("p", ["class": "small"], text: summary(series)),
        ])
    }

    private func label(_ text: String, east: Double, south: Double, anchor: StaticString) -> Markup {
        Markup(
            "text",
            ["x": coordinate(east), "y": coordinate(south), "text-anchor": .text(anchor.description)], text: text)
    }

    private func coordinate(_ number: Double) -> MarkupValue {
        .text(String((number * 10).rounded() / 10))
    }

    /// `12/2025` or `2025-12`.
    private func month(_ day: Day) -> String {
        let (year, month) = (day.parts.year, day.parts.month)
        let digits = month < 10 ? "0\(month)" : "\(month)"
        return style.words("\(digits)/\(year)", "\(year)-\(digits)")
    }

    private func told(_ standing: ReportProgress.Standing) -> String {
        let number = NumberText(style.language)
        return standing.day.text(in: style.language) + ": "
            + style.words("đạt ", "met ") + number.whole(standing.met) + "/" + number.whole(standing.of)
    }

    private func summary(_ series: ReportProgress.Series) -> String {
        guard let first = series.standings.first, let last = series.standings.last else {
            return style.words("chưa có số liệu", "no figure")
        }
        return first.day == last.day ? told(last) : told(first) + " → " + told(last)
    }

    /// The numbers of the charts, a row a target and a column a day.
    private var numbers: Markup {
        let days = Set(progress.series.flatMap { $0.standings.map(\.day) }).sorted()
        let number = NumberText(style.language)
        let label = style.words(
            "Số liệu của biểu đồ: số xã đạt trên số xã được xét", "Numbers of the charts: communes met of those asked")
        return Markup(
            "details", [:],
            [
                Markup("summary", text: label),
                Markup(
                    "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": .text(label)],
                    [
                        Markup(
                            "table", [:],
                            [
                                Markup(
                                    "thead", [:],
                                    [
                                        Markup(
                                            "tr", [:],
                                            [Markup("th", ["scope": "col"], text: style.words("Chỉ tiêu", "Target"))]
                                                + days.map {
                                                    Markup(
                                                        "th", ["scope": "col", "class": "number"],
                                                        text: $0.text(in: style.language))
                                                })
                                    ]),
                                Markup(
                                    "tbody", [:],
                                    progress.series.map { series in
                                        Markup(
                                            "tr", [:],
                                            [Markup("th", ["scope": "row"], text: title(series))]
                                                + days.map { day in
                                                    let standing = series.standings.first { $0.day == day }
                                                    return Markup(
                                                        "td", ["class": "number"],
                                                        text: standing.map {
                                                            number.whole($0.met) + "/" + number.whole($0.of)
                                                        } ?? "–")
                                                })
                                    }),
                            ])
                    ]),
            ])
    }
}
