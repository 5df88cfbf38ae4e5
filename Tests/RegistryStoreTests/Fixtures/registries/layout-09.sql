-- A registry of the layout 9: what is new in it, made up. Lines “holds” must be true of the file when it is up to date.

INSERT INTO hatang_tokens(name, role, digest, created_at) VALUES ('Máy mẫu', 'viewer', zeroblob(32), '2026-01-09T09:00:00Z');

UPDATE hatang_registry SET value = '9' WHERE key = 'version';

-- holds: SELECT count(*) = 1 FROM hatang_tokens
