import RegistryRecords

/// Opens survey files of any format that this build reads.
public enum SurveyFile {
    /// What this build reads. Without the trait `GDAL` that is CSV and Excel.
    public static let formats: [SurveyFormat] = {
        #if GDAL
        [
            .csv, .excel, .oldExcel, .openDocument, .shapefile, .zippedShapefile, .dBase, .mapInfo, .kml, .gpx,
            .geoJSON, .geoJSONLines, .geoPackage, .flatGeobuf,
        ]
        #else
        [.csv, .excel]
        #endif
    }()

    /// A reader for the file, chosen by its first bytes and, where these are plain text, by its extension.
    ///
    /// The bytes come first, since exports carry wrong extensions: a workbook named `.csv` is read as a workbook, and
    /// text named `.xls` as CSV. A file without extension that holds text is taken as CSV.
    ///
    /// - Parameter sheet: Sheet or layer to read, in any case and with or without accents where that leaves no doubt;
    ///   nil for the only one that has rows and is not hidden. CSV has none, so any name is refused.
    /// - Throws: ``SurveyFileError/sheetNeeded(file:known:)`` where none was asked for and several have rows.
    public static func open(_ path: String, sheet: String? = nil) throws(SurveyFileError) -> any SurveyReader {
        let file = name(of: path)
        switch try kind(of: path) {
        case .foreign(let format): throw .unknownFormat(file: file, format: format)
        case .csv:
            if let sheet { throw .noSheets(file: file, asked: sheet) }
            return try CSVReader(path)
        case .workbook:
            let workbook = try Workbook(ZipArchive(path))
            return try XLSXReader(workbook, sheet: workbook.chosen(sheet))
        case .table(let format):
            #if GDAL
            return try TableFile(path, format).reader(ofLayer: sheet)
            #else
            throw .vector(file: file, .noGDAL)
            #endif
        case .packed:
            #if GDAL
            return try TableFile(packed: ZipArchive(path)).reader(ofLayer: sheet)
            #else
            throw .vector(file: file, .noGDAL)
            #endif
        }
    }

    /// The sheets or layers of a file, in its order; one without a name for a file that has one table only.
    ///
    /// - Complexity: Rows are counted where that is quick; all of a sheet is read only to see that it is empty.
    public static func sheets(of path: String) throws(SurveyFileError) -> [SurveySheet] {
        switch try kind(of: path) {
        case .foreign(let format): throw .unknownFormat(file: name(of: path), format: format)
        case .csv:
            var reader = try CSVReader(path)
            var count = 0
            while count <= quickRows, try reader.advance() { count += 1 }
            return [
                SurveySheet(name: "", rowCount: count > quickRows ? nil : count, isEmpty: count == 0, isHidden: false)
            ]
        case .workbook: return try Workbook(ZipArchive(path)).listing()
        case .table(let format):
            #if GDAL
            return try TableFile(path, format).listing()
            #else
            throw .vector(file: name(of: path), .noGDAL)
            #endif
        case .packed:
            #if GDAL
            return try TableFile(packed: ZipArchive(path)).listing()
            #else
            throw .vector(file: name(of: path), .noGDAL)
            #endif
        }
    }

    /// Up to so many rows are counted to be told.
    static let quickRows = 100_000

    private static func kind(of path: String) throws(SurveyFileError) -> FileKind {
        let file = name(of: path)
        let source = try FileBytes(path)
        guard source.size > 0 else { throw .empty(file: file) }
        var start: [UInt8] = []
        try source.read(4096, at: 0, into: &start)
        return try FileKind(bytes: start, extension: pathExtension(of: file), path: path)
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// What follows the last dot, in lower case; empty without a dot.
    static func pathExtension(of name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The formats as a phrase, such as `CSV (.csv, .tsv, .txt)`.
    static var formatList: String {
        formats.map { format in
            format.name + " (" + format.extensions.map { "." + $0 }.joined(separator: ", ") + ")"
        }.joined(separator: "; ")
    }
}
