extension Migration {
    /// Surveys that were undone, and what other programs change, by triggers that run in them.
    ///
    /// Before another program changes a row for the first time, the row goes as it is to `hatang_before_<layer>`; a row
    /// that it makes goes there by its fid alone. So that table holds the rows as we left them, and nothing as long as
    /// nobody else writes. We say that it is us by an entry `writing` in `hatang_registry`, which is there only within our
    /// transactions. The columns are those of the layer, in their order: whoever adds a column to a layer adds it to both.
    static let undoingAndOutsideEdits =
        """
        ALTER TABLE hatang_surveys ADD COLUMN undone_version INTEGER;
        ALTER TABLE hatang_surveys ADD COLUMN undone_by TEXT;
        ALTER TABLE hatang_surveys ADD COLUMN undone_at TEXT;

        """
        + [
            "communes", "postal_points", "bts_sites", "cells", "dead_zones", "cable_routes", "settlements",
            "enterprises", "claimed_areas", "signal_samples", "indicators", "inspections",
        ].map(outsideEdits).joined()

    private static func outsideEdits(of layer: String) -> String {
        let before = "hatang_before_\(layer)"
        let isOutside = "NOT EXISTS (SELECT 1 FROM hatang_registry WHERE key = 'writing')"
        func isNew(_ row: String) -> String { "NOT EXISTS (SELECT 1 FROM \(before) WHERE fid = \(row).fid)" }
        // A row that is replaced goes without a trigger of its own.
        let isReplaced = layer == "communes" ? "fid = NEW.fid" : "(fid = NEW.fid OR uuid = NEW.uuid)"
        return """
            CREATE TABLE \(before) AS SELECT * FROM \(layer) WHERE FALSE;
            CREATE UNIQUE INDEX \(before)_fid ON \(before)(fid);
            CREATE TRIGGER \(before)_insert BEFORE INSERT ON \(layer) WHEN \(isOutside) BEGIN
                INSERT INTO \(before) SELECT * FROM \(layer)
                    WHERE \(isReplaced) AND fid NOT IN (SELECT fid FROM \(before));
            END;
            CREATE TRIGGER \(before)_inserted AFTER INSERT ON \(layer) WHEN \(isOutside) BEGIN
                INSERT INTO \(before)(fid) SELECT NEW.fid WHERE \(isNew("NEW"));
            END;
            CREATE TRIGGER \(before)_update BEFORE UPDATE ON \(layer) WHEN \(isOutside) BEGIN
                INSERT INTO \(before) SELECT * FROM \(layer) WHERE fid = OLD.fid AND \(isNew("OLD"));
                INSERT INTO \(before) SELECT * FROM \(layer)
                    WHERE fid = NEW.fid AND NEW.fid <> OLD.fid AND \(isNew("NEW"));
            END;
            CREATE TRIGGER \(before)_updated AFTER UPDATE ON \(layer) WHEN OLD.fid <> NEW.fid AND \(isOutside) BEGIN
                INSERT INTO \(before)(fid) SELECT NEW.fid WHERE \(isNew("NEW"));
            END;
            CREATE TRIGGER \(before)_delete BEFORE DELETE ON \(layer) WHEN \(isOutside) BEGIN
                INSERT INTO \(before) SELECT * FROM \(layer) WHERE fid = OLD.fid AND \(isNew("OLD"));
            END;

            """
    }
}
