package import Foundation

/// The folder of the package.
package let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// Real boundaries, which are kept beside the package folder or where `HATANG_SHARED_DATA` says, and not in it.
package enum SharedData {
    /// What a skipped test says.
    package static let absence: String = "the real boundaries are not beside the package (see HATANG_SHARED_DATA)"

    /// The 102 communes of An Giang.
    package static let anGiang = file("communes-2025-an-giang.geojson")

    /// Whether ``anGiang`` is there.
    package static let hasAnGiang = FileManager.default.isReadableFile(atPath: anGiang.path)

    /// The communes of one of the four provinces that have a file of their own: `an-giang`, `can-tho`, `dong-thap` or
    /// `lao-cai`.
    package static func communes(ofProvince name: String) -> URL {
        file("communes-2025-\(name).geojson")
    }

    /// Whether all four of ``communes(ofProvince:)`` are there.
    package static let hasFourProvinces = ["an-giang", "can-tho", "dong-thap", "lao-cai"].allSatisfy {
        FileManager.default.isReadableFile(atPath: communes(ofProvince: $0).path)
    }

    /// Which old communes of An Giang and Kiên Giang went into which new ones, from another source than `GeoData`.
    package static let succession = file("commune-succession-2025-an-giang.csv")

    /// Whether ``succession`` is there.
    package static let hasSuccession = FileManager.default.isReadableFile(atPath: succession.path)

    private static func file(_ name: String) -> URL {
        let asked = ProcessInfo.processInfo.environment["HATANG_SHARED_DATA"].map { URL(filePath: $0) }
        let beside = packageFolder.deletingLastPathComponent().appending(path: "shared/data")
        return (asked ?? beside).appending(path: name)
    }
}
