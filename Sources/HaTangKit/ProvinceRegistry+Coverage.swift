import CommuneBoundaries
public import CoverageEngine
public import RegistryRecords
import RegistryStore
public import SurveyFiles

extension ProvinceRegistry {
    /// The coverage-by-commune table.
    ///
    /// - Parameters:
    ///   - day: The day that facts are weighed on.
    ///   - era: Whose communes; nil takes the era of the day.
    ///   - province: Communes of one province only; nil for all that the registry has.
    ///   - operators: Which operators to measure one by one besides; nil for none.
    ///   - kept: Results of earlier tables, which takes in those of this one; nil measures everything and keeps nothing.
    ///     The table is the same to the last bit.
    ///   - population: Counts people by the cells of a raster, and not by settlements; nil for settlements. Cells are read
    ///     province by province, up to 16 million inhabited ones each.
    /// - Throws: ``JobError/unknownOperator(_:known:)`` when the operator asked for has neither a cell, a claim nor a
    ///   sample in the registry; ``SurveyFiles/SurveyFileError/raster(file:_:)`` for a raster that holds no commune of the
    ///   table whole, or that cannot be read.
    public func coverage(
        on day: Day, era: Era? = nil, province: String? = nil, operators: OperatorSelection? = nil,
        kept: KeptResults? = nil, population: PopulationRaster? = nil
    ) throws -> CoverageTable {
        let era = try era ?? self.era(on: day)
        if case .named(let name)? = operators { try checkOperator(name, among: [.cell, .claimedArea, .signalSample]) }
        let provinces = try provinces(of: era, asked: province)
        let sources = try CoverageSources(
            of: self, on: day, era: era, operators: operators, kept: kept,
            population: try population.map(PopulationReading.init), withEvidence: true)
        var table = CoverageTable(merging: try sources.forEach(provinces) { CoverageTable($0) })
        table.unclaimedEdits = try registry.outsideEditCount(atVersion: version)
        if let population, table.population?.communesOutside == table.communes.count {
            throw SurveyFileError.raster(file: population.file, .elsewhere)
        }
        return table
    }

    /// The communes without a proven staffed postal point with Internet. Parameters are those of
    /// ``coverage(on:era:province:operators:kept:population:)``.
    public func missing(on day: Day, era: Era? = nil, province: String? = nil) throws -> MissingList {
        let era = try era ?? self.era(on: day)
        let sources = try CoverageSources(of: self, on: day, era: era)
        return MissingList(
            merging: try provinces(of: era, asked: province).map {
                try trace(of: try sources.input(ofProvince: $0)).missing()
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
        let commune = try commune(named: name, on: day, era: era)
        let input = try coverageInput(on: day, era: era, province: commune.province)
        guard let place = input.communes.firstIndex(where: { $0.commune == commune }) else {
            throw JobError.unknownCommune(name, suggestions: [])
        }
        return try trace(of: input, withPhotos: true).explanation(ofCommune: place)
    }

    /// A commune of an era by code or name, with or without accents; that of an old commune comes to the one of today.
    ///
    /// - Throws: ``JobError/unknownCommune(_:suggestions:)`` with the nearest ones, or with those that the name can mean.
    func commune(named name: String, on day: Day, era: Era) throws -> Commune {
        let former = try formerCommunes()
        let directory = CommuneDirectory(
            try boundaries(of: era).communes.map(\.commune), former: former.communes, regions: former.regions)
        // The names of the era itself come before those of another one.
        switch directory.find(name, on: era.contains(day) ? day : era.from ?? era.to) {
        case .found(let commune, _): return commune
        case .split(let former, let parts):
            throw JobError.unknownCommune(
                name, suggestions: parts.map { CommuneCandidate($0, former: former).label })
        case .ambiguous(let candidates), .unknown(let candidates):
            throw JobError.unknownCommune(name, suggestions: candidates.map(\.label))
        }
    }

    /// The rows behind the targets of a province as a whole.
    ///
    /// - Parameter province: Its code; nil where the registry has only one.
    /// - Throws: ``JobError/severalProvinces(known:)`` where a registry has several and none is asked for.
    public func explanation(
        ofProvince province: String?, on day: Day, era: Era? = nil
    ) throws -> ProvinceExplanation {
        let era = try era ?? self.era(on: day)
        let code = try onlyProvince(of: era, asked: province)
        return try trace(of: try coverageInput(on: day, era: era, province: code, withEvidence: false))
            .explanation(ofProvince: code)
    }

    /// The province asked for, or the only one that there is.
    func onlyProvince(of era: Era, asked: String?) throws -> String {
        let provinces = try provinces(of: era, asked: asked)
        guard provinces.count == 1 else {
            let names = try provinceNames(of: era)
            throw JobError.severalProvinces(known: provinces.map { "\($0) \(names[$0] ?? "")" })
        }
        return provinces[0]
    }

    /// The province asked for, or all that have communes in the era. Each is measured in the plane of its own zone.
    func provinces(of era: Era, asked: String?) throws -> [String] {
        let present = Set(try boundaries(of: era).communes.map(\.commune.province)).sorted()
        guard let asked else { return present }
        guard present.contains(asked) else {
            let names = try provinceNames(of: era)
            throw JobError.unknownProvince(asked, suggestions: present.prefix(3).map { "\($0) \(names[$0] ?? "")" })
        }
        return [asked]
    }

    /// A table with the way back to the rows of the surveys.
    ///
    /// - Parameter withPhotos: Whether rows bring their photos.
    package func trace(of input: CoverageInput, withPhotos: Bool = false) throws -> CoverageTrace {
        let surveys = try registry.surveyDescriptions()
        let photos =
            withPhotos
            ? Dictionary(grouping: try registry.photos()) {
                Evidence(survey: $0.survey, row: $0.photo.row, surveyed: nil)
            } : [:]
        return CoverageTrace(CoverageTable(input), of: input) { evidence in
            var source = SourceRow(
                file: surveys[evidence.survey]?.file ?? "", sheet: surveys[evidence.survey]?.sheet,
                row: evidence.row, surveyed: evidence.surveyed)
            source.inspector = surveys[evidence.survey]?.inspector
            source.photos = (photos[Evidence(survey: evidence.survey, row: evidence.row, surveyed: nil)] ?? []).map(
                \.photo)
            return source
        }
    }

    /// Everything that a table of one province is computed from.
    ///
    /// - Parameter withEvidence: Whether claims and samples are in it, too.
    package func coverageInput(
        on day: Day, era: Era, province: String, withEvidence: Bool = true
    ) throws -> CoverageInput {
        try CoverageSources(of: self, on: day, era: era, withEvidence: withEvidence).input(ofProvince: province)
    }
}
