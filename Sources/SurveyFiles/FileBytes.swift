import Glibc

/// A regular file, open for reading, closed with its last reader.
final class FileBytes: Sendable {
    /// The path as the caller wrote it.
    let path: String
    /// Bytes of the file when it was opened.
    let size: Int
    private let descriptor: Int32

    init(_ path: String) throws(SurveyFileError) {
        // Without O_NONBLOCK a pipe that nobody writes would hold us here before we can refuse it.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw .missing(path: path) }
            throw .unreadable(path: path, reason: systemReason(errno))
        }
        self.path = path
        self.descriptor = descriptor
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else {
            throw .unreadable(path: path, reason: systemReason(errno))
        }
        size = Int(facts.st_size)
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .isFolder(path: path)
        default: throw .notRegular(path: path)
        }
    }

    deinit { close(descriptor) }

    /// Puts up to `limit` bytes from `offset` on into `buffer`, whose contents go; empty at the end of the file.
    func read(_ limit: Int, at offset: Int, into buffer: inout [UInt8]) throws(SurveyFileError) {
        buffer = try piece(limit, at: offset)
    }

    /// Appends up to `limit` bytes from `offset` on and gives their number; 0 at the end of the file.
    func append(_ limit: Int, at offset: Int, to buffer: inout [UInt8]) throws(SurveyFileError) -> Int {
        let piece = try piece(limit, at: offset)
        if buffer.isEmpty { buffer = piece } else { buffer += piece }
        return piece.count
    }

    private func piece(_ limit: Int, at offset: Int) throws(SurveyFileError) -> [UInt8] {
        let limit = min(limit, max(1, size - offset))
        while true {
            var failure: Int32 = 0
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: limit) { bytes, count in
                let taken = unsafe pread(descriptor, bytes.baseAddress, limit, offset)
                if taken < 0 { failure = errno }
                count = max(0, taken)
            }
            if failure == 0 { return piece }
            guard failure == EINTR else { throw .unreadable(path: path, reason: systemReason(failure)) }
        }
    }
}

/// The system's own word for a code of `errno`.
func systemReason(_ code: Int32) -> String {
    var text = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
