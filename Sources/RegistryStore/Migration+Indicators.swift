extension Migration {
    /// The table of indicators, and enterprises as records with evidence and history like all others.
    ///
    /// The old table of enterprises had a few columns of its own and was filled by programs only; what stands in it
    /// stays, under the same fids.
    static let indicatorsAndEnterprises = """
        CREATE TABLE indicators (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            code TEXT, indicator TEXT, day DATE, value DOUBLE, unit TEXT, province_code TEXT, source TEXT,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT
        );
        CREATE UNIQUE INDEX indicators_uuid ON indicators(uuid);
        CREATE UNIQUE INDEX indicators_key ON indicators(code) WHERE code <> '';

        CREATE TEMP TABLE earlier_enterprises AS SELECT fid, code, name, kind, seat FROM enterprises;
        CREATE TEMP TABLE earlier_sequence AS SELECT seq FROM sqlite_sequence WHERE name = 'enterprises';
        DROP TABLE enterprises;
        CREATE TABLE enterprises (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            code TEXT, name TEXT, kind TEXT, seat TEXT, parent TEXT,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT
        );
        CREATE UNIQUE INDEX enterprises_uuid ON enterprises(uuid);
        CREATE UNIQUE INDEX enterprises_key ON enterprises(code) WHERE code <> '';
        INSERT INTO enterprises(fid, code, name, kind, seat)
            SELECT fid, code, name, CASE kind WHEN 'postal' THEN 'bưu chính' WHEN 'telecom' THEN 'viễn thông' END,
                CASE WHEN seat IN ('trụ sở', 'chi nhánh') THEN seat END
            FROM earlier_enterprises;
        DELETE FROM sqlite_sequence WHERE name = 'enterprises';
        INSERT INTO sqlite_sequence(name, seq)
            SELECT 'enterprises', max(seq, ifnull((SELECT max(fid) FROM enterprises), 0)) FROM earlier_sequence;
        DROP TABLE earlier_enterprises;
        DROP TABLE earlier_sequence;

        INSERT INTO gpkg_contents(table_name, data_type, identifier, description, srs_id) VALUES
            ('indicators', 'attributes', 'Số liệu của xã và của tỉnh', '', NULL);

        INSERT INTO sqlite_sequence(name, seq)
            SELECT 'indicators', CAST(value AS INTEGER) FROM hatang_registry WHERE key = 'fid_block';
        INSERT INTO hatang_layers(table_name, last_change, row_count)
            SELECT table_name, last_change, 0 FROM hatang_registry, gpkg_contents
            WHERE key = 'fid_block' AND table_name = 'indicators';

        """
}
