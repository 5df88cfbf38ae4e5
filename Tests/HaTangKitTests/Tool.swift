import Foundation

/// Another program, as an independent witness.
enum Tool {
    static let hasSQLite = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")
    /// Debian's python3-gdal belongs to Debian's own Python.
    static let hasGDAL =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/ogrinfo")
        && (try? run("/usr/bin/python3", "-c", "import osgeo_utils.samples.validate_gpkg").status) == 0

    static func run(_ program: String, _ arguments: String...) throws -> (status: Int32, output: String, error: String)
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let output = Pipe()
        let error = Pipe()
        process.standardOutput = output
        process.standardError = error
        try process.run()
        // What is said on standard error fits the buffer of a pipe.
        let outputText = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let errorText = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, outputText, errorText)
    }
}
