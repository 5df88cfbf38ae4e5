import Foundation
import Testing

/// Python reads what the writers wrote: its `json` and `csv` modules know nothing of our code.
enum PythonReader {
    static let isPresent = ["/usr/bin/python3", "/usr/local/bin/python3"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// What the script prints when it gets the text on its standard input.
    static func output(of script: String, reading text: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.environment = ["PATH": "/usr/bin:/usr/local/bin", "PYTHONUTF8": "1"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "Python could not read the text")
        return String(decoding: answer, as: UTF8.self)
    }
}
