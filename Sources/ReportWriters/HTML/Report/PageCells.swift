import ContentDigest

/// Everything that stands in a page, as cells that can be held against those of the page that the registry gives.
///
/// Cells of tables have their place in the table. All other texts, the attributes of every element, and the style sheet and
/// script are cells, too, in the order in which they stand in their section: a colour of the map or a sign beside a word can
/// be forged like a figure. Sections are named by their identifiers, such as `theo-xa`.
package struct PageCells {
    /// The cells; those of tables know their row and column by name.
    package private(set) var cells: [ReportCell] = []
    /// The text of the seal; nil where there is none.
    package private(set) var sealText: String?

    /// A page that is not in the form in which reports are written, or is larger than any.
    package struct Failure: Error {
        /// Where it ceases to be one, in bytes from 0.
        package var byte: Int
    }

    private static let sealIdentifier = "hatang-seal"
    /// Longer texts that nobody reads, such as paths of the map, are compared by their digest.
    private static let longText = 200

    private var open: [String] = []
    private var section = "trang"
    private var counts: [String: Int] = [:]
    private var table: Table?
    private var isSeal = false

    /// A table that is being read.
    private struct Table {
        var headings: [Int: String] = [:]
        var row = 0
        var column = 0
        var rowName: String?
        /// The first cell of the row.
        var rowStart = 0
        /// The text of the cell that is open; nil between cells.
        var text: String?
        /// The column that a heading stands above, from 0; nil for other cells.
        var headed: Int?
        var isRowName = false
    }

    /// Reads a page.
    ///
    /// - Parameter limit: The most cells.
    /// - Complexity: O(bytes).
    package init(_ bytes: [UInt8], limit: Int) throws(Failure) {
        do throws(PageTokens.Failure) {
            var tokens = try PageTokens(bytes)
            while let token = try tokens.next() {
                switch token {
                case .open(let name, let attributes): begin(name, attributes)
                case .text(let text): add(text)
                case .close(let name):
                    guard open.last == name else { throw PageTokens.Failure(byte: bytes.count) }
                    open.removeLast()
                    end(name)
                }
                guard cells.count <= limit, open.count < 100 else { throw PageTokens.Failure(byte: bytes.count) }
            }
            guard open.isEmpty else { throw PageTokens.Failure(byte: bytes.count) }
        } catch {
            throw Failure(byte: error.byte)
        }
    }

    private mutating func begin(_ name: String, _ attributes: [(name: String, value: String)]) {
        func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        if name == "section" { section = value("id") ?? "" }
        if name == "table", value("data-table") != nil { table = Table() }
        if name == "tr" {
            table?.row += 1
            table?.column = 0
            table?.rowName = nil
            table?.rowStart = cells.count
        }
        if name == "td" || name == "th" {
            table?.column += 1
            table?.text = ""
            table?.headed = value("data-column").flatMap { Int($0) }
            table?.isRowName = value("scope") == "row"
        }
        isSeal = name == "script" && value("id") == Self.sealIdentifier
        if !attributes.isEmpty {
            let text = attributes.map { "\($0.name)=\"\(Self.shortened($0.value))\"" }.joined(separator: " ")
            addMark(text, about: value("aria-label") ?? value("id"), named: "<\(name)>")
        }
        if !Markup.void.contains(name) { open.append(name) }
    }

    private mutating func end(_ name: String) {
        if name == "section" { section = "trang" }
        if name == "table" { table = nil }
        guard var table else { return }
        if name == "td" || name == "th", let text = table.text {
            if let headed = table.headed { table.headings[headed] = text }
            if table.isRowName { table.rowName = text }
            var cell = ReportCell(sheet: section, row: table.row, column: table.column, found: text)
            if table.headed == nil { cell.columnName = table.headings[table.column - 1] }
            cells.append(cell)
            table.text = nil
        }
        if name == "tr" {
            for place in table.rowStart..<cells.count where cells[place].sheet == section {
                cells[place].rowName = table.rowName
            }
        }
        self.table = table
    }

    private mutating func add(_ text: String) {
        if isSeal { sealText = text }
        if table?.text != nil {
            table?.text? += text
        } else {
            addMark(
                Self.shortened(text, isShown: open.last != "script" && open.last != "style"), about: nil, named: nil)
        }
    }

    /// Adds what is no cell of a table, numbered within its section.
    private mutating func addMark(_ text: String, about rowName: String?, named columnName: String?) {
        let sheet = section + "/"
        counts[sheet, default: 0] += 1
        var cell = ReportCell(sheet: sheet, row: counts[sheet] ?? 0, column: 1, found: text)
        (cell.rowName, cell.columnName) = (rowName, columnName)
        cells.append(cell)
    }

    private static func shortened(_ text: String, isShown: Bool = false) -> String {
        isShown || text.utf8.count <= longText ? text : "SHA-256 \(SHA256Digest(of: text))"
    }
}
