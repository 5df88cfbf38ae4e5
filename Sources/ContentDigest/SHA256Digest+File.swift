import Glibc

/// Why a file could not be digested.
public enum FileDigestError: Error, Hashable, Sendable {
    /// The file cannot be opened; `reason` is the system's own word for it.
    case cannotOpen(path: String, reason: String)
    /// The path is a folder.
    case isDirectory(path: String)
    /// Reading failed after it had begun.
    case cannotRead(path: String, reason: String)
}

extension SHA256Digest {
    /// The digest of a file's bytes, read in pieces, so that the size of the file does not matter.
    ///
    /// - Parameter path: A path of the system, relative to the working directory when it does not begin with `/`.
    public init(ofFile path: String) throws(FileDigestError) {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .cannotOpen(path: path, reason: systemReason(errno)) }
        defer { close(file) }
        var builder = SHA256Builder()
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = unsafe piece.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EISDIR { throw .isDirectory(path: path) }
                throw .cannotRead(path: path, reason: systemReason(errno))
            }
            unsafe piece.withUnsafeBytes { unsafe builder.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        self = builder.digest()
    }
}

private func systemReason(_ code: Int32) -> String {
    var text = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
