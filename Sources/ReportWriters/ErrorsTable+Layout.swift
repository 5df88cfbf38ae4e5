import RegistryRecords

extension ErrorsTable {
    /// The most rows of title and headings that stay in sight; more would leave no room for the table on a laptop.
    private static let frozenLimit = 20

    /// Widths, headings that stay, buttons that choose rows, printing.
    func layOut() throws(ReportFileError) {
        for column in 0..<columnCount where column != errorsColumn {
            try sheet.setWidth(widths.width(column), column: column, look: .words)
        }
        try sheet.setWidth(Double(Self.errorsWidth), column: errorsColumn, look: .words)
        if header.upperBound <= Self.frozenLimit { sheet.freeze(rows: header.upperBound) }
        try sheet.filter(
            rows: header.upperBound - 1...max(header.upperBound, lastNumber) - 1,
            columns: 0...max(errorsColumn, columnCount - 1))
        try sheet.setUpPrinting(headings: header.lowerBound - 1...header.upperBound - 1)
        try sheet.acceptNumbersAsText()
    }
}

/// Widths that suit what the first rows of the columns hold.
struct ColumnWidths {
    /// Rows after which a column is known well enough.
    private static let rows = 2_000

    private var texts: [Int]
    private var heading: [Int]
    private var learned: [Int]

    init(columnCount: Int) {
        texts = Array(repeating: 0, count: columnCount)
        heading = texts
        learned = texts
    }

    /// Learns from a cell; one beyond the columns teaches nothing.
    mutating func learn(_ text: String, column: Int, isHeading: Bool) {
        guard column < texts.count, learned[column] < Self.rows else { return }
        learned[column] += 1
        if isHeading {
            heading[column] = max(heading[column], Self.headingWidth(text))
        } else if text.utf8.count > texts[column] {
            texts[column] = max(texts[column], text.split(separator: "\n").reduce(0) { max($0, $1.prefix(60).count) })
        }
    }

    /// A heading has the room of its longest word, or of half of it when that is more.
    private static func headingWidth(_ text: String) -> Int {
        let longest = text.split { $0.isWhitespace }.reduce(0) { max($0, $1.count) }
        return max(longest, min((text.count + 1) / 2, 24))
    }

    /// How many lines a heading takes over so many columns.
    static func headingLines(_ text: String, columns: Int) -> Int {
        lines(text, width: (headingWidth(text) + 3) * columns)
    }

    /// How many lines a text takes in a column, whose letters are about as wide as digits of the standard font.
    static func lines(_ text: String, width: Int) -> Int {
        let room = max(1, width)
        return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
            $0 + max(1, ($1.count + room - 1) / room)
        }
    }

    /// The width of a column in characters; headings are bold and bear a button.
    func width(_ column: Int) -> Double {
        Double(min(max(texts[column] + 2, heading[column] + 5, 7), 42))
    }
}

/// How many comments are left to give.
struct CommentBudget {
    private let mildest: FindingSeverity
    private var left: Int
    /// How many have been given.
    private(set) var given = 0

    /// Where all marked cells cannot have one, only errors have.
    init(_ findings: [Finding], limit: Int) {
        mildest = findings.count { $0.column != nil || $0.columnIndex != nil } <= limit ? .note : .error
        left = limit
    }

    /// Takes one from those left, if there is one for that severity.
    mutating func allows(_ severity: FindingSeverity) -> Bool {
        guard severity >= mildest, left > 0 else { return false }
        left -= 1
        given += 1
        return true
    }
}
