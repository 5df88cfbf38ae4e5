/// A value as SQLite stores it.
public enum StoredValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// The type of a stored value; a column may hold any of them in any row.
public enum StoredType: Sendable {
    case null, integer, real, text, blob
}
