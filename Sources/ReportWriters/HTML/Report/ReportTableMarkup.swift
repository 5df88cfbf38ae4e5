package import CoverageEngine
package import RegistryRecords

/// A table of a report as HTML. Every cell shows what the Excel form shows; what is sorted by stands in `data-value`.
package struct ReportTableMarkup {
    let table: ReportTable
    let language: Language
    /// How many rows are shown; the rest is told of.
    var limit = Int.max
    /// Whether the script may sort the rows.
    var isSortable = true
    /// Keys of the columns that are searched.
    var searched: Set<String> = []
    /// Keys of the columns that the map tells of a commune.
    var carded: Set<String> = []
    /// The identifier of a row by the value in its first column; nil for rows without one.
    var row: ((String) -> String)?
    /// Where a cell leads, by the number of its row and the key of its column; nil for nowhere.
    package var link: ((Int, String) -> WebLink?)?

    /// Takes a table.
    ///
    /// - Parameters:
    ///   - searched: Keys of the columns that are searched.
    ///   - carded: Keys of the columns that the map tells of a commune.
    ///   - row: The identifier of a row by the value in its first column; nil for rows without one.
    package init(
        table: ReportTable, language: Language, limit: Int = .max, isSortable: Bool = true, searched: Set<String> = [],
        carded: Set<String> = [], row: ((String) -> String)? = nil
    ) {
        self.table = table
        self.language = language
        self.limit = limit
        self.isSortable = isSortable
        self.searched = searched
        self.carded = carded
        self.row = row
    }

    /// The identifier of the table in the page.
    package var identifier: String { "bang-\(table.name.rawValue)" }

    /// The table in a box that scrolls, with its note.
    package var markup: Markup {
        let title = table.title.text(in: language)
        guard !table.rows.isEmpty else {
            return .group([note, Markup("p", text: language == .vietnamese ? "Không có." : "None.")])
        }
        return .group([
            note,
            Markup(
                "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": .text(title)],
                [
                    Markup(
                        "table",
                        [
                            "id": .text(identifier), "data-table": .text(table.name.rawValue),
                            "data-sortable": isSortable ? .present : nil,
                        ], [head, rows, total])
                ]), rest,
        ])
    }

    /// The box in which rows are searched, shown by the script.
    ///
    /// - Parameter verdicts: Whether rows can be chosen by the verdicts of the table, too.
    package func tools(verdicts: Bool) -> Markup {
        func words(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }
        return Markup(
            "div",
            [
                "class": "tools", "hidden": .present, "data-table": .text(identifier),
                "data-count": .text(words("{n} trên {all} dòng", "{n} of {all} rows")),
            ],
            [
                Markup(
                    "label", [:],
                    [
                        .text(words("Tìm (có hoặc không dấu)", "Search (accents or not)")),
                        Markup("input", ["type": "search", "spellcheck": "false"]),
                    ]),
                verdicts ? filter(words("Lọc theo kết luận", "Filter by verdict"), words("tất cả", "all")) : .nothing,
                Markup("output", ["aria-live": "polite"]),
            ])
    }

    private func filter(_ label: String, _ all: String) -> Markup {
        let groups = table.columns.indices.filter { column in
            table.rows.contains { if case .verdict = $0[column] { true } else { false } }
        }
        return Markup(
            "label", [:],
            [
                .text(label),
                Markup(
                    "select", [:],
                    [Markup("option", ["value": ""], text: all)]
                        + groups.map { column in
                            Markup(
                                "optgroup", ["label": .text(name(of: column))],
                                [Verdict.met, .notProven, .notMet].map { verdict in
                                    Markup(
                                        "option", ["value": "\(column):\(verdict.sign)"],
                                        text: verdict.words.text(in: language))
                                })
                        }),
            ])
    }

    /// What a column is called without the columns beside it.
    private func name(of column: Int) -> String {
        let column = table.columns[column]
        let heading = column.heading.text(in: language)
        return (column.group.map { $0.text(in: language) + ": " } ?? "") + heading
    }

    // MARK: Parts

    private var head: Markup {
        let hasGroups = table.columns.contains { $0.group != nil }
        var upper: [Markup] = []
        var lower: [Markup] = []
        var place = 0
        while place < table.columns.count {
            guard let group = table.columns[place].group else {
                upper.append(heading(place, rows: hasGroups ? 2 : 1))
                place += 1
                continue
            }
            let end = table.columns[place...].firstIndex { $0.group != group } ?? table.columns.count
            upper.append(
                Markup(
                    "th", ["scope": "colgroup", "class": "group", "colspan": .text(String(end - place))],
                    text: group.text(in: language)))
            lower += (place..<end).map { heading($0, rows: 1) }
            place = end
        }
        return Markup(
            "thead", [:], [Markup("tr", [:], upper)] + (lower.isEmpty ? [] : [Markup("tr", [:], lower)]))
    }

    private func heading(_ place: Int, rows: Int) -> Markup {
        let column = table.columns[place]
        return Markup(
            "th",
            [
                "scope": "col", "class": isNumeric(place) ? "number" : column.key == "name" ? "name" : nil,
                "data-column": .text(String(place)),
                "data-key": .text(column.key), "rowspan": rows > 1 ? .text(String(rows)) : nil,
                "data-card": carded.contains(column.key) ? .text(name(of: place)) : nil,
            ], text: column.heading.text(in: language))
    }

    private var rows: Markup {
        let headed = table.columns.firstIndex { $0.key == "name" } ?? 0
        return Markup(
            "tbody", [:],
            table.rows.prefix(limit).enumerated().map { number, cells in
                Markup(
                    "tr", ["id": row.map { .text($0(cells[0].shown(in: language))) }],
                    cells.enumerated().map { place, value in
                        cell(
                            value, at: place, isHead: place == headed,
                            link: link?(number, table.columns[place].key))
                    })
            })
    }

    private func cell(_ value: ReportValue, at place: Int, isHead: Bool, link: WebLink?) -> Markup {
        let column = table.columns[place]
        let text = value.shown(in: language)
        if case .verdict(let verdict) = value {
            return Markup(
                "td", ["class": "verdict \(verdict.sign)", "data-value": .text(String(verdict.rank))],
                [Markup("span", text: text)])
        }
        let kind =
            isNumeric(place)
            ? "number" : column.key == "name" ? "name" : column.width >= 30 ? "long" : column.width < 12 ? "word" : nil
        let attributes: MarkupAttributes = [
            "class": kind.map { .text($0) }, "data-value": isSortable ? value.sortKey.map { .text($0) } : nil,
            "data-search": searched.contains(column.key) ? .present : nil,
        ]
        let content = link.map { Markup("a", ["href": .link($0)], text: text) } ?? .text(text)
        return isHead ? Markup("th", ["scope": "row"] + attributes, [content]) : Markup("td", attributes, [content])
    }

    private var total: Markup {
        guard let total = table.total else { return .nothing }
        return Markup(
            "tfoot", [:],
            [
                Markup(
                    "tr", [:],
                    total.enumerated().map { place, value in
                        Markup(
                            "td", ["class": isNumeric(place) ? "number" : nil], text: value.shown(in: language))
                    })
            ])
    }

    private var note: Markup {
        table.note.map { Markup("p", ["class": "small"], text: $0.text(in: language)) } ?? .nothing
    }

    private var rest: Markup {
        guard table.rows.count > limit else { return .nothing }
        let number = NumberText(language)
        let (shown, all) = (number.whole(limit), number.whole(table.rows.count))
        return Markup(
            "p", ["class": "small"],
            text: language == .vietnamese
                ? "Trang này chỉ in \(shown) trên \(all) dòng; bản Excel của báo cáo có nhiều hơn."
                : "This page shows \(shown) of \(all) rows; the Excel form of the report has more.")
    }

    private func isNumeric(_ place: Int) -> Bool {
        table.rows.contains { $0[place].number != nil }
    }
}

extension Verdict {
    /// The class of the style sheet.
    package var sign: String {
        switch self {
        case .met: "met"
        case .notMet: "unmet"
        case .notProven: "unproven"
        }
    }

    /// Where it stands among verdicts that are sorted.
    fileprivate var rank: Int {
        switch self {
        case .met: 0
        case .notProven: 1
        case .notMet: 2
        }
    }
}

extension ReportValue {
    /// The number that the value is sorted by; nil for texts.
    fileprivate var sortKey: String? {
        switch self {
        case .day(let day): String(day.number)
        default: number?.description
        }
    }
}
