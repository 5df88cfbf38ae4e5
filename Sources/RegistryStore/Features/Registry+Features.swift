package import RegistryRecords
import SQLiteStore

/// A part of the features of a selection, as GeoJSON.
package struct FeaturePage: Sendable {
    /// The features with commas between them; no brackets around them.
    package var features: [UInt8] = []
    /// How many there are.
    package var count = 0
    /// The key of the last one, behind which the next page begins; nil when nothing follows.
    package var next: Int64?
}

extension Registry {
    /// Some of the features of a selection, in the order of their keys.
    ///
    /// - Parameter key: Features behind this key; 0 for the first page.
    /// - Complexity: O(limit), from rows to bytes without a value in between.
    package func features(
        of layer: FeatureLayer, _ selection: FeatureSelection, after key: Int64 = 0, limit: Int
    ) throws(RegistryError) -> FeaturePage {
        try read {
            var page = FeaturePage()
            var json = JSONText()
            var writer = FeatureWriter(layer)
            switch selection {
            case .all:
                var rows = try Statement(
                    "SELECT \(writer.selection) WHERE t.fid > ? ORDER BY t.fid LIMIT ?", on: connection)
                try rows.bind(key, at: 1)
                try rows.bind(limit + 1, at: 2)
                while try rows.step() {
                    guard page.count < limit else {
                        page.next = writer.lastKey
                        break
                    }
                    writer.append(rows, to: &json, isFirst: page.count == 0)
                    page.count += 1
                }
            case .listed(let keys):
                var rows = try Statement("SELECT \(writer.selection) WHERE t.fid = ?", on: connection)
                let start = keys.partitioned { $0 <= key }
                let end = min(keys.count, start + limit)
                for place in start..<end {
                    try rows.bind(keys[place], at: 1)
                    if try rows.step() {
                        writer.append(rows, to: &json, isFirst: page.count == 0)
                        page.count += 1
                    }
                    rows.reset()
                }
                if end < keys.count { page.next = keys[end - 1] }
            }
            page.features = json.utf8
            return page
        }
    }

