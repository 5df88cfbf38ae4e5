-- A registry of the layout 1: what is new in it, made up. Lines “holds” must be true of the file when it is up to date.

INSERT INTO communes(code, name, kind, province, valid_from, boundary_quality, area_km2, source, geom)
VALUES ('30307', 'Phường mẫu', 'phường', '91', '2025-07-01', 'schematic', 118.5, 'dữ liệu mẫu',
    X'47500003E61000009A99999999595A400000000000605A409A99999999992440CDCCCCCCCCCC2440010600000001000000010300000001000000050000009A99999999595A409A999999999924400000000000605A409A999999999924400000000000605A40CDCCCCCCCCCC24409A99999999595A40CDCCCCCCCCCC24409A99999999595A409A99999999992440');
INSERT INTO rtree_communes_geom SELECT fid, 105.4, 105.5, 10.3, 10.4 FROM communes WHERE TRUE;
UPDATE gpkg_contents SET min_x = 105.4, max_x = 105.5, min_y = 10.3, max_y = 10.4 WHERE table_name = 'communes';

INSERT INTO hatang_surveys VALUES (1, 'mau-1', 'mau-1.xlsx', 'mau', 'Trạm', 'bts', 'Tổ mẫu', '2026-01-01', 'wgs84', 0,
    '[{"column":0,"heading":"Mã","canonical":"site"}]', '["wgs84 → WGS 84"]', 'mau-1', 1, 'Tổ nhập liệu', '2026-01-01T09:00:00+07:00');
INSERT INTO hatang_raw_rows VALUES (1, 4, '["T1","105,4","10,4"]', 'created', '00000000000000000000000000000012');
INSERT INTO hatang_raw_rows VALUES (1, 5, '["T2","?","?"]', 'quarantined', NULL);
INSERT INTO hatang_findings VALUES (1, 0, 'not-a-number', 'error', 'mau-1.xlsx', 'Trạm', 5, 'Kinh độ', '?', 'không phải số',
    'not a number', 'sửa lại', 'mend it');

INSERT INTO postal_points(uuid, geom, code, name, kind, staffed, opened, communes, survey, survey_row, surveyed, original,
    original_crs, operation)
VALUES ('00000000000000000000000000000011', X'47500001E610000001010000005C8FC2F5285C5A40C3F5285C8FC22440', 'P1', 'Bưu cục mẫu mới', 'bưu cục', 'yes', '2020-05-01', '30307', 'mau-1', 4,
    '2026-01-01', '10,38; 105,44', 'wgs84', 'wgs84 → WGS 84');
