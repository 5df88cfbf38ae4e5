/// Formats that people hand in and this build does not read, so that the refusal can name them.
enum ForeignFormat {
    /// The format's common name; nil for what may be CSV.
    ///
    /// - Parameter bytes: The first bytes of the file.
    /// - Parameter extension: Lower case, without the dot.
    static func named(byContent bytes: [UInt8], extension: String) -> String? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return switch `extension` {
            case "xlsx", "xlsm": "Excel (.\(`extension`))"
            case "ods": "OpenDocument (.ods)"
            case "docx": "Word (.docx)"
            case "kmz": "KMZ"
            case "zip": "ZIP"
            default: "ZIP / Excel (.xlsx)"
            }
        }
        for (format, magic) in magics where bytes.starts(with: magic) { return format }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let first = text.first { !asciiBlanks.contains($0) }
        if first == UInt8(ascii: "<") {
            return switch `extension` {
            case "kml", "gml", "gpx": `extension`.uppercased()
            case "htm", "html", "xls": "HTML (.\(`extension`))"
            default: "XML / HTML"
            }
        }
        if let format = byExtension[`extension`] { return format }
        if first == UInt8(ascii: "{"), `extension`.isEmpty { return "JSON" }
        let isCSV = `extension`.isEmpty || SurveyFile.formats.contains { $0.extensions.contains(`extension`) }
        return isCSV ? nil : "." + `extension`
    }

    private static let asciiBlanks: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20]

    private static let magics: [(String, [UInt8])] = [
        ("Excel 97–2003 (.xls)", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        ("GeoPackage / SQLite", Array("SQLite format 3\0".utf8)),
        ("PDF", Array("%PDF-".utf8)),
        ("Shapefile (.shp)", [0x00, 0x00, 0x27, 0x0A]),
        ("MapInfo (.tab)", Array("!table".utf8)),
        ("GZIP", [0x1F, 0x8B]),
        ("RAR", Array("Rar!".utf8)),
        ("7-Zip", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        ("PNG", [0x89, 0x50, 0x4E, 0x47]),
        ("JPEG", [0xFF, 0xD8, 0xFF]),
    ]

    private static let byExtension = [
        "xlsx": "Excel (.xlsx)", "xls": "Excel 97–2003 (.xls)", "json": "JSON", "geojson": "GeoJSON",
        "shp": "Shapefile (.shp)", "dbf": "dBASE (.dbf)", "gpkg": "GeoPackage / SQLite", "tab": "MapInfo (.tab)",
        "mif": "MapInfo (.mif)", "kml": "KML",
    ]
}
