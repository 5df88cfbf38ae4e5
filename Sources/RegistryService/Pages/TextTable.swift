import ReportWriters

/// A plain table of a page, whose columns and cells are those of the tables for terminals, so that both say the same.
struct TextTable {
    let identifier: String
    let label: String
    let columns: [TerminalTable.Column]
    let rows: [[Cell]]
    /// What is said in place of a table without rows.
    let none: String

    /// A cell: a text that may lead somewhere, or a verdict.
    struct Cell {
        var text: String
        var link: WebLink?
        /// A class of the style sheet for the text.
        var look: String?

        init(_ text: String, link: WebLink? = nil, look: String? = nil) {
            self.text = text
            self.link = link
            self.look = look
        }
    }

    var markup: Markup {
        guard !rows.isEmpty else { return Markup("p", text: none) }
        return Markup(
            "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": .text(label)],
            [
                Markup(
                    "table", ["id": .text(identifier), "data-sortable": .present],
                    [
                        Markup("thead", [:], [Markup("tr", [:], columns.enumerated().map(heading))]),
                        Markup("tbody", [:], rows.map { Markup("tr", [:], zip(columns, $0).map(cell)) }),
                    ])
            ])
    }

    private func heading(_ place: Int, _ column: TerminalTable.Column) -> Markup {
        Markup(
            "th",
            ["scope": "col", "class": column.isNumeric ? "number" : nil, "data-column": .text(String(place))],
            text: column.heading)
    }

    private func cell(_ column: TerminalTable.Column, _ cell: Cell) -> Markup {
        var content = Markup.text(cell.text)
        if let look = cell.look { content = Markup("span", ["class": .text(look)], [content]) }
        if let link = cell.link { content = Markup("a", ["href": .link(link)], [content]) }
        return Markup("td", ["class": column.isNumeric ? "number" : nil], [content])
    }
}