    /// One feature as GeoJSON; nil when there is none of that name.
    package func feature(of layer: FeatureLayer, named identifier: String) throws(RegistryError) -> [UInt8]? {
        try read {
            var writer = FeatureWriter(layer)
            let conditions = RowConditions(FeatureQuery(), of: layer)
            var rows = try Statement(
                "SELECT \(writer.selection) WHERE \(conditions.and("t.\"\(layer.identifier)\" = ?"))", on: connection)
            for (place, value) in (conditions.values + [.text(identifier)]).enumerated() {
                try rows.bind(value, at: Int32(place + 1))
            }
            guard try rows.step() else { return nil }
            var json = JSONText()
            writer.append(rows, to: &json, isFirst: true)
            return json.utf8
        }
    }

    /// Which features a query names.
    ///
    /// - Complexity: Without conditions the rows are counted only; with them O(rows of the table), but for boxes, of
    ///   which the R-tree finds the candidates.
    package func selection(_ query: FeatureQuery, of layer: FeatureLayer) throws(RegistryError) -> FeatureSelection {
        try read {
            let conditions = RowConditions(query, of: layer)
            let inBoxes = query.boxes.isEmpty ? nil : try keys(of: layer, in: query.boxes)
            if conditions.isEmpty, let inBoxes { return .listed(inBoxes) }
            if conditions.isEmpty {
                guard case .integer(let count)? = try connection.value("SELECT count(*) FROM \(layer.table)") else {
                    return .all(count: 0)
                }
                return .all(count: Int(count))
            }
            var rows = try Statement(
                "SELECT t.fid FROM \(layer.table) t WHERE \(conditions.and()) ORDER BY t.fid", on: connection)
            for (place, value) in conditions.values.enumerated() { try rows.bind(value, at: Int32(place + 1)) }
            var keys: [Int64] = []
            while try rows.step() { keys.append(rows.integer(at: 0) ?? 0) }
            guard let inBoxes else { return .listed(keys) }
            let wanted = Set(inBoxes)
            return .listed(keys.filter(wanted.contains))
        }
    }

    /// The box of all features of a layer, and the first and last day of their periods; nil for what there is none of.
    package func extent(
        of layer: FeatureLayer
    ) throws(RegistryError) -> (bounds: GeographicBounds?, from: Day?, to: Day?) {
        try read {
            let table = layer.place == .site ? RecordKind.site.table : layer.table
            var row = try Statement(
                "SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = ?", on: connection)
            try row.bind(table, at: 1)
            var bounds: GeographicBounds?
            if layer.place != .none, try row.step(), let west = row.real(at: 0), let east = row.real(at: 1),
                let south = row.real(at: 2), let north = row.real(at: 3)
            {
                bounds = GeographicBounds(
                    minLongitude: west, maxLongitude: east, minLatitude: south, maxLatitude: north)
            }
            func day(_ function: String, _ column: String?) throws -> Day? {
                guard let column,
                    case .text(let text)? = try connection.value(
                        "SELECT \(function)(\"\(column)\") FROM \(layer.table)")
                else { return nil }
                return Day(iso: text)
            }
            return (bounds, try day("min", layer.period?.from), try day("max", layer.period?.to))
        }
    }

    /// The keys of the features that touch one of some boxes, ascending.
    private func keys(of layer: FeatureLayer, in boxes: [GeographicBounds]) throws -> [Int64] {
        guard layer.place != .none else { return [] }
        let table = layer.place == .site ? RecordKind.site.table : layer.table
        var keys: [Int64] = []
        // The R-tree holds boxes in 32 bits, rounded outwards: those well inside are inside, others are looked at.
        var candidates = try Statement(
            """
            SELECT id, minx >= ?1 + ?5 AND maxx <= ?2 - ?5 AND miny >= ?3 + ?5 AND maxy <= ?4 - ?5
            FROM rtree_\(table)_geom
            WHERE maxx >= ?1 - ?5 AND minx <= ?2 + ?5 AND maxy >= ?3 - ?5 AND miny <= ?4 + ?5
            """, on: connection)
        try candidates.bind(BoxTest.rounding, at: 5)
        var geometry = try Statement("SELECT geom FROM \(table) WHERE fid = ?", on: connection)
        for box in boxes {
            for (place, edge) in [box.minLongitude, box.maxLongitude, box.minLatitude, box.maxLatitude].enumerated() {
                try candidates.bind(edge, at: Int32(place + 1))
            }
            let test = BoxTest(box: box)
            while try candidates.step() {
                guard let key = candidates.integer(at: 0) else { continue }
                if candidates.integer(at: 1) == 1 {
                    keys.append(key)
                    continue
                }
                try geometry.bind(key, at: 1)
                if try geometry.step(), let shape = geometry.shape(at: 0), test.touches(shape) { keys.append(key) }
                geometry.reset()
            }
            candidates.reset()
        }
        // What lies over longitude 180 may touch both boxes.
        if boxes.count > 1 { keys = Array(Set(keys)) }
        guard layer.place == .site else { return keys.sorted() }
        var cells = try Statement(
            "SELECT t.fid FROM cells t JOIN bts_sites s ON s.uuid = t.site_uuid WHERE s.fid = ?", on: connection)
        var found: [Int64] = []
        for key in keys {
            try cells.bind(key, at: 1)
            while try cells.step() { found.append(cells.integer(at: 0) ?? 0) }
            cells.reset()
        }
        return found.sorted()
    }
}

extension Statement {
    /// The geometry of a column; nil for none, and for bytes that are none.
    func shape(at column: Int32) -> GeographicShape? {
        guard !isNull(at: column) else { return nil }
        return try? unsafe withBlob(at: column) { blob throws(GeometryBlobError) in
            try unsafe GeometryBlobReader.shape(of: blob)
        }
    }
}

extension [Int64] {
    /// The first place at which a condition that holds for the beginning holds no more.
    fileprivate func partitioned(_ holds: (Int64) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
