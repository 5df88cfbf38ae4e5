import RegistryRecords

extension RegistrySettings {
    /// The lines of the document with the rules of ledgers; none for an empty text.
    static func ledgerRules(_ text: String) throws(JobError) -> [LedgerRules.Entry] {
        guard !text.isEmpty else { return [] }
        let table = try DocumentTable(
            text, name: GeoDataFolder.Document.ledgerRules.rawValue,
            columns: ["verify_days", "resolve_days", "age_bands", "length_tolerance_percent", "valid_from"])
        return try table.map { row throws(JobError) in
            let percent = try row.number("length_tolerance_percent")
            guard (0...1000).contains(percent) else {
                throw row.error("length_tolerance_percent", .init(vi: "phải từ 0 đến 1000", en: "must be 0 to 1000"))
            }
            return LedgerRules.Entry(
                verifyDays: try days("verify_days", in: row), resolveDays: try days("resolve_days", in: row),
                ageBands: try ageBands(in: row), lengthTolerance: percent / 100,
                validFrom: try row.day("valid_from") ?? Day(number: 0))
        }
    }

    private static func days(_ column: String, in row: DocumentTable.Row) throws(JobError) -> Int {
        guard let days = try row.whole(column), (0...3660).contains(days) else {
            throw row.error(
                column, .init(vi: "phải là số nguyên từ 0 đến 3660", en: "must be a whole number, 0 to 3660"))
        }
        return days
    }

    /// Whole numbers that rise, divided by semicolons.
    private static func ageBands(in row: DocumentTable.Row) throws(JobError) -> [Int] {
        let parts = row.text("age_bands").split(separator: ";")
        let bands = parts.compactMap { Int($0) }.filter { (1...36_600).contains($0) }
        guard !bands.isEmpty, bands.count == parts.count, zip(bands, bands.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw row.error(
                "age_bands",
                .init(
                    vi: "phải là các số ngày tăng dần, như 30;90;180",
                    en: "must be rising numbers of days, such as 30;90;180"))
        }
        return bands
    }
}
