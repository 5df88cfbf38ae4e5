import RegistryRecords

/// Finds the merged ranges of a sheet, which stand after its cells.
///
/// The cells are unpacked and not parsed: their end tag is looked for, and what follows it is read as XML.
struct SheetMergedRanges {
    /// The most merged ranges of a sheet.
    static let limit = 100_000

    private let archive: ZipArchive
    private let part: String

    init(_ archive: ZipArchive, part: String) {
        (self.archive, self.part) = (archive, part)
    }

    func ranges() throws(SurveyFileError) -> [MergedRange] {
        let file = SurveyFile.name(of: archive.path)
        guard let entry = archive[part] else { throw .workbook(file: file, .missingPart(name: part)) }
        let list = MergedRangeList()
        do {
            try read(entry, into: list)
        } catch let error as ArchiveProblem {
            throw .archive(file: file, error)
        } catch {
            // An end tag in a comment, say; all of the part as XML leaves no doubt.
            let whole = MergedRangeList()
            try archive.read(whole, part: part, limit: ZipArchive.partLimit)
            return try Self.checked(whole, file: file)
        }
        return try Self.checked(list, file: file)
    }

    private static func checked(_ list: MergedRangeList, file: String) throws(SurveyFileError) -> [MergedRange] {
        guard list.ranges.count <= limit else { throw .workbook(file: file, .tooManyMergedRanges) }
        return list.ranges
    }

    private static let tag = Array("sheetData".utf8)

    private func read(_ entry: ZipArchive.Entry, into list: MergedRangeList) throws {
        let part = try archive.open(entry)
        var bytes: [UInt8] = []
        var isTail = false
        while try part.append(1 << 18, to: &bytes) {
            if !isTail {
                guard let end = Self.endOfCells(in: bytes) else {
                    // The tag may lie across two pieces, with a prefix before it.
                    bytes = Array(bytes.suffix(300))
                    continue
                }
                isTail = true
                try list.take(Array("<sheet>".utf8))
                bytes.removeSubrange(0..<end)
                guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { throw XMLFault.malformed(line: 1) }
            }
            // The end tag of the sheet has no beginning here; what comes before it is complete.
            if let close = Self.closeOfSheet(in: bytes) { bytes.removeSubrange(close...) }
            try list.take(bytes)
            bytes.removeAll(keepingCapacity: true)
            if list.isStopped { return }
        }
    }

    /// The place after `</sheetData>` or `<sheetData/>`, with or without a prefix.
    private static func endOfCells(in bytes: [UInt8]) -> Int? {
        var from = 0
        while let place = bytes.place(of: tag, from: from) {
            from = place + tag.count
            var begin = place - 1
            while begin > 0, bytes[begin] != UInt8(ascii: "<"), place - begin < 100 { begin -= 1 }
            var end = from
            while end < bytes.count, bytes[end] != UInt8(ascii: ">"), end - from < 100 { end += 1 }
            guard begin >= 0, bytes[begin] == UInt8(ascii: "<"), end < bytes.count, bytes[end] == UInt8(ascii: ">")
            else { continue }
            if bytes[begin + 1] == UInt8(ascii: "/") || bytes[end - 1] == UInt8(ascii: "/") { return end + 1 }
        }
        return nil
    }

    private static func closeOfSheet(in bytes: [UInt8]) -> Int? {
        guard let place = bytes.place(of: Array("worksheet>".utf8), from: 0) else { return nil }
        return bytes[..<place].lastIndex(of: UInt8(ascii: "<"))
    }
}

private final class MergedRangeList: XMLReading {
    private(set) var ranges: [MergedRange] = []

    override func begin(_ element: XMLElement) {
        guard element.name == "mergeCell", let range = element.attribute("ref").flatMap(MergedRange.init(reference:))
        else { return }
        ranges.append(range)
        if ranges.count > SheetMergedRanges.limit { stop() }
    }

    override func end(_ name: XMLName) {
        if name == "mergeCells" { stop() }
    }
}
