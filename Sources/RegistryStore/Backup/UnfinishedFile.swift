import Glibc

/// A file that is written under another name beside the one meant and gets its own when it is whole and on the disk, so
/// that nobody ever finds half of it.
struct UnfinishedFile: ~Copyable {
    /// Where the file will be.
    let path: String
    /// Where it is written.
    let part: String
    private let isReplacing: Bool
    private var isFinished = false

    /// Makes the empty file under its other name.
    ///
    /// - Parameter replacing: Whether a file that is there already goes; otherwise it is refused.
    init(path: String, replacing: Bool) throws {
        self.path = path
        isReplacing = replacing
        part = "\(path).part-\(getpid())"
        var status = stat()
        if unsafe lstat(path, &status) == 0 {
            guard replacing else { throw BackupError.fileExists(path: path) }
            guard status.st_mode & S_IFMT == S_IFREG else { throw RegistryError.notAFile(path: path) }
            // A name can be given away in any folder that may be written; a file that may not be written is meant to stay.
            guard unsafe access(path, W_OK) == 0 else {
                throw RegistryError.cannotAccess(path: path, reason: SystemReason(code: errno).text)
            }
        }
        // SQLite would take what is left beside for a part of the new file.
        for suffix in ["-journal", "-wal"] {
            guard unsafe stat(path + suffix, &status) != 0 || status.st_size == 0 else {
                throw BackupError.inUse(path: path, beside: path + suffix)
            }
        }
        do throws(RegistryError) {
            try FileHeader.createFile(path: part)
        } catch {
            switch error {
            case .fileExists: throw BackupError.fileExists(path: part)
            case .cannotAccess(_, let reason): throw RegistryError.cannotAccess(path: path, reason: reason)
            default: throw error
            }
        }
    }

    deinit {
        if !isFinished { for suffix in ["", "-journal", "-wal", "-shm"] { unsafe unlink(part + suffix) } }
    }

    /// Waits until the content is on the disk and gives the file its name.
    consuming func finish() throws {
        try Self.waitForDisk(part, named: path)
        if isReplacing {
            guard unsafe rename(part, path) == 0 else { throw refused(errno) }
        } else if unsafe link(part, path) == 0 {
            unsafe unlink(part)
        } else {
            guard errno != EEXIST else { throw BackupError.fileExists(path: path) }
            // Disks that know no second name of a file, such as memory sticks.
            guard unsafe access(path, F_OK) != 0 else { throw BackupError.fileExists(path: path) }
            guard unsafe rename(part, path) == 0 else { throw refused(errno) }
        }
        isFinished = true
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        // The file is whole whether or not the folder can be waited for, which some systems refuse.
        try? Self.waitForDisk(folder, named: path)
    }

    private func refused(_ code: Int32) -> RegistryError {
        .cannotAccess(path: path, reason: SystemReason(code: code).text)
    }

    private static func waitForDisk(_ file: String, named path: String) throws {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw RegistryError.cannotAccess(path: path, reason: SystemReason(code: errno).text)
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw errno == ENOSPC || errno == EDQUOT
                ? RegistryError.diskFull
                : RegistryError.cannotAccess(path: path, reason: SystemReason(code: errno).text)
        }
    }
}
