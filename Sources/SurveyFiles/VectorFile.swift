import Glibc

/// Reads features of vector files through GDAL, which the trait `GDAL` brings in.
public enum VectorFile {
    /// What can be read. Only formats that stay on this disk: none that names servers or other files at will.
    public static let formats: [SurveyFormat] = [
        .geoJSON, .geoJSONLines, .geoPackage, .shapefile, .mapInfo, .kml, .flatGeobuf, .fileGeodatabase,
    ]

    /// Calls `body` with each feature of files and folders, in their order.
    ///
    /// Of a folder all files with an extension of ``formats`` are read, sorted by name, without its subfolders; the
    /// folder of a shapefile is one such, a folder `….gdb` is itself a file. Files are only read, never changed.
    ///
    ///     try VectorFile.read(paths: ["ranh-giới"]) { feature, layer in
    ///         print(layer.file, layer.epsg ?? 0, feature["ten_xa"] ?? "")
    ///     }
    ///
    /// Positions have easting or longitude first, whatever the order in the file. Arcs become chords of at most 4°.
    /// A GeoJSON file that states no reference system is in WGS 84, EPSG:4326, as its standard says.
    ///
    /// - Parameter layer: Which layer of each file to read; nil takes the only one with shapes.
    /// - Throws: ``SurveyFileError``, and whatever `body` throws; both end the reading. A feature before a damaged
    ///   place has been given to `body` already.
    /// - Complexity: In proportion to the bytes; one feature at a time is in memory, but GDAL keeps a whole GeoJSON.
    public static func read(
        paths: [String], layer: String? = nil, _ body: (_ feature: VectorFeature, _ layer: VectorLayer) throws -> Void
    ) throws {
        for path in paths {
            for file in try files(at: path) {
                #if GDAL
                try VectorDataset(file, file: SurveyFile.name(of: file)).read(layer: layer, body)
                #else
                throw SurveyFileError.vector(file: SurveyFile.name(of: file), .noGDAL)
                #endif
            }
        }
    }

    /// The extensions as a phrase, such as `.geojson, .json, .gpkg`.
    static var extensionList: String {
        formats.flatMap(\.extensions).map { "." + $0 }.joined(separator: ", ")
    }

    private static let extensions = Set(formats.flatMap(\.extensions))

    /// The file itself, or the vector files of a folder.
    private static func files(at path: String) throws(SurveyFileError) -> [String] {
        do {
            _ = try FileBytes(path)
            return [path]
        } catch .isFolder {
            let file = SurveyFile.name(of: path)
            if SurveyFile.pathExtension(of: file) == "gdb" { return [path] }
            let names = try names(inFolder: path).filter {
                !$0.hasPrefix(".") && extensions.contains(SurveyFile.pathExtension(of: $0))
            }
            guard !names.isEmpty else { throw .vector(file: file, .noVectorFiles) }
            return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { path + "/" + $0 }
        }
    }

    static func names(inFolder path: String) throws(SurveyFileError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw .unreadable(path: path, reason: systemReason(errno)) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe names.append(String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self))
            }
        }
        return names
    }
}
