#if GDAL
import Foundation
import SurveyFiles
import TestWitnesses
import Testing

/// GDAL's own Python writes the files.
@Suite(.enabled(if: Tool.hasGDAL, "needs Debian's python3-gdal"))
struct VectorFileTests {
    /// Two communes and the reference systems they are drawn in; numbers are easting or longitude first.
    private static let writing = """
        import sys
        from osgeo import gdal, ogr, osr
        gdal.UseExceptions()
        path, driver, code = sys.argv[1], sys.argv[2], int(sys.argv[3])
        origin, unit = ((105.4, 10.3), 0.01) if code == 4326 else ((570975.0, 1150167.0), 100.0)

        def ring(east, north, size, height=""):
            corners = [(0, 0), (3, 0), (3, 2), (0, 1), (0, 0)]
            return "(" + ",".join(f"{origin[0] + (east + a * size) * unit} {origin[1] + (north + b * size) * unit} {height}"
                                  for a, b in corners) + ")"

        system = None
        if code:
            system = osr.SpatialReference()
            system.ImportFromEPSG(code)
            system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        options = {"GeoJSON": ["COORDINATE_PRECISION=9"], "ESRI Shapefile": ["ENCODING=UTF-8"],
                   "MapInfo File": ["ENCODING=UTF-8"]}.get(driver, [])
        source = ogr.GetDriverByName(driver).CreateDataSource(path)
        layer = source.CreateLayer("ranh", system, ogr.wkbUnknown if driver != "ESRI Shapefile" else ogr.wkbMultiPolygon,
                                   options if driver != "MapInfo File" else [])
        layer.CreateField(ogr.FieldDefn("ma", ogr.OFTString))
        layer.CreateField(ogr.FieldDefn("ten", ogr.OFTString))

        def add(number, name, wkt):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField("ma", number)
            if name: feature.SetField("ten", name)
            if wkt: feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            layer.CreateFeature(feature)

        """
    private static let communes = """
        add("30307", "Long Xuyên" if driver != "MapInfo File" else "Long Xuyen", "POLYGON Z (" + ring(0, 0, 4, "7") + "," + ring(1, 0.5, 0.5, "7") + ")")
        add("30313", None, "MULTIPOLYGON (((" + ring(20, 0, 1)[1:] + "),(" + ring(30, 5, 2) + "))")
        """

    private func write(_ script: String, to path: String, driver: String, epsg: Int) throws {
        try Tool.output(of: Tool.python, "-c", Self.writing + script, path, driver, String(epsg))
    }

    private func features(
        _ paths: String..., layer: String? = nil
    ) throws -> [(feature: VectorFeature, layer: VectorLayer)] {
        var features: [(VectorFeature, VectorLayer)] = []
        try VectorFile.read(paths: paths, layer: layer) { features.append(($0, $1)) }
        return features
    }

    /// The corners of a ring of the script, its closing one left out.
    private func corners(_ east: Double, _ north: Double, _ size: Double, epsg: Int) -> [SourcePosition] {
        let (eastward, northward, unit) = epsg == 4326 ? (105.4, 10.3, 0.01) : (570_975.0, 1_150_167.0, 100.0)
        return [(0.0, 0.0), (3, 0), (3, 2), (0, 1)].map {
            SourcePosition(
                eastward: eastward + (east + $0 * size) * unit, northward: northward + (north + $1 * size) * unit)
        }
    }

    /// Whether the ring is closed and has these corners in either direction from any of them.
    private func isRing(_ ring: [SourcePosition], of corners: [SourcePosition], within tolerance: Double) -> Bool {
        func isNear(_ one: SourcePosition, _ other: SourcePosition) -> Bool {
            abs(one.eastward - other.eastward) <= tolerance && abs(one.northward - other.northward) <= tolerance
        }
        guard ring.count == corners.count + 1, ring.first == ring.last else { return false }
        return [corners, corners.reversed()].contains { turned in
            turned.indices.contains { start in
                zip(ring, turned[start...] + turned[..<start]).allSatisfy(isNear)
            }
        }
    }

