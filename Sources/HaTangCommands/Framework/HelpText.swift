import RegistryRecords
import ReportWriters

/// What `hatang help` prints, from the descriptions of the commands.
struct HelpText {
    let language: Language
    let width: Int

    init(language: Language, width: Int) {
        self.language = language
        self.width = min(max(width, 40), 100)
    }

    /// All commands with a line each, and the options that all have.
    func overview(of commands: [CommandDescription]) -> String {
        let title = words(
            "hatang – cơ sở dữ liệu hạ tầng bưu chính, viễn thông theo xã",
            "hatang – a registry of postal and telecom infrastructure by commune")
        return
            (title.wrapped(toColumns: width) + [
                "", words("Cách dùng:", "Usage:"), "  hatang " + words("LỆNH …", "COMMAND …"), "",
            ]
            + section(words("Các lệnh:", "Commands:"), commands.map { ($0.name, $0.summary.text(in: language)) })
            + everywhere + [words("Cách dùng một lệnh: hatang help LỆNH", "Help for a command: hatang help COMMAND")])
            .joined(separator: "\n") + "\n"
    }

    /// Everything about one command.
    func text(of command: CommandDescription) -> String {
        var lines = "\(command.name) – \(command.summary.text(in: language))"
            .wrapped(toColumns: width, after: "hatang ").split(separator: "\n").map(String.init)
        for detail in command.details { lines += [""] + detail.text(in: language).wrapped(toColumns: width) }
        lines += ["", words("Cách dùng:", "Usage:"), usage(of: command).wrapped(toColumns: width, after: "  "), ""]
        let arguments = command.arguments.map { ($0.shown.text(in: language), $0.summary.text(in: language)) }
        if !arguments.isEmpty { lines += section(words("Tham số:", "Arguments:"), arguments) }
        let options = command.options.map { ($0.shown(in: language), explanation(of: $0)) }
        if !options.isEmpty { lines += section(words("Tùy chọn:", "Options:"), options) }
        lines += everywhere + [words("Ví dụ:", "Examples:")]
        for example in command.examples {
            lines += [
                "  " + example.line, example.summary.text(in: language).wrapped(toColumns: width, after: "      "),
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var everywhere: [String] {
        let options = OptionDescription.everywhere.map { ($0.shown(in: language), explanation(of: $0)) }
        let version = ("--version", words("in phiên bản của chương trình", "print the program's version"))
        return section(words("Tùy chọn chung:", "Common options:"), options + [version])
    }

    private func usage(of command: CommandDescription) -> String {
        let arguments = command.arguments.map { argument in
            let shown = argument.shown.text(in: language) + (argument.isRepeated ? "…" : "")
            return argument.isOptional ? "[\(shown)]" : shown
        }
        let required = command.options.filter(\.isRequired).map { $0.shown(in: language) }
        let others = command.options.allSatisfy(\.isRequired) ? [] : [words("[TÙY CHỌN]", "[OPTIONS]")]
        return (["hatang", command.name] + arguments + required + others).joined(separator: " ")
    }

    private func explanation(of option: OptionDescription) -> String {
        var text = option.summary.text(in: language)
        if case .choice(let choices) = option.value, choices.count > 5 {
            text += ": " + choices.joined(separator: ", ")
        }
        if option.isRepeated { text += words("; ghi được nhiều lần", "; may be repeated") }
        if let standard = option.standard { text += words(" (mặc định: \(standard))", " (default: \(standard))") }
        return text
    }

    private func section(_ title: String, _ entries: [(String, String)]) -> [String] {
        let indent = min(24, entries.map { $0.0.columns }.max() ?? 0) + 4
        let lines = entries.map { name, text in
            let first = "  " + name
            guard first.columns + 2 <= indent else {
                return first + "\n" + text.wrapped(toColumns: width, after: String(repeating: " ", count: indent))
            }
            return text.wrapped(toColumns: width, after: first.padded(toColumns: indent))
        }
        return [title] + lines + [""]
    }

    private func words(_ vi: String, _ en: String) -> String {
        language == .vietnamese ? vi : en
    }
}
