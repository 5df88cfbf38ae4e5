public import RegistryRecords

/// The rows of a CSV file in UTF-8, read a piece at a time, so that the size of the file does not matter.
///
/// - Cells are separated by comma, semicolon or tab, as found by the first rows or as given; rows end with CRLF, LF or
///   CR; a byte-order mark is skipped. Cells come in NFC and otherwise as written, spaces included.
/// - A cell that begins with a quote goes on to the closing quote, line breaks included; a doubled quote in it stands
///   for one. A quote elsewhere is a character like others (`đường 3"`).
/// - A row's number is the line on which it begins; the first line is 1. A blank line is a row of one empty cell.
/// - A missing closing quote must not swallow rows. It is an error at the end of the file, after 1 MiB, and where a
///   quoted cell that has line breaks is followed by other text: that closing quote was meant to open a cell.
/// - Limits: ``cellLimit``, ``rowLimit``, ``columnLimit``; beyond them the file is refused, never cut.
///
/// Memory: one piece of the file, one row. Time: in proportion to the bytes.
public struct CSVReader: SurveyReader, Sendable {
    /// 1 MiB, the most bytes of a cell.
    public static let cellLimit = 1 << 20
    /// 16 MiB, the most bytes of a row.
    public static let rowLimit = 1 << 24
    /// The most columns of a row.
    public static let columnLimit = 1000

    /// File name without its folder.
    public let file: String
    /// A CSV file has one table only.
    public var sheet: String? { nil }
    /// What stands between cells.
    public let delimiter: CSVDelimiter

    private let source: FileBytes?
    private let pieceSize: Int
    private var piece: [UInt8] = []
    private var position = 0
    private var nextOffset = 0
    private var line = 1
    private var hasEnded = false
    private var cell: [UInt8] = []
    private var width = 8

    /// Opens a file; nothing but its first 64 KiB is read yet.
    ///
    /// - Parameter delimiter: What stands between cells; nil leaves it to the first rows, see
    ///   ``CSVDelimiter``.
    public init(_ path: String, delimiter: CSVDelimiter? = nil) throws(SurveyFileError) {
        try self.init(path, delimiter: delimiter, pieceSize: 1 << 16)
    }

    /// Opens a file that is read `pieceSize` bytes at a time; any size from 1 gives the same rows.
    package init(_ path: String, delimiter: CSVDelimiter? = nil, pieceSize: Int) throws(SurveyFileError) {
        precondition(pieceSize > 0, "a piece has at least one byte")
        let source = try FileBytes(path)
        var sample: [UInt8] = []
        try source.read(1 << 16, at: 0, into: &sample)
        file = SurveyFile.name(of: path)
        nextOffset = try Self.textStart(of: sample, file: file)
        self.delimiter =
            delimiter ?? .mostAgreed(in: sample.dropFirst(nextOffset), isWhole: sample.count < 1 << 16)
        self.source = source
        self.pieceSize = pieceSize
    }

    private init(text: String, named file: String) throws(SurveyFileError) {
        self.file = file
        piece = Array(text.utf8)
        position = try Self.textStart(of: piece, file: file)
        let sample = piece.dropFirst(position)
        delimiter = .mostAgreed(in: sample.prefix(1 << 16), isWhole: sample.count <= 1 << 16)
        source = nil
        pieceSize = 0
    }

