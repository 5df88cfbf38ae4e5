import Foundation
import RegistryRecords
import SurveyValidation
import TestWitnesses

/// A sheet written down in a test, a line a row and `|` between the cells; the headings are those of GeoData.
struct SampleTable {
    var kind = SurveyKind.bts
    var rows: [RawRow]
    var merged: [MergedRange] = []

    init(_ kind: SurveyKind = .bts, _ lines: String..., merged: [MergedRange] = []) {
        self.init(kind, lines: lines, merged: merged)
    }

    init(_ kind: SurveyKind, lines: [String], merged: [MergedRange] = []) {
        self.kind = kind
        self.merged = merged
        rows = lines.enumerated().map { index, line in
            RawRow(
                number: index + 1,
                cells: line.split(separator: "|", omittingEmptySubsequences: false).map {
                    $0.trimmingCharacters(in: [" "])
                })
        }
    }

    func layout() throws -> TableLayout? {
        TableLayout.find(rows: rows, mergedRanges: merged, kind: kind, aliases: try Self.aliases.get())
    }

    func reading(overrides: [Int: SurveyColumn] = [:]) throws -> HeaderReading {
        try HeaderReading(
            rows: rows, mergedRanges: merged, file: "mau.csv", kind: kind, aliases: try Self.aliases.get(),
            vocabulary: try Self.vocabulary.get(), overrides: overrides)
    }

    /// The roles of all rows below the header, one after the other.
    func roles(_ reading: HeaderReading) -> [RowRole] {
        var previous = RowRole.data
        return rows[reading.layout.firstPlace...].map { row in
            let role = reading.layout.role(of: row, after: previous)
            if role != .blank { previous = role }
            return role
        }
    }

    /// What the totals of the table state otherwise than its rows.
    func disagreements(_ reading: HeaderReading) throws -> [TotalsCheck.Disagreement] {
        var check = TotalsCheck(reading, kind: kind, words: try Self.words.get())
        let found = zip(rows[reading.layout.firstPlace...], roles(reading)).flatMap { check.add($0, role: $1) }
        return found + check.finish()
    }

    static let aliases: Result<HeadingAliases, any Error> = Result {
        var aliases = HeadingAliases()
        for line in try lines(of: "headings.csv") {
            let kinds = line[0] == "*" ? SurveyKind.allCases : [SurveyKind(rawValue: line[0])].compactMap(\.self)
            for kind in kinds where !aliases.add(line[2], for: line[1], kind: kind) {
                throw BadLine(cells: line)
            }
        }
        for line in try lines(of: "ambiguous.csv") {
            aliases.addAmbiguous(line[0], reason: BilingualText(vi: line[1], en: line[2]))
        }
        return aliases
    }

    static let words: Result<ValueWords, any Error> = Result {
        var words = ValueWords()
        for line in try lines(of: "words.csv") {
            let parts = line[0].split(separator: ".").map(String.init)
            guard let field = parts.last.flatMap(Field.init(rawValue:)) else { continue }
            let kind = parts.count == 2 ? SurveyKind(rawValue: parts[0]) : nil
            guard words.add(line[1], for: line[2], field: field, kind: kind) else {
                throw BadLine(cells: line)
            }
        }
        return words
    }

    static let vocabulary: Result<ContentVocabulary, any Error> = words.map {
        ContentVocabulary(words: $0, communes: ["Phường Long Xuyên", "Xã Mỹ Hòa Hưng", "Phường Châu Đốc"])
    }

    /// A line of GeoData that cannot be what it says.
    struct BadLine: Error {
        var cells: [String]
    }

    /// The lines of a table in GeoData/headings without the first one; quotes around cells are taken off.
    private static func lines(of name: String) throws -> [[String]] {
        let file = packageFolder.appending(path: "GeoData/headings/\(name)")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            var cells = [""]
            var isQuoted = false
            for character in line {
                switch character {
                case "\"": isQuoted.toggle()
                case "," where !isQuoted: cells.append("")
                default: cells[cells.count - 1].append(character)
                }
            }
            return cells
        }
    }
}

extension HeaderReading {
    /// Canonical names by heading, for headings that are used.
    var meanings: [String: String] {
        Dictionary(
            mapping.compactMap { column in column.canonical.map { (column.heading, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    func mapping(of heading: String) -> ColumnMapping? { mapping.first { $0.heading == heading } }

    var marks: [String] { problems.map { "\($0.problem.code) \(mapping[$0.column].heading)" } }
}
