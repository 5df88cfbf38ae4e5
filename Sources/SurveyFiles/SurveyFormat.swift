/// A format of survey files.
public struct SurveyFormat: Sendable, Hashable {
    /// The name that people know it by, such as `CSV`.
    public let name: String
    /// Endings of file names, lower case, without the dot.
    public let extensions: [String]
    /// Who reads it: `HaTang` itself, or `GDAL`.
    public let reader: String

    init(name: String, extensions: [String], reader: String = "GDAL") {
        self.name = name
        self.extensions = extensions
        self.reader = reader
    }

    static let csv = SurveyFormat(name: "CSV", extensions: ["csv", "tsv", "txt"], reader: "HaTang")
    static let excel = SurveyFormat(name: "Excel", extensions: ["xlsx", "xlsm"], reader: "HaTang")
    static let oldExcel = SurveyFormat(name: "Excel 97–2003", extensions: ["xls"])
    static let openDocument = SurveyFormat(name: "OpenDocument", extensions: ["ods"])
    static let shapefile = SurveyFormat(name: "Shapefile", extensions: ["shp"])
    static let zippedShapefile = SurveyFormat(name: "Shapefile ZIP", extensions: ["zip"])
    static let dBase = SurveyFormat(name: "dBASE", extensions: ["dbf"])
    static let mapInfo = SurveyFormat(name: "MapInfo", extensions: ["tab", "mif"])
    static let kml = SurveyFormat(name: "KML", extensions: ["kml", "kmz"])
    static let gpx = SurveyFormat(name: "GPX", extensions: ["gpx"])
    static let geoJSON = SurveyFormat(name: "GeoJSON", extensions: ["geojson", "json"])
    static let geoJSONLines = SurveyFormat(name: "GeoJSON lines", extensions: ["geojsonl", "geojsons", "ndjson"])
    static let geoPackage = SurveyFormat(name: "GeoPackage", extensions: ["gpkg"])
    static let flatGeobuf = SurveyFormat(name: "FlatGeobuf", extensions: ["fgb"])
    static let fileGeodatabase = SurveyFormat(name: "File Geodatabase", extensions: ["gdb"])
}
