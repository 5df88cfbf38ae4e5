import RegistryRecords

/// What one row states, once its cells are read.
struct RowDraft {
    /// The row.
    var row: RawRow
    /// The records, the one that others refer to first.
    var records: [RecordDraft] = []
    /// Their business keys.
    var keys: [String] = []
    /// Day of the survey.
    var surveyed: Day?
    /// Communes of which one is meant, where the name alone does not tell, and what is to be said of it if the position
    /// does not tell either.
    var undecided: (problem: SurveyProblem, candidates: [Commune])?
    /// The row goes to quarantine.
    var isRefused = false
}
