import RegistryRecords
import SQLiteStore

/// Geometries, their spatial index and the extents of their layers.
enum ShapesCheck {
    static let family = CheckFamily(
        name: BilingualText(vi: "hình học và chỉ mục không gian", en: "geometries and spatial indexes"), look: look)

    @Sendable private static func look(_ run: CheckRun) throws {
        for layer in run.spatialLayers { try look(layer, run) }
    }

    private static func look(_ layer: String, _ run: CheckRun) throws {
        let index = "rtree_\(layer)_geom"
        var boxes: IndexBoxes?
        if run.tables.contains(index) {
            do {
                boxes = try IndexBoxes(of: index, on: run.connection)
            } catch let error as SQLiteError {
                run.add(
                    .spatialIndexDamaged, table: index, "Chỉ mục không gian hỏng: \(error.message).",
                    "The spatial index is damaged: \(error.message).")
            }
        }
        let type = try run.layout.connection.value(
            "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?", .text(layer))
        let types = types(type)
        var extent: GeographicBounds?
        var rows = try Statement(
            "SELECT fid, geom, \(layer == "communes" ? "code" : "uuid") FROM \(layer) ORDER BY fid", on: run.connection)
        while try rows.step() {
            try run.countRow()
            let fid = rows.integer(at: 0) ?? 0
            let name = rows.text(at: 2) ?? "fid \(fid)"
            let found = rows.isNull(at: 1) ? .none : look(rows, layer, name, types, run)
            if case .bounds(let bounds) = found { extent = extent?.union(bounds) ?? bounds }
            guard let (skipped, own) = boxes?.take(fid) else { continue }
            for box in skipped { addExtra(box.fid, index, run) }
            compare(own, found, fid: fid, name, index, run)
        }
        for box in boxes?.rest ?? [] { addExtra(box.fid, index, run) }
        try compare(extent, of: layer, run)
    }

    /// What a row has for its spatial index.
    private enum Found {
        case none
        case bounds(GeographicBounds)
        /// Bytes that nobody can read; the index may have anything.
        case unreadable
    }

    private static func look(
        _ rows: borrowing Statement, _ layer: String, _ name: String, _ types: ClosedRange<UInt32>, _ run: CheckRun
    ) -> Found {
        func add(_ code: CheckCode, _ vi: String, _ en: String) {
            run.add(code, table: layer, row: name, column: "geom", vi, en)
        }
        guard let bytes = rows.blob(at: 1), let facts = GeometryFacts(bytes) else {
            add(.geometryUnreadable, "Nội dung không phải là hình học.", "The content is no geometry.")
            return .unreadable
        }
        if facts.system != 4326 {
            add(
                .geometrySystem, "Hình học ghi hệ tọa độ \(facts.system), không phải 4326.",
                "The geometry states the reference system \(facts.system) and not 4326.")
        }
        if !types.contains(facts.type) {
            add(
                .geometryType, "Lớp không chứa loại hình học số \(facts.type).",
                "The layer does not hold geometries of type \(facts.type).")
        }
        if facts.hasHeight || facts.hasMeasure {
            add(
                .geometryDimension, "Hình học có cao độ hoặc số đo mà lớp không có.",
                "The geometry has heights or measures, which the layer does not have.")
        }
        let shape: GeographicShape?
        do throws(GeometryBlobError) {
            shape = try unsafe rows.withBlob(at: 1) { blob throws(GeometryBlobError) in
                try unsafe GeometryBlobReader.shape(of: blob)
            }
        } catch {
            add(
                .geometryUnreadable, "Không đọc được hình học: \(error.message.vi).",
                "The geometry cannot be read: \(error.message.en).")
            return .unreadable
        }
        guard let shape, let bounds = GeographicBounds(shape) else {
            add(.geometryEmpty, "Hình học rỗng.", "The geometry is empty.")
            return .none
        }
        if abs(bounds.minLongitude) > 180 || abs(bounds.maxLongitude) > 180 || abs(bounds.minLatitude) > 90
            || abs(bounds.maxLatitude) > 90
        {
            add(
                .positionOutside, "Tọa độ không phải kinh độ, vĩ độ tính bằng độ.",
                "The coordinates are no degrees of longitude and latitude.")
        }
        if let envelope = facts.envelope, !bounds.isNear(envelope) {
            add(
                .geometryEnvelope, "Khung ghi trong hình học không phải là khung của nó.",
                "The envelope noted in the geometry is not that of its positions.")
        }
        return .bounds(bounds)
    }

