/// How a column was written, and how sure that is.
public struct ColumnText: Sendable {
    /// How most of it was written; ``TextEncoding/unicode`` where the cells are right as they are.
    public internal(set) var encoding: TextEncoding
    /// How some cells were written, where not all are alike; at most two.
    public internal(set) var others: [TextEncoding] = []
    /// The probability (0…1) that the reading is right, were all encodings equally frequent.
    public internal(set) var confidence: Double
    /// Whether no other reading comes near. Show the alternatives and ask where it is false.
    public internal(set) var isCertain: Bool
    /// Whether the encoding was taken over from the other columns of the file.
    public internal(set) var isBorrowed = false
    /// Encodings in which the column may have been written as well, the likelier ones first.
    public internal(set) var alternatives: [TextEncoding] = []

    /// Whether the column shows no small letter, so that the toned letters of ``TextEncoding/tcvn3``, which has no
    /// capitals for them, come out as capitals.
    public internal(set) var isInCapitals = false

    /// Whether each scalar of a cell is a byte of the file.
    public let areBytes: Bool
    /// Cells with anything but ASCII.
    public let nonASCIICells: Int
    /// Different cells that change, before and after; at most ``sampleLimit``.
    public internal(set) var samples: [Sample] = []
    /// Cells of the sample with letters that could not be read, by their index; empty when all could.
    public internal(set) var lostLetters: [(cell: Int, letters: [DecodedText.LostLetter])] = []
    /// Cells of the sample that read well in no encoding, by their index: somebody should look at them.
    public internal(set) var doubtful: [Int] = []
    /// Cells whose letters were replaced by question marks, by their index; at most ``ColumnEvidence/damageLimit``.
    public let damaged: [Int]
    /// How many these are.
    public let damagedCells: Int

    /// Samples at most.
    public static let sampleLimit = 10

    /// A cell before and after.
    public struct Sample: Sendable, Hashable {
        /// Its index in the column, from 0.
        public var cell: Int
        /// As the file has it.
        public var before: String
        /// As it will be stored.
        public var after: String
    }

    init(_ evidence: ColumnEvidence, encoding: TextEncoding, confidence: Double, isCertain: Bool) {
        self.encoding = encoding
        self.confidence = confidence
        self.isCertain = isCertain
        areBytes = evidence.areBytes
        nonASCIICells = evidence.nonASCIICells
        damaged = evidence.damaged
        damagedCells = evidence.damagedCells
    }

    /// Whether cells can change at all; where false, the column is NFC and stays as it is.
    public var changesCells: Bool { encoding != .unicode || !others.isEmpty }

    /// What a cell of the column says.
    ///
    /// ASCII and cells that can be nothing but Unicode are left alone (but for NFC). Where the column is mixed, and
    /// where the column's encoding has no letter for a byte, the cell is judged on its own; it is read in another
    /// encoding only if that makes Vietnamese of all of it, and the column's encoding does not.
    ///
    /// - Complexity: O(n); cells of a mixed column cost several times as much.
    public func decoded(_ cell: String) -> DecodedText {
        let asItIs: TextEncoding = areBytes ? .windows1252 : .unicode
        guard others.isEmpty else { return judged(cell, among: [encoding] + others, asItIs: asItIs) }
        let decoded = encoding.decoded(cell, isInCapitals: isInCapitals)
        if decoded.lost.isEmpty || encoding == asItIs { return decoded }
        return judged(cell, among: [encoding, asItIs], asItIs: asItIs)
    }

    private func judged(_ cell: String, among encodings: [TextEncoding], asItIs: TextEncoding) -> DecodedText {
        guard CellScan(cell).hasLegacyLetters, let bytes = Windows1252.bytes(of: cell) else {
            return TextEncoding.unicode.decoded(cell)
        }
        let own = ColumnScores.scores(of: bytes, as: encoding)
        let better = encodings.dropFirst().first { candidate in
            let score = ColumnScores.scores(of: bytes, as: candidate)
            return score.isFine && score.total > own.total + TextDetective.cellMargin
        }
        return (own.isFine ? encoding : better ?? encoding).decoded(cell, isInCapitals: isInCapitals)
    }
}
