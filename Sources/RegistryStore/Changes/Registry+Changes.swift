import RegistryRecords
import SQLiteStore

extension Registry {
    /// What was done in this registry since one of its versions, to be shown or to be taken in by another copy.
    ///
    /// - Throws: ``ChangesError/noVersion(asked:present:)``, ``ChangesError/unclaimedEdits(path:)``, ``RegistryError``.
    /// - Complexity: O(bytes of the file), which is copied twice, and O(changes) of memory.
    public func changes(since version: Int) throws -> RegistryChanges {
        let present = try self.version
        guard (0...present).contains(version) else {
            throw ChangesError.noVersion(asked: version, present: present)
        }
        guard try !hasUnclaimedEdits else { throw ChangesError.unclaimedEdits(path: path) }
        do {
            let folder = try CopyFolder()
            defer { withExtendedLifetime(folder) {} }
            let (presentPath, earlierPath) = (try folder.makeFile("present"), try folder.makeFile("earlier"))
            try copy(to: presentPath)
            let copied = try Registry(opening: presentPath)
            try copied.copy(to: earlierPath)
            let earlier = try Registry(opening: earlierPath, mode: .readWrite)
            // Nobody needs the copy when this is over, so nothing waits for the disk.
            _ = try earlier.connection.value("PRAGMA synchronous = OFF")
            try Rewinding(registry: earlier, version: version).run()
            try earlier.connection.transaction {
                for (table, name, _) in EarlierContent.tables {
                    // What they were is known by their digests only, so that they count as new, as they are now.
                    for (row, _) in try EarlierContent.changed(in: table, since: version, on: copied.connection) {
                        try earlier.connection.run("DELETE FROM \(table) WHERE \(name) = ?", .text(row))
                    }
                }
            }
            return try RegistryChanges(of: copied, earlier, at: earlierPath, since: version)
        } catch let error as SQLiteError {
            throw RegistryError(error)
        }
    }

    /// The version after which this file is on its own: that at which it was copied, 0 for one that never was.
    public var ownBeginning: Int {
        get throws(RegistryError) { try read { try Lineage(on: connection).ownBeginning } }
    }

    /// Makes a copy as the registry was at one of its versions, by its history; see `Rewinding` for what has none.
    ///
    /// - Parameter path: Of a file that is not there yet.
    package func copyRewound(to version: Int, at path: String) throws -> Registry {
        try FileHeader.createFile(path: path)
        try copy(to: path)
        let copy = try Registry(opening: path, mode: .readWrite)
        try Rewinding(registry: copy, version: version).run()
        return copy
    }

    private func copy(to path: String) throws {
        let target = try Connection(path: path, mode: .readWrite)
        try connection.reading {
            // The first reading begins the state that is copied.
            _ = try storedVersion()
            try connection.copy(to: target)
        }
        _ = try target.value("PRAGMA journal_mode = DELETE")
    }

    /// Whether another program has changed layers since we wrote them, and nobody has claimed it.
    var hasUnclaimedEdits: Bool {
        get throws {
            if hasOutsideEdits && mode == .readOnly { return true }
            return try read {
                for layer in Migration.all.flatMap(\.layers)
                where try !OutsideEditReader(layer, on: connection).edits().isEmpty { return true }
                return false
            }
        }
    }
}
