import FoundationEssentials
import RegistryRecords
import SQLiteStore

/// How values of fields stand in columns.
///
/// Other programs may have put anything into any column. What does not fit its field is read as text, which no
/// measure takes for a yes, a day or a number: nothing is lost, nothing is guessed, and a check can find it.
enum StoredField {
    /// The value in a column; nil for NULL.
    static func value(_ stored: StoredValue, as type: FieldType) -> FieldValue? {
        switch (stored, type) {
        case (.null, _): nil
        case (.text("yes"), .answer): .yes
        case (.text("no"), .answer): .no
        case (.text(let text), .day): Day(iso: text).map { .day($0) } ?? .text(text)
        case (.text(let text), _): .text(text)
        case (.integer(let number), .integer): .integer(Int(number))
        case (.integer(let number), .real): .real(Double(number))
        case (.integer(let number), _): .text(String(number))
        case (.real(let number), .integer), (.real(let number), .real): .real(number)
        case (.real(let number), _): .text(String(number))
        case (.blob(let bytes), _): .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// What to store for a value; nil when the field cannot hold it. Text fits everywhere: see above.
    static func stored(_ value: FieldValue?, as type: FieldType) -> StoredValue? {
        switch (value, type) {
        case (nil, _), (.unknown, _): .null
        case (.text(let text), _): .text(text)
        case (.integer(let number), .integer): .integer(Int64(number))
        case (.real(let number), .integer) where number.isFinite, (.real(let number), .real) where number.isFinite:
            .real(number)
        case (.yes, .answer): .text("yes")
        case (.no, .answer): .text("no")
        case (.day(let day), .day): .text(day.description)
        default: nil
        }
    }

    /// The evidence of fields from its JSON; nil when it is none. Fields of another program's making are left out.
    static func exceptions(_ text: String) -> [Field: Evidence]? {
        guard let named = try? JSONDecoder().decode([String: Evidence].self, from: Data(text.utf8)) else { return nil }
        return named.reduce(into: [:]) { exceptions, entry in
            if let field = Field(rawValue: entry.key) { exceptions[field] = entry.value }
        }
    }
}
