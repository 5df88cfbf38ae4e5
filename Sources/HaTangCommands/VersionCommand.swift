import HaTangKit
import RegistryRecords

/// `hatang version`: prints the program's version.
struct VersionCommand: Command {
    static let description = CommandDescription(
        name: "version",
        summary: BilingualText(vi: "in phiên bản của chương trình", en: "print the program's version"),
        examples: [
            CommandExample("hatang version", BilingualText(vi: "in «hatang 0.1.0»", en: "prints “hatang 0.1.0”"))
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        try console.print("hatang \(ProgramVersion.current)\n")
        return .success
    }
}
