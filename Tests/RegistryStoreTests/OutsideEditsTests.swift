import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing
import VN2000

/// Edits by GDAL: shown, claimed, put back.
@Suite(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
struct OutsideEditsTests {
    private let folder: TemporaryFolder
    private let path: String
    private let samples: Samples
    private let survey: SurveyDescription
    private let points: [RegistryRecord]
    private let instant = "2026-11-24T08:00:00+07:00"

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("test.gpkg")
        let samples = try Samples()
        self.samples = samples
        var survey = samples.survey
        survey.kind = .postal
        self.survey = survey
        points = (1...4).map { number in
            var point = samples.record(.postalPoint, number)
            point.evidence.base.survey = survey.identifier
            return point
        }
        let registry = try Registry.create(at: path)
        try registry.addCommunes(try samples.communes())
        let cell = samples.record(.cell, 4)
        var plan = samples.plan(points + [samples.record(.site, 4), cell], base: 1)
        plan.summary.survey = survey
        try registry.apply(plan, by: nil, at: "2026-11-23T09:30:00+07:00")
        try FileManager.default.copyItem(atPath: path, toPath: folder.file("before.gpkg"))
    }

    /// One point changed and moved, one written again as it was, one deleted, one new.
    private func edit() throws {
        let told = try Tool.gdal(
            """
            data = ogr.Open(path, 1)
            layer = data.GetLayerByName('postal_points')
            named = {each['uuid']: each for each in layer}
            one, two, three = [named[name] for name in ['\(points[0].uuid)', '\(points[1].uuid)', '\(points[2].uuid)']]
            one['name'] = 'Tên mới'
            one['staffed'] = 'yes'
            one.SetGeometry(ogr.CreateGeometryFromWkt('POINT(105.41 10.41)'))
            layer.SetFeature(one)
            layer.SetFeature(two)
            layer.DeleteFeature(three.GetFID())
            made = ogr.Feature(layer.GetLayerDefn())
            for field, value in [('code', 'MỚI'), ('name', 'Điểm mới'), ('staffed', 'yes'), ('communes', '30307')]:
                made[field] = value
            made.SetGeometry(ogr.CreateGeometryFromWkt('POINT(105.5 10.5)'))
            layer.CreateFeature(made)
            """, path)
        try #require(told == "", "\(told)")
    }

    private func dump(_ registry: Registry) throws -> [String] {
        var lines: [String] = []
        try registry.dump([.records, .communes]) { lines.append($0) }
        return lines
    }

    /// The values of two files that differ, as Python compares them column by column: `uuid column old new`.
    private static let comparison = """
        def rows(file):
            base = sqlite3.connect(file)
            base.row_factory = sqlite3.Row
            return {row['uuid']: dict(row) for row in base.execute('SELECT * FROM postal_points')}
        old, new = rows(path.replace('test', 'before')), rows(path)
        for name in sorted(set(old) | set(new)):
            one, other = old.get(name, {}), new.get(name, {})
            for column in sorted(set(one) | set(other)):
                if column not in ('fid', 'geom') and one.get(column) != other.get(column):
                    print(name, column, one.get(column), other.get(column), sep='|')
        """

    @Test func `what is shown is what an independent comparison of two copies finds`() throws {
        try edit()
        let edits = try Registry(opening: path).outsideEdits()
        #expect(edits.map(\.action) == [.changed, .deleted, .made], "a row that was written again is no edit")
        let origins: Set = ["survey", "survey_row", "surveyed", "evidence", "original", "original_crs", "operation"]
        let expected = try Tool.gdal(Self.comparison, path).split(separator: "\n").map(String.init)
            .filter { !origins.contains($0.split(separator: "|")[1].description) }
        let shown = edits.flatMap { edit in
            edit.changes.map { "\(edit.name)|\($0.column)|\($0.old?.text ?? "None")|\($0.new?.text ?? "None")" }
        }
        // Python writes whole numbers of a column of reals with a point.
        #expect(
            Set(shown.map { $0.replacing(".0|", with: "|") }) == Set(expected.map { $0.replacing(".0|", with: "|") }))
        let moved = try #require(edits[0].movedMetres)
        let before = try #require(points[0].shape)
        guard case .point(let place) = before else { throw NotADay(text: "no point") }
        #expect(abs(moved - place.distance(to: position(10.41, 105.41))) < 0.001)
        #expect(edits.flatMap(\.problems).isEmpty)
    }

    @Test func `an unclaimed edit proves nothing, and what was not edited keeps its evidence`() throws {
        try edit()
        let registry = try Registry(opening: path)
        let one = try #require(try registry.record(uuid: points[0].uuid))
        #expect(one[.name] == .text("Tên mới") && one.evidence.evidence(of: .name).surveyed == nil)
        #expect(one.evidence.evidence(of: .code).surveyed == samples.day, "\(one.evidence)")
        #expect(one.evidence.base.surveyed == nil, "the place goes by the evidence of the whole record")
        let made = try #require(try registry.records(of: .postalPoint, withKeys: ["MỚI"])["MỚI"])
        #expect(made[.staffed] == .yes && made.evidence.evidence(of: .staffed).surveyed == nil)
        #expect(
            try registry.records(of: .postalPoint).first { $0.uuid == points[1].uuid }?.evidence == points[1].evidence)
        #expect(try registry.outsideEditCount() == 3 && registry.hasOutsideEdits)
        // What was known before they were found is told from the rows as we left them.
        let known = try registry.records(of: .postalPoint, atVersion: 2)
        #expect(Set(known) == Set(points) && known.count == 4)
        #expect(try registry.records(of: .postalPoint, atVersion: 3).count == 4)
    }

    @Test func `imports and mergings leave edited records alone until somebody has decided`() throws {
        try edit()
        let registry = try Registry(opening: path, mode: .readWrite)
        let before = try dump(registry)
        let one = try #require(try registry.record(uuid: points[0].uuid))
        var plan = samples.plan([], base: try registry.version)
        plan.summary.survey.sha256 = String(repeating: "9", count: 64)
        var after = one
        after[.phone] = .text("0296")
        plan.batches[0].changes = [RecordChange(row: 9, before: one, after: after)]
        #expect(throws: RegistryError.editedOutside(table: "postal_points", key: one.key)) {
            try registry.apply(plan, by: nil, at: instant)
        }
        #expect(throws: RegistryError.editedOutside(table: "postal_points", key: one.key)) {
            try registry.merge([RecordMerging(kept: points[1].uuid, gone: one.uuid)], by: nil, at: instant)
        }
        let uses = try registry.undoing(survey: survey.identifier).uses
        #expect(Set(uses.map(\.record)) == [points[0].uuid, points[2].uuid])
        #expect(uses.allSatisfy { $0.reason == .outsideEdit })
        #expect(try dump(registry) == before)
    }

    @Test func `a claim is a survey that history, evidence and undoing know`() throws {
        try edit()
        let registry = try Registry(opening: path, mode: .readWrite)
        #expect(try registry.version == 3)
        let day = try Day.of("2026-11-22")
        let done = try registry.claimOutsideEdits(by: "Tổ mẫu", surveyed: day, reason: "khảo sát lại", at: instant)
        #expect(done.claimed.count == 3 && done.refused.isEmpty)
        #expect(try registry.outsideEditCount() == 0 && registry.version == 4)
        #expect(try !Registry(opening: path).hasOutsideEdits)
        let survey = try #require(try registry.surveys().last)
        #expect(survey.description.inspector == "Tổ mẫu" && survey.description.surveyed == day)
        #expect(survey.description.options.contains("reason=khảo sát lại"))
        #expect(try registry.rawRows(survey: survey.identifier).map(\.record) == done.claimed.map(\.name))

        let one = try #require(try registry.record(uuid: points[0].uuid))
        #expect(one.evidence.evidence(of: .name) == Evidence(survey: survey.identifier, row: 1, surveyed: day))
        #expect(one.evidence.evidence(of: .code) == points[0].evidence.base)
        let entries = try registry.history(ofRecord: points[0].uuid)
        #expect(entries.map(\.action) == [.create, .update] && entries[1].survey == survey.identifier)
        #expect(entries[1].fields[.name] == .init(old: points[0][.name], new: .text("Tên mới")))
        #expect(try registry.history(ofRecord: points[2].uuid).map(\.action) == [.create, .delete])
        let made = try #require(try registry.records(of: .postalPoint, withKeys: ["MỚI"])["MỚI"])
        #expect(try registry.history(ofRecord: made.uuid).map(\.action) == [.create])
        let known = try registry.records(of: .postalPoint, atVersion: 3)
        #expect(Set(known) == Set(points) && known.count == 4)
        let claimed = Set(try registry.records(of: .postalPoint))

        try registry.undo(survey: survey.identifier, baseVersion: 4, by: nil, at: instant)
        #expect(Set(try registry.records(of: .postalPoint)) == Set(points))
        #expect(Set(try registry.records(of: .postalPoint, atVersion: 4)) == claimed)
        #expect(Set(try registry.records(of: .postalPoint, atVersion: 2)) == Set(points))
        #expect(try Tool.gdal(GeoPackageTests.compareIndexes, path) == "")
    }

    @Test func `a file whose edits were claimed, undone and put back passes its check`() throws {
        func codes() throws -> Set<CheckCode> { Set(try RegistryCheck.run(path).counts.keys) }
        // Records of a sample have values that surveys would not let in.
        let ofSamples = try codes()
        try edit()
        #expect(try codes().subtracting(ofSamples).contains(.outsideEdits))
        // Ids that imports give in the meantime come behind those of rows that nobody has claimed.
        let registry = try Registry(opening: path, mode: .readWrite)
        var plan = samples.plan([samples.record(.postalPoint, 8)], base: try registry.version)
        plan.summary.survey.sha256 = String(repeating: "8", count: 64)
        plan.batches[0].changes[0].after.evidence.base.survey = plan.survey.identifier
        plan.batches[0].changes[0].after.evidence.base.row = 4
        try registry.apply(plan, by: nil, at: instant)
        try registry.claimOutsideEdits(by: "Tổ mẫu", surveyed: nil, reason: nil, at: instant)
        #expect(try codes() == ofSamples, "claimed")
        let survey = try #require(try registry.surveys().last)
        try registry.undo(survey: survey.identifier, baseVersion: try registry.version, by: nil, at: instant)
        #expect(try codes() == ofSamples, "undone")
        try edit()
        let again = try Registry(opening: path, mode: .readWrite)
        try again.revertOutsideEdits(by: nil, at: instant)
        #expect(try codes() == ofSamples, "put back")
        #expect(try Tool.gdal(GeoPackageTests.compareIndexes, path) == "")
    }

    @Test func `putting back leaves every row as we left it`() throws {
        let left = try dump(Registry(opening: path))
        try edit()
        let registry = try Registry(opening: path, mode: .readWrite)
        #expect(try registry.revertOutsideEdits(["MỚI"], by: "Sở", at: instant).map(\.action) == [.made])
        #expect(try registry.outsideEditCount() == 2)
        try registry.revertOutsideEdits(by: "Sở", at: instant)
        #expect(try dump(registry) == left)
        #expect(try registry.outsideEdits().isEmpty)
        #expect(try Tool.gdal(Self.comparison, path) == "", "not a value differs, of those that are ours neither")
        #expect(try Tool.gdal(GeoPackageTests.compareIndexes, path) == "")
        let entries = try registry.history(ofRecord: points[0].uuid)
        #expect(entries.map(\.action) == [.create, .revert] && entries[1].who == "Sở")
        // Nothing rests on what was put back.
        #expect(try registry.undoing(survey: survey.identifier).uses.isEmpty)
    }

    @Test(arguments: [
        ("UPDATE postal_points SET uuid = 'x' WHERE uuid = '@'", "uuid"),
        ("UPDATE postal_points SET uuid = '' WHERE uuid = '@'", "uuid"),
        ("UPDATE postal_points SET kind = 'nhà' WHERE uuid = '@'", "kind"),
        ("UPDATE postal_points SET staffed = 'có' WHERE uuid = '@'", "staffed"),
        ("UPDATE postal_points SET hours_per_day = 'mười' WHERE uuid = '@'", "hours_per_day"),
        ("UPDATE postal_points SET hours_per_day = 25 WHERE uuid = '@'", "hours_per_day"),
        ("UPDATE postal_points SET opened = '1/2/2026' WHERE uuid = '@'", "opened"),
        ("UPDATE postal_points SET communes = '30307;99999' WHERE uuid = '@'", "communes"),
        ("UPDATE postal_points SET code = '' WHERE uuid = '@'", "code"),
        ("UPDATE postal_points SET surveyed = '2027-01-01' WHERE uuid = '@'", "survey"),
        ("UPDATE postal_points SET evidence = 'hỏng' WHERE uuid = '@'", "geom"),
        ("UPDATE bts_sites SET site = site", nil),
        ("DELETE FROM bts_sites", "site"),
        ("UPDATE cells SET site = 'KHÔNG'", "site"),
    ])
    func `a bad edit is refused with its column, and the rest can be claimed`(_ statement: String, _ column: String?)
        throws
    {
        try edit()
        let sql = statement.replacing("@", with: points[3].uuid)
        // As a plain SQLite program with foreign keys off and the functions of GeoPackage's triggers.
        let told = try Tool.gdal(
            """
            base = sqlite3.connect(path)
            for name in ['ST_IsEmpty', 'ST_MinX', 'ST_MaxX', 'ST_MinY', 'ST_MaxY']:
                base.create_function(name, 1, lambda blob: 0)
            base.execute(\"\"\"\(sql)\"\"\")
            base.commit()
            """, path)
        try #require(told == "", "\(told)")
        let registry = try Registry(opening: path, mode: .readWrite)
        let bad = try registry.outsideEdits().filter { !$0.problems.isEmpty }
        #expect(bad.flatMap(\.problems).map(\.column).contains(column ?? "") == (column != nil), "\(bad)")
        let done = try registry.claimOutsideEdits(by: "Tổ mẫu", surveyed: nil, reason: nil, at: instant)
        #expect(done.claimed.count == 3 && done.refused.count == (column == nil ? 0 : 1))
        #expect(try registry.outsideEditCount() == done.refused.count)
        try registry.revertOutsideEdits(by: nil, at: instant)
        #expect(try registry.outsideEdits().isEmpty)
        #expect(try registry.record(uuid: points[3].uuid) == points[3])
    }

    @Test func `a row that another program has written again as it was stands in the way of nothing`() throws {
        let connection = try Connection(path: path, mode: .readWrite)
        try connection.registerSpatialFunctions()
        try connection.run("UPDATE postal_points SET name = name")
        let registry = try Registry(opening: path, mode: .readWrite)
        #expect(try registry.outsideEdits().isEmpty)
        #expect(try registry.changes(since: 2).isEmpty)
        try connection.run("UPDATE postal_points SET phone = phone")
        // What we write to such a row is no edit by another program.
        var plan = samples.plan([], base: try registry.version)
        plan.summary.survey.sha256 = String(repeating: "9", count: 64)
        var after = points[0]
        after[.phone] = .text("0296")
        after.evidence.exceptions[.phone] = Evidence(survey: plan.survey.identifier, row: 9, surveyed: samples.day)
        plan.batches[0].changes = [RecordChange(row: 9, before: points[0], after: after)]
        try registry.apply(plan, by: nil, at: instant)
        #expect(try registry.outsideEdits().isEmpty)
        #expect(try registry.record(uuid: after.uuid) == after)
        let again = try Registry(opening: path, mode: .readWrite)
        #expect(try !again.hasOutsideEdits && again.version == registry.version)
    }

    @Test func `a table that was made anew is told of at the opening`() throws {
        let other = folder.file("other.gpkg")
        try FileManager.default.copyItem(atPath: path, toPath: other)
        try Tool.output(
            of: "/usr/bin/ogr2ogr", "-f", "GPKG", "-update", "-overwrite", "-preserve_fid", path, other, "settlements")
        #expect(try Registry(opening: path).replacedLayers == ["settlements"])
        #expect(try Registry(opening: other).replacedLayers.isEmpty)
    }

    @Test(arguments: [["-append"], ["-upsert", "-preserve_fid"]])
    func `what ogr2ogr adds is shown as made or changed`(_ options: [String]) throws {
        let source = folder.file("them.geojson")
        let isUpsert = options.contains("-upsert")
        let fid = try Connection(path: path, mode: .readOnly).value(
            "SELECT fid FROM postal_points WHERE uuid = ?", .text(points[0].uuid))
        guard case .integer(let id)? = fid else { throw NotADay(text: "no fid") }
        try Data(
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":\(id),"properties":{"code":"OGR-1","name":"Một"},
            "geometry":{"type":"Point","coordinates":[105.4,10.4]}}]}
            """.utf8
        ).write(to: URL(filePath: source))
        _ = try Tool.output(
            of: "/usr/bin/ogr2ogr", ["-f", "GPKG", "-update"] + options + ["-nln", "postal_points", path, source],
            input: "")
        let edits = try Registry(opening: path).outsideEdits()
        #expect(edits.map(\.action) == [isUpsert ? .changed : .made], "\(edits)")
        #expect(edits.first?.changes.contains { $0.column == "code" && $0.new == .text("OGR-1") } == true)
    }
}
