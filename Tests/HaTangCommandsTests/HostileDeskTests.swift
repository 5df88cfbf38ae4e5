import Foundation
import HaTangCommands
import RegistryRecords
import SQLiteStore
import Testing

/// Rows that cannot be right, sent as an office sends them: told in plain words, nothing lost, taken once they are mended.
struct HostileDeskTests {
    @Test(
        arguments: HostileDesk.impossibleDays + HostileDesk.evidenceFromTheFuture + HostileDesk.backwards
            + HostileDesk.communesOfAnotherTime)
    func `a row that cannot be right is told, kept as it is written, and taken once it is mended`(
        fault: HostileDesk.Fault
    ) throws {
        let folder = try RegistryFolder()
        let sheet = fault.sheet
        if let before = fault.before {
            // The same row on an earlier day.
            try send([sheet.line("M2", before.merging(["surveyed": "2025-12-01"]) { $1 })], of: sheet, in: folder)
        }
        let bad = sheet.line("M2", fault.cells)
        let told = try send([sheet.line("M1"), bad, sheet.line("M3")], of: sheet, in: folder)
        for (language, words) in [(Language.vietnamese, fault.vi), (.english, fault.en)] {
            let text = try #require(told[language])
            let block = try #require(
                text.components(separatedBy: "\n\n").first { $0.contains("(\(fault.code))") }, "\(text)"
            ).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let value = bad[try #require(sheet.good.firstIndex { $0.column == fault.column })]
            let place =
                language == .vietnamese
                ? "mau.csv, dòng 3, cột «\(fault.column)»" : "mau.csv, row 3, column “\(fault.column)”"
            #expect(block.contains(place), "\(text)")
            #expect(value.isEmpty || block.contains(value), "the value “\(value)”: \(text)")
            #expect(block.contains(words), "\(text)")
            #expect(block.contains(#/→ .{8,}/#), "a remedy: \(text)")
        }

        let database = try Connection(path: folder.file("an-giang.gpkg"), mode: .readOnly)
        let stored = try rawRows(database)
        #expect(stored.map(\.cells) == [sheet.line("M1"), bad, sheet.line("M3")], "nothing lost, nothing changed")
        #expect(stored.map { $0.outcome == "quarantined" } == [false, fault.isRefused, false], "\(told)")
        #expect(try count(sheet, database) == (fault.isRefused && fault.before == nil ? 2 : 3))

        try send(
            [sheet.line("M1"), sheet.line("M2", fault.mended), sheet.line("M3")], of: sheet, in: folder)
        let mended = try rawRows(database)
        let taken = fault.isRefused && fault.before == nil ? ["created"] : ["updated", "created", "unchanged"]
        #expect(taken.contains(mended[1].outcome), "mended: \(mended[1].outcome)")
        let isOfItsOwnDay = sheet.table == "indicators" && !fault.isRefused
        #expect(try count(sheet, database) == (isOfItsOwnDay ? 4 : 3))
        #expect(try provenByThirdRow(sheet, database) == 1, "the mended row is what counts")
    }

    @Test func `a whole list of a day to come waits, is told once, and is taken with the right day`() throws {
        let folder = try RegistryFolder()
        try folder.write("code;kind;commune\nM1;bưu cục;30307\nM2;bưu cục;30307\n", to: "mau.csv")
        let transcript = Transcript()
        folder.run("import @an-giang.gpkg @mau.csv --kind postal --surveyed 2098-01-01", transcript: transcript)
        #expect(transcript.printed.contains("cách ly 2"), "\(transcript.printed)")
        #expect(transcript.told.components(separatedBy: "(survey-in-future)").count == 2, "\(transcript.told)")
        let again = Transcript()
        folder.run("import @an-giang.gpkg @mau.csv --kind postal --surveyed 2026-03-01", transcript: again)
        #expect(again.printed.contains("tạo mới 2"), "\(again.printed)")
    }

    // MARK: The desk

    /// Previews a list in Vietnamese and imports it in English.
    ///
    /// - Returns: What each of them tells.
    @discardableResult
    private func send(
        _ lines: [[String]], of sheet: HostileDesk.Sheet, in folder: RegistryFolder
    ) throws -> [Language: String] {
        let rows = [sheet.good.map(\.column)] + lines
        try folder.write(rows.map { $0.joined(separator: ";") }.joined(separator: "\n") + "\n", to: "mau.csv")
        var told: [Language: String] = [:]
        for (command, language) in [("preview", Language.vietnamese), ("import", .english)] {
            let transcript = Transcript()
            let status = folder.run(
                "\(command) @an-giang.gpkg @mau.csv --kind \(sheet.kind) --max-findings 50", language: language,
                width: 400, transcript: transcript)
            try #require(status == .success, "\(transcript.told)")
            told[language] = transcript.told
        }
        return told
    }

    /// The rows of the newest survey below its header, as they came.
    private func rawRows(_ database: Connection) throws -> [(cells: [String], outcome: String)] {
        let rows = try database.rows(
            """
            SELECT cells, outcome FROM hatang_raw_rows
            WHERE survey = (SELECT max(id) FROM hatang_surveys) AND row > 1 ORDER BY row
            """)
        return try rows.map { row in
            guard case .text(let cells) = row[0], case .text(let outcome) = row[1] else { return ([], "") }
            return (try JSONDecoder().decode([String].self, from: Data(cells.utf8)), outcome)
        }
    }

    private func count(_ sheet: HostileDesk.Sheet, _ database: Connection) throws -> Int64? {
        guard case .integer(let count)? = try database.value("SELECT count(*) FROM \(sheet.table)") else { return nil }
        return count
    }

    /// How many records the third row of the newest survey is the evidence of.
    private func provenByThirdRow(_ sheet: HostileDesk.Sheet, _ database: Connection) throws -> Int64? {
        let newest = "(SELECT max(id) FROM hatang_surveys)"
        let count = try database.value(
            "SELECT count(*) FROM \(sheet.table) WHERE survey_row = 3 AND CAST(survey AS INTEGER) = \(newest)")
        guard case .integer(let count)? = count else { return nil }
        return count
    }
}
