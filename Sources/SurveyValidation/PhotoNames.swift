/// The names of photos in one cell, divided by `;` or by line breaks.
struct PhotoNames {
    /// The names in their order, each once, as written but for blanks around them.
    private(set) var names: [String] = []

    init(_ cell: String?) {
        for part in (cell ?? "").split(whereSeparator: { $0 == ";" || $0.isNewline }) {
            let name = CellReader.trimmed(String(part))
            if !name.isEmpty && !names.contains(name) { names.append(name) }
        }
    }

    /// These names and then those of another cell that are not among them.
    func adding(_ other: PhotoNames) -> PhotoNames {
        var all = self
        for name in other.names where !names.contains(name) { all.names.append(name) }
        return all
    }

    /// The names as one cell.
    var text: String { names.joined(separator: "; ") }
}
