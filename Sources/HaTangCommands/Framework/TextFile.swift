import Glibc

/// Why text could not be written.
struct WriteFailure: Error {
    /// `errno` of the call that failed.
    let code: Int32

    /// The system's words for it, in its own language.
    var reason: String {
        guard let text = unsafe strerror(code) else { return "errno \(code)" }
        return unsafe String(cString: text)
    }
}

/// Writes text to descriptors and files, without buffers of its own: what is written is written.
enum TextFile {
    /// Writes all of the text to a descriptor.
    static func write(_ text: String, toDescriptor descriptor: Int32) throws(WriteFailure) {
        var text = text
        let failure: Int32 = text.withUTF8 { bytes in
            var done = 0
            while done < bytes.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[done...])
                let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count >= 0 {
                    done += count
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
        guard failure == 0 else { throw WriteFailure(code: failure) }
    }

    /// Writes the text to a file beside the one meant and then puts it in its place, so that nobody ever finds half a
    /// file. What is no ordinary file, such as `/dev/stdout`, is written to directly.
    static func write(_ text: String, to path: String) throws(WriteFailure) {
        var status = stat()
        if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            return try write(text, toNewFile: path, flags: O_WRONLY)
        }
        let part = "\(path).part-\(getpid())"
        do throws(WriteFailure) {
            try write(text, toNewFile: part, flags: O_WRONLY | O_CREAT | O_EXCL)
            guard unsafe rename(part, path) == 0 else { throw WriteFailure(code: errno) }
        } catch {
            if error.code != EEXIST { unsafe unlink(part) }
            throw error
        }
    }

    private static func write(_ text: String, toNewFile path: String, flags: Int32) throws(WriteFailure) {
        let descriptor = unsafe open(path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw WriteFailure(code: errno) }
        do throws(WriteFailure) {
            try write(text, toDescriptor: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        // Some file systems tell only here that the disk is full.
        guard close(descriptor) == 0 else { throw WriteFailure(code: errno) }
    }
}
