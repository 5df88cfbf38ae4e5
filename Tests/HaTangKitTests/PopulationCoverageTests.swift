#if GDAL
import Foundation
import HaTangKit
import TestWitnesses
import Testing

/// Tables with the population of a raster, held against sums that Python takes with GDAL's points, polygons and planes.
@Suite(.enabled(if: Tool.hasGDAL, "needs Debian's python3-gdal"))
struct PopulationCoverageTests {
    private struct Expected: Decodable {
        var people: [String: Double]
        /// By commune and technology.
        var inside: [String: [String: Double]]
        var all: Double
    }

    private static let sites = [
        ("MAU-1", "Viettel", "4G", 105.43, 10.325, 2000.0), ("MAU-2", "MobiFone", "5G", 105.47, 10.32, 1500),
        ("MAU-3", "Viettel", "2G", 105.42, 10.31, 3000), ("MAU-4", "MobiFone", "4G", 105.46, 10.345, 1200),
        ("MAU-5", "Viettel", "4G", 105.49, 10.28, 2500),
    ]

    /// Writes people at random places into a grid of 0.001° or of 100 m, the same people into either, and prints the sums.
    private static let script = """
        import json, random, struct, sys
        from osgeo import gdal, ogr, osr
        gdal.UseExceptions()
        path, epsg, sites = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])

        def system(text):
            found = osr.SpatialReference()
            found.SetFromUserInput(text)
            found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            return found

        own, degrees = system("EPSG:%d" % epsg), system("EPSG:4326")
        plane = system("+proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +units=m "
            "+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278")
        into, out, flat = (osr.CoordinateTransformation(a, b) for a, b in ((degrees, own), (own, degrees), (degrees, plane)))
        columns, rows = 130, 80
        grid = (105.385, 0.001, 0, 10.365, 0, -0.001) if epsg == 4326 else (541700, 110, 0, 1146100, 0, -110)
        random.seed(7)
        values = [[0.0] * columns for _ in range(rows)]
        for _ in range(20000):
            east, north, _ = into.TransformPoint(random.uniform(105.39, 105.51), random.uniform(10.29, 10.36))
            column, row = int((east - grid[0]) / grid[1]), int((north - grid[3]) / grid[5])
            values[row][column] += random.choice([1, 2, 0.25])
        source = gdal.GetDriverByName("GTiff").Create(path, columns, rows, 1, gdal.GDT_Float64, ["TILED=YES", "COMPRESS=DEFLATE"])
        source.SetGeoTransform(grid)
        source.SetProjection(own.ExportToWkt())
        band = source.GetRasterBand(1)
        band.SetNoDataValue(-1)
        communes = {"30292": (105.40, 105.45), "30307": (105.45, 105.50)}
        shapes = {}
        for code, (west, east) in communes.items():
            shapes[code] = ogr.CreateGeometryFromWkt(
                "POLYGON ((%s 10.30,%s 10.30,%s 10.35,%s 10.35,%s 10.30))" % (west, east, east, west, west))
        discs = [(technology, flat.TransformPoint(east, north), radius) for _, _, technology, east, north, radius in sites]
        people = {code: 0 for code in communes}
        inside = {code: {"4G": 0, "5G": 0, "4G-or-better": 0, "2G": 0, "3G": 0} for code in communes}
        for row in range(rows):
            for column in range(columns):
                count = values[row][column]
                if count == 0:
                    values[row][column] = -1
                    continue
                east, north, _ = out.TransformPoint(grid[0] + (column + .5) * grid[1], grid[3] + (row + .5) * grid[5])
                point = ogr.CreateGeometryFromWkt("POINT (%r %r)" % (east, north))
                for code, shape in shapes.items():
                    if not shape.Contains(point): continue
                    people[code] += count
                    x, y, _ = flat.TransformPoint(east, north)
                    served = {t for t, c, r in discs if (x - c[0]) ** 2 + (y - c[1]) ** 2 <= r * r}
                    if served & {"4G", "5G"}: served.add("4G-or-better")
                    for technology in served: inside[code][technology] += count
            band.WriteRaster(0, row, columns, 1, struct.pack("%dd" % columns, *values[row]), buf_type=gdal.GDT_Float64)
        source = None
        print(json.dumps({"people": people, "inside": inside, "all": sum(people.values())}))
        """

    private static func filled() throws -> Office {
        let office = try Office()
        try SquareCommunes.give(office)
        let head = "site,operator,technology,band_mhz,radius_m,on_air,latitude,longitude\n"
        let rows = sites.map { "\($0.0),\($0.1),\($0.2),900,\($0.5),2020-01-01,\($0.4),\($0.3)" }
        let texts: [(String, SurveyKind)] = [
            (head + rows.joined(separator: "\n") + "\n", .bts),
            (
                """
                code,name,households,population,latitude,longitude
                KV-1,Khu vực mẫu 1,80,300,10.325,105.431
                KV-2,Khu vực mẫu 2,20,100,10.301,105.401

                """, .settlement
            ),
        ]
        for (text, kind) in texts {
            let request = SurveyRequest(
                path: try office.folder.write(text, to: "\(kind.rawValue).csv"), kind: kind, referenceSystem: "wgs84",
                surveyed: day("2026-03-01"))
            try office.registry.apply(try office.registry.plan(for: request, today: .ofSamples))
        }
        try office.take(
            office.survey("code,name,latitude,longitude\nB1,Điểm mẫu 1,10.32,105.42\nB2,Điểm mẫu 2,10.33,105.43\n"))
        return office
    }

