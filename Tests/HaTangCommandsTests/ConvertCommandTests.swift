import Foundation
import HaTangCommands
import TestWitnesses
import Testing

struct ConvertCommandTests {
    private static func run(_ text: String, _ options: String...) throws -> (CommandStatus, Transcript) {
        let folder = try TemporaryFolder()
        let transcript = Transcript()
        let words = ["convert", "--from", "EPSG:9208", "--input", try folder.file("tram.txt", holding: text)] + options
        return (HatangProgram().run(words, on: transcript.console()), transcript)
    }

    @Test func `a file is converted line by line, and its bad lines are told by number`() throws {
        let text = "\u{FEFF}# Đông Bắc\r\n574821.743 1148671.641 Trạm 1\r\nmười 2\r\n\r\n1 2"
        let (status, transcript) = try Self.run(text)
        #expect(status == .success)
        #expect(
            transcript.printed
                == "# Đông Bắc\r\n10.386400001 105.435100000 Trạm 1\r\n* * mười 2\r\n\r\n* * 1 2\n")
        let told = transcript.told.split(separator: "\n")
        try #require(told.count == 3)
        #expect(told[0].hasPrefix("dòng 3: ") && told[0].contains("mười"))
        #expect(told[1].hasPrefix("dòng 5: ") && told[1].contains("Tọa độ Bắc"))
        #expect(told[2] == "Đã đổi 1 vị trí; 2 dòng không đổi được, đánh dấu «* *».")
        #expect(try Self.run(text, "--exit-code").0 == .remaining)
        #expect(try Self.run("574821.743 1148671.641\n", "--exit-code").0 == .success)
    }

    @Test func `lines keep their order and numbers over many blocks and threads`() throws {
        let count = 60_000
        let bad: Set<Int> = [1, 29_999, 40_000, 59_999, 60_000]
        let text = (1...count).map { bad.contains($0) ? "?" : "574821.743 1148671.641 \($0)" }.joined(separator: "\n")
        let (_, transcript) = try Self.run(text, "--max-findings", "4")
        let expected = (1...count).map { bad.contains($0) ? "* * ?" : "10.386400001 105.435100000 \($0)" }
        #expect(transcript.printed == expected.joined(separator: "\n") + "\n")
        let told = transcript.told.split(separator: "\n").map { $0.prefix { $0 != ":" } }
        #expect(told.prefix(4) == ["dòng 1", "dòng 29999", "dòng 40000", "dòng 59999"])
        #expect(told.count == 5 && transcript.told.contains("5 dòng không đổi được"))
    }

    @Test func `a line without an end is refused by its number, and the lines before it are converted`() throws {
        let (status, transcript) = try Self.run(
            "574821.743 1148671.641\n" + String(repeating: "7", count: 1_100_000) + "\n")
        #expect(status == .failure)
        #expect(transcript.printed == "10.386400001 105.435100000\n")
        #expect(transcript.told.hasPrefix("hatang: dòng 2 dài hơn 1048576 byte"))
    }

    @Test(.enabled(if: BuiltProgramTests.program != nil, "the program is not built"))
    func `a program that writes line by line is answered line by line, bytes of any encoding included`() throws {
        let script = """
            coproc "$1" convert --from EPSG:9208 --input - 2> /dev/null
            for number in 1 2; do
                printf '574821.743 1148671.641 \\xD0%s\\n' $number >&"${COPROC[1]}"
                IFS= read -r -t 20 answer <&"${COPROC[0]}" && printf '%s' "$answer" | od -An -tx1 | tail -n 1
            done
            """
        let answer = try Tool.run(
            "/bin/bash", "-c", script, "bash", try #require(BuiltProgramTests.program).path)
        let ends = answer.output.split(separator: "\n").map { $0.split(separator: " ").suffix(3) }
        #expect(ends == [["20", "d0", "31"], ["20", "d0", "32"]], "\(answer)")
    }
}
