import RegistryRecords
import SQLiteStore

// Surveys with their rows, findings and photos, and the spans that tell which records they made.
extension ChangeMerger {
    func takeSurveys() throws {
        for (old, new) in incoming.changedSurveys { try takeChange(of: old, to: new) }
        var taken: [Int64: Int64] = [:]
        for row in incoming.surveys.sorted(by: { ($0.integer("id") ?? 0) < ($1.integer("id") ?? 0) }) {
            guard let theirs = row.integer("id"), let number = try takeSurvey(row) else { continue }
            taken[theirs] = number
        }
        for (table, rows) in [("hatang_row_blocks", incoming.blocks), ("hatang_findings", incoming.findings)] {
            for row in rows.sorted(by: { ($0.integer("id") ?? 0) < ($1.integer("id") ?? 0) }) {
                guard let number = row.integer("survey").flatMap({ taken[$0] }) else { continue }
                try insert(row.filter { $0.key != "id" }, into: table, replacing: ["survey": .integer(number)])
            }
        }
        takenSurveys = taken
        numbers = try SurveyNumbers.asTheyStood(on: connection)
    }

    /// Takes a new survey in; gives its number when its rows are to come along.
    ///
    /// One that both copies have imported is one survey: that of the earlier import, which is the same in all copies.
    private func takeSurvey(_ row: IncomingChanges.Row) throws -> Int64? {
        guard let name = row.text("identifier") else { throw ChangeSetReader.Failure(detail: "hatang_surveys") }
        var values = row
        values["version"] = .integer(Int64(version(of: Int(row.integer("version") ?? 0))))
        if let undone = row.integer("undone_version") {
            values["undone_version"] = .integer(Int64(version(of: Int(undone))))
        }
        let present = try connection.rows(
            "SELECT id, imported_at, imported_by, plan_digest FROM hatang_surveys WHERE identifier = ?", .text(name)
        ).first
        guard let present, case .integer(let number) = present[0] else {
            part.surveys += 1
            values["id"] = nil
            try insert(values, into: "hatang_surveys", replacing: [:])
            return connection.lastInsertedRow
        }
        func text(_ value: StoredValue?) -> String { if case .text(let text)? = value { text } else { "" } }
        let mine = present.dropFirst().map(text)
        let theirs = ["imported_at", "imported_by", "plan_digest"].map { text(row[$0]) }
        guard theirs.lexicographicallyPrecedes(mine) else { return nil }
        for table in ["hatang_photos", "hatang_row_blocks", "hatang_findings"] {
            try connection.run("DELETE FROM \(table) WHERE survey = ?", .integer(number))
        }
        values["id"] = nil
        values["version"] = nil
        try update("hatang_surveys", number, values)
        return number
    }

    /// Whether no survey here has the name of that one.
    func isNew(survey row: IncomingChanges.Row) throws -> Bool {
        try connection.value(
            "SELECT 1 FROM hatang_surveys WHERE identifier = ?", .text(row.text("identifier") ?? "")) == nil
    }

    /// Takes in that a survey was undone.
    private func takeChange(of old: IncomingChanges.Row, to new: IncomingChanges.Row) throws {
        guard let number = old.integer("id"), let undone = new.integer("undone_version"),
            let at = new.text("undone_at"),
            let name = old.text("identifier") ?? incoming.header.surveys["\(number)"]
        else { return }
        let present = try connection.rows(
            """
            SELECT id, undone_at, ifnull(undone_by, '') FROM hatang_surveys
            WHERE identifier IN (?1, ?2) OR substr(identifier, 1, length(?1) + 1) = ?1 || '~'
            ORDER BY undone_at IS NOT NULL
            """, .text(name), .text(new.text("identifier") ?? name)
        ).first
        guard let present, case .integer(let here) = present[0] else { return }
        // Undone in both copies: as it was done first, at one instant by an order that is the same in all copies.
        if case .text(let known) = present[1], case .text(let who) = present[2],
            (known, who) <= (at, new.text("undone_by") ?? "")
        {
            return
        }
        var values: IncomingChanges.Row = [
            "undone_version": .integer(Int64(version(of: Int(undone)))), "undone_at": .text(at),
            "undone_by": new["undone_by"] ?? .null,
        ]
        values["identifier"] = new["identifier"]
        try update("hatang_surveys", here, values)
        try connection.run("DELETE FROM hatang_photos WHERE survey = ?", .integer(here))
        part.undone += 1
    }

