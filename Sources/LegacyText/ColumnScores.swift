/// How the sample of a column reads in each encoding.
///
/// What counts are the different runs of letters between blanks and other ASCII signs, so that «Xã» in every cell
/// weighs no more than once. After the first ``trial`` runs only the best encodings are followed further.
struct ColumnScores {
    /// The encodings, the one that leaves the cells as they are first.
    private(set) var readings: [TextEncoding]
    /// For each sampled cell the runs in it.
    private var runsOfCells: [[Int]] = []
    /// For each reading and run the score.
    private var scores: [[WordScore]]
    /// For each reading a digest of all that it makes of the runs, so that equal readings are known as such.
    private var digests: [Int]

    private static let trial = 64
    private static let followed = 4

    init(_ evidences: [ColumnEvidence]) {
        let areBytes = evidences.contains(where: \.areBytes)
        readings = [areBytes ? .windows1252 : .unicode] + TextEncoding.legacy
        scores = []
        digests = []
        var runs: [[UInt8]] = []
        var places: [[UInt8]: Int] = [:]
        for evidence in evidences {
            for (_, bytes) in evidence.sample {
                var ofCell: [Int] = []
                for run in Self.runs(of: bytes) {
                    if let place = places[run] {
                        if !ofCell.contains(place) { ofCell.append(place) }
                    } else {
                        places[run] = runs.count
                        ofCell.append(runs.count)
                        runs.append(run)
                    }
                }
                runsOfCells.append(ofCell)
            }
        }
        digests = readings.map { _ in 0 }
        scores = readings.map { _ in [] }
        add(runs.prefix(Self.trial))
        if runs.count > Self.trial { follow(runs[Self.trial...]) }
    }

    private mutating func follow(_ runs: ArraySlice<[UInt8]>) {
        let totals = scores.map { $0.reduce(0) { $0 + $1.total } }
        let best = (1..<readings.count).sorted { (totals[$0], $1) > (totals[$1], $0) }.prefix(Self.followed).sorted()
        readings = ([0] + best).map { readings[$0] }
        scores = ([0] + best).map { scores[$0] }
        digests = ([0] + best).map { digests[$0] }
        add(runs)
    }

    private mutating func add(_ runs: ArraySlice<[UInt8]>) {
        for (place, encoding) in readings.enumerated() {
            var hasher = Hasher()
            hasher.combine(digests[place])
            for run in runs {
                let reading = ByteReading(run, as: encoding)
                // Eth for Đ looks the same, and stays.
                for scalar in reading.scalars {
                    hasher.combine(scalar == 0xD0 ? 0x110 : scalar == 0xF0 ? 0x111 : scalar)
                }
                hasher.combine(0 as UInt32)
                scores[place].append(Self.score(reading, as: encoding))
            }
            digests[place] = hasher.finalize()
        }
    }

    /// Whether two readings make the same of the column.
    func areAlike(_ one: Int, _ other: Int) -> Bool { digests[one] == digests[other] }

    var cells: Range<Int> { runsOfCells.indices }

    /// How many different runs the cells have.
    func distinctRuns(of cells: [Int]) -> Int { Set(cells.flatMap { runsOfCells[$0] }).count }

    /// The sum over the different runs of some cells.
    func total(_ reading: Int, over cells: some Sequence<Int>) -> Double {
        // In one order: each set has its own, and readings that are alike must be so to the last bit.
        Set(cells.flatMap { runsOfCells[$0] }).sorted().reduce(0) { $0 + scores[reading][$1].total }
    }

    /// Whether all of a cell reads well.
    func isFine(_ reading: Int, cell: Int) -> Bool {
        runsOfCells[cell].allSatisfy { Self.isFine(scores[reading][$0], as: readings[reading]) }
    }

    /// Vietnamese throughout; UTF-8 has rules of its own that chance does not keep, so there any language will do.
    static func isFine(_ score: WordScore, as reading: TextEncoding) -> Bool {
        reading.isUTF8 ? score.strays == 0 : score.others == 0
    }

    /// The scores of one cell on its own.
    static func scores(of bytes: [UInt8], as reading: TextEncoding) -> (total: Double, isFine: Bool) {
        runs(of: bytes).reduce(into: (0, true)) { result, run in
            let score = score(ByteReading(run, as: reading), as: reading)
            result.0 += score.total
            if !isFine(score, as: reading) { result.1 = false }
        }
    }

    private static func score(_ reading: ByteReading, as encoding: TextEncoding) -> WordScore {
        WordScore(reading, acceptsForeign: encoding.isUTF8 || !TextEncoding.legacy.contains(encoding))
    }

    /// The runs of letters that are not ASCII throughout. Bytes from 0x80 on and control codes may be letters.
    private static func runs(of bytes: [UInt8]) -> [[UInt8]] {
        var runs: [[UInt8]] = []
        var start = 0
        var isPlain = true
        for place in 0...bytes.count {
            let byte = place < bytes.count ? bytes[place] : 0x20
            let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
            if byte >= 0x80 || isControl {
                isPlain = false
            } else if !(0x41...0x5A).contains(byte & 0xDF) {
                if !isPlain { runs.append(Array(bytes[start..<place])) }
                start = place + 1
                isPlain = true
            }
        }
        return runs
    }
}

extension TextEncoding {
    /// Whether the bytes are UTF-8.
    var isUTF8: Bool { self == .utf8 || self == .doubledUTF8 }
}
