import Foundation
import HaTangKit
import RegistryRecords
import RegistryService
import ReportWriters

/// `hatang token`: who may do what by the web service.
struct TokenCommand: Command {
    static let description = CommandDescription(
        name: "token",
        summary: BilingualText(
            vi: "cấp, liệt kê, thu hồi mã truy cập của dịch vụ web",
            en: "make, list and take back tokens of the web service"),
        details: [
            BilingualText(
                vi:
                    "Mã chỉ được in ra một lần, lúc cấp; cơ sở dữ liệu chỉ giữ SHA-256 của nó. Vai trò: viewer xem, inspector "
                    + "nhập khảo sát, reviewer duyệt. Tên của mã đi vào lịch sử của những gì nó nhập.",
                en:
                    "A token is printed once, when it is made; the registry keeps its SHA-256 only. Roles: viewer reads, inspector "
                    + "imports surveys, reviewer decides. The token's name goes to the history of what it imports.")
        ],
        arguments: [
            ArgumentDescription(
                "action", shown: BilingualText(vi: "VIỆC", en: "ACTION"),
                summary: BilingualText(vi: "add, list hoặc revoke", en: "add, list or revoke")),
            .registry,
            ArgumentDescription(
                "number", shown: BilingualText(vi: "SỐ", en: "NUMBER"),
                summary: BilingualText(vi: "số của mã cần thu hồi", en: "number of the token to take back"),
                isOptional: true),
        ],
        options: [
            OptionDescription(
                "name", .text(BilingualText(vi: "TÊN", en: "NAME")),
                summary: BilingualText(vi: "tên người hoặc đơn vị được cấp", en: "whose it is")),
            OptionDescription(
                "role", .choice(VisitorRole.allCases.map(\.rawValue)),
                summary: BilingualText(vi: "vai trò", en: "the role"), standard: "viewer"),
            OptionDescription(
                "expires", .day,
                summary: BilingualText(
                    vi: "ngày cuối còn hiệu lực; nếu không ghi thì không hết hạn",
                    en: "last day on which it holds; for ever when left out")),
            .format(["table", "json"]),
        ],
        examples: [
            CommandExample(
                "hatang token add an-giang.gpkg --name \"Phòng Bưu chính\" --role inspector --expires 2027-12-31",
                BilingualText(vi: "cấp mã để nhập khảo sát", en: "a token to import surveys with")),
            CommandExample(
                "hatang token list an-giang.gpkg", BilingualText(vi: "các mã đã cấp", en: "the tokens there are")),
            CommandExample(
                "hatang token revoke an-giang.gpkg 2", BilingualText(vi: "thu hồi mã số 2", en: "take number 2 back")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let path = arguments.required("registry")
        let now = Date.now.ISO8601Format()
        switch arguments.required("action") {
        case "add":
            guard let name = arguments["name"]?.trimmingCharacters(in: .whitespaces), !name.isEmpty else {
                throw CommandError.usage(vi: "token add cần --name TÊN", en: "token add needs --name NAME")
            }
            let token = AccessToken()
            let number = try Registry(opening: path, mode: .readWrite).addToken(
                token.digest, name: name, role: VisitorRole(rawValue: arguments.required("role")) ?? .viewer,
                expires: arguments.day("expires"), at: now)
            try console.print(token.text + "\n")
            console.note(
                BilingualText(
                    vi: "Mã số \(number). Hãy giữ kỹ: mã không được in lại.",
                    en: "Number \(number). Keep it well: it is not printed again."))
        case "list":
            let tokens = try Registry(opening: path).tokens()
            try console.print(
                arguments["format"] == "json" ? Self.json(tokens) : Self.table(tokens, console.style()))
        case "revoke":
            guard let number = arguments["number"].flatMap({ Int($0) }) else {
                throw CommandError.usage(
                    vi: "token revoke cần số của mã; xem `hatang token list`",
                    en: "token revoke needs the number of a token; see `hatang token list`")
            }
            guard try Registry(opening: path, mode: .readWrite).revokeToken(number, at: now) else {
                throw CommandError(
                    vi: "không có mã số \(number) còn hiệu lực; xem `hatang token list`",
                    en: "no token \(number) is in force; see `hatang token list`")
            }
            console.note(BilingualText(vi: "Đã thu hồi mã số \(number).", en: "Token \(number) is taken back."))
        case let other:
            let meant = Suggestion.nearest(to: other, among: ["add", "list", "revoke"])
            throw CommandError.usage(
                vi: "không có việc «\(other)»\(meant.map { "; có phải «\($0)»?" } ?? ""); dùng add, list hoặc revoke",
                en:
                    "there is no action “\(other)”\(meant.map { "; did you mean “\($0)”?" } ?? ""); use add, list or revoke"
            )
        }
        return .success
    }

    private static func table(_ tokens: [StoredToken], _ style: ReportStyle) -> String {
        guard !tokens.isEmpty else { return style.words("Chưa cấp mã nào.", "There are no tokens.") + "\n" }
        let columns: [TerminalTable.Column] = [
            .init(style.words("Số", "Number"), isNumeric: true), .init(style.words("Tên", "Name"), leastWidth: 12),
            .init(style.words("Vai trò", "Role")), .init(style.words("Cấp lúc", "Made"), priority: 1),
            .init(style.words("Đến hết ngày", "Until")), .init(style.words("Hiệu lực", "In force")),
        ]
        let lines = tokens.map { token in
            TerminalTable.Line.cells([
                .init("\(token.number)"), .init(token.name), .init(token.role.rawValue), .init(token.createdAt),
                .init(token.expires?.text(in: style.language) ?? "–"),
                .init(token.holds(on: .today) ? style.words("có", "yes") : style.words("không", "no")),
            ])
        }
        return TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour).text
    }

    private static func json(_ tokens: [StoredToken]) -> String {
        let value = JSONText.list(
            tokens.map { token in
                [
                    "number": .integer(token.number), "name": .text(token.name), "role": .text(token.role.rawValue),
                    "created_at": .text(token.createdAt), "expires": JSONText(token.expires?.description),
                    "revoked_at": JSONText(token.revokedAt), "in_force": .bool(token.holds(on: .today)),
                ]
            })
        return value.text(linesToDepth: 1) + "\n"
    }
}
