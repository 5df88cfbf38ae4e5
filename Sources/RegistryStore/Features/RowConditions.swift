import RegistryRecords
import SQLiteStore

/// The conditions of a query on the columns of a table, as SQL with its values apart. Names of columns come from the
/// layer, which is made of the schema.
struct RowConditions {
    private var parts: [String] = []
    private(set) var values: [StoredValue] = []

    init(_ query: FeatureQuery, of layer: FeatureLayer) {
        if let day = layer.presentOn {
            add("t.valid_from <= ?", .text(day.description))
            add("(t.valid_to IS NULL OR t.valid_to >= ?)", .text(day.description))
        }
        if let days = query.days, let period = layer.period {
            if let from = period.from, let to = days.to {
                add("(t.\"\(from)\" IS NULL OR t.\"\(from)\" <= ?)", .text(to.description))
            }
            if let to = period.to, let from = days.from {
                add("(t.\"\(to)\" IS NULL OR t.\"\(to)\" \(period.endsBefore ? ">" : ">=") ?)", .text(from.description))
            }
        }
        for condition in query.equals where layer.columns.contains(where: { $0.name == condition.column }) {
            // A column of numbers takes a text that is one for the number, by its affinity.
            add("t.\"\(condition.column)\" = ?", .text(condition.value))
        }
        if let commune = query.commune {
            add("instr(';' || t.communes || ';', ';' || ? || ';') > 0", .text(commune))
        }
    }

    private mutating func add(_ condition: String, _ value: StoredValue) {
        parts.append(condition)
        values.append(value)
    }

    var isEmpty: Bool { parts.isEmpty }

    /// All of them, and some more behind them.
    func and(_ more: String...) -> String { (parts + more).joined(separator: " AND ") }
}
