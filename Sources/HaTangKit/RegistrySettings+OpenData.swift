import RegistryRecords
public import ReportWriters

extension RegistrySettings {
    /// What an open-data pack leaves out, by a list like `open-data/left-out.csv`.
    ///
    /// - Parameters:
    ///   - text: The list as CSV.
    ///   - name: What it is called in errors.
    ///   - day: Lines that begin later do not hold.
    /// - Throws: ``JobError/badDocument(name:line:reason:)`` for a list with a table or field that no registry has, so that
    ///   a slip of the pen publishes nothing.
    public static func leftOut(_ text: String, name: String, on day: Day) throws(JobError) -> [LeftOutField] {
        let columns = ["table", "field", "reason_vi", "reason_en", "valid_from"]
        let table = try DocumentTable(text, name: name, columns: columns)
        return try table.map { row throws(JobError) in
            let (table, field) = (row.text("table"), row.text("field"))
            let kind = RecordKind(rawValue: table)
            guard kind != nil || table == Self.surveysTable else {
                throw row.error("table", .init(vi: "không có bảng này", en: "there is no such table"))
            }
            let isKnown = kind.map { kind in RecordSchema.of(kind).fields.contains { $0.field.rawValue == field } }
            guard field == "*" || isKnown ?? false else {
                throw row.error("field", .init(vi: "bảng không có trường này", en: "the table has no such field"))
            }
            return LeftOutField(
                table: table, field: field == "*" ? nil : field,
                reason: .init(vi: row.text("reason_vi"), en: row.text("reason_en")),
                validFrom: try row.day("valid_from") ?? Day(number: 0))
        }.filter { $0.validFrom <= day }
    }

    /// The surveys themselves, of which a pack has nothing in any case.
    private static let surveysTable = "surveys"
}
