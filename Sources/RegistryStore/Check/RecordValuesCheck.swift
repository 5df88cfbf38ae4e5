import RegistryRecords
import SQLiteStore

/// The values of the records of one kind, row by row.
struct RecordValuesCheck {
    private let kind: RecordKind
    private let schema: RecordSchema
    private let words: [Set<String>]
    private let surveys: KnownSurveys
    private let communes: KnownCommunes
    private let run: CheckRun

    init(_ kind: RecordKind, surveys: KnownSurveys, communes: KnownCommunes, _ run: CheckRun) {
        self.kind = kind
        schema = RecordSchema.of(kind)
        words = schema.fields.map { if case .choice(let words) = $0.type { Set(words) } else { [] } }
        self.surveys = surveys
        self.communes = communes
        self.run = run
    }

    func look() throws {
        let common = ["uuid", "communes", "survey", "survey_row", "surveyed", "evidence", "original"]
        let fields = schema.fields.map { "\"\($0.field.rawValue)\"" }
        var rows = try Statement(
            "SELECT \((common + fields).joined(separator: ", ")) FROM \(kind.table)", on: run.connection)
        while try rows.step() {
            try run.countRow()
            let name = lookAtName(rows)
            lookAtCommunes(rows, name)
            lookAtEvidence(rows, name)
            for index in schema.fields.indices { look(rows, field: index, at: Int32(common.count + index), name) }
        }
    }

    private func add(
        _ code: CheckCode, _ name: String, _ column: String, _ value: StoredValue? = nil, _ vi: String, _ en: String
    ) {
        run.add(code, table: kind.table, row: name, column: column, value: value, vi, en)
    }

    private func lookAtName(_ rows: borrowing Statement) -> String {
        let name = rows.text(at: 0) ?? ""
        if !ValuesCheck.isIdentifier(name) {
            add(
                .identifierForm, name, "uuid", rows.value(at: 0),
                "uuid không phải 32 chữ số thập lục phân viết thường.",
                "The uuid is not 32 hexadecimal digits in lower case.")
        }
        return name
    }

    private func lookAtCommunes(_ rows: borrowing Statement, _ name: String) {
        guard let text = rows.text(at: 1) else { return }
        for code in text.split(separator: ";", omittingEmptySubsequences: false) {
            let stated = StatedCommune(String(code))
            guard !communes.has(stated) else { continue }
            add(
                .communeUnknown, name, "communes", .text(text), "Không có xã nào, ở thời kỳ nào, mang mã “\(code)”.",
                "No commune of any era has the code “\(code)”.")
        }
    }

    private func lookAtEvidence(_ rows: borrowing Statement, _ name: String) {
        if let survey = rows.text(at: 2) {
            if !surveys.has(survey) {
                add(
                    .surveyUnknown, name, "survey", .text(survey), "Không có khảo sát này trong cơ sở dữ liệu.",
                    "The registry has no such survey.")
            } else if let row = rows.integer(at: 3), !surveys.has(row: row, of: survey) {
                add(
                    .surveyRowUnknown, name, "survey_row", .integer(row), "Khảo sát không có dòng này.",
                    "The survey has no such row.")
            }
        }
        if !rows.isNull(at: 4), rows.text(at: 4).flatMap({ Day(iso: $0) }) == nil {
            add(
                .dateForm, name, "surveyed", rows.value(at: 4), "Ngày không có dạng 2026-11-23.",
                "The day is not written as 2026-11-23.")
        }
        if !rows.isNull(at: 5), rows.text(at: 5).flatMap({ StoredField.exceptions($0) }) == nil {
            add(
                .evidenceUnreadable, name, "evidence", rows.value(at: 5), "Không đọc được căn cứ của từng trường.",
                "The evidence of single fields cannot be read.")
        }
        if let original = rows.text(at: 6), !ComposedText.holds(original) { addNotComposed(name, "original", original) }
    }

    private func look(_ rows: borrowing Statement, field index: Int, at column: Int32, _ name: String) {
        let type = rows.type(at: column)
        guard type != .null else { return }
        let field = schema.fields[index].field.rawValue
        switch schema.fields[index].type {
        case .text: lookAtText(rows, column, name, field)
        case .answer:
            let text = rows.text(at: column)
            if text != "yes" && text != "no" {
                add(
                    .answerWord, name, field, rows.value(at: column), "Giá trị phải là yes, no hoặc để trống.",
                    "The value should be yes, no or nothing.")
            }
        case .choice:
            if !(rows.text(at: column).map(words[index].contains) ?? false) {
                add(
                    .choiceWord, name, field, rows.value(at: column), "Giá trị không thuộc danh mục của trường.",
                    "The value is none of the field's words.")
            }
        case .day:
            if rows.text(at: column).flatMap({ Day(iso: $0) }) == nil {
                add(
                    .dateForm, name, field, rows.value(at: column), "Ngày không có dạng 2026-11-23.",
                    "The day is not written as 2026-11-23.")
            }
        case .integer(let range):
            lookAtNumber(rows, column, name, field, Double(range.lowerBound)...Double(range.upperBound))
        case .real(let range): lookAtNumber(rows, column, name, field, range)
        }
    }

    private func lookAtText(_ rows: borrowing Statement, _ column: Int32, _ name: String, _ field: String) {
        guard let text = rows.text(at: column) else {
            return add(
                .textForm, name, field, rows.value(at: column), "Cột chữ có giá trị không phải là chữ.",
                "A column of texts holds something else.")
        }
        if !ComposedText.holds(text) { addNotComposed(name, field, text) }
    }

    private func addNotComposed(_ name: String, _ column: String, _ text: String) {
        add(
            .notComposed, name, column, .text(text), "Chữ không ở dạng dựng sẵn (NFC) nên khó tìm thấy.",
            "The text is not composed (NFC), so that searches may miss it.")
    }

    private func lookAtNumber(
        _ rows: borrowing Statement, _ column: Int32, _ name: String, _ field: String, _ range: ClosedRange<Double>
    ) {
        guard let number = rows.real(at: column) else {
            return add(
                .numberForm, name, field, rows.value(at: column), "Cột số có giá trị không phải là số.",
                "A column of numbers holds something else.")
        }
        if !range.contains(number) {
            add(
                .numberRange, name, field, rows.value(at: column), "Số nằm ngoài khoảng của trường.",
                "The number is outside of the field's range.")
        }
    }
}
