public import ContentDigest

/// The raster that the population of a table comes from.
public struct PopulationSource: Sendable, Hashable {
    /// Name of the file, without its folder.
    public var file: String
    /// Of the file's bytes.
    public var digest: SHA256Digest
    /// Name of its reference system.
    public var referenceSystem: String
    /// Width of a cell, in ``cellUnit``.
    public var cellWidth: Double
    /// Height of a cell, in ``cellUnit``.
    public var cellHeight: Double
    /// Unit of the reference system, such as `degree` and `metre`.
    public var cellUnit: String
    /// Bands of the file; the first one is used.
    public var bands: Int
    /// People in the communes of the table, by code of the province.
    public var peopleOfProvince: [String: Double] = [:]
    /// How many communes of the table reach beyond the raster, or have no boundary, and therefore have no population.
    public var communesOutside = 0

    /// Makes the source of its parts; nothing is checked here.
    package init(
        file: String, digest: SHA256Digest, referenceSystem: String, cellWidth: Double, cellHeight: Double,
        cellUnit: String, bands: Int
    ) {
        self.file = file
        self.digest = digest
        self.referenceSystem = referenceSystem
        self.cellWidth = cellWidth
        self.cellHeight = cellHeight
        self.cellUnit = cellUnit
        self.bands = bands
    }

    /// The source of a table of several provinces, all of one raster; nil for none.
    init?(merging sources: [PopulationSource]) {
        guard var whole = sources.first else { return nil }
        for source in sources.dropFirst() {
            whole.peopleOfProvince.merge(source.peopleOfProvince) { $0 + $1 }
            whole.communesOutside += source.communesOutside
        }
        self = whole
    }
}

extension CoverageTable {
    /// How people were counted: `settlements`, or `raster-cell-centres`.
    public var populationMethod: String { population == nil ? "settlements" : "raster-cell-centres" }
}
