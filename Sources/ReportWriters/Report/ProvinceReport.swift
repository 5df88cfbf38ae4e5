public import CoverageEngine
import RegistryRecords

/// Everything that a report of a registry prints, on one day and of one version.
///
/// Filled by `ProvinceRegistry.report(_:)`; ``tables`` and ``ReportSeal`` are computed from it. It holds no time of
/// writing, so that the same recipe gives the same report.
public struct ProvinceReport: Sendable {
    /// What is needed to compute it again.
    public var recipe: ReportRecipe
    /// Names of the provinces of the era by code.
    public var provinceNames: [String: String]
    /// The coverage-by-commune table with its targets.
    public var table: CoverageTable
    /// The communes without a proven staffed postal point with Internet.
    public var missing: MissingList
    /// The ledger of dead zones.
    public var deadZones: DeadZoneLedger
    /// The cable clean-ups.
    public var cables: CableLedger
    /// What is wrong with the rows of the surveys.
    public var findings: ReportFindings
    /// The surveys up to the version, the oldest first.
    public var surveys: [ReportSurvey]

    /// Makes a report of its parts.
    public init(
        recipe: ReportRecipe, provinceNames: [String: String], table: CoverageTable, missing: MissingList,
        deadZones: DeadZoneLedger, cables: CableLedger, findings: ReportFindings, surveys: [ReportSurvey]
    ) {
        self.recipe = recipe
        self.provinceNames = provinceNames
        self.table = table
        self.missing = missing
        self.deadZones = deadZones
        self.cables = cables
        self.findings = findings
        self.surveys = surveys
    }

    /// The province of the report; nil when it is of several.
    public var onlyProvince: String? {
        let codes = Set(table.communes.map(\.commune.province))
        return codes.count == 1 ? codes.first : nil
    }

    /// All tables, in the order of the report.
    public var tables: [ReportTable] {
        [
            targetsTable, openQuestionsTable, communesTable, missingTable, deadZonesTable, cablesTable, findingsTable,
            surveysTable, dataTable,
        ]
    }
}
