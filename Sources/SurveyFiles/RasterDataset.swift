#if GDAL
import CGDAL
import VN2000

/// An open raster of people by cell.
@safe struct RasterDataset: ~Copyable {
    private let handle: GDALDatasetH
    private let band: GDALRasterBandH
    private let file: String
    private let plane: RasterPlane
    let grid: RasterGrid
    let columns: Int
    let rows: Int
    let bands: Int

    /// GDAL's names for ``PopulationRaster/formats``.
    private static let drivers = ["GTiff", "AAIGrid", "EHdr"]
    /// Cells of a block that is read at once.
    private static let blockColumns = 4096
    private static let blockRows = 256
    /// Cells along the side of a tile.
    private static let tileSide = 16
    /// Positions looked at along each side of a rectangle, so that its curved outline in another plane is met to some
    /// centimetres.
    private static let sidePositions = 256

    init(_ path: String, file: String) throws(SurveyFileError) {
        let isolation = QuietGDAL()
        defer { isolation.end() }
        CPLErrorReset()
        let safePath = path.hasPrefix("/") ? path : "./" + path
        var drivers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for name in Self.drivers { unsafe drivers = CSLAddString(drivers, name) }
        defer { unsafe CSLDestroy(drivers) }
        guard let handle = unsafe cgdal_open_raster(safePath, drivers), let band = unsafe GDALGetRasterBand(handle, 1)
        else { throw .raster(file: file, .unreadable(reason: QuietGDAL.lastMessage)) }
        let ground: (grid: RasterGrid, plane: RasterPlane)
        do {
            ground = try unsafe Self.ground(of: handle, band, file: file)
        } catch {
            unsafe GDALClose(handle)  // A value that was never finished has no deinit.
            throw error
        }
        (grid, plane) = ground
        columns = Int(unsafe GDALGetRasterXSize(handle))
        rows = Int(unsafe GDALGetRasterYSize(handle))
        bands = Int(unsafe GDALGetRasterCount(handle))
        self.file = file
        unsafe (self.handle, self.band) = (handle, band)
    }

    deinit {
        let isolation = QuietGDAL()
        unsafe GDALClose(handle)
        isolation.end()
    }

    /// Where the cells lie, of a raster whose cells can be counted.
    private static func ground(
        of handle: GDALDatasetH, _ band: GDALRasterBandH, file: String
    ) throws(SurveyFileError) -> (grid: RasterGrid, plane: RasterPlane) {
        if let problem = unsafe problem(of: band, bands: GDALGetRasterCount(handle)) {
            throw .raster(file: file, problem)
        }
        var transform = [Double](repeating: 0, count: 6)
        guard unsafe GDALGetGeoTransform(handle, &transform) == CE_None, let grid = RasterGrid(transform) else {
            throw .raster(file: file, .notGeoreferenced)
        }
        guard let system = unsafe GDALGetSpatialRef(handle), unsafe OSRIsLocal(system) == 0 else {
            throw .raster(file: file, .noReferenceSystem)
        }
        return (grid, unsafe try RasterPlane(system, file: file))
    }

    private static func problem(of band: GDALRasterBandH, bands: Int32) -> RasterProblem? {
        let type = unsafe GDALGetRasterDataType(band)
        if GDALDataTypeIsComplex(type) != 0 {
            return .complexNumbers(type: unsafe text(GDALGetDataTypeName(type)) ?? "?")
        }
        var (width, height): (Int32, Int32) = (0, 0)
        unsafe GDALGetBlockSize(band, &width, &height)
        // A block may hold all bands side by side.
        let cellBytes = Double(GDALGetDataTypeSizeBytes(type)) * Double(max(1, bands))
        let bytes = Double(width) * Double(height) * cellBytes
        if bytes > Double(PopulationRaster.mostBlockBytes) {
            return .blockTooLarge(megabytes: Int((bytes / 1_048_576).rounded(.up)))
        }
        return nil
    }

    /// Name of the reference system, and its unit.
    var facts: (referenceSystem: String, unit: String) {
        let isolation = QuietGDAL()
        defer { isolation.end() }
        guard let system = unsafe GDALGetSpatialRef(handle) else { return ("?", "?") }
        let name = unsafe VectorReferenceSystem(system).name ?? "?"
        var unit: UnsafeMutablePointer<CChar>?
        if unsafe OSRIsGeographic(system) != 0 {
            _ = unsafe OSRGetAngularUnits(system, &unit)
        } else {
            _ = unsafe OSRGetLinearUnits(system, &unit)
        }
        return (name, unsafe text(unit) ?? "?")
    }

    /// See ``PopulationRaster/holds(_:)``.
    func holds(_ positions: [GeographicPosition]) throws(SurveyFileError) -> [Bool] {
        let isolation = QuietGDAL()
        defer { isolation.end() }
        var eastward = positions.map(\.longitude)
        var northward = positions.map(\.latitude)
        try plane.convert(&eastward, &northward, .fromWGS84)
        return zip(eastward, northward).map { east, north in
            let place = grid.place(east: east, north: north)
            return (-1...Double(columns + 1)).contains(place.column) && (-1...Double(rows + 1)).contains(place.row)
        }
    }

