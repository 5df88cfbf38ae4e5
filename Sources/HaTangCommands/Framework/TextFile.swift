import Glibc

/// Why a file could not be read or written.
struct FileFailure: Error {
    /// `errno` of the call that failed.
    let code: Int32

    /// The system's words for it, in its own language.
    var reason: String {
        guard let text = unsafe strerror(code) else { return "errno \(code)" }
        return unsafe String(cString: text)
    }
}

/// Reads text files, and writes text to descriptors and files, without buffers of its own: what is written is written.
enum TextFile {
    /// The text of a file in UTF-8.
    ///
    /// - Throws: ``CommandError`` that names the file and says why it cannot be read.
    static func read(_ path: String) throws(CommandError) -> String {
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try self.bytes(of: path)
        } catch {
            throw unreadable(path, error)
        }
        guard !bytes.isEmpty else { throw CommandError(vi: "tệp «\(path)» rỗng", en: "“\(path)” is empty") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandError(vi: "«\(path)» không phải văn bản UTF-8", en: "“\(path)” is not UTF-8 text")
        }
        return text
    }

    /// What people are told when a file cannot be read.
    static func unreadable(_ path: String, _ failure: FileFailure) -> CommandError {
        switch failure.code {
        case ENOENT: CommandError(vi: "không có tệp «\(path)»", en: "there is no file “\(path)”")
        case EISDIR:
            CommandError(vi: "«\(path)» là thư mục, không phải tệp", en: "“\(path)” is a folder, not a file")
        default:
            CommandError(
                vi: "không đọc được tệp «\(path)»: \(failure.reason)", en: "cannot read “\(path)”: \(failure.reason)")
        }
    }

    /// A descriptor to read a file by; the caller closes it.
    static func descriptor(reading path: String) throws(FileFailure) -> Int32 {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(code: errno) }
        return descriptor
    }

    /// All bytes of a file.
    static func bytes(of path: String) throws(FileFailure) -> [UInt8] {
        let descriptor = try descriptor(reading: path)
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe piece.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count > 0 { bytes += piece[..<count] } else if errno != EINTR { throw FileFailure(code: errno) }
        }
    }

    /// Writes all of the text to a descriptor.
    static func write(_ text: String, toDescriptor descriptor: Int32) throws(FileFailure) {
        var text = text
        let failure = text.withUTF8 { bytes in unsafe write(UnsafeRawBufferPointer(bytes), to: descriptor) }
        guard failure == 0 else { throw FileFailure(code: failure) }
    }

    /// Writes all of the bytes to a descriptor.
    static func write(_ bytes: [UInt8], toDescriptor descriptor: Int32) throws(FileFailure) {
        let failure = unsafe bytes.withUnsafeBytes { bytes in unsafe write(bytes, to: descriptor) }
        guard failure == 0 else { throw FileFailure(code: failure) }
    }

    /// 0, or the `errno` of the call that failed.
    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
        var done = 0
        while done < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }

    /// Finds out whether a file can be made at a path or replaced there, without making it.
    static func checkWritable(_ path: String) throws(FileFailure) {
        var status = stat()
        if unsafe stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT != S_IFDIR else { throw FileFailure(code: EISDIR) }
            // What is no ordinary file is written to directly; others are replaced in their folder.
            if status.st_mode & S_IFMT != S_IFREG { return }
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard unsafe access(folder, W_OK | X_OK) == 0 else { throw FileFailure(code: errno) }
    }

    /// Writes the text to a file; see ``write(_:to:)-([UInt8],_)``.
    static func write(_ text: String, to path: String) throws(FileFailure) { try write(Array(text.utf8), to: path) }

    /// Writes bytes to a file beside the one meant and then puts it in its place, so that nobody ever finds half a
    /// file. What is no ordinary file, such as `/dev/stdout`, is written to directly.
    static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
        var status = stat()
        if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            return try write(bytes, toNewFile: path, flags: O_WRONLY)
        }
        let part = "\(path).part-\(getpid())"
        do throws(FileFailure) {
            try write(bytes, toNewFile: part, flags: O_WRONLY | O_CREAT | O_EXCL)
            guard unsafe rename(part, path) == 0 else { throw FileFailure(code: errno) }
        } catch {
            if error.code != EEXIST { unsafe unlink(part) }
            throw error
        }
    }

    private static func write(_ bytes: [UInt8], toNewFile path: String, flags: Int32) throws(FileFailure) {
        let descriptor = unsafe open(path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileFailure(code: errno) }
        do throws(FileFailure) {
            try write(bytes, toDescriptor: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        // Some file systems tell only here that the disk is full.
        guard close(descriptor) == 0 else { throw FileFailure(code: errno) }
    }
}
