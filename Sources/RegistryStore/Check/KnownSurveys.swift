import RegistryRecords
import SQLiteStore

/// The surveys of a file and which rows they have, to judge what refers to them.
struct KnownSurveys {
    private var rows: [String: ClosedRange<Int64>] = [:]
    private var names: Set<String> = []

    init(_ run: CheckRun) throws {
        guard run.tables.contains("hatang_surveys"), run.tables.contains("hatang_row_blocks") else { return }
        var surveys = try Statement(
            """
            SELECT known.id, identifier, min(first_row), max(last_row) FROM hatang_surveys AS known
            LEFT JOIN hatang_row_blocks ON survey = known.id GROUP BY known.id
            """, on: run.connection)
        while try surveys.step() {
            for name in [surveys.integer(at: 0).map(String.init), surveys.text(at: 1)].compactMap({ $0 }) {
                names.insert(name)
                // An undone survey has the version of its undoing behind its name.
                if let end = name.firstIndex(of: "~") { names.insert(String(name[..<end])) }
                if let first = surveys.integer(at: 2), let last = surveys.integer(at: 3), first <= last {
                    rows[name] = first...last
                }
            }
        }
    }

    /// Whether a survey of that number or name is there.
    func has(_ survey: String) -> Bool { names.contains(survey) }

    /// Whether a survey has a row; 0 stands for none, and is not asked for.
    func has(row: Int64, of survey: String) -> Bool { row == 0 || (rows[survey]?.contains(row) ?? false) }

    /// The last row of a survey; nil where it keeps none.
    func lastRow(of survey: String) -> Int64? { rows[survey]?.upperBound }
}
