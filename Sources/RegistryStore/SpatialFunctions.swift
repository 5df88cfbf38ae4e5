import RegistryRecords
package import SQLiteStore

extension Connection {
    /// Makes `ST_MinX`, `ST_MaxX`, `ST_MinY`, `ST_MaxY` and `ST_IsEmpty` known, which the triggers of GeoPackage's
    /// spatial index call. Bytes that are no geometry stop the statement instead of entering the index.
    package func registerSpatialFunctions() throws(SQLiteError) {
        let edges: [(String, KeyPath<GeographicBounds, Double>)] = [
            ("ST_MinX", \.minLongitude), ("ST_MaxX", \.maxLongitude), ("ST_MinY", \.minLatitude),
            ("ST_MaxY", \.maxLatitude),
        ]
        for (name, edge) in edges {
            try register(function: name, argumentCount: 1) { arguments in
                guard !arguments.isNull(at: 0) else { return .null }
                let bounds = try unsafe arguments.withBlob(at: 0) { blob in
                    try unsafe GeometryBlobReader.bounds(of: blob)
                }
                return bounds.map { .real($0[keyPath: edge]) } ?? .null
            }
        }
        try register(function: "ST_IsEmpty", argumentCount: 1) { arguments in
            guard !arguments.isNull(at: 0) else { return .null }
            let bounds = try unsafe arguments.withBlob(at: 0) { blob in try unsafe GeometryBlobReader.bounds(of: blob) }
            return .integer(bounds == nil ? 1 : 0)
        }
    }
}
