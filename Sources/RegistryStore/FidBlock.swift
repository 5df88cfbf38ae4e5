import Glibc
import SQLiteStore

/// The ids that a file may give to new rows: a block of 2²⁴ in the 53 bits that every GIS program can hold, chosen at
/// random, so that rows made in two copies can stand in one.
///
/// A copy made with the means of the system has the block of its original. So the block belongs to one file, which it is
/// noted with, and another file draws a new one when it first writes.
struct FidBlock {
    /// Rows get the ids that follow.
    let start: Int64

    private static let size: Int64 = 1 << 24
    private static let identityKey = "file"

    /// One that no other file has.
    static func random() -> FidBlock { FidBlock(start: Int64.random(in: 1..<(1 << 29)) << 24) }

    private init(start: Int64) {
        self.start = start
    }

    /// The block of a file.
    init(on connection: Connection) throws {
        guard
            case .text(let text)? = try connection.value("SELECT value FROM hatang_registry WHERE key = 'fid_block'"),
            let start = Int64(text)
        else { throw RegistryError.unreadable(table: "hatang_registry", name: "fid_block", column: "value") }
        self.start = start
    }

    private var ids: ClosedRange<Int64> { start...(start + Self.size - 1) }

    /// The last id of the block that a row of a layer has or had; the one before the first when none had.
    func last(in layer: String, on connection: Connection) throws -> Int64 {
        let known = try connection.value(
            """
            SELECT max(
                ?2,
                ifnull((SELECT max(fid) FROM \(layer) WHERE fid BETWEEN ?2 AND ?3), ?2),
                ifnull((SELECT max(last_fid) FROM hatang_creations WHERE table_name = ?1 AND last_fid BETWEEN ?2 AND ?3), ?2),
                ifnull((SELECT seq FROM sqlite_sequence WHERE name = ?1 AND seq BETWEEN ?2 AND ?3), ?2))
            """, .text(layer), .integer(ids.lowerBound), .integer(ids.upperBound))
        guard case .integer(let last)? = known else { throw RegistryError.damaged(detail: "sqlite_sequence, \(layer)") }
        return last
    }

    /// Lets programs that leave ids to SQLite go on behind the last one of the block.
    func sequence(_ layer: String, on connection: Connection) throws {
        let last = try last(in: layer, on: connection)
        try connection.run("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", .integer(last), .text(layer))
    }

    /// Notes that the block is that of the file at a path.
    static func keep(path: String, on connection: Connection) throws {
        guard let identity = FileIdentity(path: path) else { return }
        try connection.run(
            "INSERT OR REPLACE INTO hatang_registry VALUES (?, ?)", .text(identityKey), .text(identity.description))
    }

    /// Draws a new block when the file at a path is another one than that which the block was noted with: a copy.
    ///
    /// Part of the transaction that is the first to write.
    static func ensureOwn(path: String, layers: [String], on connection: Connection) throws {
        guard let identity = FileIdentity(path: path) else { return }
        let noted = try connection.value("SELECT value FROM hatang_registry WHERE key = ?", .text(identityKey))
        guard noted != .text(identity.description) else { return }
        let block = FidBlock.random()
        var lineage = try Lineage(on: connection)
        guard case .text(let text)? = try connection.value("SELECT value FROM hatang_registry WHERE key = 'version'"),
            let version = Int(text)
        else { throw RegistryError.unreadable(table: "hatang_registry", name: "version", column: "value") }
        lineage.begin(block: block.start, after: version)
        try lineage.write(on: connection)
        try connection.run("UPDATE hatang_registry SET value = ? WHERE key = 'fid_block'", .text("\(block.start)"))
        try keep(path: path, on: connection)
        for layer in layers { try block.sequence(layer, on: connection) }
    }
}
