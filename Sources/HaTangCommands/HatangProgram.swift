import Glibc
import HaTangKit
import RegistryRecords

/// The program `hatang`: finds the command, reads its command line, runs it, and tells how it ended.
package struct HatangProgram: Sendable {
    private let commands: [any Command]

    /// The commands in the order in which a newcomer meets them.
    package static let standardCommands: [any Command] = [
        InitCommand(), BoundariesCommand(), PreviewCommand(), ImportCommand(), DuplicatesCommand(), CoverageCommand(),
        VerifyCommand(), MissingCommand(), ExplainCommand(), EnterprisesCommand(), CompareCommand(), BridgeCommand(),
        FindCommand(), HistoryCommand(), UndoCommand(), EditsCommand(),
        HolesCommand(), PlanCommand(), DeadZonesCommand(), CablesCommand(), PhotosCommand(),
        InspectionsCommand(),
        ChangesCommand(), MergeCommand(),
        TargetsCommand(), ExportCommand(), ConvertCommand(), FormatsCommand(), CheckCommand(), BackupCommand(),
        RestoreCommand(),
        UpgradeCommand(), ServeCommand(),
        TokenCommand(),
    ]

    /// Makes a program of commands; `version` and `help` are added.
    package init(commands: [any Command] = standardCommands) {
        let all = commands + [VersionCommand()]
        let descriptions = all.map { type(of: $0).description } + [HelpCommand.description]
        self.commands = all + [HelpCommand(commands: descriptions)]
    }

    /// Runs the command line of this process and ends it.
    package func main() -> Never {
        let console = Console.ofProcess()
        let status = run(Array(CommandLine.arguments.dropFirst()), on: console)
        // The solver of a plan that was stopped may still be at work, and would not survive the end of its library.
        if status == .interrupted { _exit(status.rawValue) }
        exit(status.rawValue)
    }

    /// Runs a command line: the words after `hatang`.
    package func run(_ words: [String], on console: Console) -> CommandStatus {
        var console = console
        console.language = Self.language(words, console.environment)
        do {
            return try perform(words, on: &console)
        } catch is BrokenPipe {
            return .success  // The reader has what it wanted, as in `hatang … | head`.
        } catch is Interrupted {
            console.note(BilingualText(vi: "hatang: đã dừng theo Ctrl-C", en: "hatang: stopped by Ctrl-C"))
            return .interrupted
        } catch let error as CommandError {
            console.note(BilingualText(vi: "hatang: \(error.message.vi)", en: "hatang: \(error.message.en)"))
            return error.status
        } catch {
            let message = CommandError(telling: error).message
            console.note(BilingualText(vi: "hatang: \(message.vi)", en: "hatang: \(message.en)"))
            return Self.isUsage(error) ? .usage : .failure
        }
    }

    /// Whether an error says that a word of the command line is wrong, and not that the work failed.
    private static func isUsage(_ error: any Error) -> Bool {
        switch error {
        case JobError.unknownProvince, JobError.unknownOperator, JobError.unknownEra, JobError.unknownCommune,
            JobError.unknownEnterprise, JobError.enterpriseNotNamed, JobError.severalProvinces,
            JobError.unknownRecord, JobError.unknownSurvey, JobError.ambiguousSurvey, JobError.notEditedOutside,
            SitingError.holesOfPostalService,
            JobError.ambiguousRecord, JobError.differentRecords, JobError.mergedTwice, is CoordinateError,
            SurveyValidationError.badReferenceSystem, SurveyValidationError.unstatedZone,
            SurveyValidationError.noCompleteList, SurveyValidationError.badStatedField,
            SurveyValidationError.noRequiredColumn:
            true
        default: false
        }
    }

    private func perform(_ words: [String], on console: inout Console) throws -> CommandStatus {
        let descriptions = commands.map { type(of: $0).description }
        let (common, rest) = Self.split(words)
        if common.contains("--version") {
            return try VersionCommand().run(.init(of: VersionCommand.description), on: console)
        }
        guard let name = rest.first else {
            let arguments = try read(common, by: Self.description, hint: "hatang help")
            let overview = HelpText(language: console.language, width: console.width).overview(of: descriptions)
            guard arguments.flag("help") else {
                console.errors(overview)
                return .usage
            }
            try console.print(overview)
            return .success
        }
        guard let command = commands.first(where: { type(of: $0).description.name == name }) else {
            throw Self.unknownCommand(name, among: descriptions)
        }
        let description = type(of: command).description
        let arguments = try read(common + rest.dropFirst(), by: description, hint: "hatang help \(name)")
        // A file is given colours only when they were asked for.
        let isToFile =
            description.options.contains { $0.name == "output" } && arguments["output"].map { $0 != "-" } ?? false
        console.colour = arguments.flag("color") || console.colour && !isToFile
        if arguments.flag("help") {
            try console.print(HelpText(language: console.language, width: console.width).text(of: description))
            return .success
        }
        if description.name != EditsCommand.description.name,
            description.arguments.contains(where: { $0.name == "registry" }), let path = arguments["registry"]
        {
            OutsideEditNote.tell(ofRegistryAt: path, on: console)
        }
        return try command.run(arguments, on: console)
    }

    /// The program without a command, for the options before it.
    private static let description = CommandDescription(
        name: "hatang", summary: HelpCommand.description.summary, examples: HelpCommand.description.examples)

    /// The options before the command's name, and the rest.
    private static func split(_ words: [String]) -> (common: [String], rest: [String]) {
        var end = 0
        while end < words.count, words[end].hasPrefix("-") {
            end = min(words.count, end + (words[end] == "--language" ? 2 : 1))
        }
        return (Array(words[..<end]), Array(words[end...]))
    }

    private func read(
        _ words: [String], by description: CommandDescription, hint: String
    ) throws(CommandError) -> ParsedArguments {
        do throws(CommandError) {
            return try ArgumentReader.read(words, by: description)
        } catch {
            throw .usage(vi: "\(error.message.vi) – xem: \(hint)", en: "\(error.message.en) – see: \(hint)")
        }
    }

    static func unknownCommand(_ name: String, among commands: [CommandDescription]) -> CommandError {
        let meant = Suggestion.nearest(to: name, among: commands.map(\.name))
        return .usage(
            vi: "không có lệnh «\(name)»\(meant.map { "; có phải «\($0)»?" } ?? "") – xem: hatang help",
            en: "there is no command “\(name)”\(meant.map { "; did you mean “\($0)”?" } ?? "") – see: hatang help")
    }

    /// The language of everything, errors of the command line included: that of `--language`, else that of the
    /// environment, else Vietnamese. A word that is no language is refused when the command line is read.
    private static func language(_ words: [String], _ environment: [String: String]) -> Language {
        var given: String?
        for (index, word) in words.prefix(while: { $0 != "--" }).enumerated() {
            if word == "--language", index + 1 < words.count { given = words[index + 1] }
            if word.hasPrefix("--language=") { given = String(word.dropFirst("--language=".count)) }
        }
        return [given, environment["HATANG_LANGUAGE"]].compactMap { $0.flatMap(Language.init(rawValue:)) }.first
            ?? .vietnamese
    }
}
