public import RegistryRecords
import SQLiteStore
import VN2000

/// Writes an import batch by batch, within the transaction of ``Registry/importing(_:baseVersion:by:at:_:)``.
public final class ImportWriter {
    private let connection: Connection
    private let survey: SurveyDescription
    private let version: Int
    private let who: String?
    private let instant: String
    /// The key of the survey in the file.
    let number: Int64
    private var numbers: SurveyNumbers
    private var writers: [RecordKind: RecordWriter] = [:]
    private var block: Statement
    private var finding: Statement
    private let history: HistoryWriter
    private var findingCount = 0
    private var lastRow = Int.min
    /// The names of records that other programs have edited and nobody has claimed, by kind.
    private var edited: [RecordKind: Set<String>] = [:]

    /// Enters the survey; what is known of it only at the end is entered by ``finish(_:)``.
    init(
        _ survey: SurveyDescription, version: Int, who: String?, instant: String, on connection: Connection
    ) throws {
        self.connection = connection
        self.survey = survey
        self.version = version
        self.who = who
        self.instant = instant
        number = try SurveyEntry.insert(survey, version: version, who: who, instant: instant, on: connection)
        numbers = try SurveyNumbers(on: connection)
        block = try Statement(
            "INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows) VALUES (?, ?, ?, ?)", on: connection)
        finding = try Statement(
            "INSERT INTO hatang_findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", on: connection)
        history = try HistoryWriter(
            version: version, survey: String(number), who: who, instant: instant, on: connection)
    }

    /// Writes a batch; its rows come behind those of the batches before.
    public func write(_ batch: ImportBatch) throws {
        precondition(
            batch.rows.count == batch.outcomes.count && batch.rows.count == batch.recordOfRow.count,
            "a batch has an outcome and a record, or nil, for every row")
        try writeRows(batch)
        try writeFindings(batch.findings)
        // Sites before the cells that stand on them.
        var siteOfCode: [String: String] = [:]
        let changes = batch.changes
        for kind in RecordKind.allCases {
            var writer: RecordWriter?
            for place in changes.indices where changes[place].after.kind == kind {
                let present = try writer ?? self.writer(for: kind)
                writer = present
                if kind == .site, case .text(let code)? = changes[place].after.values[0] {
                    siteOfCode[code] = changes[place].after.uuid
                }
                try write(changes[place], with: present, siteOfCode: siteOfCode)
            }
            // Cells look their sites up.
            try writer?.flush()
        }
        try writePhotos(batch.photos)
    }

    private func write(_ change: RecordChange, with writer: RecordWriter, siteOfCode: [String: String]) throws {
        try writer.check(change)
        if let edited = edited[change.after.kind], !edited.isEmpty, edited.contains(change.after.uuid) {
            throw RegistryError.editedOutside(table: change.after.kind.table, key: change.after.key)
        }
        if change.isPlainlyNew { return try create(change.after, with: writer, siteOfCode: siteOfCode) }
        if let before = change.before {
            let text = HistoryText(change)
            if !text.isEmpty {
                try writer.change(from: before, to: change.after, numbers: numbers)
                try note(change.row == 0 ? .close : .update, text, change)
            }
        } else {
            try create(change.after, with: writer, siteOfCode: siteOfCode)
        }
        if change.outdatedCount > 0 { try note(.outdated, HistoryText(outdatedBy: change), change) }
    }

    private func create(_ record: RegistryRecord, with writer: RecordWriter, siteOfCode: [String: String]) throws {
        var site: String?
        if record.kind == .cell, case .text(let code)? = record.values[0] { site = siteOfCode[code] }
        try writer.create(record, site: site, numbers: numbers)
    }

    private func writer(for kind: RecordKind) throws -> RecordWriter {
        if let known = writers[kind] { return known }
        let writer = try RecordWriter(kind, on: connection)
        writers[kind] = writer
        edited[kind] = try UnclaimedEdits.names(of: kind, on: connection)
        return writer
    }

