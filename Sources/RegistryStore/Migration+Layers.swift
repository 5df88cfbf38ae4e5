extension Migration {
    /// The layers and tables that GIS programs see.
    ///
    /// AUTOINCREMENT keeps the fids of rows that others insert inside our block (`sqlite_sequence` begins there) and
    /// never gives the fid of a deleted row again. The default of `uuid` lets others insert without knowing of it; its
    /// second pair of parentheses keeps GDAL from taking the expression for a text.
    /// A key must be unique where it is stated; rows without one are let in.
    static let layers = """
        CREATE TABLE communes (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            geom MULTIPOLYGON,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            province TEXT NOT NULL,
            valid_from DATE NOT NULL,
            valid_to DATE,
            boundary_quality TEXT,
            area_km2 DOUBLE,
            source TEXT
        );
        CREATE UNIQUE INDEX communes_key ON communes(code, valid_from);

        CREATE TABLE postal_points (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            geom POINT,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            code TEXT, name TEXT, kind TEXT, enterprise TEXT, address TEXT, staffed TEXT, internet TEXT,
            hours_per_day DOUBLE, phone TEXT, services TEXT, opened DATE, closed DATE,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT
        );
        CREATE UNIQUE INDEX postal_points_uuid ON postal_points(uuid);
        CREATE UNIQUE INDEX postal_points_key ON postal_points(code) WHERE code <> '';

        CREATE TABLE bts_sites (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            geom POINT,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            site TEXT, name TEXT, owner TEXT,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT
        );
        CREATE UNIQUE INDEX bts_sites_uuid ON bts_sites(uuid);
        CREATE UNIQUE INDEX bts_sites_key ON bts_sites(site) WHERE site <> '';

        CREATE TABLE cells (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            site TEXT, "operator" TEXT, technology TEXT, band_mhz INTEGER, sector TEXT, azimuth_deg DOUBLE,
            height_m DOUBLE, radius_m DOUBLE, on_air DATE, off_air DATE,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT,
            site_uuid TEXT REFERENCES bts_sites(uuid)
        );
        CREATE UNIQUE INDEX cells_uuid ON cells(uuid);
        CREATE UNIQUE INDEX cells_key ON cells(
            (site || '|' || ifnull("operator", '') || '|' || ifnull(technology, '') || '|' || ifnull(band_mhz, '')
                || '|' || ifnull(sector, ''))
        ) WHERE site <> '';
        CREATE INDEX cells_site ON cells(site_uuid);

        CREATE TABLE dead_zones (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            geom GEOMETRY,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            code TEXT, place TEXT, village TEXT, class TEXT, "operator" TEXT, technology TEXT, severity TEXT,
            households INTEGER, grid_power TEXT, hardship TEXT, reported DATE, verified DATE, planned DATE,
            promised DATE, resolved DATE, status TEXT,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT
        );
        CREATE UNIQUE INDEX dead_zones_uuid ON dead_zones(uuid);
        CREATE UNIQUE INDEX dead_zones_key ON dead_zones(code) WHERE code <> '';

        CREATE TABLE cable_routes (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            geom MULTILINESTRING,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            code TEXT, road TEXT, "from" TEXT, "to" TEXT, enterprise TEXT, operators TEXT, poles INTEGER,
            planned_year INTEGER, deadline DATE, extended_to DATE, decision TEXT, status TEXT, planned_m DOUBLE,
            done_m DOUBLE, verified_m DOUBLE,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT
        );
        CREATE UNIQUE INDEX cable_routes_uuid ON cable_routes(uuid);
        CREATE UNIQUE INDEX cable_routes_key ON cable_routes(code) WHERE code <> '';

        CREATE TABLE settlements (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            geom POINT,
            uuid TEXT NOT NULL DEFAULT ((lower(hex(randomblob(16))))),
            code TEXT, name TEXT, households INTEGER, population INTEGER,
            communes TEXT, survey TEXT, survey_row INTEGER, surveyed DATE, evidence TEXT,
            original TEXT, original_crs TEXT, operation TEXT
        );
        CREATE UNIQUE INDEX settlements_uuid ON settlements(uuid);
        CREATE UNIQUE INDEX settlements_key ON settlements(code) WHERE code <> '';

        CREATE TABLE enterprises (
            fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            seat TEXT
        );
        CREATE UNIQUE INDEX enterprises_key ON enterprises(code);

        INSERT INTO gpkg_contents(table_name, data_type, identifier, description, srs_id) VALUES
            ('communes', 'features', 'Xã, phường, đặc khu', 'Đơn vị hành chính cấp xã theo thời kỳ', 4326),
            ('postal_points', 'features', 'Điểm phục vụ bưu chính', '', 4326),
            ('bts_sites', 'features', 'Trạm BTS', '', 4326),
            ('cells', 'attributes', 'Cell của trạm BTS', '', NULL),
            ('dead_zones', 'features', 'Vùng trắng sóng, lõm sóng', '', 4326),
            ('cable_routes', 'features', 'Tuyến chỉnh trang cáp', '', 4326),
            ('settlements', 'features', 'Ấp, khóm, thôn', '', 4326),
            ('enterprises', 'attributes', 'Doanh nghiệp bưu chính, viễn thông', '', NULL);

        INSERT INTO gpkg_geometry_columns(table_name, column_name, geometry_type_name, srs_id, z, m) VALUES
            ('communes', 'geom', 'MULTIPOLYGON', 4326, 0, 0),
            ('postal_points', 'geom', 'POINT', 4326, 0, 0),
            ('bts_sites', 'geom', 'POINT', 4326, 0, 0),
            ('dead_zones', 'geom', 'GEOMETRY', 4326, 0, 0),
            ('cable_routes', 'geom', 'MULTILINESTRING', 4326, 0, 0),
            ('settlements', 'geom', 'POINT', 4326, 0, 0);

        """
}
