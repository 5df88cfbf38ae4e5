public import ContentDigest
import FoundationEssentials
import Glibc
import SQLiteStore

/// What is known of a copy of a registry that was proven to be the same.
///
/// The copy itself says it, in an entry of `hatang_registry`, so that it can be proven again at any time.
public struct RegistryBackup: Hashable, Sendable {
    /// The identifier of the registry.
    public var registry: String
    /// The version of the registry.
    public var version: Int
    /// When the copy was made, as the caller wrote it.
    public var at: String
    /// Of every row of every table.
    public var digest: SHA256Digest
    /// Whether the copy was compared with the registry itself; false where that was written anew each time before its rows
    /// could be read again. The copy is of one state in any case, and its pages are sound.
    public var isCompared: Bool

    /// The key of the entry in `hatang_registry`.
    static let key = "backup"
    /// How often a copy is made anew because the registry has moved on.
    private static let mostAttempts = 3

    /// Is told how many pages are copied, and of how many; what it throws stops the work and is thrown on.
    public typealias Progress = (_ done: Int, _ total: Int) throws -> Void

    /// Copies a registry of any layout while others use it; the copy is a single file that can be opened at once.
    ///
    /// The copy is written under another name, proven, brought to the disk and then given its name: after any error there
    /// is no file of that name, or the one that was there before.
    ///
    /// - Parameters:
    ///   - path: The registry; nothing in it changes.
    ///   - copy: The file to write.
    ///   - replacing: Whether a file that is there already is replaced.
    ///   - instant: When, for people to read.
    /// - Throws: ``BackupError``, ``RegistryError`` as at an opening for reading, and whatever `progress` throws.
    /// - Complexity: O(bytes): the file is copied once, and its rows are read three times.
    public static func make(
        of path: String, to copy: String, replacing: Bool = false, at instant: String,
        progress: Progress = { _, _ in }
    ) throws -> RegistryBackup {
        let held = try HeldFile(path)
        defer { withExtendedLifetime(held) {} }
        try refuseSameFile(path, copy)
        do {
            let source = try Connection(path: path, mode: .readOnly)
            try source.setTrustedSchema(false)
            let target = try UnfinishedFile(path: copy, replacing: replacing)
            let backup = try transfer(source, path, to: target.part, at: instant, progress)
            try target.finish()
            return backup
        } catch {
            throw told(error, path)
        }
    }

    /// What a backup says of itself, when that is still true.
    ///
    /// - Throws: ``BackupError`` for a file that is none, or that was changed or damaged since; ``RegistryError``.
    public static func prove(_ path: String) throws -> RegistryBackup {
        let held = try HeldFile(path)
        defer { withExtendedLifetime(held) {} }
        do {
            let connection = try Connection(path: path, mode: .readOnly)
            try connection.setTrustedSchema(false)
            return try connection.reading { try proven(connection, path) }
        } catch {
            throw told(error, path)
        }
    }

    /// Makes a registry of a backup, which is proven before and after.
    ///
    /// - Throws: As ``prove(_:)`` and ``make(of:to:replacing:at:progress:)``.
    public static func restore(
        _ path: String, to registry: String, replacing: Bool = false, progress: Progress = { _, _ in }
    ) throws -> RegistryBackup {
        let held = try HeldFile(path)
        defer { withExtendedLifetime(held) {} }
        try refuseSameFile(path, registry)
        do {
            let source = try Connection(path: path, mode: .readOnly)
            try source.setTrustedSchema(false)
            let backup = try source.reading { try proven(source, path) }
            let target = try UnfinishedFile(path: registry, replacing: replacing)
            _ = try transfer(source, path, to: target.part, at: nil, progress)
            try target.finish()
            return backup
        } catch {
            throw told(error, path)
        }
    }

    // MARK: Copying

