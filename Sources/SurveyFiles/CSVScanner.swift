/// Where a cell stands among the bytes of its row: from `start` up to, but not including, `end`.
package struct CSVCell: Sendable, Hashable {
    package var start: Int
    package var end: Int
}

/// Finds rows and cells in the bytes of a CSV file, without making anything of them.
///
/// The bytes of a row stay where they were read; the doubled quotes of a quoted cell are closed up in place.
struct CSVScanner: Sendable {
    let file: String
    let delimiter: CSVDelimiter
    /// Bytes among which the cells of the present row stand.
    private(set) var bytes: [UInt8]
    private(set) var cells: [CSVCell] = []
    /// The line on which the present row begins, from 1.
    private(set) var number = 0

    private var pieces: TextPieces?
    private let pieceSize: Int
    private let meaning: [UInt8]
    private var line = 1
    private var next = 0
    private var skipsLineFeed = false

    /// - Parameters:
    ///   - bytes: Text that was read already.
    ///   - pieces: Where more comes from; nil when there is none.
    init(file: String, delimiter: CSVDelimiter, bytes: [UInt8], pieces: TextPieces?, pieceSize: Int) {
        self.file = file
        self.delimiter = delimiter
        self.bytes = bytes
        self.pieces = pieces
        self.pieceSize = pieceSize
        meaning = Self.meanings(delimiter)
    }

    /// The share of the file that was read.
    var progress: Double? { pieces?.progress }

    /// Whether the present row has nothing but blanks in its cells.
    var isBlank: Bool {
        cells.allSatisfy { cell in
            for place in cell.start..<cell.end where bytes[place] != 0x20 && bytes[place] != 0x09 { return false }
            return true
        }
    }

    /// Goes on to the next row, blank ones among them; false after the last.
    mutating func advance() throws(SurveyFileError) -> Bool {
        cells.removeAll(keepingCapacity: true)
        while next >= bytes.count || skipsLineFeed {
            guard next < bytes.count else {
                bytes.removeAll(keepingCapacity: true)
                next = 0
                guard try readMore() else { return false }
                continue
            }
            if bytes[next] == CSVByte.lineFeed { next += 1 }
            skipsLineFeed = false
        }
        number = line
        var row = RowScan(position: next, line: line)
        while true {
            switch scan(&row) {
            case .row(let endsWithReturn):
                (next, line, skipsLineFeed) = (row.position, row.line, endsWithReturn)
                return true
            case .fault(let fault):
                throw error(fault, in: row)
            case .needsBytes:
                guard row.end - row.start <= CSVReader.cellLimit else { throw error(.cellTooLong, in: row) }
                // What was before the row is done with; what is of the row moves to the front.
                if next > 0 {
                    bytes.removeSubrange(0..<next)
                    row.move(by: -next)
                    for index in cells.indices {
                        cells[index].start -= next
                        cells[index].end -= next
                    }
                    next = 0
                }
                if try readMore() { continue }
                guard row.place != .quoted else { throw error(.unclosedQuote, in: row) }
                if let fault = Self.endCell(&row, &cells) { throw error(fault, in: row) }
                (next, line) = (bytes.count, row.line)
                return true
            }
        }
    }

    private mutating func readMore() throws(SurveyFileError) -> Bool {
        try pieces?.append(pieceSize, to: &bytes) ?? false
    }

    private enum Outcome {
        case row(endsWithReturn: Bool)
        case needsBytes
        case fault(Fault)
    }

    private enum Fault {
        case zeroByte, unclosedQuote, cellTooLong, rowTooLong, tooManyColumns
    }

    /// Bits of what a byte means.
    private enum Meaning {
        static let endsPlainRun: UInt8 = 1
        static let endsQuotedRun: UInt8 = 2
    }

    private static func meanings(_ delimiter: CSVDelimiter) -> [UInt8] {
        var table = [UInt8](repeating: 0, count: 256)
        for byte in [CSVByte.lineFeed, CSVByte.carriageReturn, 0] {
            table[Int(byte)] = Meaning.endsPlainRun | Meaning.endsQuotedRun
        }
        table[Int(delimiter.rawValue)] |= Meaning.endsPlainRun
        table[Int(CSVByte.quote)] |= Meaning.endsQuotedRun
        return table
    }

