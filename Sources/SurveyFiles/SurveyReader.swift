public import RegistryRecords

/// One table of a survey file, read row by row: the seam through which every format comes in.
///
///     var reader = try SurveyFile.open("điểm-phục-vụ.xlsx", sheet: "Bưu cục")
///     while let row = try reader.next() { … }
///
/// One reader is read from one place at a time. Copies may share their place in the file; those of a ``CSVReader`` do
/// not.
public protocol SurveyReader {
    /// File name without its folder, as findings name it.
    var file: String { get }

    /// Sheet or layer; nil for files that have only one table.
    var sheet: String? { get }

    /// Cells that are shown as one, in no promised order; empty where the format has no such thing.
    var mergedRanges: [MergedRange] { get }

    /// Whether the file is in an old encoding that it does not name: then each cell has one scalar U+0000…U+00FF for
    /// each byte, as it stands in the file, and the text is still to be found out.
    var cellsAreBytes: Bool { get }

    /// Whether a code such as `001234` may have arrived as `1234`, since the format of numbers did not come along.
    var losesLeadingZeros: Bool { get }

    /// The share of the file that is read, from 0 to 1; nil where it cannot be known.
    var progress: Double? { get }

    /// What was done to the table on its way that the reader of a report should know, such as a conversion to WGS 84.
    var notes: [BilingualText] { get }

    /// The next row as it stands in the file, heading and blank rows among them; nil after the last.
    ///
    /// Blank rows after the last row that is not blank are not given, however many there are. After an error there
    /// are no more rows: the answer is nil from then on.
    mutating func next() throws(SurveyFileError) -> RawRow?
}

extension SurveyReader {
    /// None.
    public var mergedRanges: [MergedRange] { [] }
    /// False: cells are text.
    public var cellsAreBytes: Bool { false }
    /// False: codes come with their zeros.
    public var losesLeadingZeros: Bool { false }
    /// Not known.
    public var progress: Double? { nil }
    /// None.
    public var notes: [BilingualText] { [] }
}
