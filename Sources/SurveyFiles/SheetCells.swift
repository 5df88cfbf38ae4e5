import RegistryRecords

/// Reads the cells of a sheet into rows; rows without a value are left out.
final class SheetCells: XMLReading {
    /// Rows that are complete and not taken yet, in the order of the sheet.
    private(set) var rows: [RawRow] = []
    /// What is wrong, once something is.
    private(set) var problem: Problem?

    /// What ends the reading of a sheet.
    enum Problem {
        case badCell(afterRow: Int)
        case tooManyColumns(row: Int)
        case cellTooLong(row: Int, column: Int)
    }

    private let texts: [String]
    private let formats: [NumberFormat]
    private let is1904: Bool

    private var isInData = false
    private var row = 0
    private var cells: [String] = []
    private var width = 0
    private var column = -1
    private var kind = Kind.number
    private var style = 0
    private var hasValue = false
    private var isInValue = false
    private var isInPhonetic = false
    private var buffer: [UInt8] = []

    private enum Kind {
        case number, shared, text, boolean, error, day
    }

    init(_ contents: Workbook.Contents, is1904: Bool) {
        (texts, formats) = (contents.texts, contents.formats)
        self.is1904 = is1904
        super.init()
    }

    /// Gives the rows that are complete, once.
    func takeRows() -> [RawRow] {
        defer { rows.removeAll(keepingCapacity: true) }
        return rows
    }

    override func begin(_ element: XMLElement) {
        guard isInData else {
            if element.name == "sheetData" { isInData = true }
            return
        }
        switch element.name {
        case "c": beginCell(element)
        case "v": (isInValue, hasValue) = (true, true)
        case "t" where kind == .text: (isInValue, hasValue) = (!isInPhonetic, true)
        case "row": beginRow(element)
        case "rPh": isInPhonetic = true
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isInValue else { return }
        unsafe buffer.append(contentsOf: bytes)
        if buffer.count > CSVReader.cellLimit { end(with: .cellTooLong(row: row, column: column + 1)) }
    }

    override func end(_ name: XMLName) {
        guard isInData else { return }
        switch name {
        case "v", "t": isInValue = false
        case "c": endCell()
        case "row": endRow()
        case "rPh": isInPhonetic = false
        case "sheetData": isInData = false
        default: break
        }
    }

    private func beginRow(_ element: XMLElement) {
        // A row without a number follows the one before.
        let number = unsafe element.bytes("r") == nil ? row + 1 : element.integer("r")
        guard let number, number > row, number <= CellReference.rowLimit else {
            return end(with: .badCell(afterRow: row))
        }
        row = number
        column = -1
    }

    private func beginCell(_ element: XMLElement) {
        if let bytes = unsafe element.bytes("r") {
            guard let place = unsafe CellReference(bytes), place.row == row, place.column > column else {
                return end(with: .badCell(afterRow: row))
            }
            column = place.column
        } else {
            column += 1
        }
        style = element.integer("s") ?? 0
        hasValue = false
        buffer.removeAll(keepingCapacity: true)
        kind = .number
        guard let bytes = unsafe element.bytes("t"), let first = unsafe bytes.first else { return }
        switch first {
        case UInt8(ascii: "s"): kind = bytes.count == 1 ? .shared : .text  // `s` or `str`
        case UInt8(ascii: "i"): kind = .text
        case UInt8(ascii: "b"): kind = .boolean
        case UInt8(ascii: "e"): kind = .error
        case UInt8(ascii: "d"): kind = .day
        default: break
        }
    }

    private func endCell() {
        guard hasValue, !isStopped else { return }
        guard let text = value() else { return end(with: .badCell(afterRow: row)) }
        guard !text.isEmpty else { return }
        guard column < CSVReader.columnLimit else { return end(with: .tooManyColumns(row: row)) }
        if cells.isEmpty { cells.reserveCapacity(width) }
        while cells.count < column { cells.append("") }
        cells.append(text)
    }

    private func endRow() {
        guard !cells.isEmpty, !isStopped else { return }
        let complete = RawRow(number: row, cells: cells)
        width = max(width, cells.count)
        cells = []
        if !complete.isBlank { rows.append(complete) }
    }

    /// The text of the present cell; nil when it refers to a text that is not there.
    private func value() -> String? {
        switch kind {
        case .text, .error: return cellText(of: buffer)
        case .boolean: return buffer == [UInt8(ascii: "1")] ? "TRUE" : "FALSE"
        case .day: return SheetTime.text(ofISO: String(decoding: buffer, as: UTF8.self))
        case .shared:
            var index = 0
            for byte in buffer {
                guard (0x30...0x39).contains(byte), index < texts.count else { return nil }
                index = index * 10 + Int(byte - 0x30)
            }
            return index < texts.count && !buffer.isEmpty ? texts[index] : nil
        case .number:
            let format = formats.indices.contains(style) ? formats[style] : .plain
            if format == .plain, DecimalText.isPlain(buffer) { return String(decoding: buffer, as: UTF8.self) }
            let written = String(decoding: buffer, as: UTF8.self)
            guard let value = Double(written) else { return cellText(of: buffer) }
            return format.text(of: value, is1904: is1904) ?? DecimalText.of(value)
        }
    }

    private func end(with problem: Problem) {
        guard !isStopped else { return }
        self.problem = problem
        stop()
    }
}
