import Glibc

/// A folder of our own for files that have to lie on the disk; it goes with its last user.
final class ScratchFolder: Sendable {
    let path: String

    init() throws(SurveyFileError) {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array((parent + "/hatang-XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw .unreadable(path: parent, reason: systemReason(errno)) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        if let folder = unsafe opendir(path) {
            while let entry = unsafe readdir(folder) {
                let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                    unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name != ".", name != ".." { _ = unsafe unlink(path + "/" + name) }
            }
            unsafe closedir(folder)
        }
        _ = unsafe rmdir(path)
    }

    /// Makes a name in the folder for a file elsewhere.
    func link(_ name: String, to target: String) throws(SurveyFileError) -> String {
        guard let whole = unsafe realpath(target, nil) else {
            throw .unreadable(path: target, reason: systemReason(errno))
        }
        defer { unsafe free(whole) }
        guard unsafe symlink(whole, path + "/" + name) == 0 else {
            throw .unreadable(path: path, reason: systemReason(errno))
        }
        return path + "/" + name
    }

    /// Unpacks a file of an archive under another name; never more than the archive's list says.
    func unpack(_ entry: ZipArchive.Entry, of archive: ZipArchive, as name: String) throws(SurveyFileError) -> String {
        let target = path + "/" + name
        let descriptor = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unreadable(path: target, reason: systemReason(errno)) }
        defer { close(descriptor) }
        do throws(ArchiveProblem) {
            let part = try archive.open(entry)
            var bytes: [UInt8] = []
            while try part.append(1 << 18, to: &bytes) {
                guard Self.write(bytes, to: descriptor) else { throw .damaged(name: entry.name) }
                bytes.removeAll(keepingCapacity: true)
            }
        } catch {
            throw .archive(file: SurveyFile.name(of: archive.path), error)
        }
        return target
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
