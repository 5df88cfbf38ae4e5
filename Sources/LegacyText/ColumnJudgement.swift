import Foundation

/// Weighs the readings of one column against each other.
struct ColumnJudgement {
    private let evidence: ColumnEvidence
    private let scores: ColumnScores
    private(set) var verdict: ColumnText

    /// The reading that leaves the cells as they are.
    private static let asItIs = 0
    /// How much likelier Unicode is than any old encoding in a file that is Unicode itself, before a word is read:
    /// some twenty times.
    private static let unicodePrior = 3.0

    init(_ evidence: ColumnEvidence) {
        self.init(evidence, scores: ColumnScores([evidence]))
    }

    /// All columns of a file as if they were one; nil when there are none.
    init?(together columns: [ColumnEvidence]) {
        guard let widest = columns.max(by: { $0.nonASCIICells < $1.nonASCIICells }) else { return nil }
        self.init(widest, scores: ColumnScores(columns))
    }

    private init(_ evidence: ColumnEvidence, scores: ColumnScores) {
        self.evidence = evidence
        self.scores = scores
        verdict = ColumnText(
            evidence, encoding: evidence.areBytes ? .windows1252 : .unicode, confidence: 1, isCertain: true)
        decide()
        describe()
    }

    private mutating func decide() {
        let cells = Array(scores.cells)
        let totals = scores.readings.indices.map { scores.total($0, over: cells) }
        guard !cells.isEmpty, let best = (1..<totals.count).max(by: { (totals[$0], $1) < (totals[$1], $0) }) else {
            return composeOnly()
        }
        let fine = cells.filter { scores.isFine(Self.asItIs, cell: $0) }
        let mended = cells.filter { isMended($0, by: best) }
        let gain = scores.total(best, over: mended) - scores.total(Self.asItIs, over: mended)
        verdict.confidence = confidence(best, totals)
        guard !mended.isEmpty, gain >= margin(mended), leads(best, totals) else {
            // Nothing becomes better for certain. Words that can be read in two ways stay, and are named as such.
            // So do words that are Vietnamese both ways, which nothing but Unicode in the same column rules out.
            let isClear = evidence.unicodeCells > 0 || verdict.confidence >= 0.95 || !isAmbiguous(cells)
            verdict.isCertain = mended.isEmpty && isClear && (!evidence.areBytes || fine.count == cells.count)
            if !verdict.isCertain { verdict.alternatives = alternatives(totals, besides: Self.asItIs) }
            return composeOnly()
        }
        // The sample stands for all cells that are not Unicode for certain.
        let weight = Double(evidence.legacyCells) / Double(cells.count)
        let kept = weight * Double(fine.count { !scores.isFine(best, cell: $0) }) + Double(evidence.unicodeCells)
        let further = further(besides: best, cells: cells)
        let left = cells.count { !scores.isFine(best, cell: $0) && !scores.isFine(Self.asItIs, cell: $0) }
        let spoiled = left - (further?.cells ?? 0)
        // Words of Vietnamese that follow no rule are few; where they are many, it is another language, of which a few
        // words happen to read as Vietnamese.
        let isBetter =
            kept > 0
            ? spoiled * 2 <= mended.count
            : spoiled * 5 <= cells.count * 2 && totals[best] - totals[Self.asItIs] >= margin(mended)
        guard isBetter else {
            verdict.isCertain = false
            verdict.alternatives = alternatives(totals, besides: Self.asItIs)
            return composeOnly()
        }
        if kept == 0 {
            verdict.encoding = scores.readings[best]
            verdict.isCertain = verdict.confidence >= 0.999 && spoiled * 5 <= cells.count
        } else if kept > weight * Double(mended.count) {
            verdict.others = [scores.readings[best]]
            if evidence.decomposedCells > 0 { verdict.encoding = .decomposed }
        } else {
            verdict.others = [verdict.encoding]
            verdict.encoding = scores.readings[best]
        }
        if let further { verdict.others.append(scores.readings[further.reading]) }
        if !verdict.isCertain { verdict.alternatives = alternatives(totals, besides: best) }
    }

    /// Another encoding, for cells that neither the best one nor none makes sense of.
    private func further(besides best: Int, cells: [Int]) -> (reading: Int, cells: Int)? {
        let left = cells.filter { !scores.isFine(Self.asItIs, cell: $0) && !scores.isFine(best, cell: $0) }
        var found: (reading: Int, cells: Int)?
        for reading in scores.readings.indices where reading != best && reading != Self.asItIs {
            let mended = left.filter { scores.isFine(reading, cell: $0) }
            let present = max(scores.total(best, over: mended), scores.total(Self.asItIs, over: mended))
            guard mended.count > found?.cells ?? 0, scores.distinctRuns(of: mended) > 1,
                scores.total(reading, over: mended) - present >= TextDetective.smallColumnMargin
            else { continue }
            found = (reading, mended.count)
        }
        return found
    }

    /// Whether another encoding makes different Vietnamese of all cells.
    private func isAmbiguous(_ cells: [Int]) -> Bool {
        scores.readings.indices.contains { reading in
            !scores.areAlike(reading, Self.asItIs) && cells.allSatisfy { scores.isFine(reading, cell: $0) }
        }
    }

    private mutating func composeOnly() {
        if !evidence.areBytes, evidence.decomposedCells > 0 { verdict.encoding = .decomposed }
    }

