package import RegistryRecords
package import ReportWriters

/// Where a command prints and what it knows of the terminal; tests give one that keeps the text.
///
/// Results go to ``output``, everything else (findings, progress, errors) to ``errors``.
package struct Console: Sendable {
    /// Takes a piece of the result; throws ``BrokenPipe`` when nobody reads any more.
    package var output: @Sendable (String) throws -> Void
    /// Takes a piece of a result that need not be text, such as lines in an old encoding; throws like ``output``.
    package var bytes: @Sendable ([UInt8]) throws -> Void
    /// Takes a piece of everything else.
    package var errors: @Sendable (String) -> Void
    /// Columns of the terminal.
    package var width: Int
    /// Whether ``errors`` is a terminal, where a progress bar may be drawn.
    package var isTerminal: Bool
    /// The language of what people read.
    package var language: Language
    /// Whether the output is given colours.
    package var colour: Bool
    /// The environment variables.
    package var environment: [String: String]
    /// Seconds that pass, from any beginning.
    package var seconds: @Sendable () -> Double
    /// Ctrl-C.
    package var interruption: Interruption

    /// Makes a console.
    ///
    /// - Parameter bytes: nil lets them go to `output` as text.
    package init(
        output: @escaping @Sendable (String) throws -> Void,
        bytes: (@Sendable ([UInt8]) throws -> Void)? = nil, errors: @escaping @Sendable (String) -> Void,
        width: Int = 120, isTerminal: Bool = false, language: Language = .vietnamese, colour: Bool = false,
        environment: [String: String] = [:], seconds: @escaping @Sendable () -> Double,
        interruption: Interruption = .none
    ) {
        self.output = output
        self.bytes = bytes ?? { try output(String(decoding: $0, as: UTF8.self)) }
        self.errors = errors
        self.width = width
        self.isTerminal = isTerminal
        self.language = language
        self.colour = colour
        self.environment = environment
        self.seconds = seconds
        self.interruption = interruption
    }

    /// How reports are to look here.
    package func style(provinceNames: [String: String] = [:]) -> ReportStyle {
        ReportStyle(language: language, width: width, colour: colour, provinceNames: provinceNames)
    }

    /// Prints a part of the result as it is.
    package func print(_ text: String) throws {
        try output(text)
    }

    /// Prints the result, or writes it to a file, which is replaced only when all is written.
    ///
    /// - Parameter path: The file; nil or `-` for standard output.
    package func deliver(_ text: String, to path: String?) throws {
        guard let path, path != "-" else { return try output(text) }
        try deliver(Array(text.utf8), toFile: path)
    }

    /// Writes a result that need not be text to a file, which is replaced only when all is written.
    package func deliver(_ bytes: [UInt8], toFile path: String) throws {
        do {
            try TextFile.write(bytes, to: path)
        } catch {
            throw CommandError(
                vi: "không ghi được tệp «\(path)»: \(error.reason)", en: "cannot write “\(path)”: \(error.reason)")
        }
        note(BilingualText(vi: "Đã ghi \(path)", en: "Wrote \(path)"))
    }

    /// Tells something that is not the result, on a line of its own.
    package func note(_ text: BilingualText) {
        errors(text.text(in: language).shownOnTerminal + "\n")
    }

    /// Begins to show how far a long work is.
    ///
    /// - Parameters:
    ///   - label: What is being done, such as «Đang nhập».
    ///   - total: How many rows there are; nil when that is not known.
    ///   - unit: What is counted, where it is not rows.
    package func progress(
        _ label: BilingualText, total: Int?, unit: BilingualText = BilingualText(vi: "dòng", en: "rows")
    ) -> ProgressReport {
        ProgressReport(label.text(in: language), total: total, unit: unit.text(in: language), on: self)
    }
}
