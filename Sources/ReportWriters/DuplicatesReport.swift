import CoverageEngine
public import RegistryRecords

/// Probable duplicates of a registry, for people and for scripts.
public enum DuplicatesReport {
    /// For a terminal: a table a kind, two lines a pair. The text ends with a line break.
    public static func text(_ list: DuplicateList, style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let (pairs, compared) = (number.whole(list.pairs.count), number.whole(list.compared))
        var paragraphs = [
            style.words(
                "Có thể trùng: \(pairs) cặp trong \(compared) đối tượng (phiên bản \(list.registryVersion)).",
                "Probable duplicates: \(pairs) pairs among \(compared) records (version \(list.registryVersion)).")
        ]
        if list.crowded > 0 { paragraphs.append(crowdWords(list, style)) }
        var output = paragraphs.map { lines($0, style) }.joined()
        var hidden: [String] = []
        for kind in RecordKind.allCases {
            let pairs = list.pairs.filter { $0.kind == kind }
            guard !pairs.isEmpty else { continue }
            let words = kind.words.text(in: style.language)
            output += "\n" + words.prefix(1).uppercased() + words.dropFirst() + " – " + number.whole(pairs.count) + "\n"
            let table = table(of: pairs, style)
            output += table.text
            hidden += table.hidden
        }
        if let pair = list.pairs.first {
            let names = [pair.first, pair.second].map(\.mergeName).joined(separator: "=")
            output += "\n"
            output += lines(
                style.words(
                    "Hệ thống không tự gộp. Khi đã đối chiếu là một, ghi --merge MÃ_GIỮ=MÃ_BỎ, ví dụ --merge \(names).",
                    "Nothing is merged by itself. Once compared, say --merge KEPT=GONE, such as --merge \(names)."),
                style)
        }
        return output + style.note(hidden: hidden, format: "csv")
    }

    /// As CSV: a row a pair.
    public static func csv(_ list: DuplicateList, language: Language) -> String {
        func words(_ vi: String, _ en: String) -> String { BilingualText(vi: vi, en: en).text(in: language) }
        func member(_ number: String) -> [String] {
            [
                words("Mã", "Code"), words("Tên", "Name"), words("Đơn vị", "Enterprise"), words("Xã", "Communes"),
                words("Nguồn", "Sources"), "UUID",
            ].map { "\($0) \(number)" }
        }
        let headings =
            [
                words("Loại", "Kind"), words("Cùng mã", "Same code"), words("Cách nhau (m)", "Distance (m)"),
                words("Tên giống nhau", "Names alike"),
            ] + member("1") + member("2")
        let style = ReportStyle(language: language)
        let rows = list.pairs.map { pair -> [JSONText] in
            let members = [pair.first, pair.second].flatMap { member -> [JSONText] in
                [
                    .text(member.code), .text(member.name), .text(member.group),
                    .text(member.communes.joined(separator: ";")),
                    .text(member.sources.map { $0.words(style) }.joined(separator: "; ")), .text(member.uuid),
                ]
            }
            return [
                .text(pair.kind.words.text(in: language)),
                .text((pair.hasSameCode ? Answer.yes : .no).words.text(in: language)), JSONText(pair.roundedMetres),
                .number(pair.roundedSimilarity),
            ] + members
        }
        return CSVText.text(headings: headings, rows: rows)
    }

    /// As JSON; the text ends with a line break.
    public static func json(_ list: DuplicateList) -> String {
        let pairs = list.pairs.map { pair -> JSONText in
            [
                "kind": .text(pair.kind.rawValue), "same_code": .bool(pair.hasSameCode),
                "metres": JSONText(pair.roundedMetres), "similarity": .number(pair.roundedSimilarity),
                "records": .list([pair.first, pair.second].map(value)),
            ]
        }
        let document: JSONText = [
            "contract": .integer(DuplicateList.contract),
            "registry": ["id": .text(list.registry), "version": .integer(list.registryVersion)],
            "compared": .integer(list.compared), "crowded": .integer(list.crowded), "pairs": .list(pairs),
        ]
        return document.text(linesToDepth: 2) + "\n"
    }

    private static func value(_ member: DuplicateList.Member) -> JSONText {
        [
            "uuid": .text(member.uuid), "code": .text(member.code), "name": .text(member.name),
            "group": .text(member.group), "communes": .list(member.communes.map(JSONText.text)),
            "sources": .list(
                member.sources.map { source in
                    [
                        "file": .text(source.file), "sheet": JSONText(source.sheet), "row": .integer(source.row),
                        "surveyed": JSONText(source.surveyed?.description),
                    ]
                }),
        ]
    }

    private static func table(
        of pairs: [DuplicateList.Pair], _ style: ReportStyle
    ) -> (text: String, hidden: [String]) {
        let number = NumberText(style.language)
        let columns: [TerminalTable.Column] = [
            .init("#", isNumeric: true), .init(style.words("Mã", "Code"), leastWidth: 8),
            .init(style.words("Tên", "Name"), leastWidth: 12),
            .init(style.words("Cùng mã", "Same code"), priority: 1),
            .init(style.words("Cách", "Apart"), isNumeric: true),
            .init(style.words("Giống", "Alike"), isNumeric: true),
            .init(style.words("Nguồn", "Sources"), leastWidth: 14),
        ]
        let lines = pairs.enumerated().flatMap { place, pair -> [TerminalTable.Line] in
            let reasons: [TerminalTable.Cell] = [
                .init((pair.hasSameCode ? Answer.yes : .no).words.text(in: style.language)),
                .init(pair.metres.map { number.whole(Int($0.rounded())) + " m" } ?? "–"),
                .init(number.whole(Int(pair.similarity * 100)) + " %"),
            ]
            return [pair.first, pair.second].enumerated().map { line, member in
                .cells(
                    [.init(line == 0 ? number.whole(place + 1) : ""), .init(member.code), .init(member.name)]
                        + (line == 0 ? reasons : ["", "", ""])
                        + [.init(member.sources.map { $0.words(style) }.joined(separator: "; "))])
            }
        }
        return TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour)
    }

    private static func crowdWords(_ list: DuplicateList, _ style: ReportStyle) -> String {
        let count = NumberText(style.language).whole(list.crowded)
        return style.words(
            "\(count) đối tượng đứng chỗ quá đông nên chỉ được so với một phần các đối tượng quanh đó.",
            "\(count) records stand in a crowd and were compared with a part of it only.")
    }

    private static func lines(_ text: String, _ style: ReportStyle) -> String {
        text.shownOnTerminal.wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
    }
}

extension DuplicateList.Member {
    /// What names the record after `--merge`: its code, or the uuid where the code would not do.
    fileprivate var mergeName: String {
        code.isEmpty || code.contains { $0 == "=" || $0.isWhitespace } ? uuid : code
    }
}

extension DuplicateList.Pair {
    /// To a tenth of a metre.
    fileprivate var roundedMetres: Double? { metres.map { ($0 * 10).rounded() / 10 } }

    /// To a thousandth.
    fileprivate var roundedSimilarity: Double { (similarity * 1000).rounded() / 1000 }
}
