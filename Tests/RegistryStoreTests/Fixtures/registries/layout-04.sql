-- A registry of the layout 4: what is new in it, made up. Lines “holds” must be true of the file when it is up to date.

INSERT INTO hatang_results(digest, commune, covered_m2, version) VALUES (zeroblob(32), '30307', 2010619.3, 3);
INSERT INTO hatang_outlines(digest, commune, area_m2, west, east, south, north)
VALUES (zeroblob(32), '30307', 118500000, 570000, 581000, 1138000, 1149000);

UPDATE hatang_registry SET value = '4' WHERE key = 'version';

-- holds: SELECT count(*) = 1 FROM hatang_results
-- holds: SELECT count(*) = 1 FROM hatang_outlines
