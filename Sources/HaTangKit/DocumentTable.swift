import RegistryRecords
import SurveyFiles

/// A CSV document of `GeoData`, or the registry's copy of one: rows by column name.
struct DocumentTable {
    let name: String
    private let columns: [String: Int]
    private let rows: [RawRow]

    /// Reads the text; throws when it is no CSV or when one of the columns is missing.
    init(_ text: String, name: String, columns required: [String]) throws(JobError) {
        let all: [RawRow]
        do {
            all = try CSVReader.rows(ofText: text, named: name).filter { !$0.isBlank }
        } catch {
            throw .badDocument(name: name, line: nil, reason: error.message)
        }
        guard let header = all.first else {
            throw .badDocument(name: name, line: nil, reason: .init(vi: "tài liệu rỗng.", en: "the document is empty."))
        }
        var columns: [String: Int] = [:]
        for (place, heading) in header.cells.enumerated() { columns[heading] = place }
        for column in required where columns[column] == nil {
            throw .badDocument(
                name: name, line: header.number,
                reason: .init(vi: "thiếu cột “\(column)”.", en: "there is no column “\(column)”."))
        }
        self.name = name
        self.columns = columns
        rows = Array(all.dropFirst())
    }

    /// Turns each row into a value.
    func map<Value>(_ value: (Row) throws(JobError) -> Value) throws(JobError) -> [Value] {
        var values: [Value] = []
        for row in rows { values.append(try value(Row(table: self, row: row))) }
        return values
    }

    /// One row of the table.
    struct Row {
        fileprivate let table: DocumentTable
        fileprivate let row: RawRow

        /// The text of a column; empty when the row is shorter.
        func text(_ column: String) -> String { table.columns[column].map { row[$0] } ?? "" }

        func number(_ column: String) throws(JobError) -> Double {
            guard let number = Double(text(column)), number.isFinite else {
                throw error(column, .init(vi: "phải là số", en: "must be a number"))
            }
            return number
        }

        func whole(_ column: String) throws(JobError) -> Int? {
            guard !text(column).isEmpty else { return nil }
            guard let number = Int(text(column)) else {
                throw error(column, .init(vi: "phải là số nguyên", en: "must be a whole number"))
            }
            return number
        }

        func number(_ column: String, in range: ClosedRange<Double>) throws(JobError) -> Double {
            let number = try number(column)
            guard range.contains(number) else {
                let (low, high) = (
                    FieldValue.real(range.lowerBound).text ?? "", FieldValue.real(range.upperBound).text ?? ""
                )
                throw error(column, .init(vi: "phải từ \(low) đến \(high)", en: "must be \(low) to \(high)"))
            }
            return number
        }

        func whole(_ column: String, in range: ClosedRange<Int>) throws(JobError) -> Int {
            guard let number = try whole(column), range.contains(number) else {
                throw error(
                    column,
                    .init(
                        vi: "phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                        en: "must be a whole number, \(range.lowerBound) to \(range.upperBound)"))
            }
            return number
        }

        func day(_ column: String) throws(JobError) -> Day? {
            guard !text(column).isEmpty else { return nil }
            guard let day = Day(iso: text(column)) else {
                throw error(column, .init(vi: "phải là ngày dạng 2025-07-01", en: "must be a day such as 2025-07-01"))
            }
            return day
        }

        /// One of the words of an enumeration.
        func word<Word: RawRepresentable & CaseIterable>(
            _ column: String, as type: Word.Type = Word.self
        ) throws(JobError) -> Word where Word.RawValue == String {
            guard let word = Word(rawValue: text(column)) else {
                let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
                throw error(column, .init(vi: "phải là một trong: \(words)", en: "must be one of: \(words)"))
            }
            return word
        }

        /// An error that names the column and the value.
        func error(_ column: String, _ reason: BilingualText) -> JobError {
            .badDocument(
                name: table.name, line: row.number,
                reason: .init(
                    vi: "cột “\(column)”, giá trị “\(text(column))”: \(reason.vi).",
                    en: "column “\(column)”, value “\(text(column))”: \(reason.en)."))
        }
    }
}
