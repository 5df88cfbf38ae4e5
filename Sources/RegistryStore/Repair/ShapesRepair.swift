import RegistryRecords
import SQLiteStore

/// Makes envelopes, spatial indexes and extents anew.
enum ShapesRepair {
    static func mend(_ run: RepairRun) throws {
        let layers = try run.layers(spatial: true)
        if run.hasFound(.geometryEnvelope) { for layer in layers { try mendEnvelopes(layer, run) } }
        if run.hasFound(
            .indexEntryMissing, .indexEntryExtra, .indexEntrySmall, .indexEntryLarge, .spatialIndexDamaged,
            .derivedTableMissing)
        {
            for layer in layers { try makeIndex(layer, run) }
        }
        if run.hasFound(.extentMissing, .extentSmall, .extentLarge) {
            for layer in layers { run.touch(layer) }
            run.note("Tính lại khung của các lớp.", "Computed the extents of the layers anew.")
        }
    }

    private static func mendEnvelopes(_ layer: String, _ run: RepairRun) throws {
        var blobs: [(fid: Int64, blob: [UInt8])] = []
        var rows = try Statement("SELECT fid, geom FROM \(layer) WHERE geom IS NOT NULL", on: run.connection)
        while try rows.step() {
            guard let bytes = rows.blob(at: 1), let facts = GeometryFacts(bytes), facts.system == 4326,
                !facts.hasHeight, !facts.hasMeasure, let envelope = facts.envelope, let shape = shape(rows),
                let bounds = GeographicBounds(shape), !bounds.isNear(envelope),
                let blob = try? GeometryBlobWriter.blob(of: shape)
            else { continue }
            blobs.append((rows.integer(at: 0) ?? 0, blob))
        }
        guard !blobs.isEmpty else { return }
        run.touch(layer)
        for (fid, blob) in blobs {
            try run.connection.run("UPDATE \(layer) SET geom = ? WHERE fid = ?", .blob(blob), .integer(fid))
        }
        run.note(
            "Ghi lại khung của \(blobs.count) hình học trong \(layer); tọa độ giữ nguyên.",
            "Wrote the envelopes of \(blobs.count) geometries of \(layer) anew; their positions stay.")
    }

    private static func shape(_ rows: borrowing Statement) -> GeographicShape? {
        do throws(GeometryBlobError) {
            return try unsafe rows.withBlob(at: 1) { blob throws(GeometryBlobError) in
                try unsafe GeometryBlobReader.shape(of: blob)
            }
        } catch {
            return nil
        }
    }

    private static func makeIndex(_ layer: String, _ run: RepairRun) throws {
        let index = "rtree_\(layer)_geom"
        try run.attempt(BilingualText(vi: "chỉ mục không gian của \(layer)", en: "the spatial index of \(layer)")) {
            if case .text(let sql)? = try run.layout.connection.value(
                "SELECT sql FROM sqlite_schema WHERE name = ?", .text(index))
            {
                try run.connection.execute("DROP TABLE IF EXISTS \(index); \(sql)")
            }
            var boxes: [SpatialIndexPacking.Box] = []
            var rows = try Statement("SELECT fid, geom FROM \(layer) WHERE geom IS NOT NULL", on: run.connection)
            while try rows.step() {
                guard let shape = shape(rows), let bounds = GeographicBounds(shape) else { continue }
                boxes.append(.init(fid: rows.integer(at: 0) ?? 0, bounds))
            }
            try SpatialIndexPacking(index: index, connection: run.connection).write(boxes)
            run.note(
                "Lập lại chỉ mục không gian của \(layer): \(boxes.count) đối tượng.",
                "Made the spatial index of \(layer) anew: \(boxes.count) rows.")
        }
    }
}