    /// Ends the import: what is known only now, the spans of new records, spatial indexes and the layers' extents.
    func finish(_ summary: PlanSummary) throws {
        try SurveyEntry.complete(number, with: summary, on: connection)
        for kind in RecordKind.allCases {
            guard let writer = writers[kind] else { continue }
            try writer.finish()
            if let made = writer.made {
                try connection.run(
                    "INSERT INTO hatang_creations VALUES (?, ?, ?, ?, ?, ?, ?)", .text(kind.table),
                    .integer(made.lowerBound), .integer(made.upperBound), .integer(Int64(version)),
                    .text(String(number)), who.map(StoredValue.text) ?? .null, .text(instant))
            }
            try LayerState.touch(
                kind.table, on: connection, adding: writer.hasMoved ? .anything : .only(writer.placedBounds))
            try LayerState.record(kind.table, on: connection)
        }
    }

    // MARK: Rows, findings, history

    private func writeRows(_ batch: ImportBatch) throws {
        guard let first = batch.rows.first?.number, let last = batch.rows.last?.number else { return }
        var json = JSONText()
        json.append(batch.rows.indices, in: ("[", "]")) { json, index in
            json.append(raw: "[")
            json.append(number: batch.rows[index].number)
            json.append(raw: ",\"")
            json.append(raw: batch.outcomes[index].rawValue)
            json.append(raw: "\",")
            if let record = batch.recordOfRow[index] { json.append(string: record) } else { json.append(raw: "null") }
            json.append(raw: ",")
            json.append(cellsOf: batch.rows[index])
            json.append(raw: "]")
        }
        for row in batch.rows {
            guard row.number > lastRow else {
                throw RegistryError.unfitRecord(
                    table: "hatang_row_blocks", name: String(row.number),
                    reason: BilingualText(vi: "số dòng không tăng dần", en: "its number does not follow the one before")
                )
            }
            lastRow = row.number
        }
        try block.bind(number, at: 1)
        try block.bind(first, at: 2)
        try block.bind(last, at: 3)
        try block.bindText(json.utf8, at: 4)
        try block.run()
    }

    private func writeFindings(_ findings: [Finding]) throws {
        for item in findings {
            try finding.bind(number, at: 1)
            try finding.bind(findingCount, at: 2)
            try finding.bind(item.code, at: 3)
            try finding.bind(item.severity.rawValue, at: 4)
            try finding.bind(item.file, at: 5)
            try finding.bind(item.sheet, at: 6)
            try finding.bind(item.row, at: 7)
            try finding.bind(item.column, at: 8)
            try finding.bind(item.value, at: 9)
            try finding.bind(item.problem.vi, at: 10)
            try finding.bind(item.problem.en, at: 11)
            try finding.bind(item.remedy.vi, at: 12)
            try finding.bind(item.remedy.en, at: 13)
            try finding.run()
            findingCount += 1
        }
    }

    private func writePhotos(_ photos: [RecordPhoto]) throws {
        guard !photos.isEmpty else { return }
        var photo = try Statement(
            """
            INSERT INTO hatang_photos(sha256, path, bytes, taken_at, longitude, latitude, direction_deg, distance_m,
                record, table_name, field, survey, row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, on: connection)
        for item in photos {
            try photo.bind(item.facts.sha256, at: 1)
            try photo.bind(item.path, at: 2)
            try photo.bind(item.facts.bytes, at: 3)
            try photo.bind(item.facts.takenAt, at: 4)
            try photo.bind(item.facts.position.map { .real($0.longitude) } ?? .null, at: 5)
            try photo.bind(item.facts.position.map { .real($0.latitude) } ?? .null, at: 6)
            try photo.bind(item.facts.direction.map { .real($0) } ?? .null, at: 7)
            try photo.bind(item.distanceMetres.map { .real($0) } ?? .null, at: 8)
            try photo.bind(item.record, at: 9)
            try photo.bind(item.kind.table, at: 10)
            try photo.bind(item.field.rawValue, at: 11)
            try photo.bind(number, at: 12)
            try photo.bind(item.row, at: 13)
            try photo.run()
        }
    }

    private func note(_ action: HistoryEntry.Action, _ text: HistoryText, _ change: RecordChange) throws {
        try history.add(action, text, row: change.row == 0 ? nil : change.row, record: change.after)
    }
}
