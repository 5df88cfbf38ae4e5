package import RegistryRecords
import SQLiteStore

/// The statements for the records of one kind. Names of tables and columns come from the schema alone.
package struct RecordTable {
    let kind: RecordKind
    private let schema: RecordSchema
    /// Whether each field holds whole numbers, numbers, days.
    private let isInteger: [Bool]
    private let isReal: [Bool]
    private let isDay: [Bool]

    package init(_ kind: RecordKind) {
        self.kind = kind
        schema = RecordSchema.of(kind)
        isInteger = schema.fields.map { if case .integer = $0.type { true } else { false } }
        isReal = schema.fields.map { if case .real = $0.type { true } else { false } }
        isDay = schema.fields.map { $0.type == .day }
    }

    /// Columns that every kind has, in the order in which `read` expects and `bind` gives them.
    private static let commonColumns = [
        "uuid", "communes", "survey", "survey_row", "surveyed", "evidence", "original", "original_crs", "operation",
    ]

    private var fieldColumns: [String] { schema.fields.map { "\"\($0.field.rawValue)\"" } }

    /// The column that says where a record is; none for kinds that say it in words, or not at all.
    private var placeColumn: [String] { kind.hasShape ? ["geom"] : kind == .cell ? ["site_uuid"] : [] }

    /// All records, or those that a condition names.
    ///
    /// - Parameters:
    ///   - table: Another table of the same columns; nil for the layer itself.
    ///   - order: The column to sort by.
    func select(from table: String? = nil, where condition: String = "TRUE", orderedBy order: String = "fid") -> String
    {
        let columns = Self.commonColumns + [kind.hasShape ? "geom" : "NULL"] + fieldColumns
        return """
            SELECT \(columns.joined(separator: ", ")) FROM \(table ?? kind.table) WHERE \(condition) ORDER BY \(order)
            """
    }

    /// The business key as text, in the words of the table's unique index.
    var keyColumn: String {
        guard kind == .cell else { return schema.key.first.map { "\"\($0.rawValue)\"" } ?? "uuid" }
        return """
            (site || '|' || ifnull("operator", '') || '|' || ifnull(technology, '') || '|' || ifnull(band_mhz, '') \
            || '|' || ifnull(sector, ''))
            """
    }

    /// Holds for the record of a key; the condition is that of the index.
    package var keyCondition: String {
        let first = kind == .cell ? "site" : keyColumn
        return "\(keyColumn) = ?1 AND \(first) <> ''"
    }

    /// Takes what ``bind(_:to:place:numbers:memory:)`` gives, and the fid behind it, for each of some records.
    ///
    /// What SQLite does once a statement, such as looking up the last fid, then costs a part of it for each record.
    func insert(rows: Int = 1) -> String {
        let columns = Self.commonColumns + fieldColumns + placeColumn + ["fid"]
        let values = (0..<rows).map { row in
            let first = row * columns.count
            let values = columns.indices.map {
                columns[$0] == "site_uuid" ? siteValue(after: first) : "?\(first + $0 + 1)"
            }
            return "(" + values.joined(separator: ", ") + ")"
        }
        // A failure takes the whole import back. To take back a statement of several rows alone, as the default would,
        // SQLite writes all pages that it touches to a journal of the statement first.
        return """
            INSERT OR FAIL INTO \(kind.table)(\(columns.joined(separator: ", "))) VALUES \(values.joined(separator: ", "))
            """
    }

    /// How many parameters a record has in ``insert(rows:)``.
    var parameterCount: Int32 { fidParameter }

    /// The parameter of ``insert(rows:)`` that takes the fid of the first record.
    var fidParameter: Int32 { placeParameter + Int32(placeColumn.count) }

    private var placeParameter: Int32 { Int32(Self.commonColumns.count + schema.fields.count + 1) }

    /// Takes what ``bind(_:to:place:numbers:memory:)`` gives. Without the place the spatial index is left alone.
    func update(withPlace: Bool) -> String {
        let columns = Self.commonColumns + fieldColumns
        var assignments = columns.enumerated().dropFirst().map { "\($0.element) = ?\($0.offset + 1)" }
        if withPlace && !placeColumn.isEmpty {
            assignments.append(kind.hasShape ? "geom = ?\(placeParameter)" : "site_uuid = \(siteValue(after: 0))")
        }
        return "UPDATE \(kind.table) SET \(assignments.joined(separator: ", ")) WHERE uuid = ?1"
    }

    /// The uuid of a cell's site, where it is known; else that of the site which its code names.
    private func siteValue(after first: Int) -> String {
        let code = first + Self.commonColumns.count + 1 + (schema.index(of: .site) ?? 0)
        return
            "ifnull(?\(first + Int(placeParameter)), (SELECT uuid FROM bts_sites WHERE site = ?\(code) AND site <> ''))"
    }

    /// Refuses a change whose two sides are not states of one record.
    func check(_ change: RecordChange) throws {
        if !change.isPlainlyNew, let before = change.before { try check(before, is: change.after.uuid) }
        try check(change.after, is: change.after.uuid)
    }

    private func check(_ record: RegistryRecord, is uuid: String) throws {
        guard record.kind == kind, record.uuid == uuid else {
            throw unfit(
                record, BilingualText(vi: "bản ghi sẽ thành bản ghi khác", en: "it would become another record"))
        }
        guard record.values.count == schema.fields.count else {
            throw unfit(record, BilingualText(vi: "thừa hoặc thiếu giá trị", en: "it has too few or too many values"))
        }
    }

    /// What goes into the column for the place.
    enum Place {
        /// The column is left alone.
        case kept
        /// The record's own geometry.
        case shape
        /// The uuid of a cell's site; nil to have it found by its code.
        case site(String?)
    }

    /// What goes into that column of a new record.
    ///
    /// - Parameter site: Of a cell, the uuid of its site; nil to have it found by its code.
    func place(site: String?) -> Place { kind.hasShape ? .shape : kind == .cell ? .site(site) : .kept }

    /// Binds a record to an insert or an update.
    ///
    /// - Parameter first: How many parameters stand before those of the record.
    func bind(
        _ record: RegistryRecord, to statement: inout Statement, place: Place, numbers: SurveyNumbers,
        memory: BindingMemory, after first: Int32 = 0
    ) throws {
        guard !record.communes.contains(where: { $0.isEmpty || $0.utf8.contains(UInt8(ascii: ";")) }) else {
            throw unfit(
                record,
                BilingualText(
                    vi: "mã xã để trống hoặc có dấu chấm phẩy", en: "a code of a commune is blank or holds a semicolon")
            )
        }
        try statement.bind(record.uuid, at: first + 1, in: memory)
        switch record.communes.count {
        case 0: try statement.bindNull(at: first + 2)
        case 1: try statement.bind(record.communes[0], at: first + 2, in: memory)
        default: try statement.bind(record.communes.joined(separator: ";"), at: first + 2, in: memory)
        }
        try statement.bind(numbers.stored(record.evidence.base.survey), at: first + 3, in: memory)
        try statement.bind(record.evidence.base.row, at: first + 4)
        try statement.bind(record.evidence.base.surveyed?.description, at: first + 5, in: memory)
        try statement.bind(evidenceExceptions(of: record, numbers), at: first + 6, in: memory)
        if let original = record.original {
            try statement.bind(original.text, at: first + 7, in: memory)
            try statement.bind(original.referenceSystem, at: first + 8, in: memory)
            try statement.bind(original.operation, at: first + 9, in: memory)
        } else {
            for parameter in 7...9 as ClosedRange<Int32> { try statement.bindNull(at: first + parameter) }
        }
        for index in schema.fields.indices { try bind(record, field: index, to: &statement, memory, after: first) }
        switch place {
        case .kept: break
        case .shape: try statement.bind(blob(of: record), at: first + placeParameter)
        case .site(let uuid):
            guard record.shape == nil else {
                throw unfit(
                    record, BilingualText(vi: "cell không có vị trí riêng", en: "a cell has no place of its own"))
            }
            try statement.bind(uuid, at: first + placeParameter, in: memory)
        }
    }

    private func bind(
        _ record: RegistryRecord, field index: Int, to statement: inout Statement, _ memory: BindingMemory,
        after first: Int32
    ) throws {
        let parameter = first + Int32(Self.commonColumns.count + 1 + index)
        // Texts are most of all values, and a detour through a stored value copies them.
        switch record.values[index] {
        case nil, .unknown: return try statement.bindNull(at: parameter)
        case .text(let text): return try statement.bind(text, at: parameter, in: memory)
        case .integer(let number) where isInteger[index]: return try statement.bind(number, at: parameter)
        case .real(let number) where isReal[index] && number.isFinite: return try statement.bind(number, at: parameter)
        case .day(let day) where isDay[index]: return try statement.bind(day.description, at: parameter, in: memory)
        case let value:
            let field = schema.fields[index]
            guard let stored = StoredField.stored(value, as: field.type) else {
                let (name, text) = (field.field.rawValue, value?.text ?? "")
                throw unfit(
                    record,
                    BilingualText(
                        vi: "trường “\(name)” không nhận giá trị “\(text)”",
                        en: "field “\(name)” cannot hold “\(text)”"))
            }
            try statement.bind(stored, at: parameter)
        }
    }

    /// The record of the present row.
    func read(_ row: borrowing Statement, _ numbers: SurveyNumbers) throws -> RegistryRecord {
        let uuid = row.text(at: 0) ?? ""
        let base = Evidence(
            survey: numbers.identifier(row.text(at: 2) ?? ""), row: Int(clamping: row.integer(at: 3) ?? 0),
            surveyed: row.text(at: 4).flatMap { Day(iso: $0) })
        var record = RegistryRecord(uuid: uuid, kind: kind, evidence: RecordEvidence(base: base))
        record.communes = row.text(at: 1)?.split(separator: ";").map(String.init) ?? []
        if let exceptions = row.text(at: 5) {
            guard let read = StoredField.exceptions(exceptions) else {
                throw RegistryError.unreadable(table: kind.table, name: uuid, column: "evidence")
            }
            record.evidence.exceptions = read.mapValues { evidence in
                Evidence(survey: numbers.identifier(evidence.survey), row: evidence.row, surveyed: evidence.surveyed)
            }
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

    /// The place of a record as a GeoPackage blob; nil for none.
    ///
    /// - Throws: ``RegistryError/unfitRecord(table:name:reason:)`` for a geometry that the layer does not hold.
    func blob(of record: RegistryRecord) throws -> [UInt8]? {
        guard let shape = record.shape else { return nil }
        let fits =
            switch (kind, shape) {
            case (.deadZone, _), (.cableRoute, .lines): true
            case (.postalPoint, .point), (.site, .point), (.settlement, .point), (.signalSample, .point): true
            case (.claimedArea, .area): true
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
    private func evidenceExceptions(of record: RegistryRecord, _ numbers: SurveyNumbers) -> String? {
        if record.evidence.exceptions.isEmpty && !record.values.contains(.unknown) { return nil }
        var exceptions = record.evidence.exceptions
        for index in record.values.indices where record.values[index] == .unknown {
            let field = schema.fields[index].field
            exceptions[field] = exceptions[field] ?? record.evidence.base
        }
        guard !exceptions.isEmpty else { return nil }
        for (field, evidence) in exceptions { exceptions[field]?.survey = numbers.stored(evidence.survey) }
        var json = JSONText()
        json.append(exceptions)
        return json.text
    }

    private func unfit(_ record: RegistryRecord, _ reason: BilingualText) -> RegistryError {
        .unfitRecord(table: kind.table, name: record.uuid, reason: reason)
    }
}
