extension Migration {
    /// Tables that GIS programs need not know: plain tables, which GeoPackage allows unregistered.
    static let ownTables = """
        CREATE TABLE hatang_registry (
            key TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT;

        -- How we left each layer; what differs later was changed by another program.
        CREATE TABLE hatang_layers (
            table_name TEXT NOT NULL PRIMARY KEY,
            last_change TEXT NOT NULL,
            row_count INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE hatang_documents (
            name TEXT NOT NULL PRIMARY KEY,
            digest TEXT NOT NULL,
            content TEXT NOT NULL
        ) STRICT;

        CREATE TABLE hatang_surveys (
            id INTEGER PRIMARY KEY,
            identifier TEXT NOT NULL UNIQUE,
            file TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            sheet TEXT,
            kind TEXT NOT NULL,
            inspector TEXT,
            surveyed TEXT,
            reference_system TEXT NOT NULL,
            complete_list INTEGER NOT NULL,
            mapping TEXT NOT NULL,
            operations TEXT NOT NULL,
            plan_digest TEXT NOT NULL,
            version INTEGER NOT NULL,
            imported_by TEXT,
            imported_at TEXT NOT NULL
        ) STRICT;

        CREATE TABLE hatang_raw_rows (
            survey INTEGER NOT NULL REFERENCES hatang_surveys(id),
            row INTEGER NOT NULL,
            cells TEXT NOT NULL,
            outcome TEXT NOT NULL,
            record TEXT,
            PRIMARY KEY (survey, row)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE hatang_findings (
            survey INTEGER NOT NULL REFERENCES hatang_surveys(id),
            position INTEGER NOT NULL,
            code TEXT NOT NULL,
            severity TEXT NOT NULL,
            file TEXT NOT NULL,
            sheet TEXT,
            row INTEGER,
            column_heading TEXT,
            value TEXT,
            problem_vi TEXT NOT NULL,
            problem_en TEXT NOT NULL,
            remedy_vi TEXT NOT NULL,
            remedy_en TEXT NOT NULL,
            PRIMARY KEY (survey, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE hatang_history (
            id INTEGER PRIMARY KEY,
            version INTEGER NOT NULL,
            survey TEXT,
            row INTEGER,
            who TEXT,
            at TEXT NOT NULL,
            table_name TEXT NOT NULL,
            record TEXT NOT NULL,
            record_key TEXT NOT NULL,
            action TEXT NOT NULL,
            changes TEXT NOT NULL
        ) STRICT;
        CREATE INDEX hatang_history_record ON hatang_history(record);
        CREATE INDEX hatang_history_version ON hatang_history(version);

        """
}
