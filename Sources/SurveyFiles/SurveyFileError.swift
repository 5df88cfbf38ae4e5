public import RegistryRecords

/// Why a file could not be read. Whatever is wrong with single values is a finding, not an error.
///
/// `path` is what the caller wrote, `file` the name without its folder. Rows are lines counted from 1, columns are
/// counted from 1.
public enum SurveyFileError: BilingualError, Hashable {
    /// Nothing has that path.
    case missing(path: String)
    /// The path is a folder where a file is needed.
    case isFolder(path: String)
    /// A pipe or a device: a survey is read more than once, which these do not allow.
    case notRegular(path: String)
    /// The system refuses to open or read it; `reason` is its own word.
    case unreadable(path: String, reason: String)
    /// No bytes, or nothing but a byte-order mark.
    case empty(file: String)
    /// A format that this build does not read, named as people know it, such as `Excel (.xlsx)`.
    case unknownFormat(file: String, format: String)
    /// A sheet was asked for, but the file has one table only.
    case noSheets(file: String, asked: String)
    /// There is no sheet or layer of the name asked for; `known` are those that there are.
    case unknownSheet(file: String, asked: String, known: [String])
    /// No sheet or layer was asked for, and several have rows.
    case sheetNeeded(file: String, known: [String])
    /// No sheet or layer has a row.
    case noRows(file: String)

    /// A ZIP archive, such as a workbook, that cannot be unpacked or must not be.
    case archive(file: String, ArchiveProblem)
    /// An XLSX workbook that cannot be read.
    case workbook(file: String, WorkbookProblem)
    /// XML with a document type, whose entities could grow without end.
    case documentType(file: String)
    /// XML that is cut off or not well-formed; `part` is the sheet or the part of the archive.
    case malformedXML(file: String, part: String?, line: Int)

    /// UTF-16 or UTF-32 in which a character is broken; `offset` counts bytes from 0.
    case brokenWideText(file: String, offset: Int)
    /// Other bytes than when the file was opened.
    case changed(file: String)
    /// A zero byte, which no text has.
    case zeroByte(file: String, row: Int, column: Int)
    /// A quote that is never closed, or closed by a quote of a later row; `row` is the line on which it opened.
    case unclosedQuote(file: String, row: Int, column: Int)
    /// More than ``CSVReader/cellLimit`` bytes; for a quoted cell `row` is the line on which its quote opened.
    case cellTooLong(file: String, row: Int, column: Int, quoted: Bool)
    /// More than ``CSVReader/rowLimit`` bytes.
    case rowTooLong(file: String, row: Int)
    /// More than ``CSVReader/columnLimit`` columns, in a table of any format.
    case tooManyColumns(file: String, row: Int)

    /// A vector file that GDAL cannot give as plain features.
    case vector(file: String, VectorProblem)
    /// A population raster that cannot be used.
    case raster(file: String, RasterProblem)
}
