import ContentDigest
public import CoverageEngine
import FoundationEssentials
import RegistryRecords

/// The seal of a report: its recipe, and the SHA-256 over the recipe and all cells of all its tables.
///
/// It stands in every form of the report as one line of JSON, ``text``: in a cell of the Excel file, in the element
/// `hatang-seal` of the HTML file, under the key `seal` of JSON. The cells are those of ``ProvinceReport/tables`` in a
/// form that no language and no file format changes, so that all forms of one report have one digest. The time of
/// writing is in none of them.
public struct ReportSeal: Sendable, Hashable {
    /// The most bytes that a seal is read from.
    public static let textLimit = 8192

    /// What is needed to compute the report again.
    public var recipe: ReportRecipe
    /// SHA-256, 64 lower-case hexadecimal digits.
    public var digest: String

    /// The seal of a report.
    ///
    /// - Complexity: O(cells).
    public init(_ report: ProvinceReport) {
        recipe = report.recipe
        var builder = SHA256Builder()
        builder.append(recipe.sealed)
        for table in report.tables {
            builder.append(JSONText.list([.text(table.name.rawValue)] + table.columns.map { .text($0.key) }).text())
            builder.append("\n")
            for row in table.rows { builder.append(JSONText.list(row.map { .text($0.canonical) }).text() + "\n") }
        }
        digest = builder.digest().description
    }

    /// The seal of a coverage table as ``CoverageJSON`` writes it.
    public init(_ recipe: ReportRecipe, of table: CoverageTable) {
        self.recipe = recipe
        var builder = SHA256Builder()
        builder.append(recipe.sealed)
        builder.append(CoverageJSON.text(table))
        digest = builder.digest().description
    }

    /// The seal in one line of JSON.
    public var text: String { json.text() }

    /// The value that ``text`` writes.
    public var json: JSONText {
        ["hatang_seal": .text(digest), "recipe": recipe.json]
    }

    /// Reads a seal; nil for a text that is none.
    public init?(reading text: String) {
        guard text.utf8.count <= Self.textLimit,
            let parts = try? JSONDecoder().decode(Parts.self, from: Data(text.utf8)),
            SHA256Digest(hexadecimal: parts.hatang_seal) != nil
        else { return nil }
        recipe = parts.recipe
        digest = parts.hatang_seal
    }

    private struct Parts: Decodable {
        var hatang_seal: String
        var recipe: ReportRecipe
    }
}

extension ReportRecipe {
    /// The recipe as it stands under a seal: who issues a report and in which language changes no figure.
    fileprivate var sealed: String {
        var common = self
        common.language = .vietnamese
        common.issuer = nil
        return common.json.text() + "\n"
    }
}
