/// A subcommand of `hatang`.
///
///     struct CheckCommand: Command {
///         static let description = CommandDescription(
///             name: "check", summary: BilingualText(vi: "kiểm tra cơ sở dữ liệu", en: "check the registry"),
///             arguments: [.registry], options: [.exitCode],
///             examples: [CommandExample("hatang check an-giang.gpkg", BilingualText(vi: "…", en: "…"))])
///
///         func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
///             try console.print(arguments.required("registry") + "\n")
///             return .success
///         }
///     }
package protocol Command: Sendable {
    /// The command line and its help.
    static var description: CommandDescription { get }

    /// Does the work. What it throws is printed in one line, and the status is 1.
    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus
}
