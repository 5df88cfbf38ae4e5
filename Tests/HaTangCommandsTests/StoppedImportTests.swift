import Foundation
import HaTangCommands
import Synchronization
import Testing

/// Imports that do not come to their end.
struct StoppedImportTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
        var text = "Mã trạm,Tên trạm,Nhà mạng,Công nghệ,Vĩ độ,Kinh độ\n"
        for number in 1...5000 {
            text += "M\(number),Trạm mẫu \(number),Viettel,4G,10.\(3000 + number % 997),105.\(4000 + number % 499)\n"
        }
        try folder.write(text, to: "nhieu.csv")
    }

    /// A console whose user presses Ctrl-C after so many looks for it.
    private func console(looks: Int, _ transcript: Transcript) -> Console {
        let left = Mutex(looks)
        var console = transcript.console()
        console.interruption = Interruption(
            begin: {}, end: {},
            isRequested: {
                left.withLock {
                    $0 -= 1
                    return $0 < 0
                }
            })
        return console
    }

    private var words: [String] {
        ["import", folder.file("an-giang.gpkg"), folder.file("nhieu.csv"), "--kind", "bts"]
    }

    @Test(arguments: [0, 1]) func `Ctrl-C during an import leaves the registry as it was`(batches: Int) throws {
        let before = try folder.contents()
        let transcript = Transcript()
        let status = HatangProgram().run(words, on: console(looks: batches, transcript))
        #expect(status == .interrupted)
        #expect(transcript.told == "hatang: đã dừng theo Ctrl-C\n")
        #expect(transcript.printed.isEmpty)
        let after = try folder.contents()
        #expect(after.keys.sorted() == before.keys.sorted())
        #expect(after.filter { before[$0.key] != $0.value }.isEmpty)
        if batches == 1 {
            let second = Transcript()
            #expect(HatangProgram().run(words, on: second.console()) == .success, "\(second.told)")
            #expect(second.printed.contains("tạo mới 5.000"), "\(second.printed)")
        }
    }

    @Test(.enabled(if: BuiltProgramTests.program != nil, "the program is not built"))
    func `a disk that is full during an import leaves the registry as it was`() throws {
        let before = try folder.contents()
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        // No file may grow beyond what the registry and a little have; writing more fails as on a full disk.
        let script = """
            trap '' XFSZ
            ulimit -f $(( $(stat -c %s "$2") / 1024 + 200 ))
            exec "$1" import "$2" "$3" --kind bts
            """
        process.arguments = [
            "-c", script, "bash", try #require(BuiltProgramTests.program).path, folder.file("an-giang.gpkg"),
            folder.file("nhieu.csv"),
        ]
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let told = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 1, "\(told)")
        #expect(told.hasPrefix("hatang: ") && told.split(separator: "\n").count == 1, "\(told)")
        let after = try folder.contents()
        #expect(after.filter { before[$0.key] != $0.value }.keys.sorted() == [])
        #expect(after.keys.sorted() == before.keys.sorted())
    }
}
