package import RegistryRecords

extension ReportSheet {
    /// Puts a table with its head below what there is: headings with those of groups above, and a row of numbers (1), (2) …
    ///
    /// The first column numbers the rows. The rows can be chosen by buttons, and the head is printed on each page.
    ///
    /// - Parameter freezesHead: Whether the head, and the columns up to the names of rows, stay in sight.
    mutating func put(_ table: ReportTable, freezesHead: Bool = true) {
        let columns = [Self.numberColumn] + table.columns
        if widths.isEmpty { widths = columns.map(\.width) }
        let head = nextRow
        let isGrouped = columns.contains { $0.group != nil }
        putHeadings(columns, row: head, isGrouped: isGrouped)
        let numbers = head + (isGrouped ? 2 : 1)
        for column in columns.indices {
            put(Cell(value: .text("(\(column + 1))"), look: .numbering), row: numbers, column: column)
        }
        for (index, row) in table.rows.enumerated() {
            putRow([.integer(index + 1)] + row, of: columns, row: numbers + 1 + index)
        }
        let last = numbers + table.rows.count
        if table.rows.isEmpty {
            put(.words(Self.nothing), .text, row: numbers + 1, columns: 0...columns.count - 1)
        } else {
            for (column, value) in columns.indices.map({ ($0, $0 > 0 ? table.rows[0][$0 - 1] : .blank) }) {
                if case .verdict = value { colourVerdicts(rows: numbers + 1...last, column: column) }
            }
        }
        if let total = table.total { putRow([.blank] + total, of: columns, row: nextRow, isTotal: true) }
        if !table.rows.isEmpty { filter = Merge(rows: numbers...last, columns: 0...columns.count - 1) }
        repeated = head...numbers
        if freezesHead {
            frozenRows = numbers + 1
            frozenColumns = (columns.firstIndex { Self.naming.contains($0.key) } ?? 0) + 1
        }
    }

    private static let numberColumn = ReportTable.Column("number", "TT", "No.", width: 6)
    private static let nothing = BilingualText(vi: "Không có.", en: "None.")
    /// Columns by which people know a row.
    private static let naming = ["name", "target", "file", "road"]
    /// Columns of codes, which stand in the middle.
    private static let codes = ["number", "code", "commune", "sha256"]

    private mutating func putHeadings(_ columns: [ReportTable.Column], row: Int, isGrouped: Bool) {
        var start = 0
        while start < columns.count {
            let group = columns[start].group
            var end = start
            while group != nil, end + 1 < columns.count, columns[end + 1].group == group { end += 1 }
            for column in start...end {
                let heading = Cell(value: .words(columns[column].heading), look: .heading)
                let blank = Cell(value: .blank, look: .heading)
                guard isGrouped else {
                    put(heading, row: row, column: column)
                    continue
                }
                if let group {
                    let above = Cell(value: column == start ? .words(group) : .blank, look: .heading)
                    put(above, row: row, column: column)
                    put(heading, row: row + 1, column: column)
                } else {
                    put(heading, row: row, column: column)
                    put(blank, row: row + 1, column: column)
                    merge(rows: row...row + 1, columns: column...column)
                }
            }
            if isGrouped, group != nil { merge(rows: row...row, columns: start...end) }
            start = end + 1
        }
        let lines = columns.map { Self.lines($0.heading.text(in: language), width: $0.width * 0.9) }.max() ?? 1
        if isGrouped { setHeight(lines: 2, row: row) }
        setHeight(lines: min(lines, 5), row: row + (isGrouped ? 1 : 0))
    }

    private mutating func putRow(
        _ values: [ReportValue], of columns: [ReportTable.Column], row: Int, isTotal: Bool = false
    ) {
        let naming = columns.firstIndex { Self.naming.contains($0.key) }
        let name = values[naming ?? 1].shown(in: language)
        for (column, value) in values.enumerated() {
            let heading = columns[column]
            put(
                Cell(
                    value: value,
                    look: ReportLook(of: value, isCode: Self.codes.contains(heading.key), isTotal: isTotal),
                    rowName: name, columnName: heading.fullHeading.text(in: language)), row: row, column: column)
        }
        fitHeight(row: row)
    }
}

extension ReportTable.Column {
    /// The heading with that of its group.
    package var fullHeading: BilingualText {
        guard let group else { return heading }
        return BilingualText(vi: group.vi + " – " + heading.vi, en: group.en + " – " + heading.en)
    }
}
