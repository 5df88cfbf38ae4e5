extension Migration {
    /// The photos that surveys name, and the table of inspections.
    ///
    /// Of a photo its name, its digest and what it says of itself are kept; the photo stays where it is.
    static let photosAndInspections = """
        ALTER TABLE postal_points ADD COLUMN photo TEXT;
        ALTER TABLE bts_sites ADD COLUMN photo TEXT;
        ALTER TABLE dead_zones ADD COLUMN photo TEXT;
        ALTER TABLE cable_routes ADD COLUMN photo TEXT;

        CREATE TABLE hatang_photos (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL,
            path TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            taken_at TEXT,
            longitude REAL,
            latitude REAL,
            direction_deg REAL,
            distance_m REAL,
            record TEXT NOT NULL,
            table_name TEXT NOT NULL,
            field TEXT NOT NULL,
            survey INTEGER NOT NULL REFERENCES hatang_surveys(id),
            row INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX hatang_photos_sha256 ON hatang_photos(sha256);
        CREATE INDEX hatang_photos_record ON hatang_photos(record);
        CREATE INDEX hatang_photos_row ON hatang_photos(survey, row);

        CREATE TABLE inspections (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            code TEXT, name TEXT, form TEXT, basis TEXT, planned_year INTEGER, planned DATE, decision TEXT,
            decided DATE, subject TEXT, place TEXT, done DATE, inspecting_unit TEXT, result TEXT, digital TEXT,
            violations INTEGER, violation_note TEXT, deadline DATE, mended TEXT, mended_on DATE,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT
        );
        CREATE UNIQUE INDEX inspections_uuid ON inspections(uuid);
        CREATE UNIQUE INDEX inspections_key ON inspections(code) WHERE code <> '';

        INSERT INTO gpkg_contents(table_name, data_type, identifier, description, srs_id) VALUES
            ('inspections', 'attributes', 'Thanh tra, kiểm tra', '', NULL);
        INSERT INTO sqlite_sequence(name, seq)
            SELECT 'inspections', CAST(value AS INTEGER) FROM hatang_registry WHERE key = 'fid_block';
        INSERT INTO hatang_layers(table_name, last_change, row_count)
            SELECT table_name, last_change, 0 FROM hatang_registry, gpkg_contents
            WHERE key = 'fid_block' AND table_name = 'inspections';

        """
}