    /// The types of well-known binary that may stand in a column.
    private static func types(_ name: StoredValue?) -> ClosedRange<UInt32> {
        switch name {
        case .text("POINT"): 1...1
        case .text("MULTILINESTRING"): 5...5
        case .text("MULTIPOLYGON"): 6...6
        default: 1...7
        }
    }

    // MARK: The spatial index

    private static func compare(
        _ box: SpatialIndexPacking.Box?, _ found: Found, fid: Int64, _ name: String, _ index: String, _ run: CheckRun
    ) {
        switch (found, box) {
        case (.bounds, nil):
            run.add(
                .indexEntryMissing, table: index, row: name, "Chỉ mục không gian thiếu đối tượng này.",
                "The spatial index lacks this row.")
        case (.bounds(let bounds), let box?) where !box.holds(bounds):
            run.add(
                .indexEntrySmall, table: index, row: name, "Khung trong chỉ mục không chứa hết hình học.",
                "The box in the index does not hold the geometry.")
        case (.bounds(let bounds), let box?) where !box.fits(bounds):
            run.add(
                .indexEntryLarge, table: index, row: name, "Khung trong chỉ mục rộng hơn hình học.",
                "The box in the index is larger than the geometry.")
        case (.none, _?): addExtra(fid, index, run)
        default: break
        }
    }

    private static func addExtra(_ fid: Int64, _ index: String, _ run: CheckRun) {
        run.add(
            .indexEntryExtra, table: index, row: "fid \(fid)", "Chỉ mục không gian có đối tượng không có hình học.",
            "The spatial index has a row that has no geometry.")
    }

    // MARK: Extents

    /// Degrees by which an extent may be off.
    private static let rounding = 1e-9

    private static func compare(_ extent: GeographicBounds?, of layer: String, _ run: CheckRun) throws {
        guard run.tables.contains("gpkg_contents"),
            let row = try run.connection.rows(
                "SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = ?", .text(layer)
            ).first
        else { return }
        func add(_ code: CheckCode, _ vi: String, _ en: String) {
            run.add(code, table: "gpkg_contents", row: layer, column: "min_x, max_x, min_y, max_y", vi, en)
        }
        let stated = row.map { value -> Double? in
            switch value {
            case .real(let number): number
            case .integer(let number): Double(number)
            default: nil
            }
        }
        guard let west = stated[0], let east = stated[1], let south = stated[2], let north = stated[3] else {
            if extent != nil {
                add(
                    .extentMissing, "Lớp có hình học mà không ghi khung.",
                    "The layer has geometries and states no extent.")
            }
            return
        }
        guard let extent else {
            return add(
                .extentLarge, "Lớp không có hình học mà ghi khung.", "The layer has no geometry and states an extent.")
        }
        let edges = [
            (west, extent.minLongitude), (-east, -extent.maxLongitude), (south, extent.minLatitude),
            (-north, -extent.maxLatitude),
        ]
        // GDAL writes fifteen digits, which is a tenth of a millimetre here or there.
        if edges.contains(where: { $0 > $1 + Self.rounding }) {
            add(.extentSmall, "Khung của lớp không chứa hết hình học.", "The extent does not hold all geometries.")
        } else if edges.contains(where: { $0 < $1 - Self.rounding }),
            try !LayerState.differs([layer], on: run.connection)
        {
            // Other programs never make an extent smaller; the next opening does.
            add(.extentLarge, "Khung của lớp rộng hơn các hình học.", "The extent is larger than the geometries.")
        }
    }
}
