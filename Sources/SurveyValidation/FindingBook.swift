import RegistryRecords

/// The findings of one file, in the order in which they are met.
struct FindingBook {
    let file: String
    let sheet: String?
    private(set) var findings: [Finding] = []

    init(file: String, sheet: String?) {
        self.file = file
        self.sheet = sheet
    }

    mutating func add(
        _ problem: SurveyProblem, row: Int?, column: String? = nil, columnIndex: Int? = nil, value: String? = nil
    ) {
        findings.append(
            Finding(
                code: problem.code, severity: problem.severity, file: file, sheet: sheet, row: row, column: column,
                columnIndex: columnIndex, value: value, problem: problem.problem, remedy: problem.remedy))
    }

    mutating func add(
        _ problem: TableProblem, row: Int?, column: String? = nil, columnIndex: Int? = nil, value: String? = nil
    ) {
        findings.append(
            Finding(
                code: problem.code, severity: problem.severity, file: file, sheet: sheet, row: row, column: column,
                columnIndex: columnIndex, value: value, problem: problem.problem, remedy: problem.remedy))
    }

    /// The findings by row, those of the whole file first.
    var sorted: [Finding] {
        findings.enumerated().sorted { ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset) }
            .map(\.element)
    }
}
