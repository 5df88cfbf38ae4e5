-- A registry of the layout 5: what is new in it, made up. Lines “holds” must be true of the file when it is up to date.

INSERT INTO hatang_surveys(id, identifier, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list,
    mapping, operations, plan_digest, version, imported_by, imported_at, counts, options)
VALUES (5, 'mau-5', 'mau-5.csv', 'mau', NULL, 'claim', 'Tổ mẫu', '2026-01-05', 'wgs84', 0, '[]', '[]', 'mau-5', 5, NULL,
    '2026-01-05T09:00:00+07:00', '{"created":2}', '[]');
INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows) VALUES (5, 2, 3, '[[2,"created","00000000000000000000000000000051",["M50"]],[3,"created","00000000000000000000000000000052",["M51"]]]');
INSERT INTO claimed_areas(uuid, geom, code, "operator", technology, valid_from, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000051', X'47500003E61000007B14AE47E15A5A40AE47E17A145E5A40A4703D0AD7A324403E0AD7A370BD2440010600000001000000010300000001000000050000007B14AE47E15A5A40A4703D0AD7A32440AE47E17A145E5A40A4703D0AD7A32440AE47E17A145E5A403E0AD7A370BD24407B14AE47E15A5A403E0AD7A370BD24407B14AE47E15A5A40A4703D0AD7A32440',
    'V1', 'DN mẫu', '4G', '2026-01-01', '5', 2, '2026-01-05');
INSERT INTO signal_samples(uuid, geom, code, "operator", technology, measured, time, rsrp_dbm, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000052', X'47500001E61000000101000000EC51B81E855B5A40295C8FC2F5A82440', 'S1', 'DN mẫu', '4G', '2026-01-04', '08:30', -97.5, '5', 3, '2026-01-05');
INSERT INTO rtree_claimed_areas_geom SELECT fid, 105.42, 105.47, 10.32, 10.37 FROM claimed_areas WHERE TRUE;
INSERT INTO rtree_signal_samples_geom SELECT fid, 105.43, 105.43, 10.33, 10.33 FROM signal_samples WHERE TRUE;
UPDATE gpkg_contents SET min_x = 105.42, max_x = 105.47, min_y = 10.32, max_y = 10.370000000000001 WHERE table_name = 'claimed_areas';
UPDATE gpkg_contents SET min_x = 105.43, max_x = 105.43, min_y = 10.33, max_y = 10.33 WHERE table_name = 'signal_samples';
INSERT INTO hatang_creations SELECT 'claimed_areas', min(fid), max(fid), 5, '5', NULL, '2026-01-05T09:00:00+07:00' FROM claimed_areas WHERE survey = '5';
INSERT INTO hatang_creations SELECT 'signal_samples', min(fid), max(fid), 5, '5', NULL, '2026-01-05T09:00:00+07:00' FROM signal_samples WHERE survey = '5';

UPDATE hatang_registry SET value = '5' WHERE key = 'version';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM claimed_areas) WHERE table_name = 'claimed_areas';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM signal_samples) WHERE table_name = 'signal_samples';

-- holds: SELECT rsrp_dbm = -97.5 AND time = '08:30' FROM signal_samples
-- holds: SELECT valid_from = '2026-01-01' FROM claimed_areas