INSERT INTO bts_sites(uuid, geom, site, name, owner, communes, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000012', X'47500001E610000001010000000AD7A3703D5A5A401F85EB51B89E2440', 'T1', 'Trạm mẫu', 'DN mẫu', '30307', 'mau-1', 4, '2026-01-01');
INSERT INTO cells(uuid, site, "operator", technology, band_mhz, sector, azimuth_deg, radius_m, on_air, survey, survey_row,
    surveyed, site_uuid)
VALUES ('00000000000000000000000000000013', 'T1', 'DN mẫu', '4G', 1800, '1', 120.5, 800, '2021-02-03', 'mau-1', 4, '2026-01-01', '00000000000000000000000000000012');
INSERT INTO dead_zones(uuid, geom, code, class, status, grid_power, reported, communes, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000014', X'47500001E610000001010000007B14AE47E15A5A40A4703D0AD7A32440', 'D1', 'lõm sóng', 'đã báo', 'yes', '2025-12-01', '30307', 'mau-1', 4,
    '2026-01-01');
INSERT INTO cable_routes(uuid, geom, code, road, "from", "to", poles, planned_year, communes, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000015', X'47500003E61000000AD7A3703D5A5A40EC51B81E855B5A401F85EB51B89E2440295C8FC2F5A824400105000000010000000102000000020000000AD7A3703D5A5A401F85EB51B89E2440EC51B81E855B5A40295C8FC2F5A82440',
    'C1', 'Đường mẫu', 'A', 'B', 12, 2026, '30307', 'mau-1', 4, '2026-01-01');
INSERT INTO settlements(uuid, geom, code, name, households, population, communes, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000016', X'47500001E61000000101000000CDCCCCCCCC5C5A403333333333B32440', 'A1', 'Ấp mẫu', 210, 800, '30307', 'mau-1', 4, '2026-01-01');
INSERT INTO enterprises(code, name, kind, seat) VALUES ('E1', 'DN mẫu', 'telecom', 'trụ sở');
INSERT INTO rtree_postal_points_geom SELECT fid, 105.44, 105.44, 10.38, 10.38 FROM postal_points WHERE TRUE;
INSERT INTO rtree_bts_sites_geom SELECT fid, 105.41, 105.41, 10.31, 10.31 FROM bts_sites WHERE TRUE;
INSERT INTO rtree_dead_zones_geom SELECT fid, 105.42, 105.42, 10.32, 10.32 FROM dead_zones WHERE TRUE;
INSERT INTO rtree_cable_routes_geom SELECT fid, 105.41, 105.43, 10.31, 10.33 FROM cable_routes WHERE TRUE;
INSERT INTO rtree_settlements_geom SELECT fid, 105.45, 105.45, 10.35, 10.35 FROM settlements WHERE TRUE;
UPDATE gpkg_contents SET min_x = 105.44, max_x = 105.44, min_y = 10.38, max_y = 10.38 WHERE table_name = 'postal_points';
UPDATE gpkg_contents SET min_x = 105.41, max_x = 105.41, min_y = 10.31, max_y = 10.31 WHERE table_name = 'bts_sites';
UPDATE gpkg_contents SET min_x = 105.42, max_x = 105.42, min_y = 10.32, max_y = 10.32 WHERE table_name = 'dead_zones';
UPDATE gpkg_contents SET min_x = 105.41, max_x = 105.43, min_y = 10.31, max_y = 10.33 WHERE table_name = 'cable_routes';
UPDATE gpkg_contents SET min_x = 105.45, max_x = 105.45, min_y = 10.35, max_y = 10.35 WHERE table_name = 'settlements';

-- Every record made had an entry of its own.
INSERT INTO hatang_history(version, survey, row, who, at, table_name, record, record_key, action, changes) VALUES
    (1, 'mau-1', 4, NULL, '2026-01-01T09:00:00+07:00', 'postal_points', '00000000000000000000000000000011', 'P1', 'create', '{"code":[null,"P1"],"name":[null,"Bưu cục mẫu"]}'),
    (1, 'mau-1', 4, NULL, '2026-01-01T09:00:00+07:00', 'bts_sites', '00000000000000000000000000000012', 'T1', 'create', '{"site":[null,"T1"]}'),
    (1, 'mau-1', 4, NULL, '2026-01-01T09:00:00+07:00', 'cells', '00000000000000000000000000000013', 'T1|DN mẫu|4G|1800|1', 'create', '{"site":[null,"T1"]}'),
    (1, 'mau-1', 4, NULL, '2026-01-01T09:00:00+07:00', 'dead_zones', '00000000000000000000000000000014', 'D1', 'create', '{"code":[null,"D1"]}'),
    (1, 'mau-1', 4, NULL, '2026-01-01T09:00:00+07:00', 'cable_routes', '00000000000000000000000000000015', 'C1', 'create', '{"code":[null,"C1"]}'),
    (1, 'mau-1', 4, NULL, '2026-01-01T09:00:00+07:00', 'settlements', '00000000000000000000000000000016', 'A1', 'create', '{"households":[null,210]}'),
    (1, 'mau-1', 4, NULL, '2026-01-01T09:00:00+07:00', 'postal_points', '00000000000000000000000000000011', 'P1', 'update',
        '{"name":["Bưu cục mẫu","Bưu cục mẫu mới"]}');

UPDATE hatang_registry SET value = '1' WHERE key = 'version';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM communes) WHERE table_name = 'communes';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM postal_points) WHERE table_name = 'postal_points';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM bts_sites) WHERE table_name = 'bts_sites';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM cells) WHERE table_name = 'cells';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM dead_zones) WHERE table_name = 'dead_zones';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM cable_routes) WHERE table_name = 'cable_routes';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM settlements) WHERE table_name = 'settlements';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM enterprises) WHERE table_name = 'enterprises';

-- holds: SELECT count(*) = 2 FROM hatang_raw_rows WHERE survey = 1
-- holds: SELECT counts = '{"created":1,"quarantined":1}' FROM hatang_surveys WHERE id = 1
-- holds: SELECT name = 'Bưu cục mẫu mới' AND opened = '2020-05-01' AND hex(geom) = '47500001E610000001010000005C8FC2F5285C5A40C3F5285C8FC22440' FROM postal_points WHERE code = 'P1'
-- holds: SELECT site_uuid = '00000000000000000000000000000012' AND radius_m = 800 FROM cells WHERE uuid = '00000000000000000000000000000013'
-- holds: SELECT count(*) = 1 FROM hatang_findings WHERE survey = 1
-- holds: SELECT count(*) = 2 FROM hatang_history WHERE record = '00000000000000000000000000000011'
-- holds: SELECT kind = 'viễn thông' AND seat = 'trụ sở' FROM enterprises WHERE code = 'E1'
