/// What a file is, judged by its first bytes and, where these say too little, by the ending of its name.
enum FileKind: Sendable, Hashable {
    /// Text in cells.
    case csv
    /// An XLSX workbook.
    case workbook
    /// A table that GDAL opens.
    case table(SurveyFormat)
    /// A ZIP archive with files of a survey in it, such as a KMZ.
    case packed
    /// What this build does not read, named as people know it.
    case foreign(String)

    /// - Parameter bytes: The first bytes of the file, a few thousand.
    /// - Parameter extension: Lower case, without the dot.
    init(bytes: [UInt8], extension: String, path: String) throws(SurveyFileError) {
        if bytes.starts(with: Array("PK\u{03}\u{04}".utf8)) || bytes.starts(with: Array("PK\u{05}\u{06}".utf8)) {
            self = try Self.kind(ofArchive: ZipArchive(path), extension: `extension`)
        } else if bytes.starts(with: CompoundFile.magic) {
            self = try Self.kind(ofCompound: CompoundFile(path), path: path)
        } else if let (_, kind) = Self.magics.first(where: { bytes.starts(with: $0.0) }) {
            self = kind
        } else {
            self = Self.kind(ofText: bytes, extension: `extension`)
        }
    }

    private static let magics: [([UInt8], FileKind)] = [
        (Array("SQLite format 3\0".utf8), .table(.geoPackage)),
        ([0x00, 0x00, 0x27, 0x0A], .table(.shapefile)),
        (Array("!table".utf8), .table(.mapInfo)),
        (Array("!Table".utf8), .table(.mapInfo)),
        ([0x66, 0x67, 0x62, 0x03], .table(.flatGeobuf)),
        // Excel 2 to 4, before there were compound files.
        ([0x09, 0x00, 0x04, 0x00], .table(.oldExcel)), ([0x09, 0x02, 0x06, 0x00], .table(.oldExcel)),
        ([0x09, 0x04, 0x06, 0x00], .table(.oldExcel)), ([0x09, 0x08, 0x08, 0x00], .table(.oldExcel)),
        (Array("%PDF-".utf8), .foreign("PDF")),
        ([0x1F, 0x8B], .foreign("GZIP")),
        (Array("Rar!".utf8), .foreign("RAR")),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .foreign("7-Zip")),
        ([0x89, 0x50, 0x4E, 0x47], .foreign("PNG")),
        ([0xFF, 0xD8, 0xFF], .foreign("JPEG")),
    ]

    private static func kind(ofArchive archive: ZipArchive, extension: String) throws(SurveyFileError) -> FileKind {
        let names = archive.entries.map { $0.name.lowercased() }
        if names.contains("xl/workbook.bin") { return .foreign("Excel (.xlsb)") }
        if names.contains(where: { $0.hasPrefix("xl/") }) { return .workbook }
        if names.contains(where: { $0.hasPrefix("word/") }) { return .foreign("Word (.docx)") }
        if names.contains(where: { $0.hasPrefix("ppt/") }) { return .foreign("PowerPoint (.pptx)") }
        if let entry = archive["mimetype"] {
            let type: [UInt8]
            do throws(ArchiveProblem) {
                type = try archive.bytes(of: entry, limit: 1000)
            } catch {
                throw .archive(file: SurveyFile.name(of: archive.path), error)
            }
            let isSheet = type.starts(with: Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
            return isSheet ? .table(.openDocument) : .foreign("OpenDocument (.\(`extension`))")
        }
        // Other packages of Office name their parts so, wherever these are.
        return names.contains("[content_types].xml") ? .workbook : .packed
    }

    private static func kind(ofCompound file: CompoundFile, path: String) throws(SurveyFileError) -> FileKind {
        if file.hasStream("EncryptedPackage") {
            throw .workbook(file: SurveyFile.name(of: path), .encrypted)
        }
        let isExcel = file.hasStream("Workbook") || file.hasStream("Book")
        return isExcel ? .table(.oldExcel) : .foreign("Microsoft Office 97–2003 (.doc, .ppt …)")
    }

    private static func kind(ofText bytes: [UInt8], extension: String) -> FileKind {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let first = text.first { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }
        if first == UInt8(ascii: "<") { return kind(ofMarkup: String(decoding: text, as: UTF8.self), `extension`) }
        if first == UInt8(ascii: "{") || first == 0x1E {
            if SurveyFormat.geoJSONLines.extensions.contains(`extension`) || first == 0x1E {
                return .table(.geoJSONLines)
            }
            if ["geojson", "json", ""].contains(`extension`) { return .table(.geoJSON) }
        }
        if let format = byExtension[`extension`] { return .table(format) }
        // Exports of web pages are often text with the ending of a workbook.
        let isText = !bytes.contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if ["xls", "xlsx", "xlsm"].contains(`extension`) { return isText ? .csv : .foreign("Excel (.\(`extension`))") }
        return `extension`.isEmpty || SurveyFormat.csv.extensions.contains(`extension`)
            ? .csv : .foreign("." + `extension`)
    }

    private static let byExtension: [String: SurveyFormat] = [
        "kml": .kml, "gpx": .gpx, "json": .geoJSON, "geojson": .geoJSON, "geojsonl": .geoJSONLines,
        "geojsons": .geoJSONLines, "ndjson": .geoJSONLines, "shp": .shapefile, "dbf": .dBase, "gpkg": .geoPackage,
        "tab": .mapInfo, "mif": .mapInfo, "fgb": .flatGeobuf, "ods": .openDocument, "gdb": .fileGeodatabase,
    ]

    private static func kind(ofMarkup text: String, _ extension: String) -> FileKind {
        let text = text.lowercased()
        if text.contains("<kml") || `extension` == "kml" { return .table(.kml) }
        if text.contains("<gpx") || `extension` == "gpx" { return .table(.gpx) }
        if text.contains("urn:schemas-microsoft-com:office:spreadsheet") { return .foreign("Excel XML 2003") }
        if text.contains("<html") || text.contains("<table") || text.contains("<!doctype html") {
            return .foreign("HTML (.\(`extension`))")
        }
        return .foreign("XML / HTML")
    }
}
