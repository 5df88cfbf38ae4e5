import Glibc

/// A folder of our own for copies of a registry; it goes with its last user.
final class CopyFolder {
    private let path: String
    private var files: [String] = []

    init() throws(RegistryError) {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array((parent + "/hatang-XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw .cannotAccess(path: parent, reason: SystemReason(code: errno).text)
        }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        for file in files { for suffix in ["", "-journal", "-wal", "-shm"] { unsafe unlink(file + suffix) } }
        unsafe rmdir(path)
    }

    /// Makes an empty file; gives its path.
    func makeFile(_ name: String) throws(RegistryError) -> String {
        let file = path + "/" + name
        try FileHeader.createFile(path: file)
        files.append(file)
        return file
    }
}