    private static func made(epsg: Int, in office: Office) throws -> (path: String, expected: Expected) {
        let path = office.folder.file("dan-so-\(epsg).tif")
        let sites =
            "[" + sites.map { "[\"\($0.0)\",\"\($0.1)\",\"\($0.2)\",\($0.3),\($0.4),\($0.5)]" }.joined(separator: ",")
            + "]"
        let text = try Tool.output(of: Tool.python, "-c", script, path, String(epsg), sites)
        return (path, try JSONDecoder().decode(Expected.self, from: Data(text.utf8)))
    }

    private static func isNear(_ one: Double?, _ other: Double) -> Bool {
        one.map { abs($0 - other) <= 1e-12 * max(1, abs(other)) } ?? false
    }

    @Test(arguments: [4326, 32648])
    func `shares and people are those that GDAL counts, by commune, technology and operator`(epsg: Int) throws {
        let office = try Self.filled()
        let (path, expected) = try Self.made(epsg: epsg, in: office)
        let raster = try PopulationRaster(path)
        let plain = try office.registry.coverage(on: .ofSamples, operators: .all)
        let table = try office.registry.coverage(on: .ofSamples, operators: .all, population: raster)
        #expect(plain.population == nil && plain.populationMethod == "settlements")
        let source = try #require(table.population)
        #expect(table.populationMethod == "raster-cell-centres")
        #expect(Self.isNear(source.peopleOfProvince["91"], expected.all) && expected.all > 10_000)
        #expect(source.digest == (try SHA256Digest(ofFile: path)) && source.communesOutside == 100)
        for code in [SquareCommunes.west, SquareCommunes.east] {
            let coverage = try #require(table.communes.first { $0.commune.code == code })
            let before = try #require(plain.communes.first { $0.commune.code == code })
            let people = try #require(expected.people[code])
            #expect(coverage.mobile.count == TechnologyClass.allCases.count)
            for (technology, mobile) in coverage.mobile {
                let inside = try #require(expected.inside[code]?[technology.rawValue])
                #expect(Self.isNear(mobile.populationShare, inside / people), "\(code) \(technology)")
                // All else stays as it was.
                var same = mobile
                same.populationShare = before.mobile[technology]?.populationShare
                #expect(same == before.mobile[technology])
            }
            // 2G has one cell, of one operator: that operator's share is the one of any.
            let operators = try #require(coverage.operators)
            #expect(operators.map(\.operator) == ["MobiFone", "Viettel"])
            #expect(operators[1].mobile[.g2]?.populationShare == coverage.mobile[.g2]?.populationShare)
            #expect(operators[0].mobile[.g2]?.populationShare == 0)
            #expect(operators[0].mobile[.g5]?.populationShare == coverage.mobile[.g5]?.populationShare)
            if code == SquareCommunes.west {
                #expect(Self.isNear(coverage.postal.peoplePerPoint, people / 2))
                #expect(before.postal.peoplePerPoint == 200)
                #expect(before.mobile[.g4]?.populationShare == 0.75)
            }
        }
        let beyond = try #require(table.communes.first { $0.boundaryQuality == nil })
        #expect(beyond.mobile[.g4]?.populationShare == nil && beyond.postal.peoplePerPoint == nil)
    }

    @Test func `a raster that holds one commune of two has figures for that one alone`() throws {
        let office = try Self.filled()
        let (path, expected) = try Self.made(epsg: 4326, in: office)
        let part = office.folder.file("mot-nua.tif")
        try Tool.output(of: "/usr/bin/gdal_translate", "-q", "-srcwin", "0", "0", "90", "80", path, part)
        let table = try office.registry.coverage(on: .ofSamples, population: try PopulationRaster(part))
        let communes = [SquareCommunes.west, SquareCommunes.east].map { code in
            table.communes.first { $0.commune.code == code }
        }
        #expect(Self.isNear(communes[0]?.postal.peoplePerPoint, (expected.people[SquareCommunes.west] ?? 0) / 2))
        #expect(communes[1]?.mobile[.g4]?.populationShare == nil)
        #expect(table.population?.communesOutside == 101)
        #expect(Self.isNear(table.population?.peopleOfProvince["91"], expected.people[SquareCommunes.west] ?? 0))

        let far = office.folder.file("noi-khac.tif")
        try Tool.output(of: "/usr/bin/gdal_translate", "-q", "-a_ullr", "107", "11", "107.1", "10.9", path, far)
        let error = SurveyFileError.raster(file: "noi-khac.tif", .elsewhere)
        #expect(throws: error) {
            try office.registry.coverage(on: .ofSamples, population: try PopulationRaster(far))
        }
        #expect(error.message.vi.hasPrefix("noi-khac.tif: không có xã nào"))
    }
}
#endif
