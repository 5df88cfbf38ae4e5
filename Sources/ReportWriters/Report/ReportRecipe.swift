public import RegistryRecords

/// What is needed to compute a report again, and to know whether it can be.
///
/// Records are taken back to ``version``. Dated tables and boundaries are those of now, so the recipe names them by
/// digest: with other ones the report cannot be computed again, which is something else than a report that was altered.
public struct ReportRecipe: Sendable, Hashable, Codable {
    /// The form of recipes and of the cells under the seal that this program writes.
    public static let currentFormat = 1

    /// The form; another one than ``currentFormat`` cannot be verified by this program.
    public var format = currentFormat
    /// Identifier of the registry.
    public var registry: String
    /// Version of the registry that the figures are of.
    public var version: Int
    /// Name of the era of the communes.
    public var era: String
    /// The day of the figures.
    public var day: Day
    /// The day whose knowledge was asked for; nil for all that was known at ``version``.
    public var known: Day?
    /// Code of the province; nil for all that the registry has.
    public var province: String?
    /// The language of the report.
    public var language: Language
    /// How areas were found.
    public var method: String
    /// SHA-256 of the targets.
    public var targetsDigest: String
    /// SHA-256 of the other dated tables that figures depend on.
    public var tablesDigest: String
    /// SHA-256 of the communes of the era and their boundaries.
    public var boundariesDigest: String
    /// Version of the program that wrote the report.
    public var program: String
    /// Who issues the report, as its writer stated; nil when nobody did.
    public var issuer: String?

    /// Makes a recipe of its parts.
    public init(
        registry: String, version: Int, era: String, day: Day, known: Day?, province: String?, language: Language,
        method: String, targetsDigest: String, tablesDigest: String, boundariesDigest: String, program: String,
        issuer: String? = nil
    ) {
        self.registry = registry
        self.version = version
        self.era = era
        self.day = day
        self.known = known
        self.province = province
        self.language = language
        self.method = method
        self.targetsDigest = targetsDigest
        self.tablesDigest = tablesDigest
        self.boundariesDigest = boundariesDigest
        self.program = program
        self.issuer = issuer
    }

    /// The recipe as JSON, its keys in a fixed order.
    public var json: JSONText {
        [
            "format": .integer(format), "registry": .text(registry), "version": .integer(version), "era": .text(era),
            "day": .text(day.description), "known": JSONText(known?.description), "province": JSONText(province),
            "language": .text(language.rawValue), "method": .text(method), "targetsDigest": .text(targetsDigest),
            "tablesDigest": .text(tablesDigest), "boundariesDigest": .text(boundariesDigest),
            "program": .text(program), "issuer": JSONText(issuer),
        ]
    }
}
