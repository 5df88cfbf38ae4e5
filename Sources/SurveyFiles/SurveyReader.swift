public import RegistryRecords

/// One table of a survey file, read row by row: the seam through which every format comes in.
///
///     var reader = try SurveyFile.open("điểm-phục-vụ.csv")
///     while let row = try reader.next() { … }
///
/// A reader is a value: a copy goes on by itself from where the original stands.
public protocol SurveyReader {
    /// File name without its folder, as findings name it.
    var file: String { get }

    /// Sheet or layer; nil for files that have only one table.
    var sheet: String? { get }

    /// The next row as it stands in the file, heading and blank rows among them; nil after the last.
    ///
    /// After an error there are no more rows: the answer is nil from then on.
    mutating func next() throws(SurveyFileError) -> RawRow?
}
