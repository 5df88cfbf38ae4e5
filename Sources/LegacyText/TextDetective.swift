/// Finds out how the columns of a file were written, from what the cells say.
///
/// Every candidate encoding reads the column; the one that makes Vietnamese syllables of it wins, if it does so
/// clearly. A column that is Vietnamese as it is stays as it is, and so does one that reads well in no way.
public enum TextDetective {
    /// What an encoding must be ahead of the next: in columns of five cells and more, and in smaller ones. In units of
    /// the natural logarithm of a likelihood; a single plain word makes some 5 to 15.
    static let columnMargin = 8.0
    static let smallColumnMargin = 10.0
    /// The same for a single cell of a mixed column.
    static let cellMargin = 4.0
    /// Cells from which on a column speaks for itself.
    static let smallColumn = 5

    /// How one column was written.
    ///
    /// - Parameters:
    ///   - cells: The column, from its first row to its last; indices in the answer count from 0.
    ///   - areBytes: Whether each scalar U+0000…U+00FF is a byte of the file, because the file is not UTF-8.
    /// - Complexity: O(n) for the look at all cells; the reading of the sample takes some milliseconds.
    public static func verdict(of cells: some Sequence<String>, areBytes: Bool) -> ColumnText {
        var evidence = ColumnEvidence(areBytes: areBytes)
        for cell in cells { evidence.add(cell) }
        return verdict(of: evidence)
    }

    /// How one column was written, by the evidence that was gathered of it.
    public static func verdict(of evidence: ColumnEvidence) -> ColumnText {
        ColumnJudgement(evidence).verdict
    }

    /// How the columns of one file were written, in their order.
    ///
    /// A column that does not settle its encoding on its own, for want of words, takes that of the file: of the
    /// columns that do, or of all its columns together.
    public static func verdict(ofFile columns: [ColumnEvidence]) -> [ColumnText] {
        let judgements = columns.map { ColumnJudgement($0) }
        let settled = judgements.map(\.verdict).filter { $0.isCertain && TextEncoding.legacy.contains($0.encoding) }
        let encoding: TextEncoding
        if let first = settled.max(by: { $0.nonASCIICells < $1.nonASCIICells })?.encoding {
            encoding = first
        } else if let common = ColumnJudgement(together: columns)?.verdict, common.isCertain,
            TextEncoding.legacy.contains(common.encoding)
        {
            encoding = common.encoding
        } else {
            let isUnicode = judgements.contains(where: \.hasUnicode)
            return judgements.map { isUnicode ? $0.verdictInUnicodeFile : $0.verdict }
        }
        return judgements.map { $0.verdict(inFileOf: encoding) }
    }
}
