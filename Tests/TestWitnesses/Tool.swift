import Foundation

/// Other programs, as independent witnesses of what ours does. Tests skip visibly where one is missing.
package enum Tool {
    package static let python = "/usr/bin/python3"
    package static let hasPython = isThere(python)
    package static let hasSQLite = isThere("/usr/bin/sqlite3")
    package static let hasCCT = isThere("/usr/bin/cct")
    package static let hasGeod = isThere("/usr/bin/geod")
    package static let hasGLPK = isThere("/usr/bin/glpsol")

    /// Debian's python3-openpyxl, which reads and writes Excel files independently of the libraries that we use.
    package static let hasOpenpyxl = hasPython && (try? run(python, "-c", "import openpyxl").status) == 0

    /// A Python with packages of PyPI, named by `HATANG_TEST_PYTHON`; Debian's own where it is not set.
    package static let pythonOfWheels = ProcessInfo.processInfo.environment["HATANG_TEST_PYTHON"] ?? python

    /// PyPI's python-calamine, a reader of Excel files that shares no code with openpyxl.
    package static let hasCalamine =
        isThere(pythonOfWheels) && (try? run(pythonOfWheels, "-c", "import python_calamine").status) == 0

    /// LibreOffice Calc without a screen.
    package static let office = "/usr/bin/soffice"
    package static let hasOffice = isThere(office)

    /// GDAL's commands, and Debian's python3-gdal, which belongs to Debian's own Python.
    package static let hasGDAL =
        isThere("/usr/bin/ogrinfo") && hasPython
        && (try? run(python, "-c", "import osgeo_utils.samples.validate_gpkg").status) == 0

    private static func isThere(_ path: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: path)
    }

    /// How a program ended and what it printed.
    package struct Answer: Sendable {
        package var status: Int32
        package var output: String
        package var error: String
    }

    /// A program that had to succeed and did not.
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    /// Runs a program to its end.
    package static func run(_ program: String, _ arguments: String..., input: String = "") throws -> Answer {
        try run(program, arguments, input: input)
    }

    /// Runs a program that must succeed; what it prints is the answer.
    @discardableResult
    package static func output(of program: String, _ arguments: String..., input: String = "") throws -> String {
        try output(of: program, arguments, input: input)
    }

    /// Runs a program that must succeed; what it prints is the answer.
    package static func output(of program: String, _ arguments: [String], input: String) throws -> String {
        let answer = try run(program, arguments, input: input)
        guard answer.status == 0 else {
            throw Failure(description: "\(program) ended with status \(answer.status): \(answer.error)")
        }
        return answer.output
    }

    /// Files stand for pipes, so that any amount of text goes in and comes out.
    private static func run(_ program: String, _ arguments: [String], input: String) throws -> Answer {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"]
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder.file("input", holding: input)))
        let output = try URL(filePath: folder.file("output", holding: ""))
        let error = try URL(filePath: folder.file("error", holding: ""))
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
    }
}
