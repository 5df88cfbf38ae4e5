import CommuneBoundaries
public import CoverageEngine
import OverlayGeometry
import PlaneGeometry
public import RegistryRecords
import RegistryStore
import VN2000

extension ProvinceRegistry {
    /// The coverage-by-commune table.
    ///
    /// - Parameters:
    ///   - day: The day that facts are weighed on.
    ///   - era: Whose communes; nil takes the era of the day.
    ///   - province: Communes of one province only; nil for all that the registry has.
    public func coverage(on day: Day, era: Era? = nil, province: String? = nil) throws -> CoverageTable {
        CoverageTable(try coverageInput(on: day, era: era, province: province))
    }

    /// The communes without a proven staffed postal point with Internet.
    public func missing(on day: Day, era: Era? = nil, province: String? = nil) throws -> MissingList {
        try trace(on: day, era: era, province: province).missing()
    }

    /// The rows behind every figure of a commune.
    ///
    /// - Parameter name: Code or name, with or without accents.
    public func explanation(of name: String, on day: Day, era: Era? = nil) throws -> CommuneExplanation {
        let era = try era ?? self.era(on: day)
        let boundaries = try boundaries(of: era)
        let directory = CommuneDirectory(boundaries.communes.map(\.commune))
        let commune: Commune
        switch directory.find(name, on: nil) {
        case .found(let found): commune = found
        case .ambiguous(let candidates), .unknown(let candidates):
            throw JobError.unknownCommune(name, suggestions: candidates.map { "\($0.code) \($0.name)" })
        }
        let input = try coverageInput(on: day, era: era, province: commune.province)
        guard let place = input.communes.firstIndex(where: { $0.commune == commune }) else {
            throw JobError.unknownCommune(name, suggestions: [])
        }
        return try trace(of: input).explanation(ofCommune: place)
    }

    private func trace(on day: Day, era: Era?, province: String?) throws -> CoverageTrace {
        try trace(of: try coverageInput(on: day, era: era, province: province))
    }

    private func trace(of input: CoverageInput) throws -> CoverageTrace {
        let surveys = Dictionary(
            try registry.surveys().map { ($0.survey.identifier, $0.survey) }, uniquingKeysWith: { first, _ in first })
        return CoverageTrace(CoverageTable(input), of: input) { evidence in
            SourceRow(
                file: surveys[evidence.survey]?.file ?? "", sheet: surveys[evidence.survey]?.sheet,
                row: evidence.row, surveyed: evidence.surveyed)
        }
    }

    /// Everything that a table of the day and era is computed from.
    func coverageInput(on day: Day, era: Era?, province: String?) throws -> CoverageInput {
        let era = try era ?? self.era(on: day)
        let boundaries = try boundaries(of: era)
        let provinces = Set(boundaries.communes.map(\.commune.province))
        let plane = try CoveragePlane(
            ofProvince: province ?? (provinces.count == 1 ? provinces.first : nil), meridians: settings.meridians)
        var input = CoverageInput(
            registry: registry.identifier, registryVersion: try registry.version, era: era, day: day,
            communes: try boundaries.coverageCommunes(in: plane), targets: settings.targets,
            targetsDigest: settings.targetsDigest, assumedRadii: settings.assumedRadii)
        let locator = RecordLocator(boundaries: boundaries, plane: plane)
        input.postalPoints = try locator.located(try registry.records(of: .postalPoint))
        input.sites = try locator.located(try registry.records(of: .site))
        input.cells = try registry.records(of: .cell)
        input.deadZones = try locator.located(try registry.records(of: .deadZone))
        input.cableRoutes = try locator.located(try registry.records(of: .cableRoute))
        input.settlements = try locator.located(try registry.records(of: .settlement))
        return province.map { input.restricted(toProvince: $0) } ?? input
    }
}
