// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A C library of Debian, found through pkg-config where Debian ships a file for it.
func library(_ name: String, pkgConfig: String?, package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// One room of the data's path; `uses` names everything it may import.
/// - Parameter assets: Files of its folder `Assets` that are built into the program.
func room(_ name: String, uses: [Target.Dependency] = [], assets: [String] = []) -> Target {
    .target(
        name: name, dependencies: uses, resources: assets.map { .embedInCode("Assets/" + $0) }, swiftSettings: strict)
}

/// - Parameter exclude: Folders of fixtures, which tests find beside their own source.
func tests(_ room: String, uses: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: room + "Tests", dependencies: [.byName(name: room), "TestWitnesses"] + uses, exclude: exclude,
        swiftSettings: strict)
}

let gdal = Target.Dependency.target(name: "CGDAL", condition: .when(traits: ["GDAL"]))
let cbc = Target.Dependency.target(name: "CCBC", condition: .when(traits: ["CBC"]))

// The targets stand in the order in which survey data passes through them.
let package = Package(
    name: "hatang",
    products: [
        .library(name: "HaTangKit", targets: ["HaTangKit"]),
        .library(name: "VN2000", targets: ["VN2000"]),
        .executable(name: "hatang", targets: ["hatang"]),
    ],
    traits: [
        .trait(name: "GDAL", description: "Reads boundaries of any vector format through GDAL/OGR."),
        .trait(name: "CBC", description: "Finds the fewest sites exactly by the solver COIN-OR CBC."),
        .default(enabledTraits: ["GDAL", "CBC"]),
    ],
    targets: [
        library("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
        library("CPROJ", pkgConfig: "proj", package: "libproj-dev"),
        library("CGEOS", pkgConfig: "geos", package: "libgeos-dev"),
        library("CGDAL", pkgConfig: "gdal", package: "libgdal-dev"),
        library("CNettle", pkgConfig: "nettle", package: "nettle-dev"),
        library("CXML2", pkgConfig: "libxml-2.0", package: "libxml2-dev"),
        library("CMinizip", pkgConfig: "minizip", package: "libminizip-dev"),
        library("CXLSXWriter", pkgConfig: "xlsxwriter", package: "libxlsxwriter-dev"),
        library("CMicroHTTPD", pkgConfig: "libmicrohttpd", package: "libmicrohttpd-dev"),
        library("CCBC", pkgConfig: nil, package: "coinor-libcbc-dev"),

        room("VN2000", uses: ["CPROJ"]),
        room("RegistryRecords", uses: ["VN2000"]),
        room("ContentDigest", uses: ["CNettle"]),
        room("PlaneGeometry"),
        room("OverlayGeometry", uses: ["CGEOS"]),
        room("LegacyText"),
        room("SQLiteStore", uses: ["CSQLite"]),
        room("SurveyFiles", uses: ["RegistryRecords", "VN2000", "SQLiteStore", "CXML2", "CMinizip", gdal]),
        room("CommuneBoundaries", uses: ["RegistryRecords", "VN2000", "PlaneGeometry", "OverlayGeometry"]),
        room(
            "SurveyValidation",
            uses: [
                "RegistryRecords", "VN2000", "ContentDigest", "OverlayGeometry", "CommuneBoundaries", "LegacyText",
            ]),
        room("RegistryStore", uses: ["RegistryRecords", "SQLiteStore", "VN2000", "ContentDigest"]),
        room("CoverageEngine", uses: ["RegistryRecords", "ContentDigest", "PlaneGeometry", "OverlayGeometry"]),
        room("Siting", uses: [cbc]),
        room(
            "ReportWriters",
            uses: ["RegistryRecords", "VN2000", "ContentDigest", "CoverageEngine", "CMinizip", "CXLSXWriter"],
            assets: ["hatang.css", "tables.js", "report.js"]),
        room(
            "HaTangKit",
            uses: [
                "RegistryRecords", "VN2000", "ContentDigest", "PlaneGeometry", "OverlayGeometry", "LegacyText",
                "SurveyFiles", "CommuneBoundaries", "SurveyValidation", "RegistryStore", "CoverageEngine",
                "Siting", "ReportWriters",
            ]),
        room(
            "RegistryService",
            uses: [
                "RegistryRecords", "ContentDigest", "VN2000", "RegistryStore", "CoverageEngine", "SurveyFiles",
                "SurveyValidation", "ReportWriters", "HaTangKit", "CMicroHTTPD",
            ], assets: ["service.css", "icon.svg", "live.js", "overview.js", "upload.js"]),
        room("HaTangCommands", uses: ["HaTangKit", "RegistryRecords", "ReportWriters", "RegistryService"]),
        .executableTarget(name: "hatang", dependencies: ["HaTangCommands"], swiftSettings: strict),

        .target(name: "TestWitnesses", path: "Tests/TestWitnesses", swiftSettings: strict),
        tests("VN2000", uses: ["CPROJ"]),
        tests("PlaneGeometry", uses: ["CGEOS"]),
        tests("RegistryRecords"),
        tests("OverlayGeometry"),
        tests("CommuneBoundaries", uses: ["RegistryRecords", "VN2000", "OverlayGeometry"]),
        tests("ContentDigest"),
        tests("LegacyText"),
        tests("SurveyFiles", uses: ["RegistryRecords", "SQLiteStore"], exclude: ["Fixtures"]),
        tests("SQLiteStore"),
        tests(
            "RegistryStore", uses: ["RegistryRecords", "SQLiteStore", "VN2000", "ContentDigest", "CSQLite"],
            exclude: ["Fixtures"]),
        tests("SurveyValidation", uses: ["RegistryRecords", "CommuneBoundaries", "VN2000", "LegacyText"]),
        tests("CoverageEngine", uses: ["ContentDigest", "PlaneGeometry", "RegistryRecords"]),
        tests("Siting"),
        tests("ReportWriters", uses: ["RegistryRecords", "VN2000", "CoverageEngine", "ContentDigest"]),
        tests("HaTangKit", uses: ["OverlayGeometry"]),
        tests("RegistryService", uses: ["HaTangKit", "RegistryRecords"]),
        tests("HaTangCommands", uses: ["RegistryRecords", "RegistryStore", "ReportWriters", "SQLiteStore"]),
    ],
    swiftLanguageModes: [.v6]
)
