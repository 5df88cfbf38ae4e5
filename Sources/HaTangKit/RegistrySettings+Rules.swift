import CoverageEngine
import RegistryRecords
import SurveyValidation

// The rules of the inspectors' desk: photos and inspections.

extension RegistrySettings {
    /// A line of `photos/photo-rules.csv`.
    static func photoRule(_ row: DocumentTable.Row) throws(JobError) -> PhotoRules.Entry {
        PhotoRules.Entry(
            farMetres: try row.number("far_m", in: 1...1_000_000),
            earlyDays: try row.whole("early_days", in: 0...36_600),
            mostBytes: try row.whole("most_megabytes", in: 1...1024) << 20,
            validFrom: try row.day("valid_from") ?? Day(number: 0))
    }

    /// A line of `inspections/inspection-rules.csv`.
    static func inspectionRule(_ row: DocumentTable.Row) throws(JobError) -> InspectionRules.Entry {
        InspectionRules.Entry(
            doneShare: try row.number("done_share", in: 0...1),
            digitalShare: try row.number("digital_share", in: 0...1),
            evidenceAgeDays: try row.whole("evidence_age_days", in: 0...36_600),
            validFrom: try row.day("valid_from") ?? Day(number: 0))
    }
}
