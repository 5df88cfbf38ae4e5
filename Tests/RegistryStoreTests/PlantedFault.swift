import RegistryStore
import SQLiteStore

/// Something that another program, a bad disk or a mistake of ours may do to a registry's file.
struct PlantedFault: Sendable, CustomStringConvertible {
    /// What was done, in plain words.
    var description: String
    /// How it is done.
    var sql: String
    /// As what the check finds it.
    var code: CheckCode
    /// Whether the repair must leave nothing of it.
    var isMended: Bool

    private init(_ description: String, _ sql: String, _ code: CheckCode, mended: Bool? = nil) {
        self.description = description
        self.sql = sql
        self.code = code
        isMended = mended ?? code.isMended
    }

    /// Plants it; neither triggers nor foreign keys notice.
    func plant(in path: String) throws {
        let connection = try Connection(path: path, mode: .readWrite)
        try connection.withoutTriggers { try connection.writingShadowTables { try connection.execute(sql) } }
    }

    private static let point = "fid = (SELECT min(fid) FROM postal_points)"
    private static let stranger = "'ffffffffffffffffffffffffffffffff'"

    /// Those of which it was measured how GDAL's programs react: many pass both.
    static let geoPackage = [
        PlantedFault("the file's mark is gone", "PRAGMA application_id = 0", .applicationIdentifier),
        PlantedFault("no version of GeoPackage", "PRAGMA user_version = 0", .userVersion),
        PlantedFault("a later version of GeoPackage", "PRAGMA user_version = 10500", .userVersion),
        PlantedFault(
            "a reference system is gone", "DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = 4326",
            .referenceSystemMissing),
        PlantedFault(
            "a reference system is another", "UPDATE gpkg_spatial_ref_sys SET definition = 'undefined'",
            .referenceSystemWrong),
        PlantedFault(
            "a column of a foreign type", "ALTER TABLE postal_points ADD COLUMN note VARCHAR(50)", .columnType),
        PlantedFault("a column typed BOOL", "ALTER TABLE bts_sites ADD COLUMN shared BOOL", .columnType),
        PlantedFault(
            "another type of geometry is listed",
            "UPDATE gpkg_geometry_columns SET geometry_type_name = 'POLYGON' WHERE table_name = 'postal_points'",
            .layerMisstated),
        PlantedFault(
            "the last change is no instant",
            "UPDATE gpkg_contents SET last_change = '2026-11-23 10:00' WHERE table_name = 'cells'", .changeDateForm),
        PlantedFault("heights are listed", "UPDATE gpkg_geometry_columns SET z = 1", .layerMisstated),
        PlantedFault(
            "a spatial index is not listed", "DELETE FROM gpkg_extensions WHERE table_name = 'bts_sites'",
            .extensionUnlisted),
        PlantedFault(
            "a layer is not listed", "DELETE FROM gpkg_contents WHERE table_name = 'inspections'", .layerUnlisted),
        PlantedFault(
            "an extent too small", "UPDATE gpkg_contents SET max_x = min_x WHERE table_name = 'postal_points'",
            .extentSmall),
        PlantedFault(
            "an extent too large", "UPDATE gpkg_contents SET max_x = 110 WHERE table_name = 'postal_points'",
            .extentLarge),
        PlantedFault(
            "no extent", "UPDATE gpkg_contents SET min_x = NULL WHERE table_name = 'bts_sites'", .extentMissing),
        PlantedFault("an emptied spatial index", "DELETE FROM rtree_postal_points_geom", .indexEntryMissing),
        PlantedFault(
            "a row too many in a spatial index", "INSERT INTO rtree_bts_sites_geom VALUES (7, 105, 105.1, 10, 10.1)",
            .indexEntryExtra),
        PlantedFault(
            "a box elsewhere", "UPDATE rtree_bts_sites_geom SET minx = 100, maxx = 101", .indexEntrySmall),
        PlantedFault(
            "a box too large", "UPDATE rtree_communes_geom SET minx = 100, maxx = 110, miny = 8, maxy = 12",
            .indexEntryLarge),
        PlantedFault(
            "a node of a spatial index is gone", "DELETE FROM rtree_postal_points_geom_rowid", .spatialIndexDamaged),
        PlantedFault(
            "bytes that are no geometry", "UPDATE postal_points SET geom = x'00112233' WHERE \(point)",
            .geometryUnreadable),
        PlantedFault(
            "a geometry cut off",
            "UPDATE communes SET geom = substr(geom, 1, length(geom) - 9) WHERE geom IS NOT NULL", .geometryUnreadable),
        PlantedFault(
            "an envelope of another geometry",
            """
            UPDATE communes SET geom = CAST(substr(geom, 1, 8) || x'0000000000000000' || substr(geom, 17) AS BLOB)
            WHERE geom IS NOT NULL
            """, .geometryEnvelope),
        PlantedFault(
            "a geometry of another reference system",
            "UPDATE postal_points SET geom = CAST(substr(geom, 1, 4) || x'00000000' || substr(geom, 9) AS BLOB) WHERE \(point)",
            .geometrySystem),
        PlantedFault(
            "a point in a layer of areas",
            "UPDATE claimed_areas SET geom = (SELECT geom FROM postal_points WHERE \(point))",
            .geometryType),
        PlantedFault(
            "a point with a height",
            """
            UPDATE postal_points SET
                geom = CAST(substr(geom, 1, 9) || x'e9030000' || substr(geom, 14) || x'0000000000002440' AS BLOB)
            WHERE \(point)
            """, .geometryDimension),
        PlantedFault(
            "a point without a position",
            """
            UPDATE postal_points
            SET geom = CAST(substr(geom, 1, 13) || x'000000000000f87f000000000000f87f' AS BLOB) WHERE \(point)
            """, .geometryEmpty),
        PlantedFault(
            "metres in place of degrees",
            """
            UPDATE postal_points
            SET geom = CAST(substr(geom, 1, 13) || x'00000000006a2141000000008d8c3141' AS BLOB) WHERE \(point)
            """, .positionOutside),
    ]

