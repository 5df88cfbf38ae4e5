package import Foundation

/// A folder that is gone when the test ends.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "hatang-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file in it, there or not.
    package func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file and gives its path.
    package func file(_ name: String, holding bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(filePath: file(name)))
        return file(name)
    }

    /// Writes a file and gives its path.
    package func file(_ name: String, holding text: String) throws -> String {
        try file(name, holding: Array(text.utf8))
    }

    /// What a file of it holds.
    package func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: file(name)))
    }
}
