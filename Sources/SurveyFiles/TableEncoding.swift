#if GDAL
/// In which encoding the texts of a table are, where its format leaves that open.
///
/// Tables of shapefiles are believed when they hold UTF-8, and not when they name an old encoding: most
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
            return try isUTF8(table: source)
        }
        return true
    }

    /// Whether names of columns and texts of a dBASE table are UTF-8; its other columns may be numbers in binary.
    private static func isUTF8(table: FileBytes) throws(SurveyFileError) -> Bool {
        var heading: [UInt8] = []
        try table.read(32 * 2049, at: 0, into: &heading)
        guard heading.count > 32 else { return true }
        let length = Int(heading[8]) | Int(heading[9]) << 8
        let recordSize = Int(heading[10]) | Int(heading[11]) << 8
        // Descriptions of columns begin after 32 bytes, 32 bytes each: name, type at 11, length at 16.
        var texts: [Range<Int>] = []
        var place = 1
        for start in stride(from: 32, to: min(length, heading.count) - 31, by: 32) where heading[start] != 0x0D {
            guard isUTF8(heading[start..<start + 11].prefix { $0 != 0 }) else { return false }
            let width = Int(heading[start + 16])
            if heading[start + 11] == UInt8(ascii: "C") { texts.append(place..<place + width) }
            place += width
        }
        guard recordSize >= place, !texts.isEmpty else { return true }
        var bytes: [UInt8] = []
        var offset = length
        while true {
            try table.read(recordSize * max(1, (1 << 18) / recordSize), at: offset, into: &bytes)
            guard bytes.count >= recordSize else { return true }
            for record in stride(from: 0, through: bytes.count - recordSize, by: recordSize) {
                for text in texts {
                    guard isUTF8(bytes[record + text.lowerBound..<record + text.upperBound]) else { return false }
                }
            }
            offset += bytes.count
        }
    }

    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        var check = UTF8Check()
        return check.take(Array(bytes)) && check.isWhole
    }
}
#endif
