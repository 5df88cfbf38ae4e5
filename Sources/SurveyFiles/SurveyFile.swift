import RegistryRecords

/// A format of survey files.
public struct SurveyFormat: Sendable, Hashable {
    /// Stable word for scripts, such as `csv`.
    public let name: String
    /// Endings of file names, lower case, without the dot.
    public let extensions: [String]
}

/// Opens survey files of any format that this build reads.
public enum SurveyFile {
    /// What can be read. More formats join through ``SurveyReader``.
    public static let formats = [SurveyFormat(name: "CSV", extensions: ["csv", "tsv", "txt"])]

    /// A reader for the file, chosen by its first bytes and, where these are plain text, by its extension.
    ///
    /// The bytes come first, since exports carry wrong extensions: a workbook named `.csv` is refused as a workbook.
    /// A file without extension that holds text is taken as CSV.
    ///
    /// - Parameter sheet: Sheet or layer to read; nil for the only or first one. CSV has none, so any name is refused.
    public static func open(_ path: String, sheet: String? = nil) throws(SurveyFileError) -> any SurveyReader {
        let file = name(of: path)
        var start: [UInt8] = []
        try FileBytes(path).read(512, at: 0, into: &start)
        if let format = ForeignFormat.named(byContent: start, extension: pathExtension(of: file)) {
            throw .unknownFormat(file: file, format: format)
        }
        if let sheet { throw .noSheets(file: file, asked: sheet) }
        return try CSVReader(path)
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
    static var formatList: BilingualText {
        let list = formats.map { format in
            format.name + " (" + format.extensions.map { "." + $0 }.joined(separator: ", ") + ")"
        }
        return .init(vi: list.joined(separator: "; "), en: list.joined(separator: "; "))
    }
}
