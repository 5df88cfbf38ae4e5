import CMinizip

/// A ZIP archive as it lists itself: names and sizes are checked before anything is unpacked.
struct ZipArchive: Sendable {
    /// A file in the archive.
    struct Entry: Sendable, Hashable {
        /// The name as the archive has it, with `/` between folders.
        var name: String
        var packedSize: Int
        var size: Int
        fileprivate var place: unz64_file_pos_s.Copy
    }

    /// The most files in an archive.
    static let entryLimit = 10_000
    /// 2 GiB, the most bytes of one unpacked file.
    static let partLimit = 1 << 31
    /// How many times larger than packed a file may be; judged beyond ``ratioFloor``.
    static let ratioLimit = 500
    /// 64 MiB: smaller files do no harm, whatever their ratio.
    static let ratioFloor = 1 << 26

    let path: String
    let entries: [Entry]
    private let indexes: [String: Int]

    /// Reads the list of an archive.
    ///
    /// - Throws: ``SurveyFileError/archive(file:_:)`` for archives that are damaged, encrypted, larger than the
    ///   limits, or that have names which lead out of a folder.
    init(_ path: String) throws(SurveyFileError) {
        let file = SurveyFile.name(of: path)
        do throws(ArchiveProblem) {
            let handle = try ZipHandle(path)
            entries = try handle.entries()
        } catch {
            throw .archive(file: file, error)
        }
        self.path = path
        // Names of parts are the same in any case.
        indexes = Dictionary(
            entries.enumerated().map { ($1.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The file of that name, in any case; nil when there is none.
    subscript(name: String) -> Entry? {
        indexes[name.lowercased()].map { entries[$0] }
    }

    /// Opens a file of the archive for reading from its beginning.
    func open(_ entry: Entry) throws(ArchiveProblem) -> ZipPart {
        try ZipPart(path, entry)
    }

    /// All bytes of a file that must be small.
    func bytes(of entry: Entry, limit: Int) throws(ArchiveProblem) -> [UInt8] {
        guard entry.size <= limit else { throw .tooLarge(name: entry.name, limit: limit) }
        let part = try open(entry)
        var bytes: [UInt8] = []
        while try part.append(1 << 16, to: &bytes) {}
        return bytes
    }
}

/// A file of an archive, read from its beginning to its end.
final class ZipPart {
    private let handle: ZipHandle
    private let entry: ZipArchive.Entry
    private var count = 0
    private var hasEnded = false

    fileprivate init(_ path: String, _ entry: ZipArchive.Entry) throws(ArchiveProblem) {
        handle = try ZipHandle(path)
        self.entry = entry
        try handle.begin(entry)
    }

    /// The share that is read.
    var progress: Double { entry.size > 0 ? min(1, Double(count) / Double(entry.size)) : 1 }

    /// Appends up to `limit` bytes; false at the end, which is checked against the archive's checksum.
    func append(_ limit: Int, to bytes: inout [UInt8]) throws(ArchiveProblem) -> Bool {
        guard !hasEnded else { return false }
        let added = try handle.read(limit, of: entry, to: &bytes)
        count += added
        // What a list says of sizes need not be so.
        guard count <= entry.size else { throw .damaged(name: entry.name) }
        guard added == 0 else { return true }
        hasEnded = true
        guard count == entry.size else { throw .damaged(name: entry.name) }
        try handle.end(entry)
        return false
    }
}

extension unz64_file_pos_s {
    /// The same as a value that may be sent.
    fileprivate struct Copy: Sendable, Hashable {
        var directoryOffset: UInt64
        var number: UInt64
    }
}

/// minizip's handle of an archive.
@safe private final class ZipHandle {
    private let handle: unzFile

    init(_ path: String) throws(ArchiveProblem) {
        guard let handle = unsafe unzOpen64(path) else { throw .noArchive }
        unsafe self.handle = handle
    }

    deinit { unsafe unzClose(handle) }

    func entries() throws(ArchiveProblem) -> [ZipArchive.Entry] {
        var entries: [ZipArchive.Entry] = []
        var code = unsafe unzGoToFirstFile(handle)
        while code == UNZ_OK {
            guard entries.count < ZipArchive.entryLimit else { throw .tooManyEntries }
            entries.append(try entry())
            code = unsafe unzGoToNextFile(handle)
        }
        guard code == UNZ_END_OF_LIST_OF_FILE, !entries.isEmpty else { throw .noArchive }
        return entries
    }

    /// The file at which the handle stands.
    private func entry() throws(ArchiveProblem) -> ZipArchive.Entry {
        var facts = unz_file_info64()
        var name = [CChar](repeating: 0, count: 1024)
        var place = unz64_file_pos_s()
        guard
            unsafe unzGetCurrentFileInfo64(handle, &facts, &name, UInt(name.count - 1), nil, 0, nil, 0)
                == UNZ_OK, unsafe unzGetFilePos64(handle, &place) == UNZ_OK
        else { throw .noArchive }
        let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let (packed, size, flags) = (facts.compressed_size, facts.uncompressed_size, facts.flag)
        guard facts.size_filename < UInt(name.count - 1) else { throw .badName(name: String(text.prefix(80))) }
        guard flags & 1 == 0 else { throw .encrypted }
        // `\` stands between folders in archives of old Windows programs.
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
        guard !text.hasPrefix("/"), !parts.contains(".."), !text.contains(":"),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
        else { throw .badName(name: text) }
        guard size <= UInt64(ZipArchive.partLimit) else { throw .tooLarge(name: text, limit: ZipArchive.partLimit) }
        guard size <= UInt64(ZipArchive.ratioFloor) || size / max(1, packed) <= UInt64(ZipArchive.ratioLimit) else {
            throw .bomb(name: text)
        }
        return ZipArchive.Entry(
            name: text.replacing("\\", with: "/"), packedSize: Int(packed), size: Int(size),
            place: .init(directoryOffset: place.pos_in_zip_directory, number: place.num_of_file))
    }

    func begin(_ entry: ZipArchive.Entry) throws(ArchiveProblem) {
        var place = unz64_file_pos_s(
            pos_in_zip_directory: entry.place.directoryOffset, num_of_file: entry.place.number)
        guard unsafe unzGoToFilePos64(handle, &place) == UNZ_OK,
            unsafe unzOpenCurrentFile(handle) == UNZ_OK
        else { throw .damaged(name: entry.name) }
    }

    func read(_ limit: Int, of entry: ZipArchive.Entry, to bytes: inout [UInt8]) throws(ArchiveProblem) -> Int {
        var code: Int32 = 0
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            code = unsafe unzReadCurrentFile(handle, buffer.baseAddress, UInt32(limit))
            count = max(0, Int(code))
        }
        guard code >= 0 else { throw .damaged(name: entry.name) }
        if bytes.isEmpty { bytes = piece } else { bytes += piece }
        return piece.count
    }

    /// Closes the file that was read; a wrong checksum is found here.
    func end(_ entry: ZipArchive.Entry) throws(ArchiveProblem) {
        guard unsafe unzCloseCurrentFile(handle) == UNZ_OK else { throw .damaged(name: entry.name) }
    }
}
