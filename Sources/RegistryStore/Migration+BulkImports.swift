extension Migration {
    /// Raw rows in blocks, and creations as spans of fids, so that a million rows cost thousands of entries.
    ///
    /// `rows` of a block is a JSON array of `[number, outcome, record, cells]`; the view `hatang_raw_rows` shows them one
    /// by one under the name and with the columns of the first layout.
    static let bulkImports = """
        ALTER TABLE hatang_surveys ADD COLUMN counts TEXT NOT NULL DEFAULT '{}';
        ALTER TABLE hatang_surveys ADD COLUMN options TEXT NOT NULL DEFAULT '[]';
        UPDATE hatang_surveys SET counts = (
            SELECT json_group_object(outcome, number) FROM (
                SELECT outcome, count(*) AS number FROM hatang_raw_rows WHERE survey = id GROUP BY outcome
            )
        );

        CREATE TABLE hatang_row_blocks (
            id INTEGER PRIMARY KEY,
            survey INTEGER NOT NULL REFERENCES hatang_surveys(id),
            first_row INTEGER NOT NULL,
            last_row INTEGER NOT NULL,
            rows TEXT NOT NULL
        ) STRICT;
        INSERT INTO hatang_row_blocks(survey, first_row, last_row, rows)
            SELECT survey, row, row, json_array(json_array(row, outcome, record, json(cells)))
            FROM hatang_raw_rows ORDER BY survey, row;
        CREATE UNIQUE INDEX hatang_row_blocks_survey ON hatang_row_blocks(survey, first_row);
        DROP TABLE hatang_raw_rows;
        CREATE VIEW hatang_raw_rows AS
            SELECT survey, json_extract(value, '$[0]') AS row, json_extract(value, '$[3]') AS cells,
                json_extract(value, '$[1]') AS outcome, json_extract(value, '$[2]') AS record
            FROM hatang_row_blocks, json_each(hatang_row_blocks.rows);

        CREATE TABLE hatang_creations (
            table_name TEXT NOT NULL,
            first_fid INTEGER NOT NULL,
            last_fid INTEGER NOT NULL,
            version INTEGER NOT NULL,
            survey TEXT,
            who TEXT,
            at TEXT NOT NULL,
            PRIMARY KEY (table_name, first_fid)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX hatang_creations_version ON hatang_creations(version);

        """
}
