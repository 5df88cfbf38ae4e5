public import RegistryRecords
import SQLiteStore

extension Registry {
    /// All records of a kind, in the order in which the registry got them.
    ///
    /// What another program has edited and nobody has claimed has evidence without a day, here and in all that follows.
    ///
    /// - Throws: ``RegistryError/unreadableShape(table:name:reason:)`` or
    ///   ``RegistryError/unreadable(table:name:column:)`` with the uuid of the first record whose geometry or evidence
    ///   another program has spoilt. Values that do not fit their field are read as text.
    public func records(of kind: RecordKind) throws(RegistryError) -> [RegistryRecord] {
        try read {
            var records: [RegistryRecord] = []
            try step(through: kind) { records.append($0) }
            return records
        }
    }

    /// Hands over all records of a kind one by one, in the order of ``records(of:)``, so that they need not be in memory
    /// all at once.
    ///
    /// - Throws: As ``records(of:)``, and whatever `body` throws.
    public func forEachRecord(of kind: RecordKind, _ body: (RegistryRecord) throws -> Void) throws {
        do {
            try connection.reading { try step(through: kind, body) }
        } catch let error as SQLiteError {
            throw RegistryError(error)
        }
    }

    /// The samples that were measured within some days, in the order of ``records(of:)``; one without a day of its own was
    /// measured when it was surveyed.
    ///
    /// - Throws: As ``records(of:)``.
    package func signalSamples(measuredWithin days: ClosedRange<Day>) throws(RegistryError) -> [RegistryRecord] {
        try read {
            var records: [RegistryRecord] = []
            try step(
                through: .signalSample, where: "ifnull(measured, surveyed) BETWEEN ?1 AND ?2",
                bounds: [days.lowerBound, days.upperBound]
            ) { records.append($0) }
            return records
        }
    }

    /// The different texts of a field, sorted.
    package func texts(of field: Field, in kind: RecordKind) throws(RegistryError) -> [String] {
        try read {
            var rows = try Statement(
                "SELECT DISTINCT \"\(field.rawValue)\" FROM \(kind.table)", on: connection)
            var texts: [String] = []
            while try rows.step() { if let text = rows.text(at: 0) { texts.append(text) } }
            return texts.sorted()
        }
    }

    private func step(
        through kind: RecordKind, where condition: String = "TRUE", bounds: [Day] = [],
        _ body: (RegistryRecord) throws -> Void
    ) throws {
        let (table, numbers) = (RecordTable(kind), try SurveyNumbers(on: connection))
        var rows = try Statement(table.select(where: condition), on: connection)
        for (place, day) in bounds.enumerated() { try rows.bind(day.description, at: Int32(place + 1)) }
        let edits = try UnclaimedEdits(kind, on: connection)
        while try rows.step() { try body(edits.adopting(try table.read(rows, numbers))) }
    }

    /// The records of a kind that have one of the business keys, by key; O(keys · log records).
    ///
    /// - Parameter keys: As `RegistryRecord.key` gives them. Records without a first part of their key have none and
    ///   are never found.
    public func records(
        of kind: RecordKind, withKeys keys: some Sequence<String>
    ) throws(RegistryError) -> [String: RegistryRecord] {
        try read {
            let (table, numbers) = (RecordTable(kind), try SurveyNumbers(on: connection))
            var query = try Statement(table.select(where: table.keyCondition), on: connection)
            var records: [String: RegistryRecord] = [:]
            let edits = try UnclaimedEdits(kind, on: connection)
            for key in keys {
                try query.bind(key, at: 1)
                if try query.step() { records[key] = edits.adopting(try table.read(query, numbers)) }
                query.reset()
            }
            return records
        }
    }

    /// The record of that name, of whatever kind; nil when there is none.
    public func record(uuid: String) throws(RegistryError) -> RegistryRecord? {
        try read {
            let numbers = try SurveyNumbers(on: connection)
            for kind in RecordKind.allCases {
                let table = RecordTable(kind)
                var query = try Statement(table.select(where: "uuid = ?1"), on: connection)
                try query.bind(uuid, at: 1)
                if try query.step() {
                    return try UnclaimedEdits(kind, on: connection).adopting(try table.read(query, numbers))
                }
            }
            return nil
        }
    }

    /// The cells that stand at a site, in the order in which the registry got them.
    public func cells(ofSite uuid: String) throws(RegistryError) -> [RegistryRecord] {
        try read {
            let (table, numbers) = (RecordTable(.cell), try SurveyNumbers(on: connection))
            var query = try Statement(table.select(where: "site_uuid = ?1"), on: connection)
            try query.bind(uuid, at: 1)
            var cells: [RegistryRecord] = []
            let edits = try UnclaimedEdits(.cell, on: connection)
            while try query.step() { cells.append(edits.adopting(try table.read(query, numbers))) }
            return cells
        }
    }

    /// Whether there is no record of a kind at all; O(1).
    public func isEmpty(of kind: RecordKind) throws(RegistryError) -> Bool {
        try read { try connection.value("SELECT 1 FROM \(kind.table) LIMIT 1") == nil }
    }

    /// How many records of a kind there are.
    public func recordCount(of kind: RecordKind) throws(RegistryError) -> Int {
        try read {
            guard case .integer(let count) = try connection.value("SELECT count(*) FROM \(kind.table)") else {
                return 0
            }
            return Int(count)
        }
    }
}
