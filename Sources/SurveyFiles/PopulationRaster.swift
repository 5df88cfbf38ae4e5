package import VN2000

/// A file of people by cell, such as a grid of 100 m, read through GDAL, which the trait `GDAL` brings in.
///
///     let raster = try PopulationRaster("dan-so-100m.tif")
///     print(raster.columns, raster.rows, raster.referenceSystem, raster.cellWidth, raster.cellUnit)
///
/// A value of its facts: the file is opened anew for each reading, so that several threads may read.
public struct PopulationRaster: Sendable, Hashable {
    /// The path as the caller wrote it.
    public let path: String
    /// Name of the file, without its folder.
    public let file: String
    /// Cells from left to right.
    public let columns: Int
    /// Cells from top to bottom.
    public let rows: Int
    /// How many bands there are; the first one counts people.
    public let bands: Int
    /// Name of the reference system.
    public let referenceSystem: String
    /// Width of a cell, in ``cellUnit``.
    public let cellWidth: Double
    /// Height of a cell, in ``cellUnit``.
    public let cellHeight: Double
    /// Unit of the reference system, such as `degree` and `metre`.
    public let cellUnit: String

    /// What can be read. Only formats that stay on this disk and in this file with its companions: none that may name
    /// servers or other files.
    public static let formats = ["GeoTIFF (.tif)", "Esri ASCII (.asc)", "Esri BIL/FLT (.bil, .flt)"]
    /// The most cells that may lie in the rectangle around the communes of one province.
    public static let mostCells = 500_000_000
    /// The most bytes of a packed block, which is in memory as a whole.
    public static let mostBlockBytes = 256 << 20

    /// Looks at a file: facts only, no cell is read yet.
    ///
    /// - Throws: ``SurveyFileError``, such as for a file without georeference, or with complex numbers.
    public init(_ path: String) throws(SurveyFileError) {
        // GDAL would take some names for a server's; a regular file is none.
        _ = try FileBytes(path)
        self.path = path
        file = SurveyFile.name(of: path)
        #if GDAL
        let dataset = try RasterDataset(path, file: file)
        columns = dataset.columns
        rows = dataset.rows
        bands = dataset.bands
        let facts = dataset.facts
        (referenceSystem, cellUnit) = (facts.referenceSystem, facts.unit)
        (cellWidth, cellHeight) = (dataset.grid.cellWidth, dataset.grid.cellHeight)
        #else
        throw .raster(file: file, .noGDAL)
        #endif
    }

    /// Inhabited cells, in tiles of neighbours.
    package struct Cells: Sendable {
        /// The centres, WGS 84.
        package var centres: [GeographicPosition] = []
        /// How many people live in each: finite and above 0.
        package var people: [Double] = []
        /// Where the tiles end, as places in ``centres``.
        package var tileEnds: [Int] = []
    }

    /// Calls `body` with the inhabited cells in a rectangle and some around it, block by block, from top to bottom.
    ///
    /// Cells without data and those below 0 or not finite are nobody's. Scale and offset of the band are applied. A
    /// centre that lies far outside of Vietnam is left out.
    ///
    /// - Parameter body: What it throws ends the reading.
    /// - Throws: ``SurveyFileError`` for a damaged file and for one with more than ``mostCells`` there.
    /// - Complexity: O(cells of the rectangle); a block of a million cells is in memory at a time.
    package func read(
        longitudes: ClosedRange<Double>, latitudes: ClosedRange<Double>, _ body: (Cells) throws -> Void
    ) throws {
        #if GDAL
        try RasterDataset(path, file: file).read(longitudes: longitudes, latitudes: latitudes, body)
        #else
        throw SurveyFileError.raster(file: file, .noGDAL)
        #endif
    }

    /// Whether each position lies in the raster, or less than a cell outside of it.
    package func holds(_ positions: [GeographicPosition]) throws(SurveyFileError) -> [Bool] {
        #if GDAL
        try RasterDataset(path, file: file).holds(positions)
        #else
        throw .raster(file: file, .noGDAL)
        #endif
    }
}
