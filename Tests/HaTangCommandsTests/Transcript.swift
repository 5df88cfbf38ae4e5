import HaTangCommands
import RegistryRecords
import Synchronization

/// Runs command lines in this process and keeps what they print.
final class Transcript: Sendable {
    let output = Mutex("")
    let errors = Mutex("")
    /// Seconds that the console's clock shows.
    let clock = Mutex(0.0)
    /// Whether Ctrl-C was pressed.
    let isInterrupted = Mutex(false)

    func console(
        width: Int = 80, isTerminal: Bool = false, language: Language = .vietnamese, environment: [String: String] = [:]
    ) -> Console {
        Console(
            output: { text in self.output.withLock { $0 += text } },
            errors: { text in self.errors.withLock { $0 += text } }, width: width, isTerminal: isTerminal,
            language: language, environment: environment, seconds: { self.clock.withLock { $0 } },
            interruption: Interruption(
                begin: {}, end: {}, isRequested: { self.isInterrupted.withLock { $0 } }))
    }

    /// The status of a command line, whose words are separated by spaces.
    func run(_ line: String, environment: [String: String] = [:]) -> CommandStatus {
        HatangProgram(commands: [SurveyCommand()]).run(
            line.split(separator: " ").map(String.init), on: console(environment: environment))
    }

    var printed: String { output.withLock { $0 } }
    var told: String { errors.withLock { $0 } }
}

/// A command with an argument and an option of every kind; it prints what it was given.
struct SurveyCommand: Command {
    static let description = CommandDescription(
        name: "survey",
        summary: BilingualText(vi: "nhập một tệp khảo sát", en: "import a survey"),
        details: [
            BilingualText(
                vi: "Lệnh này chỉ dùng để thử cách đọc dòng lệnh và cách in phần trợ giúp từ bản mô tả.",
                en: "This command only shows how command lines are read and how help is printed from a description.")
        ],
        arguments: [
            .registry,
            ArgumentDescription(
                "file", shown: BilingualText(vi: "TỆP", en: "FILE"),
                summary: BilingualText(vi: "tệp khảo sát", en: "the survey"), isOptional: true, isRepeated: true),
        ],
        options: [
            OptionDescription(
                "kind", .choice(["postal", "bts", "deadzone", "cable", "settlement", "other"]),
                summary: BilingualText(vi: "nội dung của tệp", en: "what the file lists"), isRequired: true),
            .day, .maximumFindings, .exitCode, .format(["table", "csv", "json"]),
            OptionDescription(
                "distance", .real(0...1000),
                summary: BilingualText(vi: "khoảng cách, mét", en: "the distance in metres")),
            OptionDescription(
                "column", .text(BilingualText(vi: "CỘT", en: "COLUMN")),
                summary: BilingualText(vi: "cột cần đọc", en: "a column to read"), isRepeated: true),
        ],
        examples: [
            CommandExample(
                "hatang survey an-giang.gpkg mau.csv --kind bts",
                BilingualText(vi: "nhập tệp mau.csv", en: "imports mau.csv"))
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let distance = arguments.real("distance").map { "\($0)" } ?? "-"
        try console.print(
            [
                arguments.required("registry"), arguments.values("file").joined(separator: "+"),
                arguments.required("kind"), arguments.day("on")?.vietnamese ?? "-",
                "\(arguments.integer("max-findings") ?? -1)", arguments.required("format"), distance,
                arguments.values("column").joined(separator: "+"),
            ].joined(separator: " | ") + "\n")
        return arguments.flag("exit-code") ? .remaining : .success
    }
}
