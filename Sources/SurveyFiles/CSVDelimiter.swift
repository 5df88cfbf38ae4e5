/// What stands between the cells of a CSV file.
public enum CSVDelimiter: UInt8, Sendable, Hashable, CaseIterable {
    case tab = 0x09
    case semicolon = 0x3B
    case comma = 0x2C

    /// The delimiter that the first rows agree on most.
    ///
    /// Each candidate splits the first 50 rows that are not blank, with quoted cells kept whole. A candidate's votes
    /// are the rows that share its most frequent number of cells. Rows that it does not split at all do not count,
    /// nor do rows in which anything else follows a closing quote.
    /// Most votes win. On a tie the order is tab, semicolon, comma: a decimal comma may stand in cells of the first
    /// two, while a tab or a semicolon seldom stands in a cell by chance. Text that nothing splits is a single
    /// column, and then any delimiter will do: comma.
    ///
    /// - Parameter sample: The first bytes of the file without a byte-order mark.
    /// - Parameter isWhole: Whether the sample is the whole file; if not, its last row is left out as cut off.
    static func mostAgreed(in sample: some Collection<UInt8>, isWhole: Bool) -> CSVDelimiter {
        var best = (delimiter: CSVDelimiter.comma, votes: 0)
        for candidate in allCases {
            var rows = candidate.cellCounts(of: sample)
            if !isWhole, rows.count > 1 { rows.removeLast() }
            let frequencies = rows.prefix(50).filter { $0 > 1 }.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
            let votes = frequencies.values.max() ?? 0
            if votes > best.votes { best = (candidate, votes) }
        }
        return best.delimiter
    }

    /// How many cells each row has that is not blank; 1 where a closing quote is not the end of its cell.
    private func cellCounts(of sample: some Collection<UInt8>) -> [Int] {
        var counts: [Int] = []
        var cells = 1
        var isBlank = true
        var isSound = true
        var place = CSVPlace.cellStart
        for byte in sample {
            if place == .quoted {
                if byte == CSVByte.quote { place = .afterQuote }
                continue
            }
            switch byte {
            case CSVByte.lineFeed, CSVByte.carriageReturn:
                if !isBlank { counts.append(isSound ? cells : 1) }
                (cells, isBlank, isSound, place) = (1, true, true, .cellStart)
                continue
            case rawValue:
                cells += 1
                place = .cellStart
            case CSVByte.quote where place != .plain:
                place = .quoted  // the first of a cell, or the second of a doubled one
            default:
                if place == .afterQuote { isSound = false }
                place = .plain
            }
            isBlank = false
        }
        if !isBlank { counts.append(isSound ? cells : 1) }
        return counts
    }
}

/// Where in a row a byte stands.
enum CSVPlace {
    case cellStart, plain, quoted, afterQuote
}

/// Bytes that mean something in CSV whatever the delimiter.
enum CSVByte {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let quote: UInt8 = 0x22
}
