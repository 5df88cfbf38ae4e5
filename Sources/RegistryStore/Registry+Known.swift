public import RegistryRecords
import SQLiteStore

/// What the registry knew at an earlier version, from its history.
///
/// Records are taken back; communes, boundaries and dated tables are those of now.
extension Registry {
    /// The last version that was written before an instant; 0 when nothing was.
    ///
    /// - Parameter instant: ISO 8601 with its offset, such as `2026-07-01T00:00:00+07:00`.
    public func version(before instant: String) throws(RegistryError) -> Int {
        try read {
            let newest = try connection.value(
                """
                SELECT max(version) FROM (
                    SELECT max(version) version FROM hatang_surveys WHERE julianday(imported_at) < julianday(?1)
                    UNION ALL SELECT max(undone_version) FROM hatang_surveys WHERE julianday(undone_at) < julianday(?1)
                    UNION ALL SELECT max(version) FROM hatang_history WHERE julianday(at) < julianday(?1)
                    UNION ALL SELECT max(version) FROM hatang_creations WHERE julianday(at) < julianday(?1))
                """, .text(instant))
            if case .integer(let version)? = newest { return Int(version) }
            return 0
        }
    }

    /// All records of a kind as they were at a version; those that have gone since come last.
    ///
    /// What other programs have edited and nobody has claimed counts from the version on at which it was found first.
    ///
    /// - Complexity: O(records + changes since).
    public func records(of kind: RecordKind, atVersion version: Int) throws(RegistryError) -> [RegistryRecord] {
        try read {
            let later = Dictionary(
                grouping: try entries(
                    where: "table_name = ?1 AND version > ?2", .text(kind.table), .integer(Int64(version))),
                by: \.record)
            func asKnown(_ record: RegistryRecord) -> RegistryRecord? {
                later[record.uuid].map { RecordRewind.state(of: record, before: $0) } ?? record
            }
            var records: [RegistryRecord] = []
            let (table, numbers) = (RecordTable(kind), try SurveyNumbers(on: connection))
            var rows = try Statement(
                table.select(
                    where: """
                        NOT EXISTS (SELECT 1 FROM hatang_creations
                            WHERE table_name = ?1 AND version > ?2 AND fid BETWEEN first_fid AND last_fid)
                        """), on: connection)
            try rows.bind(kind.table, at: 1)
            try rows.bind(version, at: 2)
            let edits = try UnclaimedEdits(kind, on: connection)
            let hasEdits = try edits.isEmpty || OutsideMarks.versionFound(of: self) <= version
            while try rows.step() {
                let record = try table.read(rows, numbers)
                guard let left = hasEdits ? edits.adopting(record) : edits.asLeft(record) else { continue }
                if let known = asKnown(left) { records.append(known) }
            }
            if !hasEdits { records += edits.deleted.compactMap(asKnown) }
            for (uuid, entries) in later.sorted(by: { $0.key < $1.key }) {
                let isPresent =
                    try connection.value("SELECT 1 FROM \(kind.table) WHERE uuid = ?", .text(uuid)) != nil
                if isPresent || edits.deleted.contains(where: { $0.uuid == uuid }) { continue }
                if let known = RecordRewind.state(of: nil, before: entries) { records.append(known) }
            }
            return records
        }
    }
}
