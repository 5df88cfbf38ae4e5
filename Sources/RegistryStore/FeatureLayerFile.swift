import Glibc
package import RegistryRecords
import SQLiteStore

/// A GeoPackage of one layer for GIS programs; no registry, and nothing reads it back.
package struct FeatureLayerFile {
    /// What a column holds.
    package enum Column: String, Sendable {
        case text = "TEXT"
        case integer = "INTEGER"
        case real = "REAL"
        case boolean = "BOOLEAN"
    }

    /// A value of a feature; nil of any case is NULL.
    package enum Value: Sendable {
        case text(String?)
        case integer(Int?)
        case real(Double?)
        case boolean(Bool?)
    }

    /// The layer's name, also that of its table: letters, digits and `_`.
    package var layer: String
    /// What people read of it.
    package var description: String
    /// The columns besides `fid` and `geom`; names of letters, digits and `_`.
    package var columns: [(name: String, type: Column)]
    /// The features: as many values as columns, and an area.
    package var features: [(values: [Value], area: [GeographicPolygon])]

    /// Makes a layer.
    package init(
        layer: String, description: String, columns: [(name: String, type: Column)],
        features: [(values: [Value], area: [GeographicPolygon])]
    ) {
        self.layer = layer
        self.description = description
        self.columns = columns
        self.features = features
    }

    /// Writes the file beside the one meant and puts it in its place, so that nobody finds half a file.
    ///
    /// - Throws: ``RegistryError/notAFile(path:)`` for what is no ordinary file, such as a device: it stays as it is.
    package func write(to path: String) throws(RegistryError) {
        var status = stat()
        if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw .notAFile(path: path) }
        let unfinished = path + ".unfinished"
        unsafe unlink(unfinished)
        do {
            try FileHeader.createFile(path: unfinished)
            try fill(unfinished)
        } catch {
            unsafe unlink(unfinished)
            if case RegistryError.cannotAccess(_, let reason) = error {
                throw .cannotAccess(path: path, reason: reason)
            }
            throw .wrapping(error)
        }
        guard unsafe rename(unfinished, path) == 0 else {
            let reason = SystemReason(code: errno).text
            unsafe unlink(unfinished)
            throw .cannotAccess(path: path, reason: reason)
        }
    }

    private func fill(_ path: String) throws {
        let connection = try Connection(path: path, mode: .readWrite)
        try connection.transaction {
            try connection.execute(Migration.geoPackageTables)
            let fields = columns.map { ", \"\($0.name)\" \($0.type.rawValue)" }.joined()
            try connection.execute(
                "CREATE TABLE \"\(layer)\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON\(fields))"
            )
            let bounds = GeographicBounds(.area(features.flatMap(\.area)))
            try connection.run(
                """
                INSERT INTO gpkg_contents
                    (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
                VALUES (?, 'features', ?, ?, ?, ?, ?, ?, 4326)
                """, .text(layer), .text(layer), .text(description), real(bounds?.minLongitude),
                real(bounds?.minLatitude), real(bounds?.maxLongitude), real(bounds?.maxLatitude))
            try connection.run(
                "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', 4326, 0, 0)", .text(layer))
            let places = Array(repeating: ", ?", count: columns.count).joined()
            var insert = try Statement("INSERT INTO \"\(layer)\" VALUES (NULL, ?\(places))", on: connection)
            for feature in features {
                precondition(feature.values.count == columns.count, "a value for every column")
                try insert.bind(.blob(try GeometryBlobWriter.blob(of: .area(feature.area))), at: 1)
                for (index, value) in feature.values.enumerated() {
                    try insert.bind(stored(value), at: Int32(index + 2))
                }
                try insert.run()
            }
        }
    }

    private func real(_ number: Double?) -> StoredValue { number.map(StoredValue.real) ?? .null }

    private func stored(_ value: Value) -> StoredValue {
        switch value {
        case .text(let text): text.map(StoredValue.text) ?? .null
        case .integer(let number): number.map { .integer(Int64($0)) } ?? .null
        case .real(let number): real(number)
        case .boolean(let answer): answer.map { .integer($0 ? 1 : 0) } ?? .null
        }
    }
}
