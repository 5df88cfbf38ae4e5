import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing
import VN2000

/// Spatial indexes of layers that were filled by the thousand: their nodes are written packed, and not by SQLite.
struct SpatialIndexTests {
    private let folder: TemporaryFolder
    private let path: String
    private let samples: Samples
    private let registry: Registry
    private var generator = SeededNumbers(seed: 1024)

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("test.gpkg")
        samples = try Samples()
        registry = try Registry.create(at: path)
    }

    /// Records on a grid of 0.001°, several of them at one place.
    private mutating func records(_ kind: RecordKind, _ numbers: Range<Int>) -> [RegistryRecord] {
        numbers.map { number in
            var record = RegistryRecord(
                uuid: RegistryRecord.newIdentifier(), kind: kind, evidence: samples.evidence(row: number))
            record[.code] = .text("M\(number)")
            let place = position(
                10.2 + Double(Int.random(in: 0..<60, using: &generator)) / 1000,
                104.8 + Double(Int.random(in: 0..<90, using: &generator)) / 1000)
            record.shape =
                kind == .deadZone
                ? .area([GeographicPolygon(outer: square(place.latitude, place.longitude, side: 0.001))])
                : .point(place)
            return record
        }
    }

    private func take(_ records: [RegistryRecord]) throws {
        var plan = samples.plan(records, base: try registry.version)
        plan.summary.survey.sheet = "\(plan.baseVersion)"
        try registry.apply(plan, by: nil, at: "2026-11-23")
    }

    private func answer(_ sql: String, _ parameters: StoredValue...) throws -> [[StoredValue]] {
        let connection = try Connection(path: path, mode: .readOnly)
        var statement = try Statement(sql, on: connection)
        for (place, value) in parameters.enumerated() { try statement.bind(value, at: Int32(place + 1)) }
        var rows: [[StoredValue]] = []
        while try statement.step() { rows.append([statement.value(at: 0)]) }
        return rows
    }

    /// How many boxes of records meet a window.
    private func count(of records: [RegistryRecord], in window: (Double, Double, Double, Double)) -> Int {
        records.count { record in
            guard let shape = record.shape, let box = GeographicBounds(shape) else { return false }
            return box.minLongitude <= window.2 && box.maxLongitude >= window.0 && box.minLatitude <= window.3
                && box.maxLatitude >= window.1
        }
    }

    /// Windows whose edges lie half a step beside all positions, so that the rounding of the index plays no part.
    private mutating func windows(_ count: Int) -> [(Double, Double, Double, Double)] {
        (0..<count).map { _ in
            let west = 104.7995 + Double(Int.random(in: 0..<90, using: &generator)) / 1000
            let south = 10.1995 + Double(Int.random(in: 0..<60, using: &generator)) / 1000
            return (
                west, south, west + Double(Int.random(in: 1..<40, using: &generator)) / 1000,
                south + Double(Int.random(in: 1..<40, using: &generator)) / 1000
            )
        }
    }

    /// 51 boxes make a leaf, 2,601 a tree of two levels, so the three sizes have trees of two and three levels and one
    /// with a full root.
    @Test(arguments: [(RecordKind.settlement, 2601), (.settlement, 4000), (.deadZone, 1300)])
    func `a packed index is sound and finds in any window what a scan finds`(kind: RecordKind, size: Int) throws {
        var test = self
        let records = test.records(kind, 0..<size)
        try take(records)
        let index = "rtree_\(kind.table)_geom"
        #expect(try answer("SELECT rtreecheck('\(index)')") == [[.text("ok")]])
        #expect(try answer("SELECT count(*) FROM \(index)") == [[.integer(Int64(size))]])
        // Packed: leaves are full, which SQLite's own inserting leaves them far from.
        let leaves = (size + 50) / 51
        #expect(try answer("SELECT count(DISTINCT nodeno) FROM \(index)_rowid") == [[.integer(Int64(leaves))]])
        for window in test.windows(200) {
            let found = try answer(
                "SELECT count(*) FROM \(index) WHERE maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ?",
                .real(window.0), .real(window.1), .real(window.2), .real(window.3))
            #expect(found == [[.integer(Int64(count(of: records, in: window)))]])
        }
    }

    @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
    func `GDAL counts the same in a window of a packed layer, edits it, and it stays sound`() throws {
        var test = self
        let records = test.records(.settlement, 0..<3000)
        try take(records)
        #expect(try Tool.gdal(GeoPackageTests.compareIndexes, path) == "")
        for window in test.windows(3) {
            let told = try Tool.output(
                of: "/usr/bin/ogrinfo",
                ["-ro", "-so", "-spat"] + [window.0, window.1, window.2, window.3].map { "\($0)" }
                    + [path, "settlements"], input: "")
            #expect(told.contains("Feature Count: \(count(of: records, in: window))\n"), "\(told)")
        }
        let validated = try Tool.run(
            "/usr/bin/python3", "-W", "ignore", "-m", "osgeo_utils.samples.validate_gpkg", "--extra",
            "--warning-as-error", path)
        #expect(validated.status == 0 && validated.output + validated.error == "", "\(validated)")
        // Row by row into nodes that are full, and out of them until some are merged.
        let edits = """
            data = ogr.Open(path, 1)
            layer = data.GetLayerByName('settlements')
            layer.StartTransaction()
            for n in range(700):
                feature = ogr.Feature(layer.GetLayerDefn())
                feature.SetGeometry(ogr.CreateGeometryFromWkt('POINT(%f %f)' % (104.8 + n % 53 / 600, 10.2 + n % 17 / 300)))
                layer.CreateFeature(feature)
            for fid in [f.GetFID() for f in layer][:2500]:
                layer.DeleteFeature(fid)
            layer.CommitTransaction()

            """
        #expect(try Tool.gdal(edits, path) == "")
        #expect(try Tool.gdal(GeoPackageTests.compareIndexes, path) == "")
        #expect(try answer("SELECT count(*) FROM rtree_settlements_geom") == [[.integer(1200)]])

        // Our own next imports: a few rows into the tree that SQLite has changed, then thousands beside them.
        try take(test.records(.settlement, 3000..<3010))
        try take(test.records(.settlement, 3010..<5000))
        #expect(try Tool.gdal(GeoPackageTests.compareIndexes, path) == "")
        #expect(try answer("SELECT count(*) FROM rtree_settlements_geom") == [[.integer(3200)]])
    }

    @Test func `records that move or lose their place during a bulk import are where they are now`() throws {
        var test = self
        let first = test.records(.settlement, 0..<1500)
        try take(first)
        var plan = samples.plan(test.records(.settlement, 1500..<3000), base: try registry.version)
        plan.summary.survey.sheet = "2"
        var moved = first[0]
        moved.shape = .point(position(11.5, 106.5))
        var lost = first[1]
        lost.shape = nil
        plan.batches[0].changes += [
            RecordChange(row: 1, before: first[0], after: moved), RecordChange(row: 2, before: first[1], after: lost),
        ]
        try registry.apply(plan, by: nil, at: "2026-11-23")
        #expect(try answer("SELECT rtreecheck('rtree_settlements_geom')") == [[.text("ok")]])
        #expect(try answer("SELECT count(*) FROM rtree_settlements_geom") == [[.integer(2999)]])
        let far = try answer(
            """
            SELECT uuid FROM settlements JOIN rtree_settlements_geom ON fid = id WHERE minx > 106 AND miny > 11
            """)
        #expect(far == [[.text(moved.uuid)]])
        #expect(
            try answer(
                "SELECT count(*) FROM rtree_settlements_geom WHERE id = (SELECT fid FROM settlements WHERE uuid = ?)",
                .text(lost.uuid)) == [[.integer(0)]])
    }

    @Test func `the extent is exact after each import, by whatever it grows or shrinks`() throws {
        func expectExact() throws {
            var around: GeographicBounds?
            for record in try registry.records(of: .settlement) {
                guard let box = record.shape.flatMap(GeographicBounds.init) else { continue }
                around = around?.union(box) ?? box
            }
            let box = try #require(around)
            for (column, edge) in [
                ("min_x", box.minLongitude), ("max_x", box.maxLongitude), ("min_y", box.minLatitude),
                ("max_y", box.maxLatitude),
            ] {
                let noted = try answer("SELECT \(column) FROM gpkg_contents WHERE table_name = 'settlements'")
                #expect(noted == [[.real(edge)]], "\(column)")
            }
        }
        var test = self
        try take(test.records(.settlement, 0..<1100))
        try expectExact()
        var far = test.records(.settlement, 2000..<2001)[0]
        far.shape = .point(position(8.7, 104.1))
        try take([far] + test.records(.settlement, 2001..<2005))
        try expectExact()
        try take(test.records(.settlement, 3000..<3004))
        try expectExact()
        var back = far
        back.shape = .point(position(10.21, 104.81))
        var plan = samples.plan([], base: try registry.version)
        plan.summary.survey.sheet = "back"
        plan.batches[0].changes = [RecordChange(row: 1, before: far, after: back)]
        try registry.apply(plan, by: nil, at: "2026-11-23")
        try expectExact()
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `each step along the curve leads to the next cell`(seed: UInt64) {
        var generator = SeededNumbers(seed: seed)
        // A square of 32 by 32 cells anywhere in the grid is one unbroken piece of the curve.
        let west = UInt32.random(in: 0..<2048, using: &generator) * 32
        let south = UInt32.random(in: 0..<2048, using: &generator) * 32
        var cells: [(place: UInt32, column: UInt32, row: UInt32)] = []
        for column in west..<(west + 32) {
            for row in south..<(south + 32) {
                cells.append((SpatialIndexPacking.hilbertPlace(column, row), column, row))
            }
        }
        cells.sort { $0.place < $1.place }
        for (cell, next) in zip(cells, cells.dropFirst()) {
            #expect(next.place == cell.place + 1)
            let steps = abs(Int(next.column) - Int(cell.column)) + abs(Int(next.row) - Int(cell.row))
            #expect(steps == 1, "from \(cell) to \(next)")
        }
    }
}
