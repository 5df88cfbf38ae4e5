import RegistryRecords

/// What one row states, once its cells are read.
struct RowDraft {
    /// The row.
    var row: RawRow
    /// The records, the one that others refer to first.
    var records: [RecordDraft] = []
    /// Place of the row in its batch.
    var place = 0
    /// The old communes that the row names, to be stated beside those of today.
    var former: [StatedCommune] = []
    /// Day of the survey.
    var surveyed: Day?
    /// Communes of which one is meant, where the name alone does not tell, and what is to be said of it if the position
    /// does not tell either.
    var undecided: (problem: SurveyProblem, candidates: [Commune])?
    /// Number among the drafts of the batch of an earlier one that states the same of the first record, word for word, with
    /// nothing to be said of it; nil for a row that is read on its own.
    var repeats: Int?
    /// The row goes to quarantine.
    var isRefused = false
}
