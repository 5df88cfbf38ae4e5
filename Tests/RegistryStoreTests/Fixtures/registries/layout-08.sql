-- A registry of the layout 8: what is new in it, made up. Lines “holds” must be true of the file when it is up to date.

INSERT INTO hatang_surveys(id, identifier, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list,
    mapping, operations, plan_digest, version, imported_by, imported_at, counts, options)
VALUES (8, 'mau-8', 'mau-8.csv', 'mau', NULL, 'inspection', 'Tổ mẫu', '2026-01-08', 'wgs84', 0, '[]', '[]', 'mau-8', 8, NULL,
    '2026-01-08T09:00:00+07:00', '{"created":1}', '[]');
INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows) VALUES (8, 2, 2, '[[2,"created","00000000000000000000000000000081",["M80"]]]');
INSERT INTO inspections(uuid, code, name, form, basis, planned_year, planned, done, digital, violations, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000081', 'TT8', 'Cuộc kiểm tra mẫu', 'kiểm tra', 'theo kế hoạch', 2026, '2026-01-07', '2026-01-08', 'yes', 0, '8', 2, '2026-01-08');
UPDATE postal_points SET photo = 'anh/mau.jpg' WHERE code = 'P21';
INSERT INTO hatang_photos(sha256, path, bytes, taken_at, longitude, latitude, record, table_name, field, survey, row)
VALUES ('mau', 'anh/mau.jpg', 1000, '2026-01-02T08:00:00', 105.44, 10.38, '00000000000000000000000000000021', 'postal_points', 'photo', 2, 2);
INSERT INTO hatang_creations SELECT 'inspections', min(fid), max(fid), 8, '8', NULL, '2026-01-08T09:00:00+07:00' FROM inspections WHERE survey = '8';

UPDATE hatang_registry SET value = '8' WHERE key = 'version';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM inspections) WHERE table_name = 'inspections';

-- holds: SELECT digital = 'yes' AND violations = 0 FROM inspections
-- holds: SELECT count(*) = 1 FROM hatang_photos JOIN postal_points ON record = uuid WHERE photo = path
