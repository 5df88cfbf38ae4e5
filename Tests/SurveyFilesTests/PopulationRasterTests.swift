#if GDAL
import Foundation
import RegistryRecords
import SurveyFiles
import TestWitnesses
import Testing
import VN2000

@Suite(.enabled(if: Tool.hasGDAL, "GDAL's commands are not installed"))
struct PopulationRasterTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Writes a file by a script that has `path`, `make(columns, rows, …)` and numpy-free `fill(band, rows)`.
    private func write(_ name: String, _ script: String) throws -> String {
        let path = folder.file(name)
        let head = """
            import struct, sys
            from osgeo import gdal, osr
            gdal.UseExceptions()
            path = sys.argv[1]

            def make(columns, rows, kind=gdal.GDT_Float32, epsg=4326, grid=(105.4, 0.01, 0, 10.4, 0, -0.01), bands=1, options=[]):
                source = gdal.GetDriverByName("GTiff").Create(path, columns, rows, bands, kind, options)
                if grid: source.SetGeoTransform(grid)
                if epsg:
                    system = osr.SpatialReference()
                    system.ImportFromEPSG(epsg)
                    source.SetProjection(system.ExportToWkt())
                return source

            def fill(band, rows):
                for number, row in enumerate(rows):
                    band.WriteRaster(0, number, len(row), 1, struct.pack("%dd" % len(row), *row), buf_type=gdal.GDT_Float64)

            """
        try Tool.output(of: Tool.python, "-c", head + script, path)
        return path
    }

    /// All inhabited cells in a wide rectangle, by centre as text, to a tenth of a millimetre or so.
    private func cells(
        _ path: String, longitudes: ClosedRange<Double> = 103...107, latitudes: ClosedRange<Double> = 9...12
    ) throws -> [String: Double] {
        var found: [String: Double] = [:]
        try PopulationRaster(path).read(longitudes: longitudes, latitudes: latitudes) { cells in
            #expect(cells.tileEnds.last == cells.people.count && cells.people.count == cells.centres.count)
            for (centre, people) in zip(cells.centres, cells.people) {
                let key = String(format: "%.9f %.9f", centre.longitude, centre.latitude)
                #expect(found.updateValue(people, forKey: key) == nil, "a cell comes once")
            }
        }
        return found
    }

    @Test func `people stand at the centre of their cell, and where there is no data there is nobody`() throws {
        let path = try write(
            "a.tif",
            """
            source = make(4, 2)
            source.GetRasterBand(1).SetNoDataValue(-9999)
            fill(source.GetRasterBand(1), [[1, -9999, float("nan"), 2.5], [-3, 0, float("inf"), 4]])
            """)
        let raster = try PopulationRaster(path)
        #expect(raster.columns == 4 && raster.rows == 2 && raster.bands == 1 && raster.file == "a.tif")
        #expect(raster.cellWidth == 0.01 && raster.cellHeight == 0.01 && raster.cellUnit == "degree")
        #expect(raster.referenceSystem == "WGS 84")
        #expect(
            try cells(path) == [
                "105.405000000 10.395000000": 1, "105.435000000 10.395000000": 2.5, "105.435000000 10.385000000": 4,
            ])
        // Only the part around the rectangle is read.
        #expect(try cells(path, longitudes: 106...107).isEmpty)
        let west = try cells(path, longitudes: 105.401...105.402, latitudes: 10.391...10.399)
        #expect(west == ["105.405000000 10.395000000": 1])
        let positions = [(10.39, 105.42), (10.405, 105.395), (10.39, 105.4501), (10.3699, 105.42)].map {
            GeographicPosition(latitude: $0.0, longitude: $0.1)
        }
        #expect(try raster.holds(positions) == [true, true, false, false])
    }

    @Test func `zero as no data, scale, offset, bytes and further bands are taken as the file says`() throws {
        let path = try write(
            "b.tif",
            """
            source = make(3, 1, gdal.GDT_Byte, bands=3)
            band = source.GetRasterBand(1)
            band.SetNoDataValue(7)
            band.SetScale(0.5); band.SetOffset(10)
            fill(band, [[7, 0, 4]])
            fill(source.GetRasterBand(2), [[99, 99, 99]])
            """)
        #expect(try PopulationRaster(path).bands == 3)
        #expect(try cells(path) == ["105.415000000 10.395000000": 10, "105.425000000 10.395000000": 12])
    }

    @Test func `an ASCII grid that begins with whole numbers keeps its fractions`() throws {
        let rows = 2000
        let lines = (0..<rows).map {
            $0 < rows - 1 ? String(repeating: "-9999 ", count: 20) : "1.25 2.75" + String(repeating: " 0", count: 18)
        }
        let head = "ncols 20\nnrows \(rows)\nxllcorner 105\nyllcorner 10\ncellsize 0.0005\nNODATA_value -9999\n"
        let path = try folder.file("c.asc", holding: head + lines.joined(separator: "\n") + "\n")
        #expect(throws: SurveyFileError.raster(file: "c.asc", .noReferenceSystem)) { try PopulationRaster(path) }
        _ = try folder.file("c.prj", holding: ReferenceText.wgs84)
        #expect(try cells(path).values.sorted() == [1.25, 2.75])
    }

    @Test(arguments: [
        ("upright", "(500000, 100, 0, 1150000, 0, -100)", 32648),
        ("mirrored", "(500000, 100, 0, 1140000, 0, 100)", 32648),
        ("turned", "(500000, 80, 60, 1150000, 60, -80)", 32648),
        ("VN-2000", "(575000, 100, 0, 1150000, 0, -100)", 9208),
        ("old datum", "(500000, 100, 0, 1150000, 0, -100)", 3148),
    ])
    func `centres in any grid and system lie where GDAL puts them`(name: String, grid: String, epsg: Int) throws {
        let path = try write(
            "d.tif",
            """
            source = make(40, 30, epsg=\(epsg), grid=\(grid))
            fill(source.GetRasterBand(1), [[row * 40 + column + 1 for column in range(40)] for row in range(30)])
            """)
        let raster = try PopulationRaster(path)
        #expect(abs(raster.cellWidth - 100) < 1e-9 && abs(raster.cellHeight - 100) < 1e-9 && raster.cellUnit == "metre")
        // The zone's seven parameters are spelled out: GDAL's own choice differs by 0.8 m with the place.
        let script = """
            import sys
            from osgeo import gdal, osr
            source = gdal.Open(sys.argv[1])
            system = source.GetSpatialRef()
            if \(epsg) == 9208:
                system = osr.SpatialReference()
                system.ImportFromProj4("+proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +units=m "
                    "+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278")
            target = osr.SpatialReference(); target.ImportFromEPSG(4326)
            for one in (system, target): one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            way = osr.CoordinateTransformation(system, target)
            g = source.GetGeoTransform()
            values = source.GetRasterBand(1)
            for row in range(30):
                for column in range(40):
                    x = g[0] + (column + .5) * g[1] + (row + .5) * g[2]
                    y = g[3] + (column + .5) * g[4] + (row + .5) * g[5]
                    e, n, _ = way.TransformPoint(x, y)
                    print(row * 40 + column + 1, repr(e), repr(n))
            """
        var expected: [Int: GeographicPosition] = [:]
        for line in try Tool.output(of: Tool.python, "-c", script, path).split(separator: "\n") {
            let words = line.split(separator: " ")
            expected[try #require(Int(words[0]))] = GeographicPosition(
                latitude: try #require(Double(words[2])), longitude: try #require(Double(words[1])))
        }
        var count = 0
        try raster.read(longitudes: 103...107, latitudes: 9...12) { cells in
            for (centre, people) in zip(cells.centres, cells.people) {
                let there = try #require(expected[Int(people)])
                #expect(centre.distance(to: there) < 1e-3, "\(people)")
                count += 1
            }
        }
        #expect(count == 1200 && expected.count == 1200)
    }

    @Test(arguments: [
        ("no georeference", "make(4, 2, grid=None)", RasterProblem.notGeoreferenced),
        ("flat cells", "make(4, 2, grid=(105, 0.01, 0, 10, 0, 0.0000000000001 * 0))", .notGeoreferenced),
        ("no system", "make(4, 2, epsg=0)", .noReferenceSystem),
        ("complex", "make(4, 2, gdal.GDT_CFloat32)", .complexNumbers(type: "CFloat32")),
        (
            "one block", "make(20000, 20000, options=['BLOCKYSIZE=20000', 'COMPRESS=DEFLATE', 'SPARSE_OK=TRUE'])",
            .blockTooLarge(megabytes: 1526)
        ),
    ])
    func `a raster that cannot be counted is refused, each in its own words`(
        name: String, script: String, problem: RasterProblem
    ) throws {
        let path = try write("x.tif", script)
        let error = SurveyFileError.raster(file: "x.tif", problem)
        #expect(throws: error) { try PopulationRaster(path) }
        #expect(error.message.vi.hasPrefix("x.tif: ") && error.message.en.hasPrefix("x.tif: "))
    }

    @Test func `more cells around the communes than the limit are refused before any is read`() throws {
        let path = try write(
            "x.tif",
            "make(40000, 40000, grid=(103, 0.0001, 0, 12, 0, -0.0001), options=['TILED=YES', 'SPARSE_OK=TRUE'])")
        let raster = try PopulationRaster(path)
        #expect(throws: SurveyFileError.raster(file: "x.tif", .tooManyCells(1_200_080_000))) {
            try raster.read(longitudes: 102...108, latitudes: 9...13) { _ in }
        }
        #expect(try cells(path, longitudes: 105...105.01, latitudes: 10...10.01).isEmpty)
    }

    @Test(arguments: [0.00002, 0.6])
    func `a file that was cut off is refused with GDAL's reason`(share: Double) throws {
        let path = try write(
            "x.tif",
            """
            source = make(400, 400, options=["COMPRESS=DEFLATE", "TILED=YES"], grid=(105, 0.001, 0, 10.5, 0, -0.001))
            fill(source.GetRasterBand(1), [[(row * 7919 + column * 104729) % 1000 + 0.37 for column in range(400)] for row in range(400)])
            """)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try bytes.prefix(Int(Double(bytes.count) * share)).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: SurveyFileError.self) { try cells(path) }
        switch error {
        case .raster("x.tif", .unreadable(let reason))?, .raster("x.tif", .broken(_, let reason))?:
            #expect(reason.count > 4)
        default: Issue.record("\(String(describing: error))")
        }
    }

    @Test func `what is no raster of this disk is refused`() throws {
        let other = try write("d.tif", "source = make(1, 1); fill(source.GetRasterBand(1), [[5]])")
        let virtual = """
            <VRTDataset rasterXSize="1" rasterYSize="1"><SRS>EPSG:4326</SRS><GeoTransform>105,1,0,10,0,-1</GeoTransform>
            <VRTRasterBand dataType="Float32" band="1"><SimpleSource><SourceFilename>\(other)</SourceFilename>
            <SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>
            """
        for (name, content) in [("a.vrt", virtual), ("a.tif", virtual), ("b.tif", "chữ"), ("c.tif", "")] {
            let path = try folder.file(name, holding: content)
            let error = #expect(throws: SurveyFileError.self) { try PopulationRaster(path) }
            guard case .raster(name, .unreadable(let reason))? = error else {
                Issue.record("\(name): \(String(describing: error))")
                continue
            }
            #expect(!reason.isEmpty)
        }
        for name in ["/vsicurl/http://localhost/a.tif", "WMS:http://localhost", folder.file("không-có.tif")] {
            #expect(throws: SurveyFileError.missing(path: name)) { try PopulationRaster(name) }
        }
        #expect(throws: SurveyFileError.isFolder(path: folder.path)) { try PopulationRaster(folder.path) }
    }
}

private enum ReferenceText {
    static let wgs84 = """
        GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
        """
}
#else
import RegistryRecords
import SurveyFiles
import TestWitnesses
import Testing

struct PopulationRasterTests {
    @Test func `without GDAL a raster is refused in one clear sentence`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.tif", holding: "II*")
        let error = SurveyFileError.raster(file: "a.tif", .noGDAL)
        #expect(throws: error) { try PopulationRaster(path) }
        #expect(error.message.vi.contains("GDAL") && error.message.en.contains("GDAL"))
    }
}
#endif
