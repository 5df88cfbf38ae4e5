package import RegistryRecords

/// Everything about a command line: it is read by this description and its help is printed from it.
package struct CommandDescription: Sendable {
    /// The word after `hatang`, a verb.
    package var name: String
    /// What the command does, in a few words and without a full stop.
    package var summary: BilingualText
    /// What else people should know, one paragraph each.
    package var details: [BilingualText]
    /// Arguments in their order; only the last may be optional or repeated.
    package var arguments: [ArgumentDescription]
    /// Options, in the order in which help shows them.
    package var options: [OptionDescription]
    /// At least one whole command line that works.
    package var examples: [CommandExample]

    /// Makes a description.
    package init(
        name: String, summary: BilingualText, details: [BilingualText] = [], arguments: [ArgumentDescription] = [],
        options: [OptionDescription] = [], examples: [CommandExample]
    ) {
        precondition(!examples.isEmpty, "the help of \(name) needs an example")
        self.name = name
        self.summary = summary
        self.details = details
        self.arguments = arguments
        self.options = options
        self.examples = examples
    }
}

/// An argument without a name on the command line, found by its place.
package struct ArgumentDescription: Sendable {
    /// The word by which the command asks for it, such as `registry`.
    package var name: String
    /// What help prints in its place, such as `TỆP`.
    package var shown: BilingualText
    /// What it is.
    package var summary: BilingualText
    /// Whether it may be left out.
    package var isOptional: Bool
    /// Whether there may be several.
    package var isRepeated: Bool

    /// Makes an argument.
    package init(
        _ name: String, shown: BilingualText, summary: BilingualText, isOptional: Bool = false, isRepeated: Bool = false
    ) {
        self.name = name
        self.shown = shown
        self.summary = summary
        self.isOptional = isOptional
        self.isRepeated = isRepeated
    }

    /// The registry, first argument of nearly all commands.
    package static let registry = ArgumentDescription(
        "registry", shown: BilingualText(vi: "CSDL", en: "REGISTRY"),
        summary: BilingualText(vi: "tệp GeoPackage của cơ sở dữ liệu", en: "the registry's GeoPackage file"))
}

/// An option of a command: `--name value`, or a flag `--name`.
package struct OptionDescription: Sendable {
    /// What stands after the name.
    package enum Value: Sendable, Hashable {
        /// Nothing: the option is there or not.
        case flag
        /// Any text that is not blank; the words name it in help.
        case text(BilingualText)
        /// A whole number in a range.
        case integer(ClosedRange<Int>)
        /// A number in a range, with a point as decimal mark.
        case real(ClosedRange<Double>)
        /// A day as `2026-11-23`.
        case day
        /// One of a few words.
        case choice([String])
    }

    /// The name without its dashes.
    package var name: String
    /// What stands after it.
    package var value: Value
    /// What it does.
    package var summary: BilingualText
    /// The value when the option is left out; nil for none.
    package var standard: String?
    /// Whether the command cannot do without it.
    package var isRequired: Bool
    /// Whether it may be given several times.
    package var isRepeated: Bool

    /// Makes an option.
    package init(
        _ name: String, _ value: Value, summary: BilingualText, standard: String? = nil, isRequired: Bool = false,
        isRepeated: Bool = false
    ) {
        self.name = name
        self.value = value
        self.summary = summary
        self.standard = standard
        self.isRequired = isRequired
        self.isRepeated = isRepeated
    }

    /// How help shows the option, such as `--on NGÀY`.
    func shown(in language: Language) -> String {
        let value: BilingualText? =
            switch value {
            case .flag: nil
            case .text(let name): name
            case .integer, .real: BilingualText(vi: "SỐ", en: "NUMBER")
            case .day: BilingualText(vi: "NGÀY", en: "DAY")
            case .choice(let choices) where choices.count <= 5:
                BilingualText(vi: choices.joined(separator: "|"), en: choices.joined(separator: "|"))
            case .choice: BilingualText(vi: "TỪ", en: "WORD")
            }
        return "--" + name + (value.map { " " + $0.text(in: language) } ?? "")
    }
}

/// A command line that help shows, with what it does.
package struct CommandExample: Sendable {
    /// The whole line, `hatang` first.
    package var line: String
    /// What it does.
    package var summary: BilingualText

    /// Makes an example.
    package init(_ line: String, _ summary: BilingualText) {
        self.line = line
        self.summary = summary
    }
}
