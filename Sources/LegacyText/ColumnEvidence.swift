/// What the detective remembers of a column: cells go in one by one, a sample of bounded size stays.
///
/// Cells that can be nothing but Unicode are counted only. Of the others at most ``sampleLimit`` are kept, evenly over
/// the whole column, and of each its first ``lengthLimit`` bytes.
public struct ColumnEvidence: Sendable {
    /// Cells kept at most.
    public static let sampleLimit = 2048
    /// Bytes of a cell that are looked at.
    public static let lengthLimit = 512
    /// Indices of damaged cells that are kept at most; all are counted.
    public static let damageLimit = 1000

    /// Whether each scalar U+0000…U+00FF of a cell is a byte of the file, because the file is not UTF-8.
    public let areBytes: Bool
    /// Cells so far.
    public private(set) var cells = 0
    /// Cells with anything but ASCII.
    public private(set) var nonASCIICells = 0
    /// Cells with letters replaced by question marks, see ``TextDamage``.
    public private(set) var damagedCells = 0

    /// Where these are, counted from 0; the first ``damageLimit``.
    private(set) var damaged: [Int] = []
    /// Cells with letters beyond Windows-1252, which are Unicode for certain.
    private(set) var unicodeCells = 0
    /// Of these, the ones that are not in NFC.
    private(set) var decomposedCells = 0
    /// Some of these, with their index.
    private(set) var decomposedSample: [(cell: Int, text: String)] = []
    /// Cells that may be bytes of an old encoding, with their index.
    private(set) var sample: [(cell: Int, bytes: [UInt8])] = []
    /// All cells of this sort.
    private(set) var legacyCells = 0
    private var stride = 1

    /// No cells yet.
    public init(areBytes: Bool) {
        self.areBytes = areBytes
    }

    /// Takes the next cell of the column. The order matters only for the indices that a verdict names.
    ///
    /// - Complexity: O(n) in the length of the cell; ASCII cells cost one pass over their bytes.
    public mutating func add(_ cell: String) {
        defer { cells += 1 }
        let scan = CellScan(cell)
        if scan.mayBeDamaged, TextDamage.isEvident(in: cell) {
            damagedCells += 1
            if damaged.count < Self.damageLimit { damaged.append(cells) }
        }
        guard scan.hasLegacyLetters else { return }
        nonASCIICells += 1
        guard let bytes = Windows1252.bytes(of: cell) else {
            unicodeCells += 1
            if !isSurelyComposed(cell), !cell.unicodeScalars.elementsEqual(composed(cell).unicodeScalars) {
                decomposedCells += 1
                if decomposedSample.count < ColumnText.sampleLimit { decomposedSample.append((cells, cell)) }
            }
            return
        }
        if legacyCells % stride == 0 {
            if sample.count == Self.sampleLimit {
                sample = Swift.stride(from: 0, to: sample.count, by: 2).map { sample[$0] }
                stride *= 2
            }
            if legacyCells % stride == 0 { sample.append((cells, Array(bytes.prefix(Self.lengthLimit)))) }
        }
        legacyCells += 1
    }
}
