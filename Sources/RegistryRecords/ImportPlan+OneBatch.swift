extension ImportPlan {
    /// A plan of one batch, counted.
    package init(
        survey: SurveyDescription, baseVersion: Int, mapping: [ColumnMapping] = [], operations: [String] = [],
        batch: ImportBatch, digest: String
    ) {
        var summary = PlanSummary(
            survey: survey, baseVersion: baseVersion, mapping: mapping, operations: operations)
        summary.add(batch)
        summary.digest = digest
        self.init(summary: summary, batches: [batch])
    }
}
