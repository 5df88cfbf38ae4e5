import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// What the triggers of the tenth layout keep of rows that other programs change.
@Suite(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
struct OutsideEditsLayoutTests {
    private let folder: TemporaryFolder
    private let path: String
    private let points: [RegistryRecord]

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("test.gpkg")
        let (registry, samples) = (try Registry.create(at: path), try Samples())
        points = (1...3).map { samples.record(.postalPoint, $0) }
        try registry.apply(
            samples.plan(points + [samples.record(.site, 4)], base: 0), by: nil, at: "2026-11-23T09:30:00+07:00")
        try registry.merge(
            [RecordMerging(kept: points[0].uuid, gone: points[2].uuid)], by: nil, at: "2026-11-23T10:00:00+07:00")
    }

    private func kept(_ query: String) throws -> [[StoredValue]] {
        try Connection(path: path, mode: .readOnly).rows(query)
    }

    @Test func `our own writing leaves no trace, and the dump does not change by being read`() throws {
        for kind in RecordKind.allCases { #expect(try kept("SELECT * FROM hatang_before_\(kind.table)").isEmpty) }
        var (first, second): ([String], [String]) = ([], [])
        let registry = try Registry(opening: path)
        try registry.dump { first.append($0) }
        try registry.dump { second.append($0) }
        #expect(first == second && first.contains { $0.hasPrefix("postal_points \(points[1].uuid) ") })
    }

    @Test func `a row changed, made or deleted by GDAL stands there as we left it, the first state only`() throws {
        let answer = try Tool.gdal(
            """
            data = ogr.Open(path, 1)
            layer = data.GetLayerByName('postal_points')
            feature = [each for each in layer if each['uuid'] == '\(points[0].uuid)'][0]
            for name in ['Một', 'Hai']:
                feature['name'] = name
                layer.SetFeature(feature)
            made = ogr.Feature(layer.GetLayerDefn())
            made['code'] = 'NEW'
            made.SetGeometry(ogr.CreateGeometryFromWkt('POINT(105.5 10.5)'))
            layer.CreateFeature(made)
            made = layer.GetFeature(made.GetFID())
            made['name'] = 'Ba'
            layer.SetFeature(made)
            print(made.GetFID())
            data.ExecuteSQL("DELETE FROM postal_points WHERE uuid = '\(points[1].uuid)'")
            """, path)
        try #require(!answer.contains("status"), "\(answer)")
        let merged = points[0].merging(points[2])
        let rows = try kept("SELECT uuid, name, code FROM hatang_before_postal_points ORDER BY uuid IS NULL, code")
        let expected = [merged, points[1]].map { [$0.uuid, $0[.name]?.text ?? "", $0[.code]?.text ?? ""] }
        #expect(
            rows.prefix(2).map { $0.map { if case .text(let text) = $0 { text } else { "" } } }
                == expected.sorted { $0[2] < $1[2] })
        #expect(rows.count == 3 && rows.last == [.null, .null, .null], "of a row made by others only its fid is kept")
        let fid = try kept("SELECT fid FROM hatang_before_postal_points WHERE uuid IS NULL").first?.first
        #expect(fid == Int64(answer.filter(\.isNumber)).map { .integer($0) })
        #expect(try Registry(opening: path).hasOutsideEdits)
    }
}
