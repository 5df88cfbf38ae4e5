// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "hatang-benchmarks",
    dependencies: [.package(name: "hatang", path: "..")],
    targets: [
        .target(name: "CLimits", linkerSettings: [.linkedLibrary("proj")]),
        .executableTarget(
            name: "HaTangBenchmarks",
            dependencies: [
                "CLimits", .product(name: "VN2000", package: "hatang"), .product(name: "HaTangKit", package: "hatang"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
