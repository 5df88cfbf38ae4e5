import RegistryRecords
import SQLiteStore

/// Writes rows of a layer as features, from SQLite's columns to bytes.
struct FeatureWriter {
    private let layer: FeatureLayer
    /// `"name":` of each column, with the comma or the brace before it.
    private let beginnings: [String]
    /// The key of the row written last.
    private(set) var lastKey: Int64 = 0

    init(_ layer: FeatureLayer) {
        self.layer = layer
        beginnings = layer.columns.enumerated().map { ($0.offset == 0 ? "{\"" : ",\"") + $0.element.name + "\":" }
    }

    /// What a statement selects, and of which tables; `t` is the layer's table.
    var selection: String {
        let geometry =
            switch layer.place {
            case .own: "t.geom"
            case .site: "s.geom"
            case .none: "NULL"
            }
        let columns = ["t.fid", "t.\"\(layer.identifier)\"", geometry] + layer.columns.map { "t.\"\($0.name)\"" }
        let site = layer.place == .site ? " LEFT JOIN bts_sites s ON s.uuid = t.site_uuid" : ""
        return columns.joined(separator: ", ") + " FROM \(layer.table) t" + site
    }

    /// Adds the feature of the present row.
    mutating func append(_ row: borrowing Statement, to json: inout JSONText, isFirst: Bool) {
        lastKey = row.integer(at: 0) ?? 0
        json.append(raw: isFirst ? #"{"type":"Feature","id":"# : ",\n" + #"{"type":"Feature","id":"#)
        json.append(row, textAt: 1)
        json.append(raw: #","geometry":"#)
        if let shape = row.shape(at: 2) {
            json.append(geometry: shape)
        } else {
            json.append(raw: "null")
        }
        json.append(raw: #","properties":"#)
        for (place, column) in layer.columns.enumerated() {
            json.append(raw: beginnings[place])
            json.append(row, at: Int32(place + 3), as: column.type)
        }
        json.append(raw: "}}")
    }
}

extension JSONText {
    /// A column's value; null for one that is not of the column's type.
    fileprivate mutating func append(_ row: borrowing Statement, at column: Int32, as type: FieldType) {
        switch (row.type(at: column), type) {
        case (.text, .text), (.text, .answer), (.text, .day), (.text, .choice): append(row, textAt: column)
        case (.integer, .integer), (.integer, .real): append(raw: String(row.integer(at: column) ?? 0))
        case (.real, .integer), (.real, .real):
            let number = row.real(at: column) ?? .nan
            append(raw: number.isFinite ? String(number) : "null")
        case (.integer, .text): append(string: String(row.integer(at: column) ?? 0))
        default: append(raw: "null")
        }
    }

    fileprivate mutating func append(_ row: borrowing Statement, textAt column: Int32) {
        guard let text = row.text(at: column) else { return append(raw: "null") }
        append(string: text)
    }
}
