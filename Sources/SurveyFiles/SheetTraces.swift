/// What of a sheet makes a person see something else than the values of its cells.
///
/// A report that is verified has none of it: a formula may come to another value in the program that opens the file, a
/// format of numbers may show a text of its own, a picture may lie over cells.
public struct SheetTraces: Sendable, Hashable {
    /// A cell.
    public struct Place: Sendable, Hashable {
        /// From 1.
        public var row: Int
        /// From 1.
        public var column: Int
    }

    /// How many cells of a kind are listed at most; there may be more.
    public static let limit = 1000

    /// The name of the sheet.
    public var name: String
    /// Whether the sheet is hidden.
    public var isHidden: Bool
    /// Cells that are computed.
    public var formulas: [Place] = []
    /// Cells whose format shows something else than their value.
    public var masked: [Place] = []
    /// Whether pictures, text boxes, comments or embedded objects lie over cells.
    public var hasDrawings = false
    /// Rows that are not shown.
    public var hiddenRows = 0
    /// Runs of columns that are not shown.
    public var hiddenColumns = 0

    /// Looks at all sheets of an Excel workbook.
    ///
    /// - Throws: ``SurveyFileError`` as ``SurveyFile/open(_:sheet:)`` does.
    public static func ofWorkbook(_ path: String) throws(SurveyFileError) -> [SheetTraces] {
        let workbook = try Workbook(ZipArchive(path))
        let masks = try workbook.contents().masks
        var traces: [SheetTraces] = []
        for sheet in workbook.sheets {
            let reading = SheetTraceReading(SheetTraces(name: sheet.name, isHidden: sheet.isHidden), masks: masks)
            try workbook.archive.read(reading, part: sheet.part, limit: ZipArchive.partLimit)
            traces.append(reading.traces)
        }
        return traces
    }
}

/// Reads the elements of a sheet without its values.
private final class SheetTraceReading: XMLReading {
    private(set) var traces: SheetTraces
    private let masks: [Bool]
    private var row = 0
    private var column = 0
    private var isMasked = false

    init(_ traces: SheetTraces, masks: [Bool]) {
        self.traces = traces
        self.masks = masks
    }

    override func begin(_ element: XMLElement) {
        switch element.name {
        case "row":
            (row, column) = (element.integer("r") ?? row + 1, 0)
            if element.flag("hidden") { traces.hiddenRows += 1 }
        case "c":
            let style = element.integer("s") ?? 0
            column = unsafe element.bytes("r").flatMap { unsafe CellReference($0) }.map { $0.column + 1 } ?? column + 1
            isMasked = masks.indices.contains(style) && masks[style]
        case "f": note(in: \.formulas)
        case "v", "is": if isMasked { note(in: \.masked) }
        case "col": if element.flag("hidden") { traces.hiddenColumns += 1 }
        case "drawing", "legacyDrawing", "picture", "oleObjects", "controls": traces.hasDrawings = true
        default: break
        }
    }

    private func note(in places: WritableKeyPath<SheetTraces, [SheetTraces.Place]>) {
        guard traces[keyPath: places].count < SheetTraces.limit else { return }
        traces[keyPath: places].append(.init(row: row, column: column))
    }
}

extension NumberFormat {
    /// Whether a format shows letters or digits of its own, has another text for some values, or paints letters.
    static func isMask(_ code: String) -> Bool {
        var rest = code[...]
        while let first = rest.popFirst() {
            switch first {
            case ";": return true
            case "\"":
                if rest.prefix(while: { $0 != "\"" }).contains(where: { $0.isLetter || $0.isNumber }) { return true }
                rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\": if let letter = rest.popFirst(), letter.isLetter || letter.isNumber { return true }
            case "_", "*": _ = rest.popFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                rest = rest.drop { $0 != "]" }.dropFirst()
                if !inside.hasPrefix("$-") { return true }
            default: break
            }
        }
        return false
    }
}
