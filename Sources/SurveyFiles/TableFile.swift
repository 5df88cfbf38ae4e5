#if GDAL
import CGDAL

/// A file, or an unpacked archive, whose tables GDAL gives.
struct TableFile {
    /// 256 MiB, the most bytes that a document may have that GDAL keeps in memory as a whole.
    static let documentLimit = 1 << 28

    private let file: String
    private let sources: [Source]
    private let folder: ScratchFolder?

    private struct Source {
        /// The name by which people know the table.
        var name: String
        var path: String
        var format: SurveyFormat
    }

    /// A file as it lies on the disk.
    init(_ path: String, _ format: SurveyFormat) throws(SurveyFileError) {
        file = SurveyFile.name(of: path)
        try Self.check(path, format, file: file)
        let name = file.split(separator: ".").first.map(String.init) ?? file
        let known = SurveyFile.pathExtension(of: file)
        if format.extensions.contains(known) || [.shapefile, .dBase, .mapInfo].contains(format) {
            folder = nil
            sources = [Source(name: name, path: path, format: format)]
        } else {
            // GDAL knows some formats by the file's name only.
            let folder = try ScratchFolder()
            let link = try folder.link("table." + format.extensions[0], to: path)
            self.folder = folder
            sources = [Source(name: name, path: link, format: format)]
        }
    }

    /// The surveys of an archive: shapefiles, MapInfo tables, or the documents of a KMZ.
    init(packed archive: ZipArchive) throws(SurveyFileError) {
        file = SurveyFile.name(of: archive.path)
        let folder = try ScratchFolder()
        var sources: [Source] = []
        for (number, entry) in Self.tables(in: archive).enumerated() {
            let stem = entry.name.dropLast(4)
            var path = ""
            for part in archive.entries where part.name.dropLast(4).lowercased() == stem.lowercased() {
                let kind = SurveyFile.pathExtension(of: part.name)
                guard companions.contains(kind) else { continue }
                let unpacked = try folder.unpack(part, of: archive, as: "\(number).\(kind)")
                if part.name == entry.name { path = unpacked }
            }
            let format: SurveyFormat =
                switch SurveyFile.pathExtension(of: entry.name) {
                case "shp": .shapefile
                case "kml": .kml
                default: .mapInfo
                }
            try Self.check(path, format, file: file)
            sources.append(
                Source(name: composed(SurveyFile.name(of: String(stem))), path: path, format: format))
        }
        guard !sources.isEmpty else { throw .archive(file: file, .noTable) }
        (self.sources, self.folder) = (sources, folder)
    }

    /// The files of an archive that are tables; of a KMZ all its documents, as the first may only point to others.
    private static func tables(in archive: ZipArchive) -> [ZipArchive.Entry] {
        let files = archive.entries.filter { !$0.name.hasPrefix("__MACOSX/") && !$0.name.hasSuffix("/") }
        let tables = files.filter { ["shp", "tab", "mif"].contains(SurveyFile.pathExtension(of: $0.name)) }
        guard tables.isEmpty else { return tables }
        return files.filter { SurveyFile.pathExtension(of: $0.name) == "kml" }
    }

    /// What GDAL must not be given, or what it would tell in words that help nobody.
    private static func check(_ path: String, _ format: SurveyFormat, file: String) throws(SurveyFileError) {
        switch format {
        case .kml, .gpx: try XMLProlog.check(path, file: file)
        case .openDocument:
            let archive = try ZipArchive(path)
            for entry in archive.entries where entry.size > documentLimit {
                throw .archive(file: file, .tooLarge(name: entry.name, limit: documentLimit))
            }
            let manifest = Manifest()
            if archive["META-INF/manifest.xml"] != nil { try archive.read(manifest, part: "META-INF/manifest.xml") }
            if manifest.isEncrypted { throw .archive(file: file, .encrypted) }
            for part in ["content.xml", "styles.xml"] where archive[part] != nil {
                try archive.read(XMLProlog(), part: part, limit: documentLimit)
            }
        default: break
        }
    }