    /// All rows of a text that is in memory already, with the same rules as for a file.
    ///
    /// - Parameter file: The name for errors.
    public static func rows(ofText text: String, named file: String) throws(SurveyFileError) -> [RawRow] {
        var reader = try CSVReader(text: text, named: file)
        var rows: [RawRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    /// The next row, blank ones among them; nil after the last and after an error.
    public mutating func next() throws(SurveyFileError) -> RawRow? {
        guard !hasEnded else { return nil }
        do {
            if let row = try readRow() { return row }
        } catch {
            hasEnded = true
            throw error
        }
        hasEnded = true
        return nil
    }

    /// The length of the byte-order mark; refuses files without text and other encodings.
    private static func textStart(of bytes: [UInt8], file: String) throws(SurveyFileError) -> Int {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.starts(with: [0, 0, 0xFE, 0xFF])
        {
            throw .wideText(file: file)
        }
        let length = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes.count > length else { throw .empty(file: file) }
        return length
    }

    private mutating func readRow() throws(SurveyFileError) -> RawRow? {
        guard try hasByte() else { return nil }
        var row = RowInProgress(number: line, width: width)
        var place = CSVPlace.cellStart
        while try hasByte() {
            let byte = piece[position]
            switch place {
            case .cellStart:
                row.cellLine = line
                place = byte == CSVByte.quote ? .quoted : .plain
                if place == .quoted { position += 1 }
            case .quoted:
                if byte == CSVByte.quote {
                    position += 1
                    place = .afterQuote
                } else if byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn {
                    try takeLineBreak(keeping: true)
                } else {
                    try takeRun(in: row, isQuoted: true)
                }
            case .afterQuote where byte == CSVByte.quote:
                cell.append(byte)
                position += 1
                place = .quoted
            case .plain, .afterQuote:
                if byte == delimiter.rawValue {
                    position += 1
                    try endCell(of: &row)
                    place = .cellStart
                } else if byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn {
                    try takeLineBreak(keeping: false)
                    return try finished(&row)
                } else if place == .afterQuote && line > row.cellLine {
                    throw .unclosedQuote(file: file, row: row.cellLine, column: row.column)
                } else {
                    try takeRun(in: row, isQuoted: false)
                    place = .plain
                }
            }
        }
        guard place != .quoted else { throw .unclosedQuote(file: file, row: row.cellLine, column: row.column) }
        return try finished(&row)
    }

    /// Moves bytes into the cell up to the next that may mean something.
    private mutating func takeRun(in row: RowInProgress, isQuoted: Bool) throws(SurveyFileError) {
        let start = position
        let delimiter = isQuoted ? CSVByte.quote : delimiter.rawValue
        var end = start
        while end < piece.count {
            let byte = piece[end]
            if byte == delimiter || byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn || byte == 0 { break }
            end += 1
        }
        if end < piece.count, piece[end] == 0 { throw .zeroByte(file: file, row: row.number, column: row.column) }
        cell.append(contentsOf: piece[start..<end])
        position = end
        guard cell.count <= Self.cellLimit else {
            let line = isQuoted ? row.cellLine : row.number
            throw .cellTooLong(file: file, row: line, column: row.column, quoted: isQuoted)
        }
    }

    /// Passes CRLF, LF or CR as one end of line.
    private mutating func takeLineBreak(keeping isKept: Bool) throws(SurveyFileError) {
        let isReturn = piece[position] == CSVByte.carriageReturn
        if isKept { cell.append(piece[position]) }
        position += 1
        line += 1
        guard isReturn, try hasByte(), piece[position] == CSVByte.lineFeed else { return }
        if isKept { cell.append(CSVByte.lineFeed) }
        position += 1
    }

    private mutating func endCell(of row: inout RowInProgress) throws(SurveyFileError) {
        guard row.cells.count < Self.columnLimit else { throw .tooManyColumns(file: file, row: row.number) }
        row.byteCount += cell.count
        guard row.byteCount <= Self.rowLimit else { throw .rowTooLong(file: file, row: row.number) }
        do {
            row.cells.append(try composedText(of: cell))
        } catch {
            let byte = cell[error.byteOffsets.lowerBound]
            throw .invalidUTF8(file: file, row: row.number, column: row.column, byte: byte)
        }
        cell.removeAll(keepingCapacity: true)
    }

    private mutating func finished(_ row: inout RowInProgress) throws(SurveyFileError) -> RawRow {
        try endCell(of: &row)
        width = row.cells.count
        return RawRow(number: row.number, cells: row.cells)
    }

    /// Whether a byte is left; reads the next piece when this one is used up.
    private mutating func hasByte() throws(SurveyFileError) -> Bool {
        if position < piece.count { return true }
        guard let source else { return false }
        try source.read(pieceSize, at: nextOffset, into: &piece)
        nextOffset += piece.count
        position = 0
        return !piece.isEmpty
    }
}

/// A row of which some cells are read.
private struct RowInProgress {
    let number: Int
    var cells: [String] = []
    var byteCount = 0
    /// The line on which the present cell begins.
    var cellLine: Int

    init(number: Int, width: Int) {
        self.number = number
        cellLine = number
        cells.reserveCapacity(width)
    }

    /// The present column, counted from 1.
    var column: Int { cells.count + 1 }
}
