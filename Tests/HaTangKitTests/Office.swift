import HaTangKit
import TestWitnesses

/// A small registry of An Giang for one test, and surveys written down in it.
final class Office {
    let folder: TemporaryFolder
    let registry: ProvinceRegistry
    var path: String { folder.file("an-giang.gpkg") }

    /// - Parameter withBoundaries: Whether the communes get their schematic boundaries.
    init(withBoundaries: Bool = false) throws {
        folder = try TemporaryFolder()
        let path = folder.file("an-giang.gpkg")
        try ProvinceRegistry.create(
            at: path, geoData: try Places.geoData(), province: "91", withBoundaries: withBoundaries)
        registry = try ProvinceRegistry(opening: path, mode: .readWrite)
    }

    /// A survey of postal points, written to a file.
    func survey(
        _ text: String, surveyed: String? = "2026-03-01", isCompleteList: Bool = false, name: String = "mau.csv"
    ) throws -> SurveyRequest {
        SurveyRequest(
            path: try folder.write(text, to: name), kind: .postal, surveyed: surveyed.map(day),
            isCompleteList: isCompleteList)
    }

    func plan(_ request: SurveyRequest) throws -> ImportPlan {
        try registry.plan(for: request, today: .ofSamples)
    }

    /// Plans and applies.
    @discardableResult
    func take(_ request: SurveyRequest) throws -> ImportPlan {
        let plan = try plan(request)
        try registry.apply(plan)
        return plan
    }

    /// The only postal point with that code.
    func point(_ code: String) throws -> RegistryRecord? {
        try registry.registry.records(of: .postalPoint, withKeys: [code])[code]
    }
}
