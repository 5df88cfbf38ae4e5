import CommuneBoundaries
import ContentDigest
public import CoverageEngine
import FoundationEssentials
public import RegistryRecords
import RegistryStore
public import ReportWriters

/// What a report is asked for.
public struct ReportRequest: Sendable, Hashable {
    /// The day of the figures.
    public var day: Day
    /// Whose communes; nil takes the era of the day.
    public var era: Era?
    /// Communes of one province only; nil for all that the registry has.
    public var province: String?
    /// The language of the report.
    public var language: Language
    /// Who issues it; nil leaves the line to be filled in.
    public var issuer: String?

    /// Makes a request.
    public init(
        day: Day, era: Era? = nil, province: String? = nil, language: Language = .vietnamese, issuer: String? = nil
    ) {
        self.day = day
        self.era = era
        self.province = province
        self.language = language
        self.issuer = issuer
    }
}

extension ProvinceRegistry {
    /// Everything that a report prints: the tables, the lists, the ledgers, what was found, and what it all rests on.
    ///
    /// - Parameter kept: Results of earlier tables, which takes in those of this one.
    /// - Complexity: That of ``coverage(on:era:province:operators:kept:population:)``, and all findings of the registry.
    public func report(_ request: ReportRequest, kept: KeptResults? = nil) throws -> ProvinceReport {
        let era = try request.era ?? self.era(on: request.day)
        let table = try coverage(on: request.day, era: era, province: request.province, kept: kept)
        let surveys = try knownSurveys()
        return ProvinceReport(
            recipe: try recipe(of: table, request), provinceNames: try provinceNames(of: era), table: table,
            missing: try missing(on: request.day, era: era, province: request.province),
            deadZones: try deadZones(on: request.day, era: era, province: request.province),
            cables: try cables(on: request.day, era: era, province: request.province),
            findings: try findings(of: surveys),
            surveys: surveys.map { survey in
                ReportSurvey(
                    description: survey.description, version: survey.version,
                    imported: Day(vietnamOfInstant: survey.importedAt), counts: survey.counts)
            })
    }

    /// The seal of a coverage table that is written as JSON.
    ///
    /// - Parameter program: Version of the program that writes it.
    public func seal(
        of table: CoverageTable, _ request: ReportRequest, program: String = ProgramVersion.current
    ) throws -> ReportSeal {
        var recipe = try recipe(of: table, request)
        recipe.program = program
        return ReportSeal(recipe, of: table)
    }

    /// What is needed to compute a table again.
    private func recipe(of table: CoverageTable, _ request: ReportRequest) throws -> ReportRecipe {
        ReportRecipe(
            registry: table.registry, version: table.registryVersion, era: table.era.name, day: table.day,
            known: known, province: request.province, language: request.language, method: table.method,
            targetsDigest: table.targetsDigest, tablesDigest: try tablesDigest(),
            boundariesDigest: try boundariesDigest(of: table.era), program: ProgramVersion.current,
            issuer: request.issuer)
    }

    /// The surveys that were taken in by the version that figures are of, and not undone by then.
    private func knownSurveys() throws -> [StoredSurvey] {
        let version = try version
        return try registry.surveys().filter { $0.stands(atVersion: version) }
    }

    /// All findings counted, the first errors and warnings listed, those of the newest survey first.
    private func findings(of surveys: [StoredSurvey]) throws -> ReportFindings {
        var (errors, warnings) = (FindingTally(limit: ReportFindings.limit), FindingTally(limit: ReportFindings.limit))
        var notes = 0
        for survey in surveys.reversed() {
            let all = try registry.findings(survey: survey.identifier)
            errors.add(all.filter { $0.severity == .error })
            warnings.add(all.filter { $0.severity == .warning })
            notes += all.count { $0.severity == .note }
        }
        return ReportFindings(
            listed: Array((errors.kept + warnings.kept).prefix(ReportFindings.limit)), errors: errors.total,
            warnings: warnings.total, notes: notes)
    }

    /// SHA-256 of the dated tables but for the targets, which have a digest of their own, and for headings and words of
    /// surveys, on which no figure depends once a survey is in, nor for what open data leave out.
    func tablesDigest() throws -> String {
        let apart: Set = [
            GeoDataFolder.Document.targets.rawValue, GeoDataFolder.Document.headings.rawValue,
            GeoDataFolder.Document.ambiguousHeadings.rawValue, GeoDataFolder.Document.words.rawValue,
            GeoDataFolder.Document.leftOut.rawValue,
        ]
        var builder = SHA256Builder()
        for document in try registry.documentDigests() where !apart.contains(document.name) {
            builder.append(document.name + "\n" + document.digest + "\n")
        }
        return builder.digest().description
    }

    /// SHA-256 of the communes of an era: names, kinds, days, boundaries and their quality.
    ///
    /// - Complexity: O(vertices).
    func boundariesDigest(of era: Era) throws -> String {
        var builder = SHA256Builder()
        for stored in try boundaries(of: era).communes {
            let commune = stored.commune
            builder.append(
                [
                    commune.code, commune.name, commune.kind.rawValue, commune.province, commune.validFrom.description,
                    commune.validTo?.description ?? "", stored.quality?.rawValue ?? "", "\(stored.polygons.count)",
                ].joined(separator: "\n") + "\n")
            for polygon in stored.polygons {
                for ring in [polygon.outer] + polygon.holes {
                    builder.append("\(ring.count)\n")
                    builder.append(ring.flatMap { [$0.longitude, $0.latitude] })
                }
            }
        }
        return builder.digest().description
    }
}

extension Day {
    /// The day in Vietnam (UTC+7) of an instant in ISO 8601, such as `2026-11-20T01:00:00Z`; nil for any other text.
    init?(vietnamOfInstant text: String) {
        guard let instant = try? Date(text, strategy: .iso8601) else { return nil }
        self.init(number: Int32(((instant.timeIntervalSince1970 + 7 * 3600) / 86_400).rounded(.down)))
    }
}
