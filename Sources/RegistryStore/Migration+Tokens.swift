extension Migration {
    /// Who may do what by the web service. A token itself is never kept, only its SHA-256.
    static let tokens = """
        CREATE TABLE hatang_tokens (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            digest BLOB NOT NULL UNIQUE,
            created_at TEXT NOT NULL,
            expires TEXT,
            revoked_at TEXT
        ) STRICT;

        """
}