    /// See ``PopulationRaster/read(longitudes:latitudes:_:)``.
    func read(
        longitudes: ClosedRange<Double>, latitudes: ClosedRange<Double>, _ body: (PopulationRaster.Cells) throws -> Void
    ) throws {
        let isolation = QuietGDAL()
        defer { isolation.end() }
        guard let window = try window(around: longitudes, latitudes) else { return }
        let size = window.columns.count.multipliedReportingOverflow(by: window.rows.count)
        guard !size.overflow, size.partialValue <= PopulationRaster.mostCells else {
            throw SurveyFileError.raster(file: file, .tooManyCells(size.overflow ? .max : size.partialValue))
        }
        for row in stride(from: window.rows.lowerBound, to: window.rows.upperBound, by: Self.blockRows) {
            let blockRows = row..<min(row + Self.blockRows, window.rows.upperBound)
            for column in stride(from: window.columns.lowerBound, to: window.columns.upperBound, by: Self.blockColumns)
            {
                let blockColumns = column..<min(column + Self.blockColumns, window.columns.upperBound)
                let cells = try inhabited(columns: blockColumns, rows: blockRows)
                if !cells.people.isEmpty { try body(cells) }
            }
        }
    }

    /// The columns and rows that a rectangle in degrees reaches, and a cell around them; nil when it reaches none.
    private func window(
        around longitudes: ClosedRange<Double>, _ latitudes: ClosedRange<Double>
    ) throws(SurveyFileError) -> (columns: Range<Int>, rows: Range<Int>)? {
        var (eastward, northward): ([Double], [Double]) = ([], [])
        for step in 0...Self.sidePositions {
            let part = Double(step) / Double(Self.sidePositions)
            let east = longitudes.lowerBound + part * (longitudes.upperBound - longitudes.lowerBound)
            let north = latitudes.lowerBound + part * (latitudes.upperBound - latitudes.lowerBound)
            eastward += [east, east, longitudes.lowerBound, longitudes.upperBound]
            northward += [latitudes.lowerBound, latitudes.upperBound, north, north]
        }
        try plane.convert(&eastward, &northward, .fromWGS84)
        let places = zip(eastward, northward).map { grid.place(east: $0, north: $1) }
            .filter { $0.column.isFinite && $0.row.isFinite }
        func range(_ numbers: [Double], below count: Int) -> Range<Int>? {
            guard let least = numbers.min(), let most = numbers.max() else { return nil }
            let limit = Double(count)
            let low = Int(min(max(least.rounded(.down) - 1, 0), limit))
            let high = Int(min(max(most.rounded(.up) + 1, 0), limit))
            return low < high ? low..<high : nil
        }
        guard let columns = range(places.map(\.column), below: columns),
            let rows = range(places.map(\.row), below: rows)
        else { return nil }
        return (columns, rows)
    }

    private func inhabited(columns: Range<Int>, rows: Range<Int>) throws(SurveyFileError) -> PopulationRaster.Cells {
        let values = try values(columns: columns, rows: rows)
        var cells = PopulationRaster.Cells()
        var (eastward, northward): ([Double], [Double]) = ([], [])
        let width = columns.count
        for tileRow in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.tileSide) {
            for tileColumn in stride(from: columns.lowerBound, to: columns.upperBound, by: Self.tileSide) {
                for row in tileRow..<min(tileRow + Self.tileSide, rows.upperBound) {
                    let start = (row - rows.lowerBound) * width - columns.lowerBound
                    for column in tileColumn..<min(tileColumn + Self.tileSide, columns.upperBound) {
                        let people = values[start + column]
                        guard people > 0, people.isFinite else { continue }
                        let centre = grid.centre(column: column, row: row)
                        eastward.append(centre.east)
                        northward.append(centre.north)
                        cells.people.append(people)
                    }
                }
                if cells.people.count > cells.tileEnds.last ?? 0 { cells.tileEnds.append(cells.people.count) }
            }
        }
        try plane.convert(&eastward, &northward, .toWGS84)
        cells.centres = zip(eastward, northward).map { GeographicPosition(latitude: $1, longitude: $0) }
        return cells
    }

    /// The numbers of a block row by row, 0 where there is no data.
    private func values(columns: Range<Int>, rows: Range<Int>) throws(SurveyFileError) -> [Double] {
        let (width, height) = (Int32(columns.count), Int32(rows.count))
        let (left, top) = (Int32(columns.lowerBound), Int32(rows.lowerBound))
        var values = [Double](repeating: 0, count: columns.count * rows.count)
        CPLErrorReset()
        guard
            unsafe GDALRasterIO(
                band, GF_Read, left, top, width, height, &values, width, height, GDT_Float64, 0, 0) == CE_None
        else { throw .raster(file: file, .broken(row: rows.lowerBound + 1, reason: QuietGDAL.lastMessage)) }
        let scale = unsafe GDALGetRasterScale(band, nil)
        let offset = unsafe GDALGetRasterOffset(band, nil)
        if scale != 1 || offset != 0 {
            for place in values.indices { values[place] = values[place] * scale + offset }
        }
        guard unsafe GDALGetMaskFlags(band) & GMF_ALL_VALID == 0 else { return values }
        var mask = [UInt8](repeating: 0, count: values.count)
        guard
            unsafe GDALRasterIO(
                GDALGetMaskBand(band), GF_Read, left, top, width, height, &mask, width, height, GDT_Byte, 0, 0)
                == CE_None
        else { throw .raster(file: file, .broken(row: rows.lowerBound + 1, reason: QuietGDAL.lastMessage)) }
        for place in values.indices where mask[place] == 0 { values[place] = 0 }
        return values
    }
}
#endif