    /// Goes on with a row up to its end or that of the bytes.
    private mutating func scan(_ row: inout RowScan) -> Outcome {
        let delimiter = delimiter.rawValue
        var scan = row
        defer { row = scan }
        return unsafe meaning.withUnsafeBufferPointer { meaning in
            unsafe bytes.withUnsafeMutableBufferPointer { bytes in
                let count = bytes.count
                while true {
                    if scan.position == count { return .needsBytes }
                    switch scan.place {
                    case .cellStart:
                        let isQuoted = unsafe bytes[scan.position] == CSVByte.quote
                        scan.beginCell(isQuoted: isQuoted)
                    case .plain:
                        unsafe scan.takeRun(bytes, until: Meaning.endsPlainRun, meaning)
                        if scan.position == count { return .needsBytes }
                        let byte = unsafe bytes[scan.position]
                        guard byte != 0 else { return .fault(.zeroByte) }
                        if let fault = Self.endCell(&scan, &cells) { return .fault(fault) }
                        scan.position += 1
                        if byte == delimiter {
                            scan.place = .cellStart
                        } else {
                            scan.line += 1
                            guard byte == CSVByte.carriageReturn else { return .row(endsWithReturn: false) }
                            guard scan.position < count else { return .row(endsWithReturn: true) }
                            if unsafe bytes[scan.position] == CSVByte.lineFeed { scan.position += 1 }
                            return .row(endsWithReturn: false)
                        }
                    case .quoted:
                        unsafe scan.takeRun(bytes, until: Meaning.endsQuotedRun, meaning)
                        if scan.position == count { return .needsBytes }
                        let byte = unsafe bytes[scan.position]
                        guard byte != 0 else { return .fault(.zeroByte) }
                        if byte == CSVByte.quote {
                            scan.position += 1
                            scan.place = .afterQuote
                        } else {
                            // The second byte of CRLF is no line of its own.
                            let isSecond =
                                unsafe byte == CSVByte.lineFeed
                                && bytes[scan.position - 1] == CSVByte.carriageReturn
                            if !isSecond { scan.line += 1 }
                            unsafe scan.takeByte(bytes)
                        }
                    case .afterQuote:
                        let byte = unsafe bytes[scan.position]
                        if byte == CSVByte.quote {
                            unsafe scan.takeByte(bytes)
                            scan.place = .quoted
                        } else if unsafe meaning[Int(byte)] & Meaning.endsPlainRun == 0 && scan.line > scan.cellLine {
                            return .fault(.unclosedQuote)
                        } else {
                            scan.place = .plain
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func endCell(_ row: inout RowScan, _ cells: inout [CSVCell]) -> Fault? {
        if row.place == .cellStart { row.beginCell(isQuoted: false) }
        let length = row.end - row.start
        guard length <= CSVReader.cellLimit else { return .cellTooLong }
        guard cells.count < CSVReader.columnLimit else { return .tooManyColumns }
        row.byteCount += length
        guard row.byteCount <= CSVReader.rowLimit else { return .rowTooLong }
        cells.append(CSVCell(start: row.start, end: row.end))
        return nil
    }

    private func error(_ fault: Fault, in row: RowScan) -> SurveyFileError {
        let column = cells.count + 1
        let isQuoted = row.place == .quoted
        return switch fault {
        case .zeroByte: .zeroByte(file: file, row: number, column: column)
        case .unclosedQuote: .unclosedQuote(file: file, row: row.cellLine, column: column)
        case .cellTooLong:
            .cellTooLong(file: file, row: isQuoted ? row.cellLine : number, column: column, quoted: isQuoted)
        case .rowTooLong: .rowTooLong(file: file, row: number)
        case .tooManyColumns: .tooManyColumns(file: file, row: number)
        }
    }
}

/// How far a row is read.
private struct RowScan {
    var position: Int
    var line: Int
    var place = CSVPlace.cellStart
    /// The present cell so far.
    var start = 0
    var end = 0
    /// The line on which it begins.
    var cellLine = 0
    /// Bytes of the cells before.
    var byteCount = 0

    init(position: Int, line: Int) {
        self.position = position
        self.line = line
    }

    mutating func move(by distance: Int) {
        position += distance
        start += distance
        end += distance
    }

    @inline(__always)
    mutating func beginCell(isQuoted: Bool) {
        if isQuoted { position += 1 }
        (start, end, cellLine) = (position, position, line)
        place = isQuoted ? .quoted : .plain
    }

    /// Takes bytes up to the next one that means something.
    @inline(__always)
    mutating func takeRun(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, until bit: UInt8, _ meaning: UnsafeBufferPointer<UInt8>
    ) {
        let from = position
        var place = from
        while unsafe place < bytes.count && meaning[Int(bytes[place])] & bit == 0 { place += 1 }
        let length = place - from
        if end != from, length > 0 {
            for step in 0..<length { unsafe bytes[end + step] = bytes[from + step] }
        }
        end += length
        position = place
    }

    /// Takes one byte, whatever it means.
    mutating func takeByte(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        unsafe bytes[end] = bytes[position]
        end += 1
        position += 1
    }
}
