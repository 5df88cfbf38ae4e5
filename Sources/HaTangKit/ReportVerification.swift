import RegistryRecords
public import RegistryStore
public import ReportWriters
public import SurveyFiles
import SurveyValidation

/// Whether a report is what a registry gives, cell by cell.
public struct ReportVerification: Sendable {
    /// How a report stands.
    public enum Standing: String, Sendable, Hashable {
        /// Every cell is as the registry gives it, and the registry has nothing newer.
        case genuine
        /// Every cell is as the registry gave it at the version of the report; it has newer facts now.
        case genuineOlder = "genuine-older"
        /// Some cells are not as the registry gives them.
        case altered
        /// The report is of another registry.
        case otherRegistry = "other-registry"
        /// The report is of a later version than this copy of the registry.
        case laterVersion = "later-version"
        /// Targets, other dated tables or boundaries are not those of the report, so that it cannot be computed again.
        case otherTables = "other-tables"
        /// The report has no seal.
        case noSeal = "no-seal"
        /// The seal is of a form that this program does not know.
        case unknownForm = "unknown-form"

        /// Whether nothing was altered.
        public var isGenuine: Bool { self == .genuine || self == .genuineOlder }
    }

    /// Which of the tables that a recipe names by digest are others now.
    public enum Table: String, Sendable, Hashable, CaseIterable {
        case targets, tables, boundaries
    }

    /// How it stands.
    public var standing: Standing
    /// File name of the report without its folder.
    public var report: String
    /// The seal of the report; nil where it has none.
    public var seal: ReportSeal?
    /// Identifier of the registry.
    public var registry: String
    /// Present version of the registry.
    public var version: Int
    /// How many cells were held against each other.
    public var compared = 0
    /// The cells that differ.
    public var differences: [ReportDifference] = []
    /// Sheets in which people see something else than the cells.
    public var traces: [SheetTraces] = []
    /// Tables that are others now, for ``Standing/otherTables``.
    public var otherTables: [Table] = []
    /// Surveys that were taken in since the version of the report.
    public var newSurveys: [StoredSurvey] = []
    /// Versions since the version of the report that are no import: mergings, tables, boundaries, edits by other programs.
    public var otherVersions = 0
    /// Cells of the table of communes that would be others if the report were made now: what was found is what it says.
    public var outdated: [ReportDifference] = []

    /// Whether the report was written by another version of the program, whose layout may differ.
    public var isOfOtherProgram: Bool { seal.map { $0.recipe.program != ProgramVersion.current } ?? false }

    private init(_ standing: Standing, report: String, seal: ReportSeal?, registry: Registry) throws {
        self.standing = standing
        self.report = report
        self.seal = seal
        self.registry = registry.identifier
        version = try registry.version
    }

    /// Verifies a report.
    ///
    /// The seal of the report says which version of which registry it is of; the report is computed again as of that
    /// version and every cell is compared, those of the signed table as much as those for programs. Nothing is written.
    ///
    /// - Throws: ``JobError/badReport(file:reason:)`` for a file that is no report; what opening a registry throws.
    /// - Complexity: That of the report, twice where the registry has newer facts.
    public init(ofReport path: String, inRegistry registryPath: String) throws {
        let file = try ReportFile(path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let registry = try Registry(opening: registryPath)
        func ended(_ standing: Standing) throws -> ReportVerification {
            try ReportVerification(standing, report: name, seal: file.seal, registry: registry)
        }
        guard let recipe = file.seal?.recipe else {
            self = try ended(.noSeal)
            return
        }
        guard recipe.format == ReportRecipe.currentFormat else {
            self = try ended(.unknownForm)
            return
        }
        guard recipe.registry == registry.identifier else {
            self = try ended(.otherRegistry)
            return
        }
        guard try recipe.version <= registry.version else {
            self = try ended(.laterVersion)
            return
        }
        let then = try ProvinceRegistry(opening: registryPath, atVersion: recipe.version, known: recipe.known)
        let others = try then.tables(otherThan: recipe)
        guard others.isEmpty else {
            self = try ended(.otherTables)
            otherTables = others
            return
        }
        let comparison = ReportComparison(
            found: file.cells, expected: try then.cells(by: recipe, form: file.form))
        self = try ended(.altered)
        compared = comparison.compared
        differences = comparison.differences
        traces = file.traces.filter(\.hidesValues)
        guard differences.isEmpty, traces.allSatisfy({ !$0.isForged }) else { return }
        standing = recipe.version == version ? .genuine : .genuineOlder
        if standing == .genuineOlder { try addNews(file, recipe, in: registry) }
    }

    private mutating func addNews(_ file: ReportFile, _ recipe: ReportRecipe, in registry: Registry) throws {
        newSurveys = try registry.surveys().filter { $0.version > recipe.version && $0.undone == nil }
        otherVersions = version - recipe.version - Set(newSurveys.map(\.version)).count
        let now = try ProvinceRegistry(opening: registry.path)
        let comparison = ReportComparison(found: file.cells, expected: try now.cells(by: recipe, form: file.form))
        outdated = comparison.differences.filter { $0.cell.isOfCommunes(recipe, file.form) }
    }
}

extension SheetTraces {
    /// Whether people see something else than the values.
    fileprivate var hidesValues: Bool {
        isForged || isHidden || hasDrawings || hiddenRows > 0 || hiddenColumns > 0
    }

    /// Whether values were replaced by something that no report has.
    public var isForged: Bool { !formulas.isEmpty || !masked.isEmpty }
}

extension ReportCell {
    fileprivate func isOfCommunes(_ recipe: ReportRecipe, _ form: ReportFile.Form) -> Bool {
        switch form {
        case .json: sheet.hasPrefix("communes[")
        case .page: sheet == HTMLReport.communesSection && columnName != nil
        case .workbook: sheet == ReportWorkbook.communesSheet(recipe.language) && columnName != nil
        }
    }
}

extension ProvinceRegistry {
    /// The tables that are not those by which a report was made.
    fileprivate func tables(otherThan recipe: ReportRecipe) throws -> [ReportVerification.Table] {
        let era = try era(named: recipe.era)
        let same: [ReportVerification.Table: Bool] = [
            .targets: settings.targetsDigest == recipe.targetsDigest,
            .tables: try tablesDigest() == recipe.tablesDigest,
            .boundaries: try boundariesDigest(of: era) == recipe.boundariesDigest,
        ]
        return ReportVerification.Table.allCases.filter { same[$0] == false }
    }

    /// The cells of a report made by a recipe.
    fileprivate func cells(by recipe: ReportRecipe, form: ReportFile.Form) throws -> [ReportCell] {
        let request = ReportRequest(
            day: recipe.day, era: try era(named: recipe.era), province: recipe.province, language: recipe.language,
            issuer: recipe.issuer)
        switch form {
        case .workbook:
            var report = try report(request, kept: try? keptResults())
            report.recipe.program = recipe.program
            return ReportWorkbook.cells(of: report)
        case .page:
            var report = try report(request, kept: try? keptResults())
            report.recipe.program = recipe.program
            let page = HTMLReport(
                report, map: try mapContent(on: request.day, era: request.era, province: request.province),
                progress: try progress(
                    on: request.day, era: request.era, province: request.province, kept: try? keptResults()))
            return try PageCells(page.bytes, limit: .max).cells
        case .json:
            let table = try coverage(
                on: request.day, era: request.era, province: request.province, kept: try? keptResults())
            let seal = try seal(of: table, request, program: recipe.program)
            return ReportFile.cells(of: try JSONDocument(CoverageJSON.text(table, seal: seal)), isExpected: true)
        }
    }
}
