import CSQLite

/// What SQLite refused, and while doing what.
public struct SQLiteError: Error, Sendable, Hashable {
    /// SQLite's extended result code, such as 787 for a broken foreign key; its low 8 bits are the primary code.
    public let extendedCode: Int32
    /// SQLite's own text, in English.
    public let message: String
    /// The statement that failed; empty when it was no statement, such as opening a file.
    public let sql: String

    /// Makes an error.
    public init(extendedCode: Int32, message: String, sql: String) {
        self.extendedCode = extendedCode
        self.message = message
        self.sql = sql
    }

    /// The primary code, such as 19 for any broken constraint.
    public var primaryCode: Int32 { extendedCode & 0xFF }

    /// Another connection held the file for longer than the busy time-out.
    public var isBusy: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }

    /// The file is not a database, or its pages contradict each other.
    public var isDamage: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }

    /// The disk is full.
    public var isFull: Bool { primaryCode == SQLITE_FULL }

    /// A write was tried on a file or a connection that only reads.
    public var isReadOnly: Bool { primaryCode == SQLITE_READONLY }

    /// The system could not read, write or sync what it was asked to.
    public var isDiskFailure: Bool { primaryCode == SQLITE_IOERR }

    /// A file could not be opened or made, such as the journal beside a database in a folder that is read-only.
    public var isUnopenable: Bool { primaryCode == SQLITE_CANTOPEN }

    /// A writer was cut off and its journal waits; the next connection that may write puts the file right.
    public var needsRecovery: Bool {
        extendedCode == SQLITE_READONLY | (3 << 8) || extendedCode == SQLITE_READONLY | (1 << 8)
    }

    /// A value broke a rule of its table, such as being unique.
    public var isConstraint: Bool { primaryCode == SQLITE_CONSTRAINT }
}

extension SQLiteError: CustomStringConvertible {
    /// The message, the code and the statement.
    public var description: String {
        sql.isEmpty ? "\(message) (SQLite \(extendedCode))" : "\(message) (SQLite \(extendedCode)) in: \(sql)"
    }
}
