extension Migration {
    /// Covered areas measured before, each under a digest of all that it was measured from, and what is known of
    /// boundaries in the plane. Both can be emptied at any time: a table then only takes longer.
    static let keptAreas = """
        CREATE TABLE hatang_results (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            commune TEXT NOT NULL,
            covered_m2 REAL NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX hatang_results_commune ON hatang_results(commune);

        CREATE TABLE hatang_outlines (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            commune TEXT NOT NULL,
            area_m2 REAL NOT NULL,
            west REAL NOT NULL,
            east REAL NOT NULL,
            south REAL NOT NULL,
            north REAL NOT NULL
        ) STRICT;
        CREATE INDEX hatang_outlines_commune ON hatang_outlines(commune);

        """
}
