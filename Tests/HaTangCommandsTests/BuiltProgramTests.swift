import Foundation
import Testing

/// A few runs of the built program, for what cannot be shown in process.
struct BuiltProgramTests {
    /// The program beside the test bundle; nil when only the tests were built.
    static let program: URL? = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
        {
            folder.deleteLastPathComponent()
        }
        let running = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "hatang")
        let built = folder.appending(path: ".build/debug/hatang")
        return [running, built].first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    private func run(_ script: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", script, "bash", try #require(Self.program).path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test(.enabled(if: program != nil, "the program is not built"))
    func `the program prints its version and ends with 0`() throws {
        let (status, output) = try run(#""$1" version"#)
        #expect(status == 0)
        #expect(output.hasPrefix("hatang "))
    }

    @Test(.enabled(if: program != nil, "the program is not built"))
    func `the program says that the disk is full instead of losing its result`() throws {
        let (status, output) = try run(#"LC_ALL=C "$1" help > /dev/full"#)
        #expect(status == 1)
        #expect(output == "hatang: không ghi được kết quả: No space left on device\n")
    }

    @Test(.enabled(if: program != nil, "the program is not built"))
    func `the program ends quietly when its reader has gone`() throws {
        let (status, output) = try run(#"exec 3> >(exec true); sleep 0.2; "$1" help >&3; echo "status $?""#)
        #expect(status == 0)
        #expect(output == "status 0\n")
    }
}
