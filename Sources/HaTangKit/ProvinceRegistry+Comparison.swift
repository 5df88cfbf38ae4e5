public import CoverageEngine
public import RegistryRecords

/// The two tables that are to be compared.
public struct ComparisonRequest: Sendable, Hashable {
    /// The day of the earlier table.
    public var from: Day
    /// The day of the later one.
    public var to: Day
    /// Whether each table uses only what the registry knew at the end of its own day, as it would have been printed then;
    /// otherwise both use all that is known now.
    public var asKnown: Bool
    /// Whose communes; nil for the era of the later day.
    public var era: Era?
    /// Communes of one province only; nil for all that the registry has.
    public var province: String?

    /// Makes a request.
    public init(from: Day, to: Day, asKnown: Bool = false, era: Era? = nil, province: String? = nil) {
        self.from = from
        self.to = to
        self.asKnown = asKnown
        self.era = era
        self.province = province
    }
}

extension ProvinceRegistry {
    /// What changed between two days: commune by commune and target by target, with the rows that made the change.
    ///
    /// Both tables are of the communes of one era.
    public func comparison(_ request: ComparisonRequest) throws -> CoverageComparison {
        let era = try request.era ?? era(on: request.to)
        let provinces = try provinces(of: era, asked: request.province)
        let before = try request.asKnown ? ProvinceRegistry(opening: registry.path, known: request.from) : self
        let after = try request.asKnown ? ProvinceRegistry(opening: registry.path, known: request.to) : self
        let sources = (
            try CoverageSources(of: before, on: request.from, era: era),
            try CoverageSources(of: after, on: request.to, era: era)
        )
        return CoverageComparison(
            merging: try provinces.map { province in
                CoverageComparison(
                    from: try before.trace(of: sources.0.input(ofProvince: province)),
                    to: try after.trace(of: sources.1.input(ofProvince: province)))
            })
    }
}
