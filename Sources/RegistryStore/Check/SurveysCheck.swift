import FoundationEssentials
import RegistryRecords
import SQLiteStore

/// Surveys with their rows as written, their findings and their photos.
enum SurveysCheck {
    static let family = CheckFamily(
        name: BilingualText(vi: "khảo sát và dữ liệu gốc", en: "surveys and raw rows"), needsPresentLayout: true,
        look: look)

    @Sendable private static func look(_ run: CheckRun) throws {
        let names = try RecordNames(run)
        let counted = try lookAtBlocks(run, names)
        try lookAtSurveys(run, counted)
        let surveys = try KnownSurveys(run)
        try lookAtFindings(run, surveys)
        try lookAtPhotos(run, names, surveys)
    }

    private static func decoded<Value: Decodable>(_ type: Value.Type, _ text: String?) -> Value? {
        text.flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
    }

    // MARK: Rows

    /// The rows of each survey by outcome.
    private static func lookAtBlocks(_ run: CheckRun, _ names: RecordNames) throws -> [Int64: [RowOutcome: Int]] {
        var counts: [Int64: [RowOutcome: Int]] = [:]
        var blocks = try Statement(
            "SELECT id, survey, first_row, last_row, rows FROM hatang_row_blocks ORDER BY survey, first_row",
            on: run.connection)
        var (lastSurvey, lastRow): (Int64?, Int64) = (nil, 0)
        while try blocks.step() {
            let survey = blocks.integer(at: 1) ?? 0
            let (first, last) = (blocks.integer(at: 2) ?? 0, blocks.integer(at: 3) ?? 0)
            let name = "\(survey), \(first)–\(last)"
            if survey == lastSurvey, first <= lastRow {
                run.add(
                    .rowsOverlap, table: "hatang_row_blocks", row: name, "Hai khối dòng gốc chồng lên nhau.",
                    "Two blocks of raw rows overlap.")
            }
            (lastSurvey, lastRow) = (survey, last)
            guard let rows = RowBlockScanner.rows(of: blocks.text(at: 4) ?? ""), !rows.isEmpty else {
                run.add(
                    .rowsUnreadable, table: "hatang_row_blocks", row: name, column: "rows",
                    "Không đọc được khối dòng gốc.", "The block of raw rows cannot be read.")
                continue
            }
            let isOrdered = zip(rows, rows.dropFirst()).allSatisfy { $0.number < $1.number }
            if rows.first?.number != first || rows.last?.number != last || !isOrdered {
                run.add(
                    .rowsBounds, table: "hatang_row_blocks", row: name, column: "first_row, last_row",
                    "Số dòng đầu, cuối của khối không khớp với các dòng.",
                    "The first and last number of the block do not agree with its rows.")
            }
            for row in rows {
                try run.countRow()
                counts[survey, default: [:]][row.outcome, default: 0] += 1
                if let record = row.record, !names.has(record) {
                    run.add(
                        .rowRecordUnknown, table: "hatang_row_blocks", row: "\(survey), \(row.number)",
                        value: .text(String(decoding: record, as: UTF8.self)),
                        "Dòng gốc dẫn tới một đối tượng không có và chưa từng có.",
                        "The raw row leads to a record that is not there and never was.")
                }
            }
        }
        return counts
    }

    private static func lookAtSurveys(_ run: CheckRun, _ counted: [Int64: [RowOutcome: Int]]) throws {
        var rows = try Statement(
            "SELECT id, identifier, kind, mapping, operations, counts, options, surveyed FROM hatang_surveys ORDER BY id",
            on: run.connection)
        while try rows.step() {
            let (number, name) = (rows.integer(at: 0) ?? 0, rows.text(at: 1) ?? "")
            var wrong: [String] = []
            if rows.text(at: 2).flatMap(SurveyKind.init) == nil { wrong.append("kind") }
            if decoded([ColumnMapping].self, rows.text(at: 3)) == nil { wrong.append("mapping") }
            if decoded([String].self, rows.text(at: 4)) == nil { wrong.append("operations") }
            if decoded([String].self, rows.text(at: 6)) == nil { wrong.append("options") }
            if !rows.isNull(at: 7), rows.text(at: 7).flatMap({ Day(iso: $0) }) == nil { wrong.append("surveyed") }
            for column in wrong {
                run.add(
                    .surveyUnreadable, table: "hatang_surveys", row: name, column: column,
                    "Không đọc được cột “\(column)” của khảo sát.",
                    "The column “\(column)” of the survey cannot be read.")
            }
            let noted = decoded([String: Int].self, rows.text(at: 5))?.filter { $0.value != 0 }
            let found = (counted[number] ?? [:]).reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
            // A survey may keep no rows at all; what it counted then stands alone.
            guard noted != found, noted == nil || counted[number] != nil else { continue }
            run.add(
                .surveyCounts, table: "hatang_surveys", row: name, column: "counts", value: rows.value(at: 5),
                "Số dòng theo kết quả không khớp với dữ liệu gốc.",
                "The counts of rows by outcome do not agree with the raw rows.")
        }
    }

    // MARK: Findings and photos

    private static func lookAtFindings(_ run: CheckRun, _ surveys: KnownSurveys) throws {
        var rows = try Statement(
            "SELECT survey, position, severity, row FROM hatang_findings", on: run.connection)
        while try rows.step() {
            try run.countRow()
            let name = "\(rows.integer(at: 0) ?? 0), \(rows.integer(at: 1) ?? 0)"
            if rows.text(at: 2).flatMap(FindingSeverity.init) == nil {
                run.add(
                    .findingWord, table: "hatang_findings", row: name, column: "severity", value: rows.value(at: 2),
                    "Mức của lỗi không thuộc danh mục.", "The severity is none of the known words.")
            }
            if let row = rows.integer(at: 3), let last = surveys.lastRow(of: "\(rows.integer(at: 0) ?? 0)"), row > last
            {
                run.add(
                    .findingRow, table: "hatang_findings", row: name, column: "row", value: .integer(row),
                    "Lỗi nói về một dòng không có trong dữ liệu gốc.", "The finding is of a row that is not kept.")
            }
        }
    }

    private static func lookAtPhotos(_ run: CheckRun, _ names: RecordNames, _ surveys: KnownSurveys) throws {
        var rows = try Statement(
            "SELECT id, path, record, table_name, field, survey, row FROM hatang_photos", on: run.connection)
        while try rows.step() {
            try run.countRow()
            let name = rows.text(at: 1) ?? ""
            let isKnown =
                names.has((rows.text(at: 2) ?? "").utf8) && rows.text(at: 3).flatMap(RecordKind.init) != nil
                && rows.text(at: 4).flatMap(Field.init) != nil
            if !isKnown {
                run.add(
                    .photoRecord, table: "hatang_photos", row: name, column: "record", value: rows.value(at: 2),
                    "Ảnh không thuộc đối tượng nào.", "The photo is of no record.")
            }
            let survey = "\(rows.integer(at: 5) ?? 0)"
            if let row = rows.integer(at: 6), surveys.has(survey), !surveys.has(row: row, of: survey) {
                run.add(
                    .surveyRowUnknown, table: "hatang_photos", row: name, column: "row", value: .integer(row),
                    "Khảo sát không có dòng này.", "The survey has no such row.")
            }
        }
    }
}
