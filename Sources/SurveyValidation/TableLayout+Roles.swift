package import RegistryRecords

extension TableLayout {
    /// What a row below the header is.
    ///
    /// A row with a key is data unless something proves otherwise: it repeats the header, numbers the columns, is a
    /// total, or stands under the table. What is skipped is skipped on such evidence only.
    ///
    /// - Parameter previous: The role of the row before, blank ones left out: under signatures and notes names and
    ///   further notes follow.
    /// - Complexity: Some bytes of the key for most rows; the texts of the row are looked at where the key has no digit.
    package func role(of row: RawRow, after previous: RowRole = .data) -> RowRole {
        if let keyColumn, !keyHeadingIsCode, row.withCell(keyColumn, Self.isPlainCode(_:)) { return .data }
        guard let errorColumn, errorColumn < row.cellCount else { return slowRole(of: row, after: previous) }
        var cells = row.cells
        cells[errorColumn] = ""
        return slowRole(of: RawRow(number: row.number, cells: cells), after: previous)
    }

    /// A code with a digit in it and letters, dots or dashes, which is none of the short numbers of a numbering row.
    static func isPlainCode(_ cell: Span<UInt8>) -> Bool {
        var hasDigit = false
        for place in cell.indices {
            switch cell[place] {
            case 0x30...0x39: hasDigit = true
            case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): break
            default: return false
            }
        }
        return hasDigit && cell.count > 3
    }

    private func slowRole(of row: RawRow, after previous: RowRole) -> RowRole {
        let cells = FilledCells(row)
        guard let first = cells.list.first else { return .blank }
        if isHeader(row, cells) { return .repeatedHeader }
        if Numbering.isNumbering(row) { return .numbering }
        let key = keyColumn.map { CellReader.trimmed(row[$0]) } ?? ""
        // The label of a row that is no record stands in its first cell, or behind the number of a group.
        var ordinal = Ordinal(first.text)
        let label = ordinal != nil && cells.list.count > 1 ? cells.list[1] : first
        if label.column == first.column { ordinal = nil }
        guard key.isEmpty || label.column == keyColumn else { return .data }
        let others = cells.list.filter { $0.column != label.column && !(ordinal != nil && $0.column == first.column) }
        guard let role = labelled(label, ordinal: ordinal, others: others, row: row, after: previous) else {
            return key.isEmpty ? keyless(cells, label: label, ordinal: ordinal, others: others, row: row) : .data
        }
        return role
    }

    /// The role of a row whose label says it, with or without a key column under the label.
    private func labelled(
        _ label: FilledCells.Cell, ordinal: Ordinal?, others: [FilledCells.Cell], row: RawRow, after previous: RowRole
    ) -> RowRole? {
        if cells(others, areTexts: false), RowWords.mayMean(label.text) {
            let words = RowWords(label.text)
            if let isOfAll = words.totalOfAll { return .total(label.text, isOfAll: isOfAll) }
            if others.isEmpty, words.isFootnote { return .footnote }
        }
        if cells(others, areTexts: true), others.count <= 4, ordinal == nil {
            if ([label] + others).contains(where: { RowWords($0.text).isSignature }) { return .signature }
            if others.isEmpty, titleTexts.contains(label.text) { return .title }
            // Under the signatures stand names, under a note more notes.
            if previous.endsTable, label.column != keyColumn || !looksLikeKey(label.text) { return previous }
        }
        guard label.column == keyColumn else { return nil }
        // A group's heading in the column of the keys: merged over several columns, or a unit's name among codes.
        guard cells(others, areTexts: false) else { return nil }
        let isWide = merged.wideColumns(ofRow: row.number)?.contains(label.column) ?? false
        let leading = Ordinal.leading(label.text)
        let level = RowWords(leading?.rest ?? label.text).groupLevel
        let isNumbered = leading != nil || ordinal?.isArabic == false
        if isWide || keysAreCodes && label.text.contains(" ") && (level != nil || isNumbered) {
            return .group(label.text, level: leading?.ordinal.level ?? ordinal?.level ?? level ?? 1)
        }
        return nil
    }

    /// The role of a row without a key that no word gives away.
    private func keyless(
        _ cells: FilledCells, label: FilledCells.Cell, ordinal: Ordinal?, others: [FilledCells.Cell], row: RawRow
    ) -> RowRole {
        guard let keyColumn else { return .data }
        if cells.list.count == 1, label.column == numberColumn, Ordinal(label.text)?.isArabic ?? false {
            return .unfilled
        }
        guard self.cells(others, areTexts: false) else { return .data }
        let leading = Ordinal.leading(label.text)
        let level = RowWords(leading?.rest ?? label.text).groupLevel
        let isWide = merged.wideColumns(ofRow: row.number)?.contains(label.column) ?? false
        let number = ordinal ?? leading?.ordinal
        let isGroup =
            isWide || level != nil && (others.isEmpty || number?.isArabic == false)
            || number.map { !$0.isArabic && WrittenNumber(label.text) == .notANumber } ?? false
            || others.isEmpty && ordinal == nil && label.column < keyColumn && WrittenNumber(label.text) == .notANumber
        return isGroup ? .group(label.text, level: number?.level ?? level ?? 1) : .data
    }

    /// Whether all cells are texts, or else all are numbers (`x` among them), as a row of totals has them.
    private func cells(_ cells: [FilledCells.Cell], areTexts: Bool) -> Bool {
        cells.allSatisfy { cell in
            let isNumber = WrittenNumber(cell.text) != .notANumber || ["x", "-", "–", "%"].contains(cell.text)
            return isNumber != areTexts
        }
    }

    private func looksLikeKey(_ text: String) -> Bool { !keysAreCodes || !text.contains(" ") }

    /// Whether every filled cell repeats the header's cell above it.
    private func isHeader(_ row: RawRow, _ cells: FilledCells) -> Bool {
        guard cells.list.count >= 2, !cells.isCut else { return false }
        return headerCells.contains { header in
            cells.list.allSatisfy { cell in
                guard header.indices.contains(cell.column) else { return false }
                let heading = header[cell.column]
                return heading == cell.text
                    || heading.utf8.count <= HeadingAliases.lengthLimit
                        && HeadingAliases.folded(heading) == HeadingAliases.folded(cell.text)
            }
        }
    }
}

/// The cells of a row that are not blank, trimmed.
private struct FilledCells {
    struct Cell {
        let column: Int
        let text: String
    }

    private(set) var list: [Cell] = []
    /// There are more.
    private(set) var isCut = false

    /// Rows with more filled cells than this are looked at no further: they are no titles, groups or signatures.
    private static let limit = 400

    init(_ row: RawRow) {
        for (column, cell) in row.cells.enumerated() where !CellReader.isBlank(cell) {
            if list.count == Self.limit {
                isCut = true
                return
            }
            list.append(Cell(column: column, text: CellReader.trimmed(cell)))
        }
    }
}
