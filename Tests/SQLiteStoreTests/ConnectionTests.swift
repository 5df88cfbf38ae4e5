import Foundation
import SQLiteStore
import TestWitnesses
import Testing

struct Refusal: Error, Equatable {}

struct ConnectionTests {
    let folder: TemporaryFolder
    let connection: Connection

    init() throws {
        folder = try TemporaryFolder()
        connection = try Connection(path: folder.file("test.db"), mode: .create)
        try connection.execute(
            """
            CREATE TABLE point (id INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT;
            CREATE TABLE cell (point INTEGER NOT NULL REFERENCES point(id)) STRICT;
            INSERT INTO point VALUES (1, 'Mỹ Bình');
            """)
    }

    private func names() throws -> [[StoredValue]] {
        try connection.rows("SELECT name FROM point ORDER BY id")
    }

    @Test func `work that throws leaves no trace and its error comes through`() throws {
        #expect(throws: Refusal.self) {
            try connection.transaction {
                try connection.run("INSERT INTO point VALUES (2, 'Mỹ Long')")
                throw Refusal()
            }
        }
        #expect(try names() == [[.text("Mỹ Bình")]])
        #expect(!connection.isInTransaction)
    }

    @Test func `a nested transaction is refused and the outer one goes on`() throws {
        try connection.transaction {
            try connection.run("INSERT INTO point VALUES (2, 'Mỹ Long')")
            #expect(throws: SQLiteError.self) { try connection.transaction {} }
            try connection.run("INSERT INTO point VALUES (3, 'Mỹ Xuyên')")
        }
        #expect(try names().count == 3)
    }

    @Test func `a second writer waits and then gives up with a busy error`() throws {
        let second = try Connection(path: folder.file("test.db"), mode: .readWrite, busyTimeoutMilliseconds: 20)
        _ = try connection.transaction {
            #expect {
                try second.transaction { try second.run("DELETE FROM point") }
            } throws: {
                ($0 as? SQLiteError)?.isBusy == true
            }
        }
        try second.transaction { try second.run("INSERT INTO point VALUES (2, 'Mỹ Long')") }
        #expect(try names().count == 2)
    }

    @Test func `broken rules name the extended code and the statement`() throws {
        func failure(_ sql: String) -> SQLiteError? {
            do throws(SQLiteError) {
                try connection.run(sql)
                return nil
            } catch { return error }
        }
        #expect(failure("INSERT INTO cell VALUES (7)")?.extendedCode == 787)  // SQLITE_CONSTRAINT_FOREIGNKEY
        let twice = failure("INSERT INTO point VALUES (2, 'Mỹ Bình')")
        #expect(twice?.extendedCode == 2067)  // SQLITE_CONSTRAINT_UNIQUE
        #expect(twice?.sql == "INSERT INTO point VALUES (2, 'Mỹ Bình')")
        #expect(failure("SELEKT")?.message.contains("SELEKT") == true)
        #expect(failure("  ; -- nothing")?.message == "no statement in the text")
        #expect(failure("DELETE FROM cell; DELETE FROM point")?.message == "more than one statement in the text")
        #expect(try names().count == 1)
    }

    @Test func `reading keeps one state while another connection commits`() throws {
        try connection.execute("PRAGMA journal_mode = WAL")
        let second = try Connection(path: folder.file("test.db"), mode: .readWrite)
        try connection.reading {
            #expect(try names().count == 1)
            try second.run("INSERT INTO point VALUES (2, 'Mỹ Long')")
            #expect(try names().count == 1)
        }
        #expect(try names().count == 2)
    }

    @Test(arguments: [Connection.Mode.readOnly, .readWrite])
    func `opening a missing file makes none`(mode: Connection.Mode) throws {
        let path = folder.file("missing.db")
        #expect(throws: SQLiteError.self) { try Connection(path: path, mode: mode) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a read-only connection refuses to write`() throws {
        let reader = try Connection(path: folder.file("test.db"), mode: .readOnly)
        #expect {
            try reader.run("DELETE FROM point")
        } throws: {
            ($0 as? SQLiteError)?.isReadOnly == true
        }
    }

    @Test func `the file's own structures cannot be overwritten`() throws {
        try connection.execute("PRAGMA writable_schema = ON")
        #expect(throws: SQLiteError.self) { try connection.run("DELETE FROM sqlite_schema") }
    }
}