    /// The rows of a layer: that asked for, or the only one with features.
    func reader(ofLayer name: String?) throws(SurveyFileError) -> LayerReader {
        if sources.count == 1, !sources[0].format.hasNamedTables {
            if let name, SheetName.index(of: name, among: [sources[0].name]) == nil {
                throw .noSheets(file: file, asked: name)
            }
            return LayerReader(try rows(of: sources[0], layer: nil, sheet: nil))
        }
        let tables = try tables()
        let chosen: Table
        if let name {
            guard let index = SheetName.index(of: name, among: tables.map(\.facts.name)) else {
                throw .unknownSheet(file: file, asked: name, known: tables.map(\.facts.name))
            }
            chosen = tables[index]
        } else {
            if registryLayers.isSubset(of: tables.map(\.layer)) {
                throw .unknownFormat(file: file, format: "HaTang (.gpkg)")
            }
            let filled = tables.filter { !$0.facts.isEmpty }
            guard let first = filled.first else { throw .noRows(file: file) }
            // A GPX file has a track beside its points more often than not; a survey is its points.
            guard filled.count == 1 || first.facts.name == "waypoints" && first.source.format == .gpx else {
                throw .sheetNeeded(file: file, known: filled.map(\.facts.name))
            }
            chosen = first
        }
        return LayerReader(try rows(of: chosen.source, layer: chosen.layer, sheet: chosen.facts.name))
    }

    /// The layers, or the tables of an archive.
    func listing() throws(SurveyFileError) -> [SurveySheet] {
        try tables().map(\.facts)
    }

    private struct Table {
        var source: Source
        /// The layer's own name.
        var layer: String
        var facts: SurveySheet
    }

    private func tables() throws(SurveyFileError) -> [Table] {
        var tables: [Table] = []
        for source in sources {
            for layer in try layers(of: source) {
                let name = source.format.hasNamedTables ? layer.name : sources.count > 1 ? source.name : ""
                tables.append(
                    Table(
                        source: source, layer: layer.name,
                        facts: SurveySheet(
                            name: name, rowCount: layer.rowCount, isEmpty: layer.isEmpty, isHidden: false)))
            }
        }
        return tables
    }

    private func rows(of source: Source, layer: String?, sheet: String?) throws(SurveyFileError) -> LayerRows {
        let encoding = try TableEncoding(of: source.path, source.format)
        let dataset = try VectorDataset(
            source.path, file: file, drivers: source.format.drivers, options: encoding.options)
        return try LayerRows(dataset, layer: layer, sheet: sheet, source.format, encoding, folder: folder)
    }

    private func layers(of source: Source) throws(SurveyFileError) -> [SurveySheet] {
        let dataset = try VectorDataset(source.path, file: file, drivers: source.format.drivers)
        let isolation = QuietGDAL()
        defer { isolation.end() }
        var layers: [SurveySheet] = []
        for index in 0..<dataset.layerCount {
            guard let layer = unsafe dataset.layer(at: index) else { continue }
            let name = unsafe text(OGR_L_GetName(layer)) ?? ""
            let count = Int(unsafe OGR_L_GetFeatureCount(layer, 1))
            // QGIS keeps its own tables in a GeoPackage; GPX has all kinds of layers whether used or not; a KMZ made by
            // GDAL begins with a document that has none.
            if source.format == .geoPackage, ["layer_styles", "qgis_projects"].contains(name) { continue }
            if [.gpx, .kml].contains(source.format), count == 0 { continue }
            layers.append(SurveySheet(name: name, rowCount: count, isEmpty: count == 0, isHidden: false))
        }
        return layers
    }
}

/// What a registry of ours has: as a survey as a whole it is a mistake, though a single layer of it may be asked for.
private let registryLayers: Set<String> = ["communes", "postal_points", "bts_sites", "dead_zones", "cable_routes"]

/// Endings of the files that belong to a table.
private let companions: Set<String> = [
    "shp", "shx", "dbf", "prj", "cpg", "qpj", "tab", "dat", "map", "id", "ind", "mif", "mid", "kml",
]

extension SurveyFormat {
    /// GDAL's names for the format.
    fileprivate var drivers: [String] {
        switch self {
        case .oldExcel: ["XLS"]
        case .openDocument: ["ODS"]
        case .shapefile, .dBase: ["ESRI Shapefile"]
        case .mapInfo: ["MapInfo File"]
        case .kml: ["LIBKML"]
        case .gpx: ["GPX"]
        case .geoJSON: ["GeoJSON", "GeoJSONSeq"]
        case .geoJSONLines: ["GeoJSONSeq"]
        case .geoPackage: ["GPKG"]
        default: ["FlatGeobuf"]
        }
    }

    /// Whether the tables in a file have names of their own.
    fileprivate var hasNamedTables: Bool {
        [.oldExcel, .openDocument, .geoPackage, .kml, .gpx].contains(self)
    }

    /// Whether it is a workbook: rows as they stand, without a heading of their own.
    var isWorkbook: Bool { [.oldExcel, .openDocument].contains(self) }
}

/// Tells whether a document of OpenDocument has a password.
private final class Manifest: XMLReading {
    private(set) var isEncrypted = false

    override func begin(_ element: XMLElement) {
        if element.name == "encryption-data" { isEncrypted = true }
    }
}
#endif
