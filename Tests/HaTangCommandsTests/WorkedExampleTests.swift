import Foundation
import HaTangCommands
import RegistryRecords
import Testing

/// The example of `README.md`, with its own survey and its own command lines, so that the page cannot go stale.
struct WorkedExampleTests {
    /// The blocks of indented lines of the page, without their indent.
    private static func blocks() throws -> [String] {
        let page = try String(contentsOfFile: RegistryFolder.package + "/README.md", encoding: .utf8)
        var blocks: [String] = []
        var isInside = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("    ") {
                if isInside {
                    blocks[blocks.count - 1] += line.dropFirst(4) + "\n"
                } else {
                    blocks.append(line.dropFirst(4) + "\n")
                }
            }
            isInside = line.hasPrefix("    ")
        }
        return blocks
    }

    /// The survey of the page.
    static func survey() throws -> String {
        try #require(try blocks().first { $0.hasPrefix("Mã bưu cục;") })
    }

    /// Words of a command line as a shell splits them, with quotes and a comment.
    static func words(_ line: String) -> [String] {
        var words: [String] = []
        var isQuoted = false
        var isNew = true
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted {
                isNew = true
                continue
            } else if character == "#", isNew {
                break
            } else if isNew {
                words.append(String(character))
            } else {
                words[words.count - 1].append(character)
            }
            if character == "\"", isNew { words.append("") }
            isNew = false
        }
        return words
    }

    @Test func `the example of the README does what the README says`() throws {
        let folder = try RegistryFolder()
        try FileManager.default.removeItem(atPath: folder.file("an-giang.gpkg"))
        try folder.write(try Self.survey(), to: "buu-cuc.csv")
        let block = try #require(try Self.blocks().first { $0.contains("hatang preview") })
        let lines = block.split(separator: "\n").filter { $0.hasPrefix("hatang ") }.map { Self.words(String($0)) }
        #expect(lines.map { $0[1] } == ["init", "preview", "import", "coverage", "missing", "explain"])
        var printed: [String: String] = [:]
        var told: [String: String] = [:]
        for words in lines {
            var words = words.dropFirst().map { $0.hasSuffix(".gpkg") || $0.hasSuffix(".csv") ? folder.file($0) : $0 }
            if words[0] == "init" { words += ["--geodata", RegistryFolder.package + "/GeoData"] }
            // The page's survey is of this day; later its evidence expires.
            if ["coverage", "missing", "explain"].contains(words[0]) { words += ["--on", "2026-11-23"] }
            let transcript = Transcript()
            let status = HatangProgram().run(words, on: transcript.console(width: 200))
            #expect(status == .success, "\(words[0]): \(transcript.told)")
            printed[words[0]] = transcript.printed
            told[words[0]] = transcript.told
        }
        #expect(told["init"]?.contains("102 xã, phường, đặc khu") == true)
        #expect(told["init"]?.contains("SƠ ĐỒ") == true)
        for command in ["preview", "import"] {
            #expect(printed[command]?.contains("Dòng: 2 – tạo mới 2, cập nhật 0, không đổi 0, cách ly 0") == true)
            #expect(printed[command]?.contains("wgs84") == true)
        }
        #expect(printed["preview"] == printed["import"])
        let coverage = printed["coverage"] ?? ""
        #expect(try Self.row("30307", of: coverage).contains(#/Phường Long Xuyên +Đạt /#))
        #expect(try Self.row("30313", of: coverage).contains(#/Xã Mỹ Hòa Hưng +Chưa đủ căn cứ /#))
        #expect(try Self.row("30316", of: coverage).contains(#/Phường Châu Đốc +Chưa đạt /#))
        #expect(coverage.contains(#/Internet +Chưa đạt +1/102 /#))
        let missing = printed["missing"] ?? ""
        #expect(!missing.contains("Phường Long Xuyên"))
        #expect(try Self.row("30313", of: missing).contains("880200 Điểm BĐ-VHX Mỹ Hòa Hưng"))
        #expect(try Self.row("30313", of: missing).contains(#/có +không rõ +20/11/2026 +còn hiệu lực/#))
        let explanation = printed["explain"] ?? ""
        #expect(explanation.hasPrefix("Phường Long Xuyên (30307)"))
        #expect(explanation.contains("880100") && explanation.contains("buu-cuc.csv"))
        #expect(!explanation.contains("880200"))
    }

    /// The line of a table that begins with a commune's code.
    private static func row(_ code: String, of table: String) throws -> String {
        String(try #require(table.split(separator: "\n").first { $0.hasPrefix(code + " ") }))
    }

    @Test func `every command line in the README is one that the program reads`() throws {
        let lines = try Self.blocks().flatMap { $0.split(separator: "\n") }.filter { $0.hasPrefix("hatang ") }
        #expect(lines.count >= 8)
        for line in lines { try CommandLines.expectReadable(Self.words(String(line))) }
    }
}

/// Command lines are read by the program itself, with `--help` before it could do anything.
enum CommandLines {
    /// What the words say must be right; with a file that is not there no command can do harm.
    static func expectReadable(_ words: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let words = words.map { $0.hasSuffix(".gpkg") ? folder + "/" + $0 : $0 }
        try #require(words.first == "hatang")
        let transcript = Transcript()
        let status = HatangProgram().run(
            words.dropFirst() + (words.dropFirst().first == "init" ? ["--geodata", folder] : []),
            on: transcript.console())
        // The registry is absent, so a right line fails in its work and a wrong one is refused as wrong.
        #expect(status != .usage, "\(words.joined(separator: " ")): \(transcript.told)")
    }
}