    @Test(arguments: [
        ("a.geojson", "GeoJSON", 4326, 1e-9), ("a.geojson", "GeoJSON", 9208, 1e-6),
        ("a.geojsonl", "GeoJSONSeq", 4326, 1e-7),
        ("a.gpkg", "GPKG", 4326, 0), ("a.gpkg", "GPKG", 9208, 0),
        ("a.shp", "ESRI Shapefile", 4326, 0), ("a.shp", "ESRI Shapefile", 9208, 0),
        ("a.tab", "MapInfo File", 4326, 1e-6), ("a.tab", "MapInfo File", 9208, 0.02),
        ("a.kml", "KML", 4326, 1e-9), ("a.fgb", "FlatGeobuf", 9208, 0),
    ])
    func `every format gives the same communes, east before north`(
        name: String, driver: String, epsg: Int, tolerance: Double
    ) throws {
        let folder = try TemporaryFolder()
        try write(Self.communes, to: folder.file(name), driver: driver, epsg: epsg)
        let found = try features(folder.file(name)).sorted { ($0.feature["ma"] ?? "") < ($1.feature["ma"] ?? "") }
        try #require(found.count == 2)
        #expect(found[0].layer.file == name)
        // A MapInfo file keeps whole steps, of about 14 mm here. It has no EPSG codes, and VN-2000 no number there.
        #expect(found[0].layer.epsg == (driver == "MapInfo File" && epsg == 9208 ? nil : epsg))
        #expect(found[0].layer.referenceSystem != nil)
        #expect(found.map { $0.feature["ma"] } == ["30307", "30313"])
        #expect(found[0].feature["ten"] == (driver == "MapInfo File" ? "Long Xuyen" : "Long Xuyên"))
        #expect(found[1].feature["ten"] ?? "" == "")

        guard case .polygons(let first) = found[0].feature.shape, case .polygons(let second) = found[1].feature.shape
        else {
            Issue.record("not polygons: \(found)")
            return
        }
        try #require(first.count == 1 && first[0].holes.count == 1 && second.count == 2)
        #expect(isRing(first[0].outer, of: corners(0, 0, 4, epsg: epsg), within: tolerance))
        #expect(isRing(first[0].holes[0], of: corners(1, 0.5, 0.5, epsg: epsg), within: tolerance))
        #expect(isRing(second[0].outer, of: corners(20, 0, 1, epsg: epsg), within: tolerance))
        #expect(isRing(second[1].outer, of: corners(30, 5, 2, epsg: epsg), within: tolerance))
    }

