import Foundation
import Testing

/// Another program, as an independent witness.
enum Tool {
    static let python = "/usr/bin/python3"
    static let hasPython = FileManager.default.isExecutableFile(atPath: python)

    /// Debian's python3-gdal belongs to Debian's own Python.
    static let hasGDALPython = hasPython && (try? output(of: python, "-c", "from osgeo import ogr")) != nil

    /// Runs a program that must succeed; what it prints is the answer.
    @discardableResult
    static func output(of program: String, _ arguments: String...) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(program) \(arguments.dropFirst()) failed")
        return answer
    }
}
