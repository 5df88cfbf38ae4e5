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
    ///   - operators: Which operators to measure one by one besides; nil for none.
    /// - Throws: ``JobError/unknownOperator(_:known:)`` when the operator asked for has no cell in the registry.
    public func coverage(
        on day: Day, era: Era? = nil, province: String? = nil, operators: OperatorSelection? = nil
    ) throws -> CoverageTable {
        let era = try era ?? self.era(on: day)
        if case .named(let name)? = operators { try checkOperator(name) }
        return CoverageTable(
            merging: try provinces(of: era, asked: province).map { province in
                var input = try coverageInput(on: day, era: era, province: province)
                input.operators = operators
                return CoverageTable(input)
            })
    }

    /// The communes without a proven staffed postal point with Internet. Parameters are those of
    /// ``coverage(on:era:province:operators:)``.
    public func missing(on day: Day, era: Era? = nil, province: String? = nil) throws -> MissingList {
        let era = try era ?? self.era(on: day)
        return MissingList(
            merging: try provinces(of: era, asked: province).map {
                try trace(of: try coverageInput(on: day, era: era, province: $0)).missing()
            })
    }

    /// The boundaries of an era's communes by code, as they are drawn on maps.
    public func polygons(of era: Era) throws -> [String: [GeographicPolygon]] {
        Dictionary(
            try boundaries(of: era).communes.map { ($0.commune.code, $0.polygons) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The rows behind every figure of a commune.
    ///
    /// - Parameter name: Code or name, with or without accents; that of an old commune comes to the one of today.
    public func explanation(of name: String, on day: Day, era: Era? = nil) throws -> CommuneExplanation {
        let era = try era ?? self.era(on: day)
        let boundaries = try boundaries(of: era)
        let former = try formerCommunes()
        let directory = CommuneDirectory(
            boundaries.communes.map(\.commune), former: former.communes, regions: former.regions)
        let commune: Commune
        // The names of the era itself come before those of another one.
        switch directory.find(name, on: era.contains(day) ? day : era.from ?? era.to) {
        case .found(let found, _): commune = found
        case .split(let former, let parts):
            throw JobError.unknownCommune(
                name, suggestions: parts.map { CommuneCandidate($0, former: former).label })
        case .ambiguous(let candidates), .unknown(let candidates):
            throw JobError.unknownCommune(name, suggestions: candidates.map(\.label))
        }
        let input = try coverageInput(on: day, era: era, province: commune.province)
        guard let place = input.communes.firstIndex(where: { $0.commune == commune }) else {
            throw JobError.unknownCommune(name, suggestions: [])
        }
        return try trace(of: input).explanation(ofCommune: place)
    }

    /// The province asked for, or all that have communes in the era. Each is measured in the plane of its own zone.
    func provinces(of era: Era, asked: String?) throws -> [String] {
        let present = Set(try boundaries(of: era).communes.map(\.commune.province)).sorted()
        guard let asked else { return present }
        guard present.contains(asked) else {
            throw JobError.unknownProvince(
                asked, suggestions: present.prefix(3).map { "\($0) \(settings.provinces[$0] ?? "")" })
        }
        return [asked]
    }

    /// A table with the way back to the rows of the surveys.
    package func trace(of input: CoverageInput) throws -> CoverageTrace {
        let surveys = Dictionary(
            try registry.surveys().map { ($0.identifier, $0.description) }, uniquingKeysWith: { first, _ in first })
        return CoverageTrace(CoverageTable(input), of: input) { evidence in
            SourceRow(
                file: surveys[evidence.survey]?.file ?? "", sheet: surveys[evidence.survey]?.sheet,
                row: evidence.row, surveyed: evidence.surveyed)
        }
    }

    /// Everything that a table of one province is computed from.
    package func coverageInput(on day: Day, era: Era, province: String) throws -> CoverageInput {
        let boundaries = try boundaries(of: era)
        let plane = try CoveragePlane(ofProvince: province, meridians: settings.meridians)
        var input = CoverageInput(
            registry: registry.identifier, registryVersion: try registry.version, era: era, day: day,
            communes: try boundaries.coverageCommunes(ofProvince: province, in: plane), targets: settings.targets,
            targetsDigest: settings.targetsDigest, assumedRadii: settings.assumedRadii)
        let locator = RecordLocator(boundaries: boundaries, province: province, plane: plane)
        input.postalPoints = try locator.located(try records(of: .postalPoint))
        input.deadZones = try locator.located(try records(of: .deadZone))
        input.cableRoutes = try locator.located(try records(of: .cableRoute))
        input.settlements = try locator.located(try records(of: .settlement))
        // Service is asked for at the settlements too, and some lie beyond the boundaries or have none around them.
        var bounds = boundaries.bounds(ofProvince: province)
        for settlement in input.settlements where settlement.whereabouts.main != nil {
            if case .point(let position)? = settlement.record.shape {
                bounds.extend(to: PlanePosition(east: position.longitude, north: position.latitude))
            }
        }
        let ownCodes = Set(input.communes.map(\.commune.code))
        let near = try siteSelection().near(bounds, isStated: ownCodes.contains)
        input.sites = try locator.located(near.sites)
        input.cells = near.cells
        return input
    }
}