    /// Whether a small column reads in one old encoding clearly better than in any other.
    private func leads(_ best: Int, _ totals: [Double]) -> Bool {
        evidence.nonASCIICells >= TextDetective.smallColumn
            || rivals(of: best).allSatisfy { totals[$0] <= totals[best] - TextDetective.cellMargin }
    }

    /// Whether a cell makes sense in an encoding, and clearly none as it is.
    private func isMended(_ cell: Int, by reading: Int) -> Bool {
        scores.isFine(reading, cell: cell) && !scores.isFine(Self.asItIs, cell: cell)
            && scores.total(reading, over: [cell]) - scores.total(Self.asItIs, over: [cell]) >= TextDetective.cellMargin
    }

    private func margin(_ cells: [Int]) -> Double {
        evidence.nonASCIICells >= TextDetective.smallColumn && scores.distinctRuns(of: cells) > 1
            ? TextDetective.columnMargin : TextDetective.smallColumnMargin
    }

    /// The share of the likelihood that the better of as-it-is and the best has against all that read otherwise.
    private func confidence(_ best: Int, _ totals: [Double]) -> Double {
        var totals = totals
        if !evidence.areBytes { totals[Self.asItIs] += Self.unicodePrior }
        let top = totals[best] > totals[Self.asItIs] ? best : Self.asItIs
        let others = rivals(of: top).reduce(0) { $0 + exp(totals[$1] - totals[top]) }
        return 1 / (1 + others)
    }

    /// The readings that make something else of the column.
    private func rivals(of reading: Int) -> [Int] {
        scores.readings.indices.filter { !scores.areAlike($0, reading) }
    }

    /// The other encodings that come near, the likelier ones first.
    private func alternatives(_ totals: [Double], besides chosen: Int) -> [TextEncoding] {
        rivals(of: chosen).filter { totals[$0] > totals[chosen] - 7 }
            .sorted { (totals[$0], $1) > (totals[$1], $0) }.prefix(3).map { scores.readings[$0] }
    }

    /// The verdict where the rest of the file is written in that encoding.
    func verdict(inFileOf encoding: TextEncoding) -> ColumnText {
        guard !verdict.isCertain || isOpen, verdict.encoding != encoding, evidence.unicodeCells == 0,
            let reading = scores.readings.firstIndex(of: encoding),
            scores.cells.allSatisfy({ scores.isFine(reading, cell: $0) })
        else { return verdict }
        let cells = Array(scores.cells)
        let gain = scores.total(reading, over: cells) - scores.total(Self.asItIs, over: cells)
        guard gain >= 0 else { return verdict }
        var borrowing = self
        borrowing.verdict.encoding = encoding
        borrowing.verdict.others = []
        borrowing.verdict.isBorrowed = true
        borrowing.verdict.isCertain = gain >= TextDetective.cellMargin
        borrowing.verdict.alternatives = borrowing.verdict.isCertain ? [] : [scores.readings[Self.asItIs]]
        borrowing.describe()
        return borrowing.verdict
    }

    /// The verdict where other columns of the file are Unicode for certain, and none is anything else.
    var verdictInUnicodeFile: ColumnText {
        guard !verdict.changesCells || verdict.encoding == .decomposed, verdict.others.isEmpty, isFineAsItIs else {
            return verdict
        }
        var settled = verdict
        if !settled.isCertain { settled.isBorrowed = true }
        settled.isCertain = true
        settled.alternatives = []
        return settled
    }

    private var isFineAsItIs: Bool { scores.cells.allSatisfy { scores.isFine(Self.asItIs, cell: $0) } }

    /// Whether a cell can be nothing but Unicode.
    var hasUnicode: Bool { evidence.unicodeCells > 0 && !evidence.areBytes }

    /// Whether the column has words to read, and reads as Vietnamese as it is, so that the file may say otherwise.
    private var isOpen: Bool { !scores.cells.isEmpty && !TextEncoding.legacy.contains(verdict.encoding) }

    private mutating func describe() {
        verdict.samples = []
        verdict.lostLetters = []
        verdict.doubtful = []
        guard verdict.changesCells else { return }
        if ([verdict.encoding] + verdict.others).contains(.tcvn3) {
            verdict.isInCapitals = RaisedCapitals.areInCapitals(
                evidence.sample.lazy.map { ByteReading($0.bytes, as: .tcvn3).scalars })
        }
        var seen: Set<String> = []
        for (place, (cell, bytes)) in evidence.sample.enumerated() {
            let before = ByteReading.text(of: bytes.map { shown($0) })
            let decoded = verdict.decoded(before)
            if decoded.text != before, verdict.samples.count < ColumnText.sampleLimit, seen.insert(before).inserted {
                verdict.samples.append(.init(cell: cell, before: before, after: decoded.text))
            }
            if !decoded.lost.isEmpty { verdict.lostLetters.append((cell, decoded.lost)) }
            if !readings.contains(where: { scores.isFine($0, cell: place) }) { verdict.doubtful.append(cell) }
        }
        for (cell, text) in evidence.decomposedSample where verdict.samples.count < ColumnText.sampleLimit {
            if seen.insert(text).inserted {
                verdict.samples.append(.init(cell: cell, before: text, after: composed(text)))
            }
        }
    }

    /// The readings that the verdict uses.
    private var readings: [Int] {
        ([verdict.encoding == .decomposed ? .unicode : verdict.encoding] + verdict.others)
            .compactMap { scores.readings.firstIndex(of: $0) }
    }

    private func shown(_ byte: UInt8) -> UInt32 {
        evidence.areBytes ? UInt32(byte) : Windows1252.scalars[Int(byte)]
    }
}
