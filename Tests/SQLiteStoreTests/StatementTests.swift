import SQLiteStore
import TestWitnesses
import Testing

struct StatementTests {
    let folder: TemporaryFolder
    let connection: Connection

    init() throws {
        folder = try TemporaryFolder()
        connection = try Connection(path: folder.file("test.db"), mode: .create)
        try connection.execute("CREATE TABLE kept (value)")
    }

    @Test(arguments: [
        StoredValue.null, .integer(.min), .integer(.max), .integer(0), .real(-0.1), .real(.infinity), .text(""),
        .text("Chợ Mới\u{0}Óc Eo 🗼"), .blob([]), .blob([0, 255, 0]), .blob(Array(repeating: 7, count: 100_000)),
    ])
    func `every value comes back as it was bound`(_ value: StoredValue) throws {
        try connection.run("INSERT INTO kept VALUES (?)", value)
        #expect(try connection.rows("SELECT value FROM kept") == [[value]])
    }

    @Test func `a statement runs again after a reset with new parameters`() throws {
        var insert = try Statement("INSERT INTO kept VALUES (?)", on: connection)
        for number in 1...3 {
            try insert.bind(number, at: 1)
            try insert.run()
        }
        var sum = try Statement("SELECT sum(value), 'a', NULL, 2.5 FROM kept", on: connection)
        let found = try sum.step()
        let (whole, real, text) = (sum.integer(at: 0), sum.real(at: 0), sum.text(at: 0))
        let (letter, none, half, wholeHalf) = (sum.text(at: 1), sum.isNull(at: 2), sum.real(at: 3), sum.integer(at: 3))
        let another = try sum.step()
        #expect(found && !another)
        #expect(whole == 6 && real == 6 && text == nil)
        #expect(letter == "a" && none && half == 2.5 && wholeHalf == nil)
    }

    @Test func `a parameter that the statement has not is an error`() throws {
        var insert = try Statement("INSERT INTO kept VALUES (?)", on: connection)
        let refused: Bool
        do throws(SQLiteError) {
            try insert.bind("Óc Eo", at: 2)
            refused = false
        } catch { refused = error.extendedCode == 25 }  // SQLITE_RANGE
        #expect(refused)
    }

    @Test func `text that is no UTF-8 is read without harm`() throws {
        #expect(try connection.value("SELECT CAST(x'41ff42' AS TEXT)") == .text("A\u{FFFD}B"))
    }

    @Test func `a function sees its arguments and its error stops the statement`() throws {
        try connection.register(function: "marks", argumentCount: 1) { arguments in
            guard let text = arguments.text(at: 0) else { throw Refusal() }
            return .integer(Int64(text.unicodeScalars.filter { $0.value > 127 }.count))
        }
        #expect(try connection.value("SELECT marks('Mỹ Bình')") == .integer(2))
        #expect {
            try connection.value("SELECT marks(NULL)")
        } throws: {
            ($0 as? SQLiteError)?.message.contains("Refusal") == true
        }
    }

    @Test func `statements outlive the last other reference to their connection`() throws {
        var query = try Statement("SELECT 1", on: Connection(path: folder.file("test.db"), mode: .readOnly))
        let found = try query.step()
        let one = query.integer(at: 0)
        #expect(found && one == 1)
    }
}
