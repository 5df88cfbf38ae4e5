import Glibc
import RegistryRecords
import SQLiteStore

/// The registry of a province: one file, which is a GeoPackage that GIS programs open, too.
///
/// Not `Sendable`: it holds one connection to the file. Several registries may be open on one file at once; a writer
/// waits for another for two minutes and then throws ``RegistryError/busy``.
public final class Registry {
    /// What may be done with the registry.
    public enum Mode: Sendable {
        /// Nothing in the file changes, not even a byte.
        case readOnly
        /// Plans and settings can be written; the file's structure is brought up to date.
        case readWrite
    }

    /// The path that the registry was opened at.
    public let path: String
    /// What may be done with it.
    public let mode: Mode
    /// Names this registry and its copies; 32 lower-case hexadecimal digits.
    public let identifier: String
    /// Whether another program, such as QGIS, was found at the opening to have changed layers since our last writing.
    public let hasOutsideEdits: Bool
    /// Layers that another program has made anew, so that the triggers are gone which keep what others do to them.
    public let replacedLayers: [String]

    let connection: Connection
    private let held: HeldFile

    /// Opens a registry.
    ///
    /// A read-write opening that finds ``hasOutsideEdits`` tightens the extents of the layers and raises ``version``
    /// by one. Deletions by programs that leave no date in `gpkg_contents` are found by the number of rows.
    ///
    /// - Throws: For every kind of wrong file an error of its own, see ``RegistryError``.
    public convenience init(opening path: String, mode: Mode = .readOnly) throws(RegistryError) {
        try self.init(opening: path, mode: mode, migrations: Migration.all)
    }

    package init(
        opening path: String, mode: Mode, migrations: [Migration] = Migration.all,
        busyTimeoutMilliseconds asked: Int32? = nil
    ) throws(RegistryError) {
        held = try HeldFile(path)
        self.path = path
        self.mode = mode
        let busyTimeoutMilliseconds = asked ?? Connection.patienceMilliseconds
        let layers = migrations.flatMap(\.layers)
        do {
            connection = try Connection(
                path: path, mode: mode == .readOnly ? .readOnly : .readWrite,
                busyTimeoutMilliseconds: busyTimeoutMilliseconds)
            switch mode {
            case .readOnly: try connection.setTrustedSchema(false)
            case .readWrite:
                try connection.keepCommitsThroughPowerCuts()
                try connection.registerSpatialFunctions()
                try connection.leaveAbandonedLog(busyTimeoutMilliseconds: busyTimeoutMilliseconds)
            }
            let known = try connection.value(
                """
                SELECT count(*) FROM sqlite_schema
                WHERE type = 'table' AND name IN ('hatang_registry', 'hatang_migrations', 'gpkg_contents')
                """)
            guard known == .integer(3) else { throw RegistryError.notRegistry(path: path) }
            let migrator = Migrator(migrations: migrations, connection: connection)
            try migrator.check(path: path)
            try OwnSchema.check(connection, migrations: migrations, forWriting: mode == .readWrite)
            if let pending = try migrator.pending().first {
                guard mode == .readWrite else {
                    throw RegistryError.olderRegistry(path: path, migration: pending.name)
                }
                try migrator.migrate()
            }
            try LayerState.checkTables(layers, on: connection)
            guard
                case .text(let identifier) = try connection.value(
                    "SELECT value FROM hatang_registry WHERE key = 'identifier'")
            else { throw RegistryError.notRegistry(path: path) }
            self.identifier = identifier
            hasOutsideEdits =
                try LayerState.differs(layers, on: connection) || OutsideMarks.differ(layers, on: connection)
            replacedLayers = try OutsideMarks.layersWithoutTriggers(layers, on: connection)
        } catch let error as SQLiteError where error.needsRecovery {
            throw .needsRecovery(path: path)
        } catch {
            throw .wrapping(error)
        }
        if hasOutsideEdits && mode == .readWrite {
            try write(layers: layers) { try OutsideMarks.note(layers, on: connection) }
        }
    }

    /// A registry by a connection that is open already, whatever the file is like; for reading what can be read.
    init(checking connection: Connection, path: String) throws(RegistryError) {
        held = try HeldFile(path, isChecked: false)
        self.path = path
        mode = .readOnly
        identifier = ""
        hasOutsideEdits = false
        replacedLayers = []
        self.connection = connection
    }

    /// The names of the steps that would bring a file up to date; none when it is. Writes nothing.
    ///
    /// A file whose last writing was cut off counts as up to date: opening it for writing tells.
    public static func pendingSteps(ofRegistryAt path: String) throws(RegistryError) -> [String] {
        let held = try HeldFile(path)
        defer { withExtendedLifetime(held) {} }
        do {
            let connection = try Connection(path: path, mode: .readOnly)
            return try Migrator(migrations: Migration.all, connection: connection).pending().map(\.name)
        } catch let error as SQLiteError where error.needsRecovery {
            return []
        } catch {
            throw .wrapping(error)
        }
    }

    /// Makes an empty registry and opens it for writing.
    ///
    /// - Throws: ``RegistryError/fileExists(path:)`` when anything has that path already. After any other error no
    ///   file is left behind.
    public static func create(at path: String) throws(RegistryError) -> Registry {
        try create(at: path, migrations: Migration.all)
    }

    package static func create(at path: String, migrations: [Migration]) throws(RegistryError) -> Registry {
        try FileHeader.createFile(path: path)
        do {
            let connection = try Connection(path: path, mode: .readWrite)
            try Migrator(migrations: migrations, connection: connection).migrate()
            try connection.transaction { try seed(connection, layers: migrations.flatMap(\.layers), path: path) }
            return try Registry(opening: path, mode: .readWrite, migrations: migrations)
        } catch {
            unsafe unlink(path)
            throw .wrapping(error)
        }
    }

    private static func seed(_ connection: Connection, layers: [String], path: String) throws {
        let block = FidBlock.random().start
        for (key, value) in [
            ("identifier", RegistryRecord.newIdentifier()), ("version", "0"), ("fid_block", "\(block)"),
        ] {
            try connection.run("INSERT INTO hatang_registry VALUES (?, ?)", .text(key), .text(value))
        }
        try FidBlock.keep(path: path, on: connection)
        for layer in layers {
            try connection.run("INSERT INTO sqlite_sequence(name, seq) VALUES (?, ?)", .text(layer), .integer(block))
            try LayerState.record(layer, on: connection)
        }
    }

    /// Goes up by one with every committed change of content; 0 for a registry just made.
    ///
    /// Edits by other programs count as one change, at the opening that finds them.
    public var version: Int {
        get throws(RegistryError) {
            try read { try storedVersion() + (hasOutsideEdits && mode == .readOnly ? 1 : 0) }
        }
    }

    func storedVersion() throws -> Int {
        guard
            case .text(let text) = try connection.value("SELECT value FROM hatang_registry WHERE key = 'version'"),
            let version = Int(text)
        else { throw RegistryError.unreadable(table: "hatang_registry", name: "version", column: "value") }
        return version
    }
}

extension RegistryError {
    static func wrapping(_ error: any Error) -> RegistryError {
        switch error {
        case let error as RegistryError: error
        case let error as SQLiteError: RegistryError(error)
        default: .storage(code: 0, message: "\(error)", sql: "")
        }
    }
}
