/// The list of streams of a compound file, the container of Office before 2007 and of encrypted workbooks.
///
/// Source: [MS-CFB], sections 2.2 and 2.6. Only the first sectors of the directory are looked at: the streams that
/// tell what a file is are the first to be made.
struct CompoundFile {
    static let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    /// The most bytes of the directory that are read.
    private static let directoryLimit = 1 << 20

    private let names: Set<String>

    init(_ path: String) throws(SurveyFileError) {
        let source = try FileBytes(path)
        var header: [UInt8] = []
        try source.read(512, at: 0, into: &header)
        guard header.count == 512 else {
            names = []
            return
        }
        let sectorSize = header[30] == 12 ? 4096 : 512
        let sector = header[48..<52].reversed().reduce(0) { $0 << 8 | Int($1) }
        var directory: [UInt8] = []
        try source.read(Self.directoryLimit, at: (sector + 1) * sectorSize, into: &directory)
        var names = Set<String>()
        for start in stride(from: 0, to: directory.count - 127, by: 128) {
            // A name in UTF-16 with its zero, its length in bytes at 64, the kind of entry at 66.
            let length = Int(directory[start + 64]) | Int(directory[start + 65]) << 8
            guard (4...64).contains(length), [1, 2, 5].contains(directory[start + 66]) else { continue }
            let units = stride(from: start, to: start + length - 2, by: 2).map {
                UInt16(directory[$0]) | UInt16(directory[$0 + 1]) << 8
            }
            names.insert(String(decoding: units, as: UTF16.self))
        }
        self.names = names
    }

    func hasStream(_ name: String) -> Bool { names.contains(name) }
}
