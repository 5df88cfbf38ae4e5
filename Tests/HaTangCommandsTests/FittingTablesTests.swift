import Foundation
import HaTangCommands
import RegistryRecords
import ReportWriters
import Testing

/// Every command that prints a table, on narrow and wide terminals, in both languages.
struct FittingTablesTests {
    private static let lines = [
        "coverage @an-giang.gpkg", "coverage @an-giang.gpkg --operator all", "coverage @an-giang.gpkg --evidence",
        "missing @an-giang.gpkg", "explain @an-giang.gpkg 30307", "explain @an-giang.gpkg",
        "enterprises @an-giang.gpkg",
        "compare @an-giang.gpkg --from 2026-06-30 --to 2026-11-23", "find @an-giang.gpkg long xuyen",
        "history @an-giang.gpkg 880100", "holes @an-giang.gpkg --technology 4G",
        "holes @an-giang.gpkg --technology 4G --contradictions", "plan @an-giang.gpkg --service postal",
        "deadzones @an-giang.gpkg", "cables @an-giang.gpkg", "cables @an-giang.gpkg --by commune",
        "photos @an-giang.gpkg", "inspections @an-giang.gpkg --year 2025", "duplicates @an-giang.gpkg", "formats",
        "formats @sheets.xlsx", "verify @r.json @an-giang.gpkg",
    ]

    @Test func `every line fits the terminal, in both languages, without a colour that nobody asked for`() throws {
        let folder = try RegistryFolder()
        try folder.write(try WorkedExampleTests.survey(), to: "buu-cuc.csv")
        _ = try folder.run("import @an-giang.gpkg @buu-cuc.csv --kind postal --surveyed 2026-11-20")
        let surveys = "\(RegistryFolder.package)/GeoData/surveys/"
        for (file, kind) in [("mau-vung-lom-song.csv", "deadzone"), ("mau-tuyen-cap.csv", "cable")] {
            _ = folder.run("import @an-giang.gpkg \(surveys)\(file) --kind \(kind)", transcript: Transcript())
        }
        _ = try folder.run("coverage @an-giang.gpkg --format json --output @r.json")
        for line in Self.lines {
            var printed: [Language: String] = [:]
            for (width, language) in [(60, Language.vietnamese), (60, .english), (80, .vietnamese), (120, .english)] {
                let transcript = Transcript()
                folder.run(line, language: language, width: width, transcript: transcript)
                let output = transcript.printed
                let wide = output.split(separator: "\n").first { String($0).columns > width }
                #expect(wide == nil, "\(line), \(width): \(wide ?? "")")
                #expect(!output.isEmpty, "\(line): \(transcript.told)")
                #expect(!output.contains("\u{1B}"), "\(line)")
                if width == 60 { printed[language] = output }
            }
            #expect(printed[.vietnamese] != printed[.english], "\(line) is the same in both languages")
        }
    }

    @Test(arguments: [
        ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), (["TERM": "dumb"], false),
        (["TERM": "xterm-256color"], true),
    ])
    func `a terminal has colours unless it or its user wants none`(_ environment: [String: String], _ takes: Bool) {
        #expect(Console.takesColours(environment) == takes)
    }

    @Test func `colours of a terminal go to no file, those asked for do`() throws {
        let folder = try RegistryFolder()
        for (option, isPainted) in [("", false), (" --color", true)] {
            let transcript = Transcript()
            var console = transcript.console()
            console.colour = true
            let words = "coverage \(folder.file("an-giang.gpkg")) --output \(folder.file("t.txt"))\(option)"
            #expect(HatangProgram().run(words.split(separator: " ").map(String.init), on: console) == .success)
            #expect(try String(contentsOfFile: folder.file("t.txt"), encoding: .utf8).contains("\u{1B}") == isPainted)
        }
    }
}
