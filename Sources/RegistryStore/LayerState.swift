import RegistryRecords
import SQLiteStore

/// What `gpkg_contents` says of the layers, and how we left them.
enum LayerState {
    /// Those with a column of geometries.
    private static let spatialLayers = Set(["communes"] + RecordKind.allCases.filter(\.hasShape).map(\.table))

    /// Refuses a file in which one of our layers is gone, or is a view, which could compute anything.
    static func checkTables(_ layers: [String], on connection: Connection) throws {
        for layer in layers {
            let isTable = try connection.value(
                "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name = ?", .text(layer))
            guard isTable == .integer(1) else { throw RegistryError.damaged(detail: "no table \(layer)") }
        }
    }

    /// Whether another program has changed a layer since we wrote it: its date or its number of rows is another.
    static func differs(_ layers: [String], on connection: Connection) throws -> Bool {
        for layer in layers {
            let same = try connection.value(
                """
                SELECT seen.last_change = present.last_change AND seen.row_count = (SELECT count(*) FROM \(layer))
                FROM hatang_layers AS seen JOIN gpkg_contents AS present USING (table_name) WHERE table_name = ?
                """, .text(layer))
            guard same == .integer(1) else { return true }
        }
        return false
    }

    /// What has happened to the geometries of a layer.
    enum Growth {
        /// Anything: the extent has to be computed from all of them.
        case anything
        /// Geometries within a box were added, and none was taken away; nil when none was added either.
        case only(GeographicBounds?)
    }

    /// Notes the layer's date of change and its exact extent; NULL for a layer without any geometry.
    static func touch(_ layer: String, on connection: Connection, adding growth: Growth = .anything) throws {
        var extent: GeographicBounds?
        if spatialLayers.contains(layer) {
            switch growth {
            case .anything: extent = try self.extent(of: layer, on: connection)
            case .only(let added):
                let present = try notedExtent(of: layer, on: connection)
                extent = added.map { present?.union($0) ?? $0 } ?? present
            }
        }
        try connection.run(
            """
            UPDATE gpkg_contents
            SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), min_x = ?, max_x = ?, min_y = ?, max_y = ?
            WHERE table_name = ?
            """,
            extent.map { .real($0.minLongitude) } ?? .null, extent.map { .real($0.maxLongitude) } ?? .null,
            extent.map { .real($0.minLatitude) } ?? .null, extent.map { .real($0.maxLatitude) } ?? .null, .text(layer))
    }

    private static func notedExtent(of layer: String, on connection: Connection) throws -> GeographicBounds? {
        var row = try Statement(
            "SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = ?", on: connection)
        try row.bind(layer, at: 1)
        guard try row.step(), let west = row.real(at: 0), let east = row.real(at: 1), let south = row.real(at: 2),
            let north = row.real(at: 3)
        else { return nil }
        return GeographicBounds(minLongitude: west, maxLongitude: east, minLatitude: south, maxLatitude: north)
    }

    /// Remembers how we leave the layer.
    static func record(_ layer: String, on connection: Connection) throws {
        try connection.run(
            """
            INSERT INTO hatang_layers
            SELECT table_name, last_change, (SELECT count(*) FROM \(layer)) FROM gpkg_contents WHERE table_name = ?
            ON CONFLICT (table_name) DO UPDATE SET last_change = excluded.last_change, row_count = excluded.row_count
            """, .text(layer))
    }

    private static func extent(of layer: String, on connection: Connection) throws -> GeographicBounds? {
        var extent: GeographicBounds?
        var geometries = try Statement("SELECT geom FROM \(layer) WHERE geom IS NOT NULL", on: connection)
        while try geometries.step() {
            // Bytes that are no geometry have no place; reading their record reports them.
            let bounds = try? unsafe geometries.withBlob(at: 0) { blob throws(GeometryBlobError) in
                try unsafe GeometryBlobReader.bounds(of: blob)
            }
            guard let bounds else { continue }
            extent = extent?.union(bounds) ?? bounds
        }
        return extent
    }
}
