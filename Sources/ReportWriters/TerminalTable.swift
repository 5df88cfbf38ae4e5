/// A table of text for a terminal, which gives up its least important columns where the terminal is narrow.
public struct TerminalTable: Sendable {
    /// A column of the table.
    public struct Column: Sendable {
        /// What stands above the column.
        public var heading: String
        /// Whether numbers stand in it, which are set to the right.
        public var isNumeric: Bool
        /// 0 is never given up; of the others the highest goes first.
        public var priority: Int
        /// The least width to which texts may be cut with `…`; nil when they may not be cut.
        public var leastWidth: Int?

        /// Makes a column.
        public init(_ heading: String, isNumeric: Bool = false, priority: Int = 0, leastWidth: Int? = nil) {
            self.heading = heading
            self.isNumeric = isNumeric
            self.priority = priority
            self.leastWidth = leastWidth
        }
    }

    /// A cell: a text, and a colour for those who asked for colours.
    public struct Cell: Sendable, ExpressibleByStringLiteral {
        /// What is shown; control characters are made harmless when it is written.
        public var text: String
        /// The colour; nil for the terminal's own. It says nothing that the text does not say.
        public var colour: TerminalColour?

        /// Makes a cell.
        public init(_ text: String, colour: TerminalColour? = nil) {
            self.text = text
            self.colour = colour
        }

        /// Makes a cell without a colour.
        public init(stringLiteral text: String) { self.init(text) }
    }

    /// One line of the body: cells, or a text over the whole width.
    public enum Line: Sendable {
        case cells([Cell])
        case title(String)
    }

    /// The columns, from the left.
    public var columns: [Column]
    /// The body; a line with fewer cells than columns is filled with empty ones.
    public var lines: [Line]

    /// Makes a table with an empty body.
    public init(columns: [Column], lines: [Line] = []) {
        self.columns = columns
        self.lines = lines
    }

    /// The table in at most `width` columns, and the headings of the columns given up.
    ///
    /// Cells that may be cut are cut last, when only columns of priority 0 are left. Where even these do not fit, headings
    /// and cells take several lines each. Lines carry no spaces at their ends; the text ends with a line break.
    public func text(width: Int, colour: Bool) -> (text: String, hidden: [String]) {
        let shown = lines.map { line -> Line in
            guard case .cells(let cells) = line else { return line }
            return .cells(cells.map { Cell($0.text.shownOnTerminal, colour: $0.colour) })
        }
        let natural = naturalWidths(of: shown)
        var kept = Array(columns.indices)
        while leastTotal(of: kept, natural) > width,
            let dropped = kept.filter({ columns[$0].priority > 0 })
                .max(by: {
                    columns[$0].priority < columns[$1].priority
                        || columns[$0].priority == columns[$1].priority && $0 < $1
                })
        {
            kept.removeAll { $0 == dropped }
        }
        let hidden = columns.indices.filter { !kept.contains($0) }.map { columns[$0].heading }
        guard leastTotal(of: kept, natural) <= width else {
            return (FoldedTable(columns: kept.map { columns[$0] }).text(lines: shown, kept, width, colour), hidden)
        }
        let widths = cutWidths(of: kept, natural, toFit: width)
        var output = line(of: columns.map { Cell($0.heading) }, kept, widths, colour: false)
        output += kept.map { String(repeating: "─", count: widths[$0]) }.joined(separator: "  ") + "\n"
        for line in shown {
            switch line {
            case .title(let title):
                output += title.shownOnTerminal.wrapped(toColumns: width).joined(separator: "\n") + "\n"
            case .cells(let cells): output += self.line(of: cells, kept, widths, colour: colour)
            }
        }
        return (output, hidden)
    }

    private func naturalWidths(of lines: [Line]) -> [Int] {
        var widths = columns.map(\.heading.columns)
        for case .cells(let cells) in lines {
            for (index, cell) in cells.enumerated() where index < widths.count {
                widths[index] = max(widths[index], cell.text.columns)
            }
        }
        return widths
    }

    /// The widths after cutting, a column at a time, whichever may be cut and is the widest.
    private func cutWidths(of kept: [Int], _ natural: [Int], toFit width: Int) -> [Int] {
        var widths = natural
        var excess = kept.reduce(2 * (kept.count - 1)) { $0 + widths[$1] } - width
        while excess > 0,
            let widest = kept.filter({ widths[$0] > columns[$0].leastWidth ?? widths[$0] })
                .max(by: { widths[$0] < widths[$1] })
        {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func leastTotal(of kept: [Int], _ natural: [Int]) -> Int {
        kept.reduce(2 * (kept.count - 1)) { $0 + min(natural[$1], columns[$1].leastWidth ?? natural[$1]) }
    }

    private func line(of cells: [Cell], _ kept: [Int], _ widths: [Int], colour: Bool) -> String {
        var output = ""
        for (place, index) in kept.enumerated() {
            let cell = index < cells.count ? cells[index] : ""
            let text = cell.text.cut(toColumns: widths[index])
            let isLast = place == kept.count - 1
            let blank = String(repeating: " ", count: widths[index] - text.columns)
            let painted = colour ? cell.colour?.paint(text) ?? text : text
            output += columns[index].isNumeric ? blank + painted : isLast ? painted : painted + blank
            if !isLast { output += "  " }
        }
        while output.last == " " { output.removeLast() }
        return output + "\n"
    }
}

/// A colour of the terminal's own palette.
public enum TerminalColour: Int, Sendable, Hashable {
    case red = 31
    case green = 32
    case yellow = 33

    /// The text between the codes that switch the colour on and off (ECMA-48, SGR).
    public func paint(_ text: String) -> String {
        "\u{1B}[\(rawValue)m\(text)\u{1B}[0m"
    }
}
