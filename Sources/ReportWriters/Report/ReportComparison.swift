/// A cell of a report that is not as the registry has it.
public struct ReportDifference: Sendable, Hashable {
    /// The cell, with its place and what it is about.
    public var cell: ReportCell
    /// What stands in the report; empty for nothing.
    public var found: String
    /// What the registry gives; empty for nothing.
    public var expected: String
}

/// The cells that were found in a report, held against those that the registry gives.
public struct ReportComparison: Sendable {
    /// Every cell that differs, in the order of the report; cells that should not be there come last.
    public let differences: [ReportDifference]
    /// How many cells were held against each other.
    public let compared: Int

    /// Compares.
    ///
    /// Numbers are equal when their first twelve digits are; a number in place of a text is a difference, and so is a text
    /// where nothing should stand. What people fill in by hand is passed over.
    ///
    /// - Complexity: O(cells).
    public init(found: [ReportCell], expected: [ReportCell]) {
        struct Place: Hashable {
            var sheet: String
            var row: Int
            var column: Int

            init(_ cell: ReportCell) { (sheet, row, column) = (cell.sheet, cell.row, cell.column) }
        }
        var rest = Dictionary(found.map { (Place($0), $0) }, uniquingKeysWith: { first, _ in first })
        var differences: [ReportDifference] = []
        var compared = 0
        for cell in expected {
            let there = rest.removeValue(forKey: Place(cell))
            guard !cell.isOpen else { continue }
            compared += 1
            let text = there?.text ?? ""
            if !Self.agrees(text, with: cell) {
                differences.append(ReportDifference(cell: cell, found: text, expected: cell.text))
            }
        }
        let added = found.filter { !$0.text.isEmpty && rest[Place($0)] == $0 }
        self.differences = differences + added.map { ReportDifference(cell: $0, found: $0.text, expected: "") }
        self.compared = compared + added.count
    }

    private static func agrees(_ text: String, with cell: ReportCell) -> Bool {
        if text == cell.text { return true }
        guard cell.isNumber, let number = Double(text) else { return false }
        return ReportValue.exact(number).canonical == cell.text
    }
}