    func takePhotos() throws {
        for row in incoming.photos.sorted(by: { ($0.integer("id") ?? 0) < ($1.integer("id") ?? 0) }) {
            guard let number = row.integer("survey").flatMap({ takenSurveys[$0] }),
                let kind = row.text("table_name").flatMap(RecordKind.init), let record = row.text("record")
            else { continue }
            var values = row
            values["id"] = nil
            try insert(
                values, into: "hatang_photos",
                replacing: [
                    "survey": .integer(number), "record": .text(try resolved(record, kind)?.uuid ?? record),
                ])
        }
    }

    // MARK: Spans

    private func name(_ span: IncomingChanges.Row) throws -> String {
        guard let table = span.text("table_name").flatMap(RecordKind.init)?.table,
            let first = span.integer("first_fid"),
            let last = span.integer("last_fid"), 0 < first, first <= last, last < 1 << 53
        else { throw ChangeSetReader.Failure(detail: "hatang_creations") }
        return "\(table) \(first)"
    }

    /// The spans that say nothing of rows that are here already.
    func freeSpans() throws -> Set<String> {
        var free = Set<String>()
        for span in incoming.spans {
            let name = try name(span)
            let table = span.text("table_name") ?? ""
            let bounds = [span["first_fid"] ?? .null, span["last_fid"] ?? .null]
            let row = try connection.value(
                "SELECT 1 FROM \(table) WHERE fid BETWEEN ? AND ? LIMIT 1", bounds[0], bounds[1])
            let other = try connection.value(
                """
                SELECT 1 FROM hatang_creations WHERE table_name = ?3 AND first_fid <= ?2 AND last_fid >= ?1 LIMIT 1
                """, bounds[0], bounds[1], .text(table))
            if row == nil && other == nil { free.insert(name) }
        }
        return free
    }

    func takeCreations() throws {
        for span in incoming.spans where adoptable.contains(try name(span)) {
            let survey = span.text("survey").map { incoming.header.surveys[$0].map(numbers.stored) ?? $0 }
            try insert(
                span, into: "hatang_creations",
                replacing: [
                    "version": .integer(Int64(version(of: Int(span.integer("version") ?? 0)))),
                    "survey": survey.map(StoredValue.text) ?? .null,
                ])
        }
    }

    // MARK: Rows

    /// Inserts a row; the names of its columns are those of our own table.
    private func insert(
        _ row: IncomingChanges.Row, into table: String, replacing: IncomingChanges.Row
    ) throws {
        let values = row.merging(replacing) { $1 }.sorted { $0.key < $1.key }
        let columns = values.map { "\"\($0.key)\"" }.joined(separator: ", ")
        let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
        try run("INSERT INTO \(table)(\(columns)) VALUES (\(places))", values.map(\.value))
    }

    private func update(_ table: String, _ number: Int64, _ row: IncomingChanges.Row) throws {
        let values = row.sorted { $0.key < $1.key }
        let columns = values.map { "\"\($0.key)\" = ?" }.joined(separator: ", ")
        try run("UPDATE \(table) SET \(columns) WHERE id = ?", values.map(\.value) + [.integer(number)])
    }

    /// Values of another type than their column has are refused by our tables, which are strict.
    private func run(_ sql: String, _ values: [StoredValue]) throws {
        var statement = try Statement(sql, on: connection)
        for (index, value) in values.enumerated() { try statement.bind(value, at: Int32(index + 1)) }
        do throws(SQLiteError) {
            try statement.run()
        } catch {
            guard error.isConstraint else { throw error }
            throw ChangeSetReader.Failure(detail: error.message)
        }
    }
}
