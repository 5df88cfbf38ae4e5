import Foundation
import HaTangCommands
import RegistryRecords
import Testing

/// Texts of survey files that were written to harm whoever reads a report.
struct HostileTextTests {
    private let folder: RegistryFolder

    /// Markup, a formula, a link of a spreadsheet, and what moves the cursor of a terminal, in every column that takes a text.
    private static let bad = [
        "<x-bad>", "=HYPERLINK(\"\"http://x\"\",1)", "@SUM(1)", "-2+3", "\u{1B}[31mđỏ\u{1B}]0;x\u{7}", "\u{202E}ngược",
    ]

    init() throws {
        folder = try RegistryFolder()
        let rows = Self.bad.enumerated().map { number, text in
            "\"\(text)\",\"\(text) \(number)\",bưu cục,\"\(text)\",\"\(text)\",Phường Long Xuyên,có,không"
        }
        try folder.write(
            "code,name,kind,operator,address,commune,staffed,internet\n" + rows.joined(separator: "\n") + "\n",
            to: "<x-bad>.csv")
        _ = try folder.run("import @an-giang.gpkg @<x-bad>.csv --kind postal --surveyed 2026-03-01 --inspector <x-bad>")
    }

    static let commands = [
        "coverage @an-giang.gpkg", "missing @an-giang.gpkg", "explain @an-giang.gpkg 30307", "find @an-giang.gpkg bưu",
        "history @an-giang.gpkg <x-bad>", "compare @an-giang.gpkg --from 2026-01-01 --to 2026-04-01",
        "duplicates @an-giang.gpkg", "enterprises @an-giang.gpkg",
    ]

    @Test(arguments: commands) func `a terminal gets no control character`(command: String) throws {
        let transcript = Transcript()
        folder.run(command, width: 200, transcript: transcript)
        let text = transcript.printed + transcript.told
        #expect(!text.isEmpty)
        let controls = text.unicodeScalars.filter {
            ($0.value < 0x20 && $0.value != 0x0A) || (0x7F..<0xA0).contains($0.value)
        }
        #expect(controls.isEmpty, "\(controls.map(\.value))")
        #expect(!text.contains("\u{202E}"))
    }

    @Test(arguments: commands.filter { !$0.hasPrefix("explain") })
    func `no cell of a CSV is a formula, and negative numbers stay`(command: String) throws {
        let transcript = try folder.run(command + " --format csv")
        for line in transcript.printed.split(separator: "\r\n") {
            for start in ["=", "@", "+", "-2+"] {
                #expect(!line.contains("\"\(start)") || line.contains("\"\"\(start)"), "\(line)")
                #expect(!line.contains(",\(start)"), "\(line)")
            }
        }
    }

    @Test(arguments: ["coverage @an-giang.gpkg --format html"]) func `a page has no markup of a survey`(command: String)
        throws
    {
        let page = try folder.run(command).printed
        #expect(page.contains("&lt;x-bad"), "the text itself is there")
        #expect(!page.contains("<x-bad"))
    }
}
