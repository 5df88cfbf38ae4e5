package import CoverageEngine
public import RegistryRecords

/// How a report for people is to look.
public struct ReportStyle: Sendable, Hashable {
    /// The language of headings and explanations.
    public var language: Language
    /// Columns of the terminal.
    public var width: Int
    /// Whether colours were asked for; nothing is said by colour alone.
    public var colour: Bool
    /// Names of provinces by code; a province that is not listed is shown by its code.
    public var provinceNames: [String: String]

    /// Makes a style.
    public init(
        language: Language = .vietnamese, width: Int = 120, colour: Bool = false, provinceNames: [String: String] = [:]
    ) {
        self.language = language
        self.width = width
        self.colour = colour
        self.provinceNames = provinceNames
    }

    /// The name of a province with its code.
    package func province(_ code: String) -> String {
        provinceNames[code].map { "\($0) (\(code))" } ?? words("tỉnh mã", "province") + " " + code
    }

    /// The words in the language of the report.
    package func words(_ vi: String, _ en: String) -> String {
        language == .vietnamese ? vi : en
    }

    /// A verdict in words and in its colour.
    package func cell(_ verdict: Verdict?) -> TerminalTable.Cell {
        TerminalTable.Cell(verdict?.words.text(in: language) ?? "–", colour: verdict?.colour)
    }

    /// The line that names the columns for which there was no room; empty when there was.
    package func note(hidden: [String], format: String) -> String {
        guard !hidden.isEmpty else { return "" }
        var named: [String] = []
        for heading in hidden where !named.contains(heading) { named.append(heading) }
        let text =
            words("Không đủ chỗ cho các cột: ", "No room for the columns: ") + named.joined(separator: ", ")
            + words(". Xem đủ: --format ", ". To see all: --format ") + format + "."
        return text.wrapped(toColumns: width).joined(separator: "\n") + "\n"
    }
}
