import ContentDigest
import RegistryRecords

/// The digest of a plan: what would be done, in a fixed form that leaves out random identifiers.
enum PlanDigest {
    static func digest(
        survey: SurveyDescription, mapping: [ColumnMapping], operations: [String], rows: [RawRow],
        outcomes: [RowOutcome], changes: [RecordChange], findings: [Finding]
    ) -> String {
        var builder = SHA256Builder()
        func add(_ parts: [String]) {
            // Lengths keep ["ab", "c"] and ["a", "bc"] apart.
            for part in parts { builder.append("\(part.utf8.count):\(part);") }
            builder.append("\n")
        }
        add(["hatang-plan-1", survey.identifier, survey.file, survey.inspector ?? ""])
        for column in mapping { add(["column", String(column.column), column.heading, column.canonical ?? ""]) }
        for operation in operations { add(["operation", operation]) }
        for (row, outcome) in zip(rows, outcomes) { add(["row", String(row.number), outcome.rawValue]) }
        for change in changes {
            add(["change", change.after.kind.rawValue, change.after.key, change.before == nil ? "new" : "old"])
            add(state(of: change.after))
            for (field, value) in change.outdated.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                add(["outdated", field.rawValue, "\(value)"])
            }
            if let shape = change.outdatedShape { add(["outdated-place", "\(shape)"]) }
            if !change.outdatedCommunes.isEmpty { add(["outdated-communes"] + change.outdatedCommunes) }
        }
        for finding in findings {
            add([
                "finding", finding.code, finding.row.map(String.init) ?? "", finding.column ?? "",
                finding.value ?? "",
            ])
        }
        return builder.digest().description
    }

    private static func state(of record: RegistryRecord) -> [String] {
        var parts = record.values.map { value in value.map { "\($0)" } ?? "" }
        parts.append(record.shape.map { "\($0)" } ?? "")
        parts.append(record.communes.joined(separator: ";"))
        parts.append("\(record.evidence.base)")
        parts += record.evidence.exceptions.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key) \($0.value)" }
        return parts
    }
}
