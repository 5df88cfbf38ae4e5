import Foundation

/// A program of PROJ, as an independent witness.
enum Tool {
    static let hasCCT = FileManager.default.isExecutableFile(atPath: "/usr/bin/cct")
    static let hasGeod = FileManager.default.isExecutableFile(atPath: "/usr/bin/geod")

    /// The numbers of each line that the program prints for the given lines.
    static func numbers(
        from program: String, _ arguments: [String], input: [String]
    ) throws -> [[Double]] {
        let file = FileManager.default.temporaryDirectory.appending(path: "vn2000-\(UUID().uuidString).txt")
        try (input.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").map { line in
            line.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        }
    }
}

/// The folder of the package.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// SplitMix64, so that a failure can be had again by its seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