    @Test func `points, lines, arcs and missing shapes come as what they are`() throws {
        let folder = try TemporaryFolder()
        let script = """
            add("1", "", "POINT Z (1 2 3)")
            add("2", "", "MULTIPOINT ((1 2),(3 4))")
            add("3", "", "LINESTRING M (1 2 9,3 4 9)")
            add("4", "", "MULTILINESTRING ((1 2,3 4),(5 6,7 8,9 10))")
            add("5", "", None)
            add("6", "", "POLYGON EMPTY")
            add("7", "", "CURVEPOLYGON (CIRCULARSTRING (10 0,0 10,-10 0,0 -10,10 0))")
            """
        try write(script, to: folder.file("a.gpkg"), driver: "GPKG", epsg: 9208)
        let shapes = try features(folder.file("a.gpkg")).map(\.feature.shape)
        let (a, b) = (SourcePosition(eastward: 1, northward: 2), SourcePosition(eastward: 3, northward: 4))
        try #require(shapes.count == 7)
        #expect(shapes[0] == .points([a]))
        #expect(shapes[1] == .points([a, b]))
        #expect(shapes[2] == .lines([[a, b]]))
        guard case .lines(let lines) = shapes[3] else {
            Issue.record("not lines")
            return
        }
        #expect(lines.first == [a, b] && lines.map(\.count) == [2, 3])
        #expect(shapes[4] == nil && shapes[5] == nil)
        guard case .polygons(let circle) = shapes[6], let ring = circle.first?.outer else {
            Issue.record("not a polygon")
            return
        }
        #expect(ring.count >= 91)
        #expect(
            ring.allSatisfy { abs(($0.eastward * $0.eastward + $0.northward * $0.northward).squareRoot() - 10) < 1e-9 })
    }

    @Test func `a folder gives its vector files in order and nothing else`() throws {
        let folder = try TemporaryFolder()
        for name in ["b.shp", "a.shp"] {
            try write(Self.communes, to: folder.file(name), driver: "ESRI Shapefile", epsg: 9208)
        }
        try write(Self.communes, to: folder.file("c.GEOJSON"), driver: "GeoJSON", epsg: 4326)
        _ = try folder.file("._a.shp", holding: "rác")
        _ = try folder.file("đọc.txt", holding: "chữ")
        let found = try features(folder.path + "/", folder.file("a.shp"))
        #expect(found.map(\.layer.file) == ["a.shp", "b.shp", "c.GEOJSON", "a.shp"].flatMap { [$0, $0] })
        #expect(found.map(\.layer.epsg) == [9208, 9208, 4326, 9208].flatMap { [$0, $0] })
    }

    @Test func `a reference system is never made up`() throws {
        let folder = try TemporaryFolder()
        try write(Self.communes, to: folder.file("không.shp"), driver: "ESRI Shapefile", epsg: 0)
        let bare = try features(folder.file("không.shp"))[0].layer
        #expect(bare.epsg == nil && bare.referenceSystem == nil)

        try write(Self.communes, to: folder.file("tên.shp"), driver: "ESRI Shapefile", epsg: 0)
        _ = try folder.file(
            "tên.prj",
            holding: """
                PROJCS["VN2000_An_Giang",GEOGCS["VN-2000",DATUM["VN2000",SPHEROID["WGS84",6378137,298.257223563]],\
                PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]],PROJECTION["Transverse_Mercator"],\
                PARAMETER["False_Easting",500000],PARAMETER["False_Northing",0],\
                PARAMETER["Central_Meridian",104.8],PARAMETER["Scale_Factor",0.9999],\
                PARAMETER["Latitude_Of_Origin",0],UNIT["Meter",1]]
                """)
        let named = try features(folder.file("tên.shp"))[0].layer
        #expect(named.epsg == nil && named.referenceSystem == "VN2000_An_Giang")

        let plain = try folder.file(
            "a.geojson",
            holding: #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}"#)
        #expect(try features(plain, layer: nil).map(\.layer.epsg) == [4326])
    }

    @Test func `of several layers one has to be named`() throws {
        let folder = try TemporaryFolder()
        let script =
            Self.communes + "\nsource.CreateLayer('khác', system)\nsource.CreateLayer('bảng', None, ogr.wkbNone)"
        let path = folder.file("a.gpkg")
        try write(script, to: path, driver: "GPKG", epsg: 9208)
        #expect(throws: SurveyFileError.vector(file: "a.gpkg", .layerNeeded(known: ["ranh", "khác"]))) {
            try features(path)
        }
        let unknown = VectorProblem.unknownLayer(asked: "xã", known: ["ranh", "khác", "bảng"])
        #expect(throws: SurveyFileError.vector(file: "a.gpkg", unknown)) { try features(path, layer: "xã") }
        #expect(try features(path, layer: "ranh").count == 2)
        #expect(try features(path, layer: "khác").isEmpty)
    }

    @Test func `a collection of unlike shapes is refused by its feature`() throws {
        let folder = try TemporaryFolder()
        let script =
            #"add("1", "", "POINT (1 2)"); add("2", "", "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2,3 4))")"#
        try write(script, to: folder.file("a.gpkg"), driver: "GPKG", epsg: 9208)
        let problem = VectorProblem.mixedShape(feature: 2, type: "GEOMETRYCOLLECTION")
        #expect(throws: SurveyFileError.vector(file: "a.gpkg", problem)) { try features(folder.file("a.gpkg")) }
    }

    @Test(arguments: [
        ("a.geojson", "GeoJSON"), ("a.gpkg", "GPKG"), ("a.shp", "ESRI Shapefile"), ("a.tab", "MapInfo File"),
        ("a.kml", "KML"), ("a.fgb", "FlatGeobuf"),
    ])
    func `a file that was cut off is refused with GDAL's reason`(
        name: String, driver: String
    ) throws {
        let folder = try TemporaryFolder()
        try write(Self.communes, to: folder.file(name), driver: driver, epsg: 4326)
        // The shapes of a MapInfo set are in the file that ends in .map.
        let cut = URL(fileURLWithPath: folder.file(name == "a.tab" ? "a.map" : name))
        let bytes = try Data(contentsOf: cut)
        try bytes.prefix(bytes.count * 6 / 10).write(to: cut)
        var reasons: [String] = []
        do {
            _ = try features(folder.file(name))
        } catch SurveyFileError.vector(name, .unreadable(let reason)) {
            reasons.append(reason)
        } catch SurveyFileError.vector(name, .broken(_, let reason)) {
            reasons.append(reason)
        }
        #expect(reasons.count == 1 && reasons.allSatisfy { $0.count > 4 })
    }

    @Test func `GDAL prints nothing of its own`() async throws {
        let folder = try TemporaryFolder()
        try write(Self.communes, to: folder.file("a.shp"), driver: "ESRI Shapefile", epsg: 4326)
        let path = folder.file("a.shp")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try bytes.prefix(bytes.count * 6 / 10).write(to: URL(fileURLWithPath: path))
        let result = await #expect(
            processExitsWith: .success, observing: [\.standardErrorContent, \.standardOutputContent]
        ) { [path = path as String] in
            #expect(throws: SurveyFileError.self) { try VectorFile.read(paths: [path]) { _, _ in } }
        }
        #expect(result?.standardErrorContent.isEmpty == true)
        #expect(result.map { String(decoding: $0.standardOutputContent, as: UTF8.self).contains("rror") } == false)
    }

    @Test func `what is no vector file is refused, each in its own words`() throws {
        let folder = try TemporaryFolder()
        let missing = folder.file("không-có.shp")
        #expect(throws: SurveyFileError.missing(path: missing)) { try features(missing) }
        let name = URL(fileURLWithPath: folder.path).lastPathComponent
        #expect(throws: SurveyFileError.vector(file: name, .noVectorFiles)) { try features(folder.path) }
        // A virtual file could make GDAL fetch others, from the network too.
        let virtual =
            "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>b.csv</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
        for (file, content) in [("a.txt", "chữ"), ("a.shp", ""), ("a.vrt", virtual)] {
            let path = try folder.file(file, holding: content)
            do {
                _ = try features(path)
                Issue.record("\(file) was read")
            } catch SurveyFileError.vector(file, .unreadable(let reason)) {
                #expect(!reason.isEmpty)
            }
        }
    }

    @Test func `an error of the caller comes through and ends the reading`() throws {
        struct Enough: Error {}
        let folder = try TemporaryFolder()
        try write(Self.communes, to: folder.file("a.gpkg"), driver: "GPKG", epsg: 9208)
        var count = 0
        #expect(throws: Enough.self) {
            try VectorFile.read(paths: [folder.file("a.gpkg")]) { _, _ in
                count += 1
                throw Enough()
            }
        }
        #expect(count == 1)
    }
}
#else
import SurveyFiles
import Testing

struct VectorFileTests {
    @Test func `without GDAL a vector file is refused in one clear sentence`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.geojson", holding: "{}")
        #expect(throws: SurveyFileError.vector(file: "a.geojson", .noGDAL)) {
            try VectorFile.read(paths: [path]) { _, _ in }
        }
    }
}
#endif
