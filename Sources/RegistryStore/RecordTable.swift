package import RegistryRecords
import SQLiteStore

/// The statements for the records of one kind. Names of tables and columns come from the schema alone.
package struct RecordTable {
    let kind: RecordKind
    private let schema: RecordSchema

    package init(_ kind: RecordKind) {
        self.kind = kind
        schema = RecordSchema.of(kind)
    }

    /// Columns that every kind has, in the order in which `read` expects and `bind` gives them.
    private static let commonColumns = [
        "uuid", "communes", "survey", "survey_row", "surveyed", "evidence", "original", "original_crs", "operation",
    ]

    private var fieldColumns: [String] { schema.fields.map { "\"\($0.field.rawValue)\"" } }

    /// All records, or those that a condition names.
    func select(where condition: String = "TRUE") -> String {
        let columns = Self.commonColumns + [kind.hasShape ? "geom" : "NULL"] + fieldColumns
        return "SELECT \(columns.joined(separator: ", ")) FROM \(kind.table) WHERE \(condition) ORDER BY fid"
    }

    /// The business key as text, in the words of the table's unique index; the condition is that of the index.
    package var keyCondition: String {
        let first = schema.key.first.map { "\"\($0.rawValue)\"" } ?? "uuid"
        guard kind == .cell else { return "\(first) = ?1 AND \(first) <> ''" }
        return """
            (site || '|' || ifnull("operator", '') || '|' || ifnull(technology, '') || '|' || ifnull(band_mhz, '') \
            || '|' || ifnull(sector, '')) = ?1 AND site <> ''
            """
    }

    /// Takes what ``bind(_:to:)`` gives.
    var insert: String {
        let columns = Self.commonColumns + fieldColumns + [kind.hasShape ? "geom" : "site_uuid"]
        let values = columns.indices.dropLast().map { "?\($0 + 1)" } + [placeValue(columns.count)]
        return """
            INSERT INTO \(kind.table)(\(columns.joined(separator: ", "))) VALUES (\(values.joined(separator: ", ")))
            """
    }

    /// Takes what ``bind(_:to:)`` gives. Without the place the spatial index is left alone.
    func update(withPlace: Bool) -> String {
        let columns = Self.commonColumns + fieldColumns
        var assignments = columns.enumerated().dropFirst().map { "\($0.element) = ?\($0.offset + 1)" }
        if withPlace {
            assignments.append((kind.hasShape ? "geom" : "site_uuid") + " = " + placeValue(columns.count + 1))
        }
        return "UPDATE \(kind.table) SET \(assignments.joined(separator: ", ")) WHERE uuid = ?1"
    }

    /// The geometry; of a cell, the uuid of the site that its site code names.
    private func placeValue(_ parameter: Int) -> String {
        kind.hasShape ? "?\(parameter)" : "(SELECT uuid FROM bts_sites WHERE site = ?\(parameter) AND site <> '')"
    }

    /// Refuses a change whose two sides are not states of one record.
    func check(_ change: RecordChange) throws {
        for record in [change.before, change.after].compactMap(\.self) {
            guard record.kind == kind, record.uuid == change.after.uuid else {
                throw unfit(
                    change.after,
                    BilingualText(vi: "bản ghi sẽ thành bản ghi khác", en: "it would become another record"))
            }
            guard record.values.count == schema.fields.count else {
                throw unfit(
                    record, BilingualText(vi: "thừa hoặc thiếu giá trị", en: "it has too few or too many values"))
            }
        }
    }

    /// Binds a record to an insert or an update.
    func bind(_ record: RegistryRecord, to statement: inout Statement, withPlace: Bool) throws {
        let exceptions = evidenceExceptions(of: record)
        guard !record.communes.contains(where: { $0.contains(";") || $0.isEmpty }) else {
            throw unfit(
                record,
                BilingualText(
                    vi: "mã xã để trống hoặc có dấu chấm phẩy", en: "a code of a commune is blank or holds a semicolon")
            )
        }
        let evidence = record.evidence.base
        try statement.bind(record.uuid, at: 1)
        try statement.bind(record.communes.isEmpty ? nil : record.communes.joined(separator: ";"), at: 2)
        try statement.bind(evidence.survey, at: 3)
        try statement.bind(evidence.row, at: 4)
        try statement.bind(evidence.surveyed?.description, at: 5)
        try statement.bind(exceptions, at: 6)
        try statement.bind(record.original?.text, at: 7)
        try statement.bind(record.original?.referenceSystem, at: 8)
        try statement.bind(record.original?.operation, at: 9)
        for (index, (value, field)) in zip(record.values, schema.fields).enumerated() {
            guard let stored = StoredField.stored(value, as: field.type) else {
                let (name, text) = (field.field.rawValue, value?.text ?? "")
                throw unfit(
                    record,
                    BilingualText(
                        vi: "trường “\(name)” không nhận giá trị “\(text)”",
                        en: "field “\(name)” cannot hold “\(text)”"))
            }
            try statement.bind(stored, at: Int32(10 + index))
        }
        guard withPlace else { return }
        let place = Int32(10 + schema.fields.count)
        if kind.hasShape {
            try statement.bind(blob(of: record), at: place)
        } else {
            guard record.shape == nil else {
                throw unfit(
                    record, BilingualText(vi: "cell không có vị trí riêng", en: "a cell has no place of its own"))
            }
            try statement.bind(record[.site]?.text, at: place)
        }
    }

    /// The record of the present row.
    func read(_ row: borrowing Statement) throws -> RegistryRecord {
        let uuid = row.text(at: 0) ?? ""
        let base = Evidence(
            survey: row.text(at: 2) ?? "", row: Int(clamping: row.integer(at: 3) ?? 0),
            surveyed: row.text(at: 4).flatMap { Day(iso: $0) })
        var record = RegistryRecord(uuid: uuid, kind: kind, evidence: RecordEvidence(base: base))
        record.communes = row.text(at: 1)?.split(separator: ";").map(String.init) ?? []
        if let exceptions = row.text(at: 5) {
            guard let read = StoredField.exceptions(exceptions) else {
                throw RegistryError.unreadable(table: kind.table, name: uuid, column: "evidence")
            }
            record.evidence.exceptions = read
        }
        if let original = row.text(at: 6) {
            record.original = OriginalPosition(
                text: original, referenceSystem: row.text(at: 7) ?? "", operation: row.text(at: 8) ?? "")
        }
        record.shape = try shape(of: row, uuid: uuid)
        for (index, (field, type)) in schema.fields.enumerated() {
            record.values[index] =
                StoredField.value(row.value(at: Int32(10 + index)), as: type)
                ?? (record.evidence.exceptions[field] == nil ? nil : .unknown)
        }
        return record
    }

    private func shape(of row: borrowing Statement, uuid: String) throws -> GeographicShape? {
        guard !row.isNull(at: 9) else { return nil }
        do throws(GeometryBlobError) {
            return try unsafe row.withBlob(at: 9) { blob throws(GeometryBlobError) in
                try unsafe GeometryBlobReader.shape(of: blob)
            }
        } catch {
            throw RegistryError.unreadableShape(table: kind.table, name: uuid, reason: error.message)
        }
    }

    private func blob(of record: RegistryRecord) throws -> [UInt8]? {
        guard let shape = record.shape else { return nil }
        let fits =
            switch (kind, shape) {
            case (.deadZone, _), (.cableRoute, .lines): true
            case (.postalPoint, .point), (.site, .point), (.settlement, .point): true
            default: false
            }
        guard fits else {
            throw unfit(
                record,
                BilingualText(
                    vi: "lớp không chứa loại hình học này", en: "its layer does not hold this type of geometry"))
        }
        do throws(GeometryBlobError) {
            return try GeometryBlobWriter.blob(of: shape)
        } catch {
            throw unfit(record, error.message)
        }
    }

    /// The exceptions as JSON; nil for none. NULL in a column with an exception is how «unknown» is stored.
    private func evidenceExceptions(of record: RegistryRecord) -> String? {
        var exceptions = record.evidence.exceptions
        for (value, field) in zip(record.values, schema.fields) where value == .unknown {
            exceptions[field.field] = exceptions[field.field] ?? record.evidence.base
        }
        guard !exceptions.isEmpty else { return nil }
        var json = JSONText()
        json.append(exceptions)
        return json.text
    }

    private func unfit(_ record: RegistryRecord, _ reason: BilingualText) -> RegistryError {
        .unfitRecord(table: kind.table, name: record.uuid, reason: reason)
    }
}
