import SQLiteStore

/// How records refer to their survey: by its number in `hatang_surveys`, as a short text.
///
/// Identifiers are long, and a registry may have a million records of one survey. A text that is no number of a survey
/// stands for itself, such as in files of the first layout.
struct SurveyNumbers {
    private var identifierOfNumber: [String: String] = [:]
    private var numberOfIdentifier: [String: String] = [:]
    /// The survey that was made known last, which most records of an import are of.
    private var last: (identifier: String, number: String)?

    /// No survey at all.
    init() {}

    /// The surveys of the file.
    init(on connection: Connection) throws {
        var rows = try Statement("SELECT id, identifier FROM hatang_surveys", on: connection)
        while try rows.step() { add(number: rows.integer(at: 0) ?? 0, identifier: rows.text(at: 1) ?? "") }
    }

    /// The surveys of the file, those that were undone by the names that they had while they stood: what was said of records
    /// meanwhile, in any copy, says so.
    static func asTheyStood(on connection: Connection) throws -> SurveyNumbers {
        var numbers = SurveyNumbers()
        var rows = try Statement(
            "SELECT id, identifier, undone_version IS NOT NULL FROM hatang_surveys ORDER BY 3 DESC, id", on: connection)
        while try rows.step() {
            let (number, identifier) = (rows.integer(at: 0) ?? 0, rows.text(at: 1) ?? "")
            if rows.integer(at: 2) == 1 {
                numbers.numberOfIdentifier[identifier] = String(number)
                numbers.add(number: number, identifier: identifierBeforeUndoing(identifier))
            } else {
                // Where its file came in again, the name is that of the survey that stands.
                numbers.add(number: number, identifier: identifier)
            }
        }
        return numbers
    }

    /// The same numbers with other names, for reading.
    func naming(_ name: (String) -> String) -> SurveyNumbers {
        var named = SurveyNumbers()
        named.identifierOfNumber = identifierOfNumber.mapValues(name)
        return named
    }

    /// The name that a survey had before it was undone: without the version that stands behind it since.
    static func identifierBeforeUndoing(_ identifier: String) -> String {
        guard let end = identifier.lastIndex(of: "~"), identifier[end...].dropFirst().allSatisfy(\.isWholeNumber) else {
            return identifier
        }
        return String(identifier[..<end])
    }

    /// Makes a new survey known.
    mutating func add(number: Int64, identifier: String) {
        identifierOfNumber[String(number)] = identifier
        numberOfIdentifier[identifier] = String(number)
        last = (identifier, String(number))
    }

    /// What stands in a column for a survey.
    func stored(_ identifier: String) -> String {
        if let last, last.identifier == identifier { return last.number }
        return numberOfIdentifier[identifier] ?? identifier
    }

    /// The survey that a column names.
    func identifier(_ stored: String) -> String { identifierOfNumber[stored] ?? stored }
}
