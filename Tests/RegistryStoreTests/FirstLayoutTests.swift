import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing
import VN2000

/// Files of the first layout, which had a row of history for every record made and a row for every raw row.
@Suite(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
struct FirstLayoutTests {
    private let folder: TemporaryFolder
    private let path: String
    private let samples: Samples
    private let survey: SurveyDescription

    /// Two points, one of them changed later, and a row in quarantine, written by GDAL and Python's SQLite.
    private static let content = """
        import json
        names = ['0' * 31 + '1', '0' * 31 + '2']
        data = ogr.Open(path, 1)
        layer = data.GetLayerByName('postal_points')
        survey = '%IDENTIFIER%'
        evidence = lambda row: {'survey': survey, 'row': row, 'surveyed': '2026-11-20'}
        for n, name in enumerate(names):
            feature = ogr.Feature(layer.GetLayerDefn())
            for field, value in [('uuid', name), ('code', 'P%d' % n), ('name', 'Điểm mẫu %d' % n), ('staffed', 'yes'),
                    ('communes', '30307'), ('survey', survey), ('survey_row', n + 4), ('surveyed', '2026-11-20'),
                    ('original', '10,4; 105,4'), ('original_crs', 'wgs84'), ('operation', 'EPSG:4326')]:
                feature[field] = value
            feature.SetGeometry(ogr.CreateGeometryFromWkt('POINT(105.4%d 10.4)' % n))
            layer.CreateFeature(feature)
        feature['evidence'] = json.dumps({'internet': evidence(5)})
        layer.SetFeature(feature)
        data = layer = feature = None
        base = sqlite3.connect(path)
        base.execute('''INSERT INTO hatang_surveys VALUES (7, ?, 'khảo sát.xlsx', ?, 'Trạm', 'bts', 'Tổ khảo sát 1',
            '2026-11-20', 'vn2000:104.75', 0, '[{"column":0,"heading":"Mã","canonical":"code"}]', '["a → b"]', 'd1', 2,
            'Tổ nhập liệu', '2026-11-23')''', [survey, 'a' * 64])
        rows = [(4, 'created', names[0]), (5, 'updated', names[1]), (6, 'quarantined', None)]
        for row, outcome, record in rows:
            base.execute('INSERT INTO hatang_raw_rows VALUES (7, ?, ?, ?, ?)',
                [row, json.dumps(['P%d' % (row - 4), '"tab\\t\\\\"', ''], ensure_ascii=False), outcome, record])
        base.execute('''INSERT INTO hatang_findings VALUES (7, 0, 'not-a-day', 'error', 'khảo sát.xlsx', 'Trạm', 6,
            'Ngày', '31/11', 'không phải ngày', 'not a day', 'sửa lại', 'mend it')''')
        for n, name in enumerate(names):
            made = {'code': [None, 'P%d' % n], 'name': [None, 'Điểm mẫu %d' % n],
                'staffed': [None, 'no' if n else 'yes'], 'evidence': [None, {'base': evidence(n + 4), 'exceptions': {}}]}
            base.execute('INSERT INTO hatang_history VALUES (NULL, 1, ?, ?, NULL, ?, ?, ?, ?, ?, ?)',
                [survey, n + 4, '2026-11-22', 'postal_points', name, 'P%d' % n, 'create', json.dumps(made)])
        base.execute('INSERT INTO hatang_history VALUES (NULL, 2, ?, 5, NULL, ?, ?, ?, ?, ?, ?)',
            [survey, '2026-11-23', 'postal_points', names[1], 'P1', 'update', json.dumps({'staffed': ['no', 'yes']})])
        base.execute("UPDATE hatang_registry SET value = '2' WHERE key = 'version'")
        base.execute('''UPDATE hatang_layers SET row_count = 2, last_change = (
            SELECT last_change FROM gpkg_contents WHERE table_name = ?) WHERE table_name = ?''', ['postal_points'] * 2)
        base.commit()

        """

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("old.gpkg")
        samples = try Samples()
        survey = samples.survey
        _ = try Registry.create(at: path, migrations: Array(Migration.all.prefix(1)))
        let script = Self.content.replacing("%IDENTIFIER%", with: survey.identifier)
        let told = try Tool.gdal(script, path)
        try #require(told == "", "\(told)")
    }

    @Test func `a reader refuses it and a writer brings it up to date with all that it has`() throws {
        #expect(throws: RegistryError.olderRegistry(path: path, migration: Migration.all[1].name)) {
            try Registry(opening: path)
        }
        let old = try Connection(path: path, mode: .readOnly).rows("SELECT * FROM hatang_raw_rows ORDER BY row")
        try #require(old.count == 3)

        let registry = try Registry(opening: path, mode: .readWrite)
        #expect(try !registry.hasOutsideEdits && registry.version == 2)
        let stored = try #require(try registry.survey(identifier: survey.identifier))
        #expect(stored.description == survey)
        #expect(stored.counts == [.created: 1, .updated: 1, .quarantined: 1])
        #expect(stored.mapping == [ColumnMapping(column: 0, heading: "Mã", canonical: "code")])
        #expect(stored.operations == ["a → b"] && stored.planDigest == "d1" && stored.version == 2)
        let rows = try registry.rawRows(survey: survey.identifier)
        #expect(rows.map(\.row) == (4...6).map { RawRow(number: $0, cells: ["P\($0 - 4)", "\"tab\t\\\"", ""]) })
        #expect(rows.map(\.outcome) == [.created, .updated, .quarantined])
        #expect(rows.map(\.record) == [name(1), name(2), nil])
        #expect(try registry.rawRow(survey: survey.identifier, row: 5) == rows[1])
        #expect(try registry.findings(survey: survey.identifier).map(\.row) == [6])
        let columns = "survey, row, cells, outcome, record"
        let new = try Connection(path: path, mode: .readOnly)
            .rows("SELECT \(columns) FROM hatang_raw_rows ORDER BY row")
        // Blanks between the parts of the JSON are no part of it.
        #expect(new.map { $0.map(Self.withoutBlanks) } == old.map { $0.map(Self.withoutBlanks) })

        let records = try registry.records(of: .postalPoint)
        #expect(records.map(\.uuid) == [name(1), name(2)])
        let evidence = Evidence(survey: survey.identifier, row: 4, surveyed: samples.day)
        #expect(records[0].evidence == RecordEvidence(base: evidence))
        #expect(records[0].shape == .point(position(10.4, 105.4)) && records[0].communes == ["30307"])
        #expect(records[1][.internet] == .unknown)

        let history = try registry.history(ofRecord: name(2))
        #expect(history.map(\.action) == [.create, .update])
        #expect(history.map { $0.fields[.staffed]?.new } == [.no, .yes])
        #expect(history.allSatisfy { $0.survey == survey.identifier && $0.row == 5 })
        #expect(try registry.history(ofVersion: 1).map(\.record) == [name(1), name(2)])
    }

    @Test func `it goes on from there`() throws {
        let registry = try Registry(opening: path, mode: .readWrite)
        let before = try #require(try registry.record(uuid: name(1)))
        var after = before
        after[.staffed] = .no
        var plan = samples.plan([samples.record(.postalPoint, 1)], base: 2)
        plan.summary.survey.sheet = "sau"
        plan.batches[0].changes.append(RecordChange(row: 9, before: before, after: after))
        try registry.apply(plan, by: nil, at: "2026-11-24")
        #expect(try registry.history(ofRecord: name(1)).map(\.action) == [.create, .update])
        #expect(try registry.history(ofVersion: 3).map(\.action) == [.create, .update])
        #expect(try registry.surveys().map(\.description.sheet) == ["Trạm", "sau"])
        #expect(try registry.record(uuid: name(1)) == after, "its evidence still names the old survey in full")
        #expect(throws: RegistryError.alreadyImported(survey: survey.identifier, version: 2)) {
            try registry.apply(samples.plan([], base: 3), by: nil, at: "2026-11-24")
        }
        #expect(try Tool.gdal(GeoPackageTests.compareIndexes, path) == "")
    }

    private func name(_ number: Int) -> String { String(repeating: "0", count: 31) + "\(number)" }

    private static func withoutBlanks(_ value: StoredValue) -> StoredValue {
        if case .text(let text) = value { .text(text.replacing(", ", with: ",")) } else { value }
    }
}
