import Foundation
import HaTangKit

/// Folders that tests read.
enum Places {
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let surveys = package + "/GeoData/surveys/"
    /// Real boundaries are no part of the repository.
    static let realBoundaries =
        (ProcessInfo.processInfo.environment["HATANG_SHARED_DATA"] ?? package + "/../shared/data")
        + "/communes-2025-an-giang.geojson"
    static let hasRealBoundaries = FileManager.default.fileExists(atPath: realBoundaries)

    static func geoData() throws -> GeoDataFolder { try GeoDataFolder(asked: package + "/GeoData") }
}

/// A folder that is gone when its owner is.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("hatang-kit-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let url = URL(fileURLWithPath: file(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: false, encoding: .utf8)
        return url.path
    }
}

/// A day that the tests know to exist.
func day(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { preconditionFailure("no day \(iso)") }
    return day
}

extension Day {
    /// The day on which the samples show verdicts of all sorts.
    static let ofSamples = day("2026-11-23")
}
