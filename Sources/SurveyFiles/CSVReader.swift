public import RegistryRecords

/// The rows of a CSV file, read a piece at a time, so that the size of the file does not matter.
///
/// - Text is UTF-8, or UTF-16 and UTF-32 with a byte-order mark or evidently so. What is none of these is handed out
///   byte by byte, see ``cellsAreBytes``; that is settled before the first row, from the whole file.
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
    /// The most columns of a row, in tables of any format.
    public static let columnLimit = 1000

    /// File name without its folder.
    public var file: String { scanner.file }
    /// A CSV file has one table only.
    public var sheet: String? { nil }
    /// What stands between cells.
    public var delimiter: CSVDelimiter { scanner.delimiter }
    /// Whether the file is no Unicode text: then cells have one scalar U+0000…U+00FF for each byte.
    public let cellsAreBytes: Bool
    /// The share of the file's bytes that is read.
    public var progress: Double? { scanner.progress }

    private var scanner: CSVScanner
    private var held = BlankRows()
    /// Blank rows to give before the scanner's present row, latest first.
    private var due: [BlankRows.Run] = []
    private var holdsRow = false
    private var hasEnded = false
    private var isAtBlank = false
    private var blankNumber = 0

    /// Opens a file and finds its encoding, for which all of it is read once.
    ///
    /// - Parameter delimiter: What stands between cells; nil leaves it to the first rows, see
    ///   ``CSVDelimiter``.
    public init(_ path: String, delimiter: CSVDelimiter? = nil) throws(SurveyFileError) {
        try self.init(path, delimiter: delimiter, pieceSize: 1 << 18)
    }

    /// Opens a file that is read `pieceSize` bytes at a time; any size from 1 gives the same rows.
    package init(_ path: String, delimiter: CSVDelimiter? = nil, pieceSize: Int) throws(SurveyFileError) {
        precondition(pieceSize > 0, "a piece has at least one byte")
        let source = try FileBytes(path)
        let file = SurveyFile.name(of: path)
        let (form, start) = try TextForm.found(in: source)
        guard source.size > start else { throw .empty(file: file) }
        let pieces = TextPieces(source, form: form, start: start)
        var (sample, rest) = ([UInt8](), pieces)
        _ = try rest.append(1 << 16, to: &sample)
        cellsAreBytes = form == .bytes
        scanner = CSVScanner(
            file: file,
            delimiter: delimiter ?? .mostAgreed(in: sample, isWhole: source.size - start <= 1 << 16),
            bytes: [], pieces: pieces, pieceSize: pieceSize)
    }

    private init(text: String, named file: String) throws(SurveyFileError) {
        let bytes = Array(text.utf8)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes.count > start else { throw .empty(file: file) }
        let sample = bytes.dropFirst(start)
        cellsAreBytes = false
        scanner = CSVScanner(
            file: file, delimiter: .mostAgreed(in: sample.prefix(1 << 16), isWhole: sample.count <= 1 << 16),
            bytes: Array(sample), pieces: nil, pieceSize: 1)
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

    /// The next row, blank ones among them unless nothing follows; nil after the last and after an error.
    public mutating func next() throws(SurveyFileError) -> RawRow? {
        guard try advance() else { return nil }
        let (number, file, areBytes) = (rowNumber, file, cellsAreBytes)
        return try withRow { bytes, cells throws(SurveyFileError) in
            // The file was found to be UTF-8 at the opening, and most rows need no composing.
            if !areBytes, let start = cells.isEmpty ? nil : cells[0].start {
                let row = bytes.extracting(start..<cells[cells.count - 1].end)
                if isSurelyComposed(row), (try? UTF8Span(validating: row)) != nil {
                    let packed = PackedCells(bytes, cells: cells.count) { cells[$0].start..<cells[$0].end }
                    return RawRow(number: number, packed: packed)
                }
            }
            var texts: [String] = []
            texts.reserveCapacity(cells.count)
            for index in cells.indices {
                guard let text = Self.text(of: bytes, cells[index], areBytes: areBytes) else {
                    throw .changed(file: file)
                }
                texts.append(text)
            }
            return RawRow(number: number, cells: texts)
        }
    }
}

extension CSVReader {
    /// Goes on to the next row without making text of it: what ``next()`` is built on, for those who read a million
    /// rows. False after the last row; after an error too.
    package mutating func advance() throws(SurveyFileError) -> Bool {
        if takeDueRow() { return true }
        isAtBlank = false
        if holdsRow {
            holdsRow = false
            return true
        }
        guard !hasEnded else { return false }
        do throws(SurveyFileError) {
            while try scanner.advance() {
                if !scanner.isBlank {
                    guard !held.isEmpty else { return true }
                    due = held.release()
                    holdsRow = true
                    return takeDueRow()
                }
                held.hold(scanner)
                if held.isFull {
                    due = held.release()
                    return takeDueRow()
                }
            }
        } catch {
            hasEnded = true
            throw error
        }
        hasEnded = true
        return false
    }

    /// The line on which the present row begins.
    package var rowNumber: Int { isAtBlank ? blankNumber : scanner.number }

    /// Calls `body` with the bytes among which the present row's cells stand, and with its cells. The bytes of a cell
    /// are as in the file, not in NFC, without quotes around them.
    package func withRow<Result, Failure: Error>(
        _ body: (_ bytes: Span<UInt8>, _ cells: Span<CSVCell>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard isAtBlank, let run = due.last else { return try body(scanner.bytes.span, scanner.cells.span) }
        return try body(run.bytes.span, run.cells.span)
    }

    /// A cell of the present row as text in NFC, or a scalar a byte; nil for what is no UTF-8, which happens only when
    /// the file changes while it is read.
    package static func text(of bytes: Span<UInt8>, _ cell: CSVCell, areBytes: Bool) -> String? {
        let bytes = bytes.extracting(cell.start..<cell.end)
        var all: UInt8 = 0
        for index in bytes.indices { all |= bytes[index] }
        if all < 0x80 { return String(copying: unsafe UTF8Span(unchecked: bytes, isKnownASCII: true)) }
        if areBytes {
            var text = String.UnicodeScalarView()
            for index in bytes.indices { text.append(Unicode.Scalar(bytes[index])) }
            return String(text)
        }
        return try? composedText(of: bytes)
    }

    /// Moves to the next blank row that is due.
    private mutating func takeDueRow() -> Bool {
        if isAtBlank, let run = due.last, run.count == 0 { due.removeLast() }
        guard let run = due.last else { return false }
        blankNumber = run.number
        isAtBlank = true
        due[due.count - 1].number += 1
        due[due.count - 1].count -= 1
        return true
    }
}
