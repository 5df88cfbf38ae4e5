import Foundation
import HaTangKit
import TestWitnesses

/// Folders that tests read.
enum Places {
    static let package = packageFolder.path
    static let surveys = package + "/GeoData/surveys/"

    static func geoData() throws -> GeoDataFolder { try GeoDataFolder(asked: package + "/GeoData") }
}

extension TemporaryFolder {
    /// Writes a file, with the folders above it, and gives its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let folder = URL(filePath: file(name)).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try file(name, holding: text)
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