    /// - Parameter instant: When, noted in the copy; nil to leave no note in it.
    private static func transfer(
        _ source: Connection, _ path: String, to part: String, at instant: String?, _ progress: Progress
    ) throws -> RegistryBackup {
        let sharesWriting = try source.value("PRAGMA journal_mode") == .text("wal")
        var backup: RegistryBackup?
        var isCompared = false
        for _ in 0..<mostAttempts where !isCompared {
            let target = try Connection(path: part, mode: .readWrite)
            // The file has no name yet, so nobody needs a journal to put it right.
            _ = try target.value("PRAGMA journal_mode = OFF")
            _ = try target.value("PRAGMA synchronous = OFF")
            let (mark, original) = try source.reading {
                // The first reading begins the state that is copied.
                let mark = try source.value("PRAGMA data_version")
                _ = try version(of: source)
                try source.copy(to: target, progress: progress)
                return (mark, sharesWriting ? try RowsDigest.digest(of: source) : nil)
            }
            _ = try target.value("PRAGMA journal_mode = DELETE")
            if case .text(let detail)? = try target.value("PRAGMA integrity_check(1)"), detail != "ok" {
                throw BackupError.damaged(path: path, detail: detail)
            }
            let digest = try RowsDigest.digest(of: target)
            // Writers wait for readers of a file without a write-ahead log: it is let go before its rows are read.
            let present = try original ?? unmoved(source, since: mark)
            if let present {
                guard present == digest else { throw BackupError.differs(path: path) }
                isCompared = true
            }
            let made = RegistryBackup(
                registry: try identifier(of: target), version: try version(of: target), at: instant ?? "",
                digest: digest,
                isCompared: isCompared)
            try target.run("DELETE FROM hatang_registry WHERE key = ?", .text(key))
            if instant != nil {
                try target.run("INSERT INTO hatang_registry VALUES (?, ?)", .text(key), .text(made.note))
            }
            backup = made
        }
        guard let backup else { throw BackupError.differs(path: path) }
        return backup
    }

    /// The digest of a file's rows; nil where it was written since.
    private static func unmoved(_ source: Connection, since mark: StoredValue?) throws -> SHA256Digest? {
        try source.reading {
            _ = try version(of: source)
            guard try source.value("PRAGMA data_version") == mark else { return nil }
            return try RowsDigest.digest(of: source)
        }
    }

    private static func proven(_ connection: Connection, _ path: String) throws -> RegistryBackup {
        let version = try version(of: connection)
        guard
            case .text(let text)? = try connection.value(
                "SELECT value FROM hatang_registry WHERE key = ?", .text(key)),
            let noted = RegistryBackup(note: text, registry: try identifier(of: connection))
        else { throw BackupError.notBackup(path: path) }
        if case .text(let detail)? = try connection.value("PRAGMA integrity_check(1)"), detail != "ok" {
            throw BackupError.damaged(path: path, detail: detail)
        }
        guard version == noted.version, try RowsDigest.digest(of: connection) == noted.digest else {
            throw BackupError.changed(path: path, version: noted.version, present: version)
        }
        return noted
    }

    // MARK: The note

    private struct Note: Codable {
        var version: Int
        var at: String
        var digest: String
        var compared: Bool
    }

    private var note: String {
        var json = JSONText()
        json.append(raw: #"{"version":"#)
        json.append(number: version)
        json.append(raw: #","at":"#)
        json.append(string: at)
        json.append(raw: #","digest":"#)
        json.append(string: digest.description)
        json.append(raw: #","compared":\#(isCompared)}"#)
        return json.text
    }

    private init(registry: String, version: Int, at: String, digest: SHA256Digest, isCompared: Bool) {
        self.registry = registry
        self.version = version
        self.at = at
        self.digest = digest
        self.isCompared = isCompared
    }

    private init?(note: String, registry: String) {
        guard let note = try? JSONDecoder().decode(Note.self, from: Data(note.utf8)),
            let digest = SHA256Digest(hexadecimal: note.digest)
        else { return nil }
        self.init(
            registry: registry, version: note.version, at: note.at, digest: digest, isCompared: note.compared)
    }

    // MARK: Files

    private static func version(of connection: Connection) throws -> Int {
        guard
            case .text(let text)? = try connection.value("SELECT value FROM hatang_registry WHERE key = 'version'"),
            let version = Int(text)
        else { throw RegistryError.unreadable(table: "hatang_registry", name: "version", column: "value") }
        return version
    }

    private static func identifier(of connection: Connection) throws -> String {
        guard
            case .text(let identifier)? = try connection.value(
                "SELECT value FROM hatang_registry WHERE key = 'identifier'")
        else { throw RegistryError.unreadable(table: "hatang_registry", name: "identifier", column: "value") }
        return identifier
    }

    private static func refuseSameFile(_ path: String, _ other: String) throws {
        var (first, second) = (stat(), stat())
        guard unsafe stat(path, &first) == 0, unsafe stat(other, &second) == 0 else { return }
        guard first.st_dev != second.st_dev || first.st_ino != second.st_ino else {
            throw BackupError.sameFile(path: other)
        }
    }

    private static func told(_ error: any Error, _ path: String) -> any Error {
        guard let error = error as? SQLiteError else { return error }
        if error.needsRecovery { return RegistryError.needsRecovery(path: path) }
        if error.isDamage { return BackupError.damaged(path: path, detail: error.message) }
        if error.message.contains("no such table") { return RegistryError.notRegistry(path: path) }
        return RegistryError(error)
    }
}
