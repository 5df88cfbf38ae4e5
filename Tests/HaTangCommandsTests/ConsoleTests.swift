import Foundation
import HaTangCommands
import RegistryRecords
import Synchronization
import Testing

struct ConsoleTests {
    private let label = BilingualText(vi: "Đang nhập", en: "Importing")

    @Test func `a terminal gets a bar that is wiped when the work is done`() throws {
        let transcript = Transcript()
        let progress = transcript.console(width: 90, isTerminal: true).progress(label, total: 2160)
        try progress.advance(to: 1)
        #expect(transcript.told.isEmpty, "nothing is drawn before a tenth of a second")
        transcript.clock.withLock { $0 = 0.5 }
        try progress.advance(to: 1240)
        #expect(
            transcript.told
                == "\rĐang nhập: [###########---------] 57,4 % · 1.240/2.160 dòng · 2.480 dòng/giây · còn 0:01\u{1B}[K")
        progress.finish(2160)
        #expect(transcript.told.hasSuffix("\r\u{1B}[KĐang nhập: 2.160 dòng trong 0,5 giây\n"))
    }

    @Test func `the bar never exceeds the width of the terminal`() throws {
        let transcript = Transcript()
        let progress = transcript.console(width: 40, isTerminal: true).progress(label, total: 2160)
        transcript.clock.withLock { $0 = 0.5 }
        try progress.advance(to: 1240)
        #expect(transcript.told.dropFirst().prefix { $0 != "\u{1B}" }.count <= 39)
    }

    @Test func `a log gets a plain line every ten seconds`() throws {
        let transcript = Transcript()
        let progress = transcript.console(language: .english).progress(label, total: nil)
        for second in 1...25 {
            transcript.clock.withLock { $0 = Double(second) }
            try progress.advance(to: second * 100)
        }
        progress.finish(2500)
        #expect(
            transcript.told == """
                Importing: 1,000 rows · 100 rows/s
                Importing: 2,000 rows · 100 rows/s
                Importing: 2,500 rows in 25.0 s

                """)
    }

    @Test func `Ctrl-C stops a work that reports its progress`() throws {
        let transcript = Transcript()
        let console = transcript.console(isTerminal: true)
        let progress = console.progress(label, total: 10)
        try progress.advance(to: 1)
        transcript.isInterrupted.withLock { $0 = true }
        #expect(throws: Interrupted.self) { try console.interruption.whileStoppable { try progress.advance(to: 2) } }
    }

    @Test func `a result is delivered to a file whole or not at all`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let transcript = Transcript()
        let console = transcript.console()
        let file = folder.appending(path: "bảng.csv")
        try console.deliver("cũ\n", to: file.path)
        try console.deliver("mới\n", to: file.path)
        #expect(try String(contentsOf: file, encoding: .utf8) == "mới\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
        #expect(transcript.printed.isEmpty)
        let absent = folder.appending(path: "absent/table.csv").path
        let error = #expect(throws: CommandError.self) { try console.deliver("x", to: absent) }
        #expect(error?.message.vi.hasPrefix("không ghi được tệp «\(absent)»") == true)
        try console.deliver("in ra\n", to: "-")
        #expect(transcript.printed == "in ra\n")
    }
}
