import Foundation
import HaTangKit
import Synchronization
import TestWitnesses
import Testing

/// A registry of An Giang with all sample surveys, in their order. Made once for the suites that stand under
/// ``FilledRegistryTests``.
struct FilledRegistry: Sendable {
    /// A line of `GeoData/surveys/surveys.csv`.
    struct Sample: Sendable, CustomTestStringConvertible {
        var request: SurveyRequest
        var rows: Int
        var expectedErrors: Int
        var testDescription: String { URL(fileURLWithPath: request.path).lastPathComponent }
    }

    @TaskLocal static var current: FilledRegistry?

    static let samples: [Sample] = {
        let text = (try? String(contentsOfFile: Places.surveys + "surveys.csv", encoding: .utf8)) ?? ""
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            // Only the last column may be quoted.
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count > 6, let kind = SurveyKind(rawValue: cells[1]), let rows = Int(cells[4]),
                let errors = Int(cells[5])
            else { return nil }
            let request = SurveyRequest(
                path: Places.surveys + cells[0], kind: kind, referenceSystem: cells[2], surveyed: Day(iso: cells[3]))
            return Sample(request: request, rows: rows, expectedErrors: errors)
        }
    }()

    private let folder: TemporaryFolder
    /// What each import did, in the order of ``samples``.
    let plans: [ImportPlan]

    var path: String { folder.file("an-giang.gpkg") }

    init() throws {
        folder = try TemporaryFolder()
        let path = folder.file("an-giang.gpkg")
        let made = try ProvinceRegistry.create(at: path, geoData: try Places.geoData(), province: "91")
        try #require(made == (102, 102, 0))
        let registry = try ProvinceRegistry(opening: path, mode: .readWrite)
        plans = try Self.samples.map { sample in
            let plan = try registry.plan(for: sample.request, today: .ofSamples)
            try registry.apply(plan)
            return plan
        }
    }

    /// The report of the sample surveys' day; computed once.
    func report() throws -> ProvinceReport {
        try Self.reports.withLock { reports in
            if let known = reports[path] { return known }
            let request = ReportRequest(day: .ofSamples, issuer: "Cơ quan cấp trên/Cơ quan thử")
            let report = try ProvinceRegistry(opening: path).report(request)
            reports[path] = report
            return report
        }
    }

    private static let reports = Mutex<[String: ProvinceReport]>([:])

    /// A copy that a test may write into.
    func copy(in other: TemporaryFolder) throws -> String {
        let copy = other.file("copy.gpkg")
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        return copy
    }

    static var shared: FilledRegistry {
        get throws { try #require(current, "the suite has no filled registry") }
    }
}

/// Makes the registry before the first test of a suite and removes it after the last one.
struct FilledRegistryTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await FilledRegistry.$current.withValue(FilledRegistry()) { try await function() }
    }
}

@Suite(FilledRegistryTrait()) struct FilledRegistryTests {}
