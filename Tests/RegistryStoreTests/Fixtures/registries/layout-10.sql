-- A registry of the layout 10: what is new in it, made up. Lines “holds” must be true of the file when it is up to date.

INSERT INTO hatang_surveys(id, identifier, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list,
    mapping, operations, plan_digest, version, imported_by, imported_at, counts, options)
VALUES (10, 'mau-10~11', 'mau-10.csv', 'mau', NULL, 'postal', 'Tổ mẫu', '2026-01-10', 'wgs84', 0, '[]', '[]', 'mau-10', 10, NULL,
    '2026-01-10T09:00:00+07:00', '{"created":1}', '[]');
INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows) VALUES (10, 2, 2, '[[2,"created","000000000000000000000000000000a1",["M100"]]]');
UPDATE hatang_surveys SET undone_version = 11, undone_by = 'Tổ mẫu', undone_at = '2026-01-11T09:00:00+07:00' WHERE id = 10;
INSERT INTO hatang_history(version, survey, row, who, at, table_name, record, record_key, action, changes) VALUES
    (10, '10', 2, NULL, '2026-01-10T09:00:00+07:00', 'postal_points', '000000000000000000000000000000a1', 'P10', 'create', '{"code":[null,"P10"]}'),
    (11, '10', 2, 'Tổ mẫu', '2026-01-11T09:00:00+07:00', 'postal_points', '000000000000000000000000000000a1', 'P10', 'undo', '{"code":["P10",null]}');

UPDATE hatang_registry SET value = '11' WHERE key = 'version';

-- holds: SELECT undone_version = 11 FROM hatang_surveys WHERE id = 10
-- holds: SELECT count(*) = 0 FROM postal_points WHERE code = 'P10'
