import CSQLite

/// Columns of the present row. SQLite would convert between types on request; these do not, but for whole numbers
/// read as reals: a value of another type than asked for is nil.
extension Statement {
    /// The type of the value.
    public func type(at column: Int32) -> StoredType {
        switch unsafe sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        case SQLITE3_TEXT: .text
        case SQLITE_BLOB: .blob
        default: .null
        }
    }

    /// Whether the value is NULL.
    public func isNull(at column: Int32) -> Bool {
        unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// The text, which may hold a NUL; bytes that are no UTF-8 become U+FFFD.
    public func text(at column: Int32) -> String? {
        guard unsafe sqlite3_column_type(handle, column) == SQLITE3_TEXT,
            let start = unsafe sqlite3_column_text(handle, column)
        else { return nil }
        let count = Int(unsafe sqlite3_column_bytes(handle, column))  // after the text: it may have been converted
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The whole number.
    public func integer(at column: Int32) -> Int64? {
        guard unsafe sqlite3_column_type(handle, column) == SQLITE_INTEGER else { return nil }
        return unsafe sqlite3_column_int64(handle, column)
    }

    /// The number, whole or not.
    public func real(at column: Int32) -> Double? {
        let type = unsafe sqlite3_column_type(handle, column)
        guard type == SQLITE_FLOAT || type == SQLITE_INTEGER else { return nil }
        return unsafe sqlite3_column_double(handle, column)
    }

    /// A copy of the bytes; see ``withBlob(at:_:)`` for large ones.
    public func blob(at column: Int32) -> [UInt8]? {
        guard type(at: column) == .blob else { return nil }
        return unsafe withBlob(at: column) { bytes in unsafe Array(bytes) }
    }

    /// Hands over the bytes of a blob without a copy; none for a value of another type.
    ///
    /// The buffer is SQLite's own: it ends with the call.
    public func withBlob<Result, Failure: Error>(
        at column: Int32, _ work: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard type(at: column) == .blob, let start = unsafe sqlite3_column_blob(handle, column) else {
            return try unsafe work(UnsafeRawBufferPointer(start: nil, count: 0))
        }
        let count = Int(unsafe sqlite3_column_bytes(handle, column))
        return try unsafe work(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The value, whatever its type.
    public func value(at column: Int32) -> StoredValue {
        switch type(at: column) {
        case .null: .null
        case .integer: .integer(unsafe sqlite3_column_int64(handle, column))
        case .real: .real(unsafe sqlite3_column_double(handle, column))
        case .text: .text(text(at: column) ?? "")
        case .blob: .blob(blob(at: column) ?? [])
        }
    }

    /// The name of a column of the result.
    public func columnName(at column: Int32) -> String {
        guard let name = unsafe sqlite3_column_name(handle, column) else { return "" }
        return unsafe String(cString: name)
    }
}
