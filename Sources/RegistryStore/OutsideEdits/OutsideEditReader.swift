import RegistryRecords
import SQLiteStore
import VN2000

/// Reads what other programs have done to a layer: the rows as we left them, which triggers have kept, against those of
/// now.
struct OutsideEditReader {
    /// The layer.
    let table: String
    /// nil for communes.
    let kind: RecordKind?
    let connection: Connection
    private let columns: [String]
    private let hasShape: Bool

    /// Columns that the registry itself writes.
    private static let origins: Set = [
        "survey", "survey_row", "surveyed", "evidence", "original", "original_crs", "operation",
    ]

    init(_ table: String, on connection: Connection) throws {
        self.table = table
        self.connection = connection
        kind = RecordKind(rawValue: table)
        // A table that another program has made anew may lack columns.
        let present = try Self.columns(of: table, on: connection)
        columns = try Self.columns(of: "hatang_before_\(table)", on: connection)
            .filter { present.contains($0) && $0 != "fid" && $0 != "site_uuid" }
        hasShape = columns.contains("geom")
    }

    private static func columns(of table: String, on connection: Connection) throws -> [String] {
        try connection.rows("SELECT name FROM pragma_table_info(?)", .text(table)).compactMap {
            if case .text(let name) = $0[0] { name } else { nil }
        }
    }

    /// Whether nobody else has written to the layer; O(1).
    static func isUntouched(_ table: String, on connection: Connection) throws -> Bool {
        // Files of older layouts keep nothing.
        guard try connection.value("SELECT 1 FROM sqlite_schema WHERE name = ?", .text("hatang_before_\(table)")) != nil
        else { return true }
        return try connection.value("SELECT 1 FROM hatang_before_\(table) LIMIT 1") == nil
    }

    /// A row, by column.
    private struct Row {
        var fid: Int64
        var values: [String: StoredValue]

        func text(_ column: String) -> String? { if case .text(let text)? = values[column] { text } else { nil } }
    }

    private var nameColumn: String { kind == nil ? "code" : "uuid" }

    /// All edits, those of rows that we had first, in the order of the rows. Rows that were written again as they were are
    /// no edits.
    func edits() throws -> [OutsideEdit] {
        guard try !Self.isUntouched(table, on: connection) else { return [] }
        var edits: [OutsideEdit] = []
        var paired = Set<Int64>()
        for before in try rows(of: "hatang_before_\(table)", where: "\(nameColumn) IS NOT NULL") {
            let name = before.text(nameColumn) ?? ""
            let same =
                kind == nil ? nil : try rows(of: table, where: "uuid = ?", .text(name)).first
            let present = try same ?? rows(of: table, where: "fid = ?", .integer(before.fid)).first
            if let present { paired.insert(present.fid) }
            if let edit = try edit(from: before, to: present) { edits.append(edit) }
        }
        for made in try rows(of: table, where: "fid IN (SELECT fid FROM hatang_before_\(table))")
        where !paired.contains(made.fid) {
            if let edit = try edit(from: nil, to: made) { edits.append(edit) }
        }
        return edits
    }

    private func rows(of table: String, where condition: String, _ parameter: StoredValue? = nil) throws -> [Row] {
        let list = (["fid"] + columns.map { "\"\($0)\"" }).joined(separator: ", ")
        var query = try Statement("SELECT \(list) FROM \(table) WHERE \(condition) ORDER BY fid", on: connection)
        if let parameter { try query.bind(parameter, at: 1) }
        var rows: [Row] = []
        while try query.step() {
            var values: [String: StoredValue] = [:]
            for (place, column) in columns.enumerated() { values[column] = query.value(at: Int32(place + 1)) }
            rows.append(Row(fid: query.integer(at: 0) ?? 0, values: values))
        }
        return rows
    }

    // MARK: One edit

    private func edit(from before: Row?, to present: Row?) throws -> OutsideEdit? {
        guard let shown = before ?? present else { return nil }
        let action: OutsideEdit.Action = before == nil ? .made : present == nil ? .deleted : .changed
        var edit = OutsideEdit(
            action, table: table, kind: kind, name: shown.text(nameColumn) ?? "", key: key(of: shown))
        edit.fids = (before?.fid, present?.fid)
        for column in columns where column != "geom" {
            let (old, new) = (before?.values[column] ?? .null, present?.values[column] ?? .null)
            guard !Self.isSame(old, new) else { continue }
            if Self.origins.contains(column) {
                edit.hasForgedOrigin = edit.hasForgedOrigin || action == .changed
            } else {
                let type = kind.flatMap { kind in
                    RecordSchema.of(kind).fields.first { $0.field.rawValue == column }?.type
                }
                edit.changes.append(
                    .init(
                        column: column, old: StoredField.value(old, as: type ?? .text),
                        new: StoredField.value(new, as: type ?? .text)))
            }
        }
        var hasMoved = false
        if hasShape {
            let (old, new) = (before?.values["geom"] ?? .null, present?.values["geom"] ?? .null)
            let shapes = (Self.shape(old), Self.shape(new))
            // Programs write the same place in bytes of their own.
            hasMoved = old != new && (shapes.0 != shapes.1 || shapes.0 == nil)
            if hasMoved {
                edit.place = HistoryEntry.ShapeChange(old: shapes.0, new: shapes.1)
                edit.movedMetres = Self.distance(shapes.0, shapes.1)
            }
        }
        if edit.changes.isEmpty && !hasMoved && !edit.hasForgedOrigin && action == .changed
            && before?.fid == present?.fid
        {
            return nil
        }
        edit.before = try before.flatMap { try record(in: "hatang_before_\(table)", fid: $0.fid) }
        edit.after = try present.flatMap { try record(in: table, fid: $0.fid) }
        return edit
    }

    private func key(of row: Row) -> String {
        guard let kind else { return row.text("code") ?? "" }
        return RecordSchema.of(kind).key.map { field in
            row.values[field.rawValue].flatMap { StoredField.value($0, as: .text)?.text } ?? ""
        }.joined(separator: "|")
    }

    /// The record of a row; nil for communes and for what cannot be read.
    private func record(in table: String, fid: Int64) throws -> RegistryRecord? {
        guard let kind else { return nil }
        let records = RecordTable(kind)
        guard let numbers = try? SurveyNumbers(on: connection),
            var row = try? Statement(records.select(from: table, where: "fid = ?1"), on: connection)
        else { return nil }
        try row.bind(fid, at: 1)
        guard try row.step() else { return nil }
        return try? records.read(row, numbers)
    }

    private static func isSame(_ one: StoredValue, _ other: StoredValue) -> Bool {
        switch (one, other) {
        case (.integer(let one), .real(let other)), (.real(let other), .integer(let one)): Double(one) == other
        default: one == other
        }
    }

    // MARK: Places

    private static func shape(_ stored: StoredValue) -> GeographicShape? {
        guard case .blob(let bytes) = stored else { return nil }
        return unsafe bytes.withUnsafeBytes { unsafe (try? GeometryBlobReader.shape(of: $0)) ?? nil }
    }

    private static func distance(_ old: GeographicShape?, _ new: GeographicShape?) -> Double? {
        guard let old = old.flatMap(middle), let new = new.flatMap(middle) else { return nil }
        let metres = old.distance(to: new)
        return metres.isFinite ? metres : nil
    }

    /// The middle of the box.
    private static func middle(_ shape: GeographicShape) -> GeographicPosition? {
        GeographicBounds(shape).map {
            GeographicPosition(
                latitude: ($0.minLatitude + $0.maxLatitude) / 2, longitude: ($0.minLongitude + $0.maxLongitude) / 2)
        }
    }
}
