import Foundation
import HaTangCommands
import RegistryRecords
import Testing

/// Help, suggestions and the forms of results, for every command that there is.
struct ShownFormsTests {
    static let commands = HatangProgram.standardCommands.map { type(of: $0).description.name } + ["version", "help"]

    @Test(arguments: commands)
    func `help has examples that the program reads, in both languages`(_ command: String) throws {
        var examples: [[String]] = []
        for language in Language.allCases {
            let transcript = Transcript()
            let status = HatangProgram().run(
                ["help", command], on: transcript.console(environment: ["HATANG_LANGUAGE": language.rawValue]))
            #expect(status == .success)
            let title = language == .vietnamese ? "Ví dụ:" : "Examples:"
            let parts = transcript.printed.split(separator: title + "\n", maxSplits: 1)
            try #require(parts.count == 2, "\(transcript.printed)")
            let lines = parts[1].split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            #expect(!lines.isEmpty)
            for line in lines {
                #expect(line.hasPrefix("  hatang \(command)"))
                try CommandLines.expectReadable(WorkedExampleTests.words(String(line)))
            }
            examples.append(lines.map(String.init))
        }
        #expect(examples[0] == examples[1], "the same lines in both languages")
    }

    @Test(arguments: commands)
    func `a mistyped command or option is answered with the one meant`(_ command: String) {
        let swapped =
            String(command.prefix(1)) + String(command.dropFirst().prefix(2).reversed()) + command.dropFirst(3)
        let transcript = Transcript()
        #expect(HatangProgram().run([swapped], on: transcript.console()) == .usage)
        #expect(transcript.told == "hatang: không có lệnh «\(swapped)»; có phải «\(command)»? – xem: hatang help\n")
        let option = Transcript()
        #expect(HatangProgram().run([command, "--langauge", "en"], on: option.console()) == .usage)
        #expect(option.told.contains("không có tùy chọn «--langauge»; có phải «--language»?"), "\(option.told)")
    }

    static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

    @Test(
        .enabled(if: hasPython, "python3 is not installed"),
        arguments: [
            ("coverage @an-giang.gpkg", ["csv", "json", "geojson"]), ("missing @an-giang.gpkg", ["csv", "json"]),
            ("explain @an-giang.gpkg 30313", ["json"]),
            ("preview @an-giang.gpkg @buu-cuc.csv --kind postal --surveyed 2026-11-20", ["json"]),
        ])
    func `results for scripts are what Python takes them for`(_ line: String, _ forms: [String]) throws {
        let folder = try RegistryFolder()
        try folder.write(try WorkedExampleTests.survey(), to: "buu-cuc.csv")
        for form in forms {
            let transcript = Transcript()
            #expect(folder.run("\(line) --format \(form)", transcript: transcript) == .success, "\(transcript.told)")
            try folder.write(transcript.printed, to: "result")
            let script =
                form == "csv"
                ? """
                rows = list(csv.reader(open(path, encoding='utf-8-sig', newline=''), strict=True))
                widths = {len(row) for row in rows}
                print(len(rows) == 103 and len(widths) == 1 and widths.pop() > 5)
                """
                : """
                value = json.load(open(path, encoding='utf-8'), parse_constant=lambda word: sys.exit(word))
                print(value.get('contract') == 1 or len(value['features']) == 102)
                """
            #expect(
                try python("import csv, json, sys; path = sys.argv[1]\n" + script, folder.file("result")) == "True\n")
        }
    }

    private func python(_ script: String, _ path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script, path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [80, 140])
    func `no line of a result is wider than the terminal, unless a word is`(_ width: Int) throws {
        let folder = try RegistryFolder()
        try folder.write(try WorkedExampleTests.survey(), to: "buu-cuc.csv")
        let lines = commandsOfExample(width)
        for line in lines {
            let transcript = Transcript()
            #expect(folder.run(line, width: width, transcript: transcript) == .success, "\(transcript.told)")
            for text in (transcript.printed + transcript.told).split(separator: "\n") {
                let isOneWord = text.split(separator: " ").contains { $0.count > width - 20 }
                #expect(text.count <= width || isOneWord || text.hasPrefix("  hatang "), "\(line): \(text)")
            }
        }
    }

    private func commandsOfExample(_ width: Int) -> [String] {
        [
            "help", "preview @an-giang.gpkg @buu-cuc.csv --kind postal",
            "import @an-giang.gpkg @buu-cuc.csv --kind postal",
            "coverage @an-giang.gpkg", "missing @an-giang.gpkg", "explain @an-giang.gpkg 30313",
        ] + Self.commands.map { "help \($0)" }
    }
}
