package import RegistryRecords

/// Adds up the rows of a table and says whether its rows of totals agree: of all rows, and of each group.
///
/// Columns of lengths, counts and unknown numbers are summed up, marks for yes are counted; a number in any other
/// column, or in the label itself, is taken for the number of rows. Coordinates, angles and the like have no totals.
package struct TotalsCheck: Sendable {
    /// A number of a row of totals that the rows do not give.
    package struct Disagreement: Sendable, Hashable {
        /// True number of the row of totals.
        package var row: Int
        /// Its column counted from 0; nil when the number stands in the label.
        package var column: Int?
        /// The cell as written.
        package var value: String
        package var problem: TableProblem
    }

    /// How the cells of a column add up.
    private enum Adding {
        case sum
        /// Marks for yes.
        case marks
        /// Cells that are not blank.
        case cells
        case nothing
    }

    /// Where a group began, so that a row of data is added up once and not for each open group.
    private struct Tally {
        var label = ""
        var level = Int.max
        var start: Sums
        /// Numbers in the heading of the group, to be compared when it ends.
        var stated: (row: Int, cells: [(column: Int, text: String)])?
    }

    private struct Sums {
        var rows = 0
        /// Rows whose key differs from that of the row before: sites of a list of cells.
        var keys = 0
        var values: [Double]
    }

    private let adding: [Adding]
    /// The columns that are added up, so that others cost nothing.
    private let addedColumns: [(column: Int, adding: Adding)]
    private let words: ValueWords
    private let keyColumn: Int?
    private let countsKeys: Bool
    private var lastKey: [UInt8] = []
    /// Of all rows so far.
    private var sums: Sums
    /// The whole table first, then what was met since the last row of totals, then the open groups.
    private var tallies: [Tally]

    /// Begins with no rows.
    package init(_ header: HeaderReading, kind: SurveyKind, words: ValueWords) {
        adding = header.mapping.map { column in
            guard let name = column.canonical else {
                return header.profiles[column.column].share(.number) >= 0.8 ? .sum : .cells
            }
            if Self.summed.contains(name) { return .sum }
            if Self.marks.contains(name) { return .marks }
            return Self.unsummed.contains(name) ? .nothing : .cells
        }
        addedColumns = adding.enumerated().filter {
            $0.element == .sum || $0.element == .marks || $0.element == .cells && $0.offset != header.layout.keyColumn
        }.map { ($0.offset, $0.element) }
        self.words = words
        keyColumn = header.layout.keyColumn
        countsKeys = kind == .bts
        sums = Sums(values: Array(repeating: 0, count: addedColumns.count))
        tallies = [Tally(start: sums), Tally(start: sums)]
    }

    private static let summed: Set<String> = [
        "households", "population", "poles", "planned_m", "done_m", "verified_m",
    ]
    private static let marks: Set<String> = ["staffed", "internet", "grid_power", "hardship"]
    private static let unsummed: Set<String> = [
        "latitude", "longitude", "northing", "easting", "band_mhz", "azimuth_deg", "beam_deg", "height_m",
        "radius_m", "planned_year", "hours_per_day", "altitude", "accuracy", "rsrp_dbm", "download_mbps", "upload_mbps",
        "latency_ms",
    ]

    /// Takes a row in; gives what its totals, or those of a group that it ends, state otherwise than the rows.
    package mutating func add(_ row: RawRow, role: RowRole) -> [Disagreement] {
        switch role {
        case .data:
            count(row)
            return []
        case .group(let label, let level):
            let ended = endGroups(from: level)
            var group = Tally(label: label, level: level, start: sums)
            let numbers = stated(in: row, besides: label)
            if !numbers.isEmpty { group.stated = (row.number, numbers) }
            tallies.append(group)
            tallies[1] = Tally(start: sums)
            return ended
        case .total(let label, let isOfAll): return compare(row, label: label, isOfAll: isOfAll)
        default: return []
        }
    }

    /// What the headings of the last groups state otherwise than their rows.
    package mutating func finish() -> [Disagreement] { endGroups(from: .min) }

    // MARK: Counting

    /// Adds up a row of data.
    mutating func count(_ row: RawRow) {
        sums.rows += 1
        if countsKeys, let keyColumn, keyColumn < row.cellCount { countKey(of: row, in: keyColumn) }
        for index in addedColumns.indices where addedColumns[index].column < row.cellCount {
            let (column, adding) = addedColumns[index]
            switch adding {
            case .sum: sums.values[index] += Self.number(row[column]) ?? 0
            case .marks: sums.values[index] += words.answer(CellReader.trimmed(row[column])) == .yes ? 1 : 0
            case .cells: sums.values[index] += row.withCell(column, CellReader.isBlank) ? 0 : 1
            case .nothing: break
            }
        }
    }

    private mutating func countKey(of row: RawRow, in column: Int) {
        let isRepeated = row.withCell(column) { cell in
            cell.count == lastKey.count && cell.indices.allSatisfy { cell[$0] == lastKey[$0] }
        }
        guard !isRepeated else { return }
        row.withCell(column) { cell in
            lastKey.removeAll(keepingCapacity: true)
            for place in cell.indices { lastKey.append(cell[place]) }
        }
        sums.keys += 1
    }

    private static func number(_ cell: String) -> Double? {
        switch WrittenNumber(CellReader.trimmed(cell)) {
        case .number(let number): number
        // Whole things and metres: a lone separator before three digits groups thousands.
        case .ambiguous(_, let asThousands): asThousands
        case .notANumber: nil
        }
    }

    // MARK: Comparing

    private func stated(in row: RawRow, besides label: String) -> [(column: Int, text: String)] {
        row.cells.enumerated().compactMap { column, cell in
            let text = CellReader.trimmed(cell)
            guard !text.isEmpty, text != label, Self.number(text) != nil, column != ordinalColumn(of: row, label: label)
            else { return nil }
            return (column, text)
        }
    }

    /// The cell before the label, which numbers the group.
    private func ordinalColumn(of row: RawRow, label: String) -> Int? {
        let filled = row.cells.indices.filter { !CellReader.isBlank(row.cells[$0]) }
        guard let place = filled.firstIndex(where: { CellReader.trimmed(row.cells[$0]) == label }), place > 0 else {
            return nil
        }
        return filled[place - 1]
    }

    private mutating func compare(_ row: RawRow, label: String, isOfAll: Bool) -> [Disagreement] {
        var cells = stated(in: row, besides: label).map { (column: Optional($0.column), text: $0.text) }
        if cells.isEmpty, RowWords(label).number != nil { cells = [(nil, label)] }
        // «Cộng» is of the innermost group, or of what came since the last one; of the whole table where it is its end.
        var scopes = isOfAll ? [0] : Array(tallies.indices.dropFirst().reversed()) + [0]
        if !isOfAll, let named = named(by: label) { scopes = [named] }
        let disagreements = disagreements(of: cells, row: row.number, label: label, scopes: scopes)
        if !isOfAll {
            if tallies.count > 2, tallies[tallies.count - 1].stated == nil { tallies.removeLast() }
            tallies[1] = Tally(start: sums)
        }
        return disagreements
    }

    /// The open group whose heading the label of a total repeats.
    private func named(by label: String) -> Int? {
        let key = VietnameseFold.key(label)
        return tallies.indices.dropFirst(2).last { place in
            let group = VietnameseFold.key(Ordinal.leading(tallies[place].label)?.rest ?? tallies[place].label)
            return group.utf8.count >= 4 && key.hasSuffix(group)
        }
    }

    private mutating func endGroups(from level: Int) -> [Disagreement] {
        var disagreements: [Disagreement] = []
        while tallies.count > 2, let last = tallies.last, last.level >= level {
            if let stated = last.stated {
                disagreements += self.disagreements(
                    of: stated.cells.map { (Optional($0.column), $0.text) }, row: stated.row, label: last.label,
                    scopes: [tallies.count - 1])
            }
            tallies.removeLast()
        }
        return disagreements
    }

    /// Compares with the first scope that agrees in everything; if none does, with the first.
    private func disagreements(
        of cells: [(column: Int?, text: String)], row: Int, label: String, scopes: [Int]
    ) -> [Disagreement] {
        var first: [Disagreement] = []
        for (place, scope) in scopes.enumerated() {
            let found = cells.compactMap { disagreement(of: $0.column, $0.text, row: row, label: label, scope: scope) }
            if found.isEmpty { return [] }
            if place == 0 { first = found }
        }
        return first
    }

    private func disagreement(
        of column: Int?, _ text: String, row: Int, label: String, scope: Int
    ) -> Disagreement? {
        let start = tallies[scope].start
        let rows = Double(sums.rows - start.rows)
        guard let stated = column == nil ? RowWords(text).number : Self.number(text) else { return nil }
        var isCount = true
        var found = rows
        if let column, adding.indices.contains(column) {
            switch adding[column] {
            case .nothing: return nil
            case .sum: isCount = false
            case .marks, .cells: break
            }
            if let index = addedColumns.firstIndex(where: { $0.column == column }) {
                found = sums.values[index] - start.values[index]
            }
        }
        let isAgreed =
            isCount
            ? stated == found || stated == rows || countsKeys && stated == Double(sums.keys - start.keys)
            : abs(stated - found) <= Self.tolerance(of: text, found: found)
        guard !isAgreed else { return nil }
        return Disagreement(
            row: row, column: column, value: text,
            problem: .wrongTotal(label: label, stated: stated, found: found, isCount: isCount))
    }

    /// Sums are rounded for printing: half of the last decimal that is written; nothing where all is whole.
    private static func tolerance(of text: String, found: Double) -> Double {
        let mark = text.utf8.lastIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
        let decimals = mark.map { text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1 } ?? 0
        if decimals == 0 || decimals == 3, found == found.rounded() { return 0 }
        return (0..<min(decimals, 6)).reduce(0.5) { half, _ in half / 10 } + abs(found) * 1e-9
    }
}
