import HaTangKit
import RegistryRecords
import ReportWriters

/// `hatang formats`: what this build reads, or the sheets and layers of a file.
struct FormatsCommand: Command {
    static let description = CommandDescription(
        name: "formats",
        summary: BilingualText(
            vi: "liệt kê định dạng đọc được, hoặc các trang và lớp của một tệp",
            en: "list the formats that can be read, or the sheets and layers of a file"),
        arguments: [
            ArgumentDescription(
                "file", shown: BilingualText(vi: "TỆP", en: "FILE"),
                summary: BilingualText(vi: "tệp cần xem các trang, lớp", en: "the file whose sheets are listed"),
                isOptional: true)
        ],
        options: [
            OptionDescription(
                "format", .choice(["table", "json"]),
                summary: BilingualText(vi: "bảng chữ hoặc JSON", en: "a table of text or JSON"), standard: "table")
        ],
        examples: [
            CommandExample(
                "hatang formats", BilingualText(vi: "bản này đọc được gì", en: "what this build reads")),
            CommandExample(
                "hatang formats tong-hop.xlsx",
                BilingualText(vi: "các trang của bảng tính", en: "the sheets of a workbook")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let isJSON = arguments["format"] == "json"
        if let path = arguments["file"] {
            let sheets = try SurveyFile.sheets(of: path)
            try console.print(isJSON ? Self.json(sheets) : Self.table(sheets, on: console))
        } else {
            try console.print(isJSON ? Self.json(SurveyFile.formats) : Self.table(SurveyFile.formats, on: console))
        }
        return .success
    }

    private static func table(_ formats: [SurveyFormat], on console: Console) -> String {
        let headings =
            [
                BilingualText(vi: "Định dạng", en: "Format"), BilingualText(vi: "Đuôi tệp", en: "Extensions"),
                BilingualText(vi: "Đọc bằng", en: "Read by"),
            ].map { $0.text(in: console.language) }
        let table = TerminalTable(
            columns: headings.map { TerminalTable.Column($0) },
            lines: formats.map { format in
                .cells(
                    [format.name, format.extensions.map { "." + $0 }.joined(separator: " "), format.reader].map {
                        TerminalTable.Cell($0)
                    })
            })
        return table.text(width: console.width, colour: false).text
    }

    private static func table(_ sheets: [SurveySheet], on console: Console) -> String {
        let hidden = BilingualText(vi: "ẩn", en: "hidden").text(in: console.language)
        let unnamed = BilingualText(vi: "(một bảng)", en: "(one table)").text(in: console.language)
        let table = TerminalTable(
            columns: [
                TerminalTable.Column(
                    BilingualText(vi: "Trang hoặc lớp", en: "Sheet or layer").text(in: console.language)),
                TerminalTable.Column(
                    BilingualText(vi: "Số dòng", en: "Rows").text(in: console.language), isNumeric: true),
                TerminalTable.Column(BilingualText(vi: "Ghi chú", en: "Note").text(in: console.language)),
            ],
            lines: sheets.map { sheet in
                .cells([
                    TerminalTable.Cell(sheet.name.isEmpty ? unnamed : sheet.name),
                    TerminalTable.Cell(sheet.rowCount.map(String.init) ?? "?"),
                    TerminalTable.Cell(sheet.isHidden ? hidden : ""),
                ])
            })
        return table.text(width: console.width, colour: false).text
    }

    private static func json(_ formats: [SurveyFormat]) -> String {
        JSONText.object([
            (
                "formats",
                .list(
                    formats.map {
                        .object([
                            ("name", .text($0.name)), ("extensions", .list($0.extensions.map(JSONText.text))),
                            ("reader", .text($0.reader)),
                        ])
                    })
            )
        ]).text(linesToDepth: 2) + "\n"
    }

    private static func json(_ sheets: [SurveySheet]) -> String {
        JSONText.object([
            (
                "sheets",
                .list(
                    sheets.map {
                        .object([
                            ("name", JSONText($0.name.isEmpty ? nil : $0.name)), ("rows", JSONText($0.rowCount)),
                            ("hidden", .bool($0.isHidden)),
                        ])
                    })
            )
        ]).text(linesToDepth: 2) + "\n"
    }
}