    /// Those of tables, triggers and entries.
    static let layout = [
        PlantedFault("an index is gone", "DROP INDEX postal_points_key", .indexMissing),
        PlantedFault(
            "a trigger of a spatial index is gone", "DROP TRIGGER rtree_postal_points_geom_insert", .triggerMissing),
        PlantedFault(
            "a trigger that notices edits is gone", "DROP TRIGGER hatang_before_cells_update", .triggerMissing),
        PlantedFault(
            "a trigger does nothing any more",
            """
            DROP TRIGGER hatang_before_cells_delete;
            CREATE TRIGGER hatang_before_cells_delete BEFORE DELETE ON cells BEGIN SELECT 1; END;
            """, .triggerChanged),
        PlantedFault(
            "a trigger of somebody else",
            "CREATE TRIGGER spy AFTER UPDATE ON cells BEGIN DELETE FROM hatang_history; END", .foreignTrigger),
        PlantedFault("a view of somebody else", "CREATE VIEW spy AS SELECT * FROM hatang_tokens", .foreignView),
        PlantedFault("a layer is gone", "DROP TABLE inspections", .tableMissing),
        PlantedFault("a column is gone", "ALTER TABLE hatang_surveys DROP COLUMN undone_by", .columnMissing),
        PlantedFault("kept results are gone", "DROP TABLE hatang_outlines", .derivedTableMissing),
        PlantedFault("a spatial index is gone", "DROP TABLE rtree_settlements_geom", .derivedTableMissing),
        PlantedFault(
            "a step of a newer program",
            "INSERT INTO hatang_migrations VALUES (9999, 'later', '2027-01-01T00:00:00.000Z')",
            .layoutNewer),
        PlantedFault("a step is not noted", "DELETE FROM hatang_migrations WHERE number = 4", .layoutOlder),
        PlantedFault(
            "no identifier", "UPDATE hatang_registry SET value = 'x' WHERE key = 'identifier'", .registryEntry),
        PlantedFault("a mark of writing", "INSERT INTO hatang_registry VALUES ('writing', '1')", .writingLeft),
        PlantedFault(
            "a version of the past", "UPDATE hatang_registry SET value = '1' WHERE key = 'version'", .versionLow),
        PlantedFault(
            "a number given twice", "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'settlements'",
            .sequenceWrong),
        PlantedFault(
            "a number of another block", "UPDATE sqlite_sequence SET seq = 7 WHERE name = 'cells'", .sequenceWrong),
        PlantedFault("a layer without numbers", "DELETE FROM sqlite_sequence WHERE name = 'cells'", .sequenceWrong),
        PlantedFault("a dated table was edited", "UPDATE hatang_documents SET content = 'mã;0\n'", .documentDigest),
        PlantedFault(
            "a kept area that cannot be",
            "INSERT INTO hatang_results(digest, commune, covered_m2, version) VALUES (zeroblob(32), '30307', -1, 1)",
            .keptResultWrong),
        PlantedFault(
            "rows that nobody noticed", "UPDATE hatang_layers SET row_count = 0 WHERE table_name = 'cells'",
            .outsideEdits),
        PlantedFault(
            "an index that lacks a row",
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = 'CREATE INDEX cells_site ON cells(band_mhz)' WHERE name = 'cells_site';
            """, .searchIndexDamaged),
        PlantedFault(
            "a null where none may be",
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, 'code TEXT NOT NULL', 'code TEXT') WHERE name = 'communes';
            PRAGMA writable_schema = RESET;
            UPDATE communes SET code = NULL WHERE name = 'Thị trấn Cũ';
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, 'code TEXT', 'code TEXT NOT NULL') WHERE name = 'communes';
            """, .ruleBroken),
        PlantedFault(
            "a layer listed without its table",
            "UPDATE gpkg_geometry_columns SET table_name = 'away' WHERE table_name = 'settlements'", .brokenReference,
            mended: false),
    ]

