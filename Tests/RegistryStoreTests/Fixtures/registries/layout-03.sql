-- A registry of the layout 3: what is new in it, made up. Lines “holds” must be true of the file when it is up to date.

INSERT INTO hatang_surveys(id, identifier, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list,
    mapping, operations, plan_digest, version, imported_by, imported_at, counts, options)
VALUES (3, 'mau-3', 'mau-3.csv', 'mau', NULL, 'bts', 'Tổ mẫu', '2026-01-03', 'wgs84', 0, '[]', '[]', 'mau-3', 3, NULL,
    '2026-01-03T09:00:00+07:00', '{"created":1}', '[]');
INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows) VALUES (3, 2, 2, '[[2,"created","00000000000000000000000000000031",["M30"]]]');
INSERT INTO cells(uuid, site, "operator", technology, band_mhz, sector, beam_deg, survey, survey_row, surveyed, site_uuid)
VALUES ('00000000000000000000000000000031', 'T1', 'DN mẫu', '5G', 3500, '1', 65, '3', 2, '2026-01-03', '00000000000000000000000000000012');
INSERT INTO hatang_creations SELECT 'cells', min(fid), max(fid), 3, '3', NULL, '2026-01-03T09:00:00+07:00' FROM cells WHERE survey = '3';

UPDATE hatang_registry SET value = '3' WHERE key = 'version';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM cells) WHERE table_name = 'cells';

-- holds: SELECT beam_deg = 65 FROM cells WHERE uuid = '00000000000000000000000000000031'
