import RegistryRecords

/// Reads a command line by a description: `--name value`, `--name=value`, flags, and `--` before arguments that begin
/// with a dash.
struct ArgumentReader {
    private let options: [OptionDescription]
    private var parsed: ParsedArguments
    private var arguments: [String] = []

    /// Reads the words after the command's name.
    ///
    /// - Throws: ``CommandError`` with status 64, whose message tells what to write instead.
    static func read(_ words: [String], by description: CommandDescription) throws(CommandError) -> ParsedArguments {
        var reader = ArgumentReader(description)
        try reader.read(words)
        if !reader.parsed.flag("help") {
            try reader.placeArguments()
            try reader.requireOptions()
        }
        return reader.parsed
    }

    private init(_ description: CommandDescription) {
        options = description.options + OptionDescription.everywhere
        parsed = ParsedArguments(of: description)
    }

    private mutating func read(_ words: [String]) throws(CommandError) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                arguments += rest
                return
            }
            if word == "-h" {
                parsed.given["help"] = [""]
            } else if word.hasPrefix("--") {
                try readOption(word.dropFirst(2), &rest)
            } else if word.hasPrefix("-"), word.count > 1, Double(word) == nil {
                throw unknownOption(word)
            } else {
                arguments.append(word)
            }
        }
    }

    private mutating func readOption(_ word: Substring, _ rest: inout ArraySlice<String>) throws(CommandError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = options.first(where: { $0.name == name }) else { throw unknownOption("--" + name) }
        if parsed.given[name] != nil, !option.isRepeated, option.value != .flag {
            throw .usage(
                vi: "tùy chọn --\(name) chỉ được ghi một lần", en: "option --\(name) may be given only once")
        }
        if option.value == .flag {
            guard parts.count == 1 else {
                throw .usage(vi: "tùy chọn --\(name) không nhận giá trị", en: "option --\(name) takes no value")
            }
            parsed.given[name] = [""]
            return
        }
        let value: String
        if parts.count == 2 {
            value = String(parts[1])
        } else if let next = rest.first, !next.hasPrefix("--") {
            value = next
            rest.removeFirst()
        } else {
            throw .usage(vi: "tùy chọn --\(name) cần một giá trị", en: "option --\(name) needs a value")
        }
        try check(value, of: option)
        parsed.given[name, default: []].append(value)
    }

    private func check(_ value: String, of option: OptionDescription) throws(CommandError) {
        func refuse(_ vi: String, _ en: String) -> CommandError {
            .usage(
                vi: "tùy chọn --\(option.name) cần \(vi), không phải «\(value)»",
                en: "option --\(option.name) needs \(en), not “\(value)”")
        }
        switch option.value {
        case .flag: break
        case .text:
            guard value.contains(where: { !$0.isWhitespace }) else { throw refuse("một giá trị", "a value") }
        case .integer(let range):
            guard let number = Int(value), range.contains(number) else {
                throw refuse(
                    "một số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                    "a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
        case .real(let range):
            guard let number = Double(value), range.contains(number) else {
                throw refuse(
                    "một số từ \(Self.plain(range.lowerBound)) đến \(Self.plain(range.upperBound))",
                    "a number from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))")
            }
        case .day:
            guard Day(iso: value) != nil else {
                throw refuse("một ngày có thật, dạng 2026-11-23", "a day of the calendar written as 2026-11-23")
            }
        case .choice(let choices):
            guard choices.contains(value) else {
                let list = choices.joined(separator: ", ")
                let meant = Suggestion.nearest(to: value, among: choices)
                throw refuse(
                    "một trong các từ \(list)\(meant.map { " (có phải «\($0)»?)" } ?? "")",
                    "one of \(list)\(meant.map { " (did you mean “\($0)”?)" } ?? "")")
            }
        }
    }

    /// A bound as people write it: 50 and not 50.0.
    private static func plain(_ number: Double) -> String {
        Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }

    private func unknownOption(_ word: String) -> CommandError {
        let meant = Suggestion.nearest(
            to: String(word.drop { $0 == "-" }.prefix { $0 != "=" }), among: options.map(\.name))
        let command = parsed.description.name
        return .usage(
            vi: "lệnh \(command) không có tùy chọn «\(word)»\(meant.map { "; có phải «--\($0)»?" } ?? "")",
            en: "\(command) has no option “\(word)”\(meant.map { "; did you mean “--\($0)”?" } ?? "")")
    }

    private mutating func placeArguments() throws(CommandError) {
        var rest = arguments[...]
        for argument in parsed.description.arguments {
            guard let first = rest.popFirst() else {
                if argument.isOptional { break }
                throw .usage(
                    vi: "thiếu \(argument.shown.vi) (\(argument.summary.vi))",
                    en: "\(argument.shown.en) is missing (\(argument.summary.en))")
            }
            guard first.contains(where: { !$0.isWhitespace }) else {
                throw .usage(vi: "\(argument.shown.vi) bị để trống", en: "\(argument.shown.en) is blank")
            }
            parsed.given[argument.name] = argument.isRepeated ? [first] + rest : [first]
            if argument.isRepeated { rest = [] }
        }
        if let extra = rest.first {
            throw .usage(vi: "thừa «\(extra)»", en: "“\(extra)” is one argument too many")
        }
    }

    private func requireOptions() throws(CommandError) {
        for option in parsed.description.options where option.isRequired && parsed.given[option.name] == nil {
            throw .usage(
                vi: "thiếu \(option.shown(in: .vietnamese)) (\(option.summary.vi))",
                en: "\(option.shown(in: .english)) is missing (\(option.summary.en))")
        }
    }
}
