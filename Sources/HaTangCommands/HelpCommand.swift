import RegistryRecords

/// `hatang help`: prints the commands, or everything about one of them.
struct HelpCommand: Command {
    static let description = CommandDescription(
        name: "help",
        summary: BilingualText(
            vi: "in danh sách lệnh, hoặc cách dùng một lệnh", en: "list the commands, or tell of one"),
        arguments: [
            ArgumentDescription(
                "command", shown: BilingualText(vi: "LỆNH", en: "COMMAND"),
                summary: BilingualText(vi: "lệnh cần xem", en: "the command to tell of"), isOptional: true)
        ],
        examples: [
            CommandExample("hatang help", BilingualText(vi: "in danh sách lệnh", en: "lists the commands")),
            CommandExample(
                "hatang help version",
                BilingualText(vi: "in cách dùng lệnh version", en: "tells of the command version")),
        ])

    /// The commands that there are, this one included.
    let commands: [CommandDescription]

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let help = HelpText(language: console.language, width: console.width)
        guard let name = arguments["command"] else {
            try console.print(help.overview(of: commands))
            return .success
        }
        guard let command = commands.first(where: { $0.name == name }) else {
            throw HatangProgram.unknownCommand(name, among: commands)
        }
        try console.print(help.text(of: command))
        return .success
    }
}
