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
