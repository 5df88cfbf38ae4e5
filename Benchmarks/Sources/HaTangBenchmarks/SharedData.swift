import Foundation

/// Where data lies that is too large for the repository.
enum SharedData {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Official boundaries of An Giang where they are at hand, else the schematic ones of the repository.
    static var provinceBoundaries: URL {
        file("communes-2025-an-giang.geojson")
            ?? root.appending(path: "GeoData/boundaries/schematic-2025-an-giang.geojson")
    }

    /// A file of the repository's `GeoData`.
    static func geoData(_ name: String) -> URL {
        root.appending(path: "GeoData").appending(path: name)
    }

    /// A file of the shared folder: `HATANG_SHARED_DATA`, or `../shared/data` beside the repository; nil without it.
    static func file(_ name: String) -> URL? {
        let folder = ProcessInfo.processInfo.environment["HATANG_SHARED_DATA"].map { URL(filePath: $0) }
        let file = (folder ?? root.deletingLastPathComponent().appending(path: "shared/data")).appending(path: name)
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }
}
