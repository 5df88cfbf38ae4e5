import Glibc

/// What the first bytes of a file say, read before SQLite sees it: so that nothing is created, and so that a user
/// learns which of the many wrong files it is.
struct FileHeader {
    /// The registry's mark, “GPKG” as a number.
    static let applicationIdentifier: UInt32 = 0x4750_4B47

    /// Refuses a path that cannot be a GeoPackage; changes nothing.
    static func check(path: String) throws(RegistryError) {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw errno == ENOENT
                ? .notFound(path: path) : .cannotAccess(path: path, reason: SystemReason(code: errno).text)
        }
        defer { close(file) }
        var status = try facts(of: file, path: path)
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory(path: path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notGeoPackage(path: path) }
        guard status.st_size > 0 else { throw .emptyFile(path: path) }
        var header = first(of: file)
        guard header.isSQLite else { throw .notGeoPackage(path: path) }
        // Looked at again when it seems too short: a writer may have come between the looks.
        for _ in 0..<5 where isTooShort(path: path, header, status) {
            usleep(20_000)
            header = first(of: file)
            status = try facts(of: file, path: path)
        }
        if isTooShort(path: path, header, status), let expected = header.expectedSize {
            throw .truncated(path: path, bytes: Int(status.st_size), expected: expected)
        }
        guard header.number(at: 68) == applicationIdentifier else { throw .notGeoPackage(path: path) }
    }

    private static func facts(of file: Int32, path: String) throws(RegistryError) -> stat {
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else {
            throw .cannotAccess(path: path, reason: SystemReason(code: errno).text)
        }
        return status
    }

    private static func first(of file: Int32) -> FileHeader {
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, $0.count, 0) }
        return FileHeader(bytes: Array(bytes.prefix(max(0, count))))
    }

    /// Whether a file is shorter than it says, and nobody is writing it.
    private static func isTooShort(path: String, _ header: FileHeader, _ status: stat) -> Bool {
        guard let expected = header.expectedSize, status.st_size < expected else { return false }
        // A writer that was cut off may have left a short file, which SQLite puts right from the journal beside it.
        return !["-journal", "-wal"].contains { suffix in
            var beside = stat()
            return unsafe stat(path + suffix, &beside) == 0 && beside.st_size > 0
        }
    }

    /// Makes an empty file, and refuses when anything has the path already.
    static func createFile(path: String) throws(RegistryError) {
        let file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else {
            throw errno == EEXIST
                ? .fileExists(path: path) : .cannotAccess(path: path, reason: SystemReason(code: errno).text)
        }
        close(file)
    }

    private var bytes: [UInt8]

    private var isSQLite: Bool {
        Array(bytes.prefix(16)) == Array("SQLite format 3\u{0}".utf8)
    }

    /// The size that the header states; nil when it does not vouch for it.
    ///
    /// Source: SQLite, “Database File Format”, section 1.3.7: the count of pages holds while the change counter at 24
    /// equals the number at 92.
    private var expectedSize: Int? {
        guard let pages = number(at: 28), pages > 0, number(at: 24) == number(at: 92) else {
            return bytes.count < 100 ? 512 : nil
        }
        let stated = Int(bytes[16]) << 8 | Int(bytes[17])
        return Int(pages) * (stated == 1 ? 65_536 : stated)
    }

    private func number(at offset: Int) -> UInt32? {
        guard bytes.count >= offset + 4 else { return nil }
        return bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// The system's own word for an error number.
struct SystemReason {
    var code: Int32

    var text: String {
        var text = [CChar](repeating: 0, count: 256)
        guard unsafe strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
