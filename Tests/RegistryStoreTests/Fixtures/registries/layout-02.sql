-- A registry of the layout 2: what is new in it, made up. Lines “holds” must be true of the file when it is up to date.

INSERT INTO hatang_surveys(id, identifier, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list,
    mapping, operations, plan_digest, version, imported_by, imported_at, counts, options)
VALUES (2, 'mau-2', 'mau-2.csv', 'mau', NULL, 'postal', 'Tổ mẫu', '2026-01-02', 'wgs84', 0, '[]', '[]', 'mau-2', 2, NULL,
    '2026-01-02T09:00:00+07:00', '{"created":2}', '[]');
INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows) VALUES (2, 2, 3, '[[2,"created","00000000000000000000000000000021",["M20"]],[3,"created","00000000000000000000000000000022",["M21"]]]');
INSERT INTO postal_points(uuid, code, name, kind, staffed, communes, survey, survey_row, surveyed, evidence)
VALUES ('00000000000000000000000000000021', 'P21', 'Điểm mẫu 1', 'đại lý', 'no', '30307', '2', 2, '2026-01-02', '{"internet":{"survey":"2","row":2,"surveyed":"2026-01-02"}}');
INSERT INTO postal_points(uuid, code, name, kind, staffed, communes, survey, survey_row, surveyed, evidence)
VALUES ('00000000000000000000000000000022', 'P22', 'Điểm mẫu 2', 'đại lý', 'no', '30307', '2', 3, '2026-01-02', '{"internet":{"survey":"2","row":3,"surveyed":"2026-01-02"}}');
INSERT INTO hatang_creations SELECT 'postal_points', min(fid), max(fid), 2, '2', NULL, '2026-01-02T09:00:00+07:00' FROM postal_points WHERE survey = '2';

UPDATE hatang_registry SET value = '2' WHERE key = 'version';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM postal_points) WHERE table_name = 'postal_points';

-- holds: SELECT count(*) = 2 FROM hatang_raw_rows WHERE survey = 2
-- holds: SELECT last_fid - first_fid = 1 FROM hatang_creations WHERE version = 2
-- holds: SELECT count(*) = 2 FROM postal_points WHERE survey = '2' AND evidence LIKE '%internet%'
