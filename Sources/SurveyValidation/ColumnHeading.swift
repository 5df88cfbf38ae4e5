/// The heading of one column, of all its rows.
package struct ColumnHeading: Sendable, Hashable {
    /// The parts from the top down, trimmed; a cell merged over several rows or columns counts once in each column.
    package let parts: [String]

    /// Makes a heading; blank parts and repetitions of the part above are left out.
    package init(_ parts: [String]) {
        var kept: [String] = []
        for part in parts {
            let text = CellReader.trimmed(part)
            let key = HeadingAliases.folded(text)
            if !text.isEmpty && (kept.isEmpty || kept.last.map(HeadingAliases.folded) != key) { kept.append(text) }
        }
        self.parts = kept
    }

    /// The parts joined by ` – `; a heading of one row stays as written.
    package var text: String { parts.joined(separator: " – ") }
}
