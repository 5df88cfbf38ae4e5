-- A registry of the layout 7: what is new in it, made up. Lines “holds” must be true of the file when it is up to date.

INSERT INTO hatang_surveys(id, identifier, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list,
    mapping, operations, plan_digest, version, imported_by, imported_at, counts, options)
VALUES (7, 'mau-7', 'mau-7.csv', 'mau', NULL, 'deadzone', 'Tổ mẫu', '2026-01-07', 'wgs84', 0, '[]', '[]', 'mau-7', 7, NULL,
    '2026-01-07T09:00:00+07:00', '{"created":2}', '[]');
INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows) VALUES (7, 2, 3, '[[2,"created","00000000000000000000000000000071",["M70"]],[3,"created","00000000000000000000000000000072",["M71"]]]');
INSERT INTO dead_zones(uuid, code, class, resolved, checked, check_result, reason, communes, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000071', 'D7', 'trắng sóng', '2026-01-05', '2026-01-06', 'đạt', 'mẫu', '30307', '7', 2, '2026-01-07');
INSERT INTO cable_routes(uuid, code, road, started, done, poles_done, acceptance, communes, survey, survey_row, surveyed)
VALUES ('00000000000000000000000000000072', 'C7', 'Đường mẫu 7', '2026-01-02', '2026-01-05', 9, 'BB-7', '30307', '7', 3, '2026-01-07');
INSERT INTO hatang_creations SELECT 'dead_zones', min(fid), max(fid), 7, '7', NULL, '2026-01-07T09:00:00+07:00' FROM dead_zones WHERE survey = '7';
INSERT INTO hatang_creations SELECT 'cable_routes', min(fid), max(fid), 7, '7', NULL, '2026-01-07T09:00:00+07:00' FROM cable_routes WHERE survey = '7';

UPDATE hatang_registry SET value = '7' WHERE key = 'version';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM dead_zones) WHERE table_name = 'dead_zones';
UPDATE hatang_layers SET row_count = (SELECT count(*) FROM cable_routes) WHERE table_name = 'cable_routes';

-- holds: SELECT checked = '2026-01-06' AND check_result = 'đạt' FROM dead_zones WHERE code = 'D7'
-- holds: SELECT poles_done = 9 AND acceptance = 'BB-7' FROM cable_routes WHERE code = 'C7'
