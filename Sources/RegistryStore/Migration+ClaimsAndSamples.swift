extension Migration {
    /// The layers of claimed areas and of measured samples.
    ///
    /// A registry that is there already gets the two beginnings that a new one gets when it is made: fids inside of its
    /// block, and how we left the layers.
    static let claimsAndSamples =
        """
        CREATE TABLE claimed_areas (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            geom MULTIPOLYGON,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            code TEXT, name TEXT, "operator" TEXT, technology TEXT, valid_from DATE, valid_to DATE,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT
        );
        CREATE UNIQUE INDEX claimed_areas_uuid ON claimed_areas(uuid);
        CREATE UNIQUE INDEX claimed_areas_key ON claimed_areas(code) WHERE code <> '';

        CREATE TABLE signal_samples (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            geom POINT,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            code TEXT, "operator" TEXT, technology TEXT, measured DATE, time TEXT, rsrp_dbm DOUBLE,
            download_mbps DOUBLE, upload_mbps DOUBLE, latency_ms DOUBLE,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT
        );
        CREATE UNIQUE INDEX signal_samples_uuid ON signal_samples(uuid);
        CREATE UNIQUE INDEX signal_samples_key ON signal_samples(code) WHERE code <> '';

        INSERT INTO gpkg_contents(table_name, data_type, identifier, description, srs_id) VALUES
            ('claimed_areas', 'features', 'Vùng phủ sóng công bố',
                'Do doanh nghiệp công bố; không phải vùng phủ tính được', 4326),
            ('signal_samples', 'features', 'Mẫu đo chất lượng mạng', '', 4326);

        INSERT INTO gpkg_geometry_columns(table_name, column_name, geometry_type_name, srs_id, z, m) VALUES
            ('claimed_areas', 'geom', 'MULTIPOLYGON', 4326, 0, 0),
            ('signal_samples', 'geom', 'POINT', 4326, 0, 0);

        INSERT INTO sqlite_sequence(name, seq)
            SELECT table_name, CAST(value AS INTEGER) FROM hatang_registry, gpkg_contents
            WHERE key = 'fid_block' AND table_name IN ('claimed_areas', 'signal_samples');
        INSERT INTO hatang_layers(table_name, last_change, row_count)
            SELECT table_name, last_change, 0 FROM hatang_registry, gpkg_contents
            WHERE key = 'fid_block' AND table_name IN ('claimed_areas', 'signal_samples');

        """ + ["claimed_areas", "signal_samples"].map(spatialIndex).joined()
}
