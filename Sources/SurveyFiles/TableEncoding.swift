#if GDAL
/// In which encoding the texts of a table are, where its format leaves that open.
///
/// Tables of shapefiles and MapInfo are believed when they hold UTF-8, and not when they name an old encoding: most
/// programs write the name of Latin-1 over bytes of TCVN3 and VNI. Those come byte by byte for somebody else to read.
struct TableEncoding {
    /// Whether all texts beside the shapes are UTF-8, which ASCII is too. True for formats that are always Unicode.
    let isUTF8: Bool
    /// Options for the driver.
    let options: [String]

    init(of path: String, _ format: SurveyFormat) throws(SurveyFileError) {
        switch format {
        case .shapefile, .dBase:
            isUTF8 = try Self.isUTF8(path, endings: ["dbf", "DBF", "Dbf"])
            options = isUTF8 ? ["ENCODING=UTF-8"] : ["ENCODING="]
        case .mapInfo:
            isUTF8 = try Self.isUTF8(path, endings: ["dat", "DAT", "Dat", "mid", "MID", "Mid"])
            options = []
        default: (isUTF8, options) = (true, [])
        }
    }

    private static func isUTF8(_ path: String, endings: [String]) throws(SurveyFileError) -> Bool {
        for ending in endings {
            let source: FileBytes
            do throws(SurveyFileError) {
                source = try FileBytes(String(path.dropLast(3)) + ending)
            } catch .missing {
                continue
            }
            if ending.lowercased() == "mid" { return try TextForm.isUTF8(source, from: 0) }
            // The heading has numbers in it; names of columns begin after 32 bytes, 32 bytes each.
            var heading: [UInt8] = []
            try source.read(32 * 1025, at: 0, into: &heading)
            guard heading.count > 32 else { return true }
            let length = Int(heading[8]) | Int(heading[9]) << 8
            var names = UTF8Check()
            for start in stride(from: 32, to: min(length, heading.count) - 31, by: 32) {
                guard names.take(Array(heading[start..<start + 11].prefix { $0 != 0 })), names.isWhole else {
                    return false
                }
            }
            return try TextForm.isUTF8(source, from: length)
        }
        return true
    }
}
#endif
