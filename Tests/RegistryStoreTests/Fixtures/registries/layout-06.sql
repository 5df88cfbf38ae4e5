-- A registry of the layout 6: what is new in it, made up. Lines “holds” must be true of the file when it is up to date.

INSERT INTO hatang_surveys(id, identifier, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list,
    mapping, operations, plan_digest, version, imported_by, imported_at, counts, options)
VALUES (6, 'mau-6', 'mau-6.csv', 'mau', NULL, 'indicator', 'Tổ mẫu', '2026-01-06', 'wgs84', 0, '[]', '[]', 'mau-6', 6, NULL,
    '2026-01-06T09:00:00+07:00', '{"created":2}', '[]');
INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows) VALUES (6, 2, 3, '[[2,"created","00000000000000000000000000000061",["M60"]],[3,"created","00000000000000000000000000000062",["M61"]]]');
INSERT INTO indicators(uuid, code, indicator, day, value, unit, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000061', '30307|smartphone|2025-12-31', 'smartphone', '2025-12-31', 0.915, 'tỷ lệ', '6', 2, '2026-01-06');
INSERT INTO enterprises(uuid, code, name, kind, seat, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000062', 'E2', 'DN mẫu 2', 'bưu chính', 'chi nhánh', '6', 3, '2026-01-06');
INSERT INTO hatang_creations SELECT 'indicators', min(fid), max(fid), 6, '6', NULL, '2026-01-06T09:00:00+07:00' FROM indicators WHERE survey = '6';
INSERT INTO hatang_creations SELECT 'enterprises', min(fid), max(fid), 6, '6', NULL, '2026-01-06T09:00:00+07:00' FROM enterprises WHERE survey = '6';

UPDATE hatang_registry SET value = '6' WHERE key = 'version';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM indicators) WHERE table_name = 'indicators';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM enterprises) WHERE table_name = 'enterprises';

-- holds: SELECT value = 0.915 FROM indicators
-- holds: SELECT count(*) = 2 FROM enterprises
