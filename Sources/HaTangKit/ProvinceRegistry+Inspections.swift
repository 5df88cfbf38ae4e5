import CoverageEngine
public import RegistryRecords
import RegistryStore

extension ProvinceRegistry {
    /// The inspections of a year.
    ///
    /// - Parameters:
    ///   - year: Of the plan; of inspections beside it, the year in which they were done.
    ///   - day: The day that facts are weighed on.
    public func inspections(ofYear year: Int, on day: Day) throws -> InspectionList {
        let rule = settings.inspectionRules.entry(on: day)
        let surveys = try registry.surveyDescriptions()
        let entries = try records(of: .inspection).map { record in
            let evidence = record.evidence.base
            let survey = surveys[evidence.survey]
            var source = SourceRow(
                file: survey?.file ?? "", sheet: survey?.sheet, row: evidence.row, surveyed: evidence.surveyed)
            source.inspector = survey?.inspector
            return InspectionList.Entry(
                record: record,
                facts: InspectionFacts(record, on: day, evidenceAgeDays: rule.evidenceAgeDays), source: source)
        }.sorted { $0.record.key < $1.record.key }
        return InspectionList(
            registry: registry.identifier, version: try version, year: year, day: day, rule: rule,
            entries: entries.filter { $0.facts.year == year },
            shares: InspectionShares(entries.map(\.facts), year: year),
            withoutYear: entries.filter { $0.facts.year == nil })
    }
}