    /// Those of values and of what refers to what.
    static let content = [
        PlantedFault(
            "a day of Vietnam's form", "UPDATE postal_points SET opened = '23/11/2026' WHERE \(point)", .dateForm),
        PlantedFault(
            "a day that can be read in two ways", "UPDATE postal_points SET opened = '05/06/2026' WHERE \(point)",
            .dateForm,
            mended: false),
        PlantedFault("midnight in place of a day", "UPDATE cells SET on_air = '2026-11-23T00:00:00Z'", .dateForm),
        PlantedFault("a survey day that is none", "UPDATE cells SET surveyed = '23.11.2026'", .dateForm),
        PlantedFault(
            "a day of a commune", "UPDATE communes SET valid_from = '2025/07/01' WHERE code = '30307'", .dateForm),
        PlantedFault("a number in words", "UPDATE cells SET radius_m = 'xa'", .numberForm, mended: false),
        PlantedFault("a number with a comma", "UPDATE cells SET radius_m = '850,5'", .numberForm),
        PlantedFault("a number out of range", "UPDATE cells SET azimuth_deg = 777", .numberRange),
        PlantedFault("bytes in place of a text", "UPDATE postal_points SET name = x'ff' WHERE \(point)", .textForm),
        PlantedFault("a word that is none", "UPDATE postal_points SET kind = 'BƯU CỤC' WHERE \(point)", .choiceWord),
        PlantedFault("a commune of no kind", "UPDATE communes SET kind = 'huyện' WHERE code = '30307'", .choiceWord),
        PlantedFault("an answer that is none", "UPDATE postal_points SET staffed = 'có' WHERE \(point)", .answerWord),
        PlantedFault("a text in pieces", "UPDATE bts_sites SET name = 'Tra\u{323}m'", .notComposed),
        PlantedFault(
            "a name in capitals", "UPDATE postal_points SET uuid = upper(uuid) WHERE \(point)", .identifierForm),
        PlantedFault(
            "two records of one name",
            "DROP INDEX inspections_uuid; UPDATE inspections SET uuid = (SELECT min(uuid) FROM inspections)",
            .identifierDoubled),
        PlantedFault(
            "two records of one key", "DROP INDEX inspections_key; UPDATE inspections SET code = 'TT-1'", .keyDoubled),
        PlantedFault(
            "a commune that never was", "UPDATE postal_points SET communes = '99999' WHERE \(point)", .communeUnknown),
        PlantedFault(
            "a survey that never was", "UPDATE postal_points SET survey = '77' WHERE \(point)", .surveyUnknown),
        PlantedFault(
            "a row that never was", "UPDATE postal_points SET survey_row = 9999 WHERE \(point)", .surveyRowUnknown),
        PlantedFault(
            "evidence cut off", "UPDATE postal_points SET evidence = '{\"name\":' WHERE \(point)", .evidenceUnreadable),
        PlantedFault(
            "a cell without its site", "UPDATE cells SET site_uuid = NULL WHERE site = 'AG1'", .cellWithoutSite),
        PlantedFault(
            "a cell at another site",
            "UPDATE cells SET site_uuid = (SELECT uuid FROM bts_sites WHERE site = 'AG2') WHERE site = 'AG1'",
            .cellOfOtherSite),
        PlantedFault("a cell at no site", "UPDATE cells SET site_uuid = \(stranger)", .cellOfOtherSite),
        PlantedFault("columns of a survey cut off", "UPDATE hatang_surveys SET mapping = '['", .surveyUnreadable),
        PlantedFault("counts of a survey", "UPDATE hatang_surveys SET counts = '{\"created\":7}'", .surveyCounts),
        PlantedFault(
            "a block of rows cut off", "UPDATE hatang_row_blocks SET rows = substr(rows, 1, 40)", .rowsUnreadable),
        PlantedFault("a block of other rows", "UPDATE hatang_row_blocks SET last_row = last_row + 5", .rowsBounds),
        PlantedFault(
            "two blocks of the same rows",
            """
            INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows)
            SELECT survey, first_row + 1, last_row, rows FROM hatang_row_blocks LIMIT 1
            """, .rowsOverlap),
        PlantedFault(
            "rows of no survey",
            "INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows) VALUES (77, 1, 1, '[[1,\"skipped\",null,[]]]')",
            .rowsOrphan),
        PlantedFault(
            "a row of no record",
            "UPDATE hatang_row_blocks SET rows = replace(rows, (SELECT uuid FROM postal_points WHERE \(point)), \(stranger))",
            .rowRecordUnknown),
        PlantedFault(
            "a finding of no survey",
            "INSERT INTO hatang_findings VALUES (77, 1, 'a', 'note', 'b', NULL, 1, NULL, NULL, 'c', 'd', 'e', 'f')",
            .findingOrphan),
        PlantedFault("a finding of no severity", "UPDATE hatang_findings SET severity = 'nặng'", .findingWord),
        PlantedFault("a finding of no row", "UPDATE hatang_findings SET row = 9999", .findingRow),
        PlantedFault(
            "a photo of no survey",
            """
            INSERT INTO hatang_photos(sha256, path, bytes, record, table_name, field, survey, row)
            SELECT 'a', 'b.jpg', 1, uuid, 'postal_points', 'photo', 77, 1 FROM postal_points WHERE \(point)
            """, .photoOrphan),
        PlantedFault(
            "a photo of no record",
            """
            INSERT INTO hatang_photos(sha256, path, bytes, record, table_name, field, survey, row)
            SELECT 'a', 'b.jpg', 1, \(stranger), 'postal_points', 'photo', id, 4 FROM hatang_surveys LIMIT 1
            """, .photoRecord),
        PlantedFault(
            "an entry of history cut off", "UPDATE hatang_history SET changes = substr(changes, 2)", .historyUnreadable),
        PlantedFault("an entry of no survey", "UPDATE hatang_history SET survey = '77'", .historySurvey),
        PlantedFault(
            "a record that history does not lead to",
            "UPDATE postal_points SET name = 'Khác' WHERE name = 'Tên mới'", .historyDiffers),
        PlantedFault(
            "an entry of other values", "UPDATE hatang_history SET changes = replace(changes, 'Tên mới', 'Tên cũ')",
            .historyDiffers),
        PlantedFault(
            "a record that went and is there",
            """
            INSERT INTO postal_points(uuid, code, survey)
            SELECT record, 'lại', '1' FROM hatang_history WHERE action = 'create'
            """, .historyDiffers),
        PlantedFault(
            "a going left out of history", "DELETE FROM hatang_history WHERE changes LIKE '%\"into\"%'", .historyRecord),
        PlantedFault(
            "a record of no making", "DELETE FROM hatang_creations WHERE table_name = 'cells'", .creationMissing),
        PlantedFault(
            "two makings of one record",
            """
            INSERT INTO hatang_creations
            SELECT table_name, first_fid + 1, last_fid, version, survey, who, at FROM hatang_creations
            WHERE table_name = 'cells'
            """, .creationOverlap),
        PlantedFault(
            "a making of nothing", "INSERT INTO hatang_creations VALUES ('away', 1, 2, 1, NULL, NULL, 'x')",
            .creationUnreadable),
        PlantedFault(
            "makings out of order",
            """
            INSERT INTO hatang_creations
            SELECT table_name, last_fid + 1, last_fid + 1, version - 1, survey, who, at FROM hatang_creations
            WHERE table_name = 'cells'
            """, .creationOrder),
    ]

    static let all = geoPackage + layout + content
}
