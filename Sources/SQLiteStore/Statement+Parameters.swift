import CSQLite

extension Statement {
    /// Binds text, or NULL for nil. The byte count lets it hold a NUL.
    public mutating func bind(_ text: String?, at index: Int32) throws(SQLiteError) {
        guard let text else { return try bindNull(at: index) }
        try check(unsafe csqlite_bind_text_copy(handle, index, text, UInt64(text.utf8.count)))
    }

    /// Binds text that is there as UTF-8 bytes; nobody checks that they are.
    public mutating func bindText(_ utf8: [UInt8], at index: Int32) throws(SQLiteError) {
        guard !utf8.isEmpty else { return try bind("", at: index) }
        try check(
            unsafe utf8.withUnsafeBytes { bytes in
                unsafe csqlite_bind_text_copy(
                    handle, index, bytes.assumingMemoryBound(to: CChar.self).baseAddress, UInt64(bytes.count))
            })
    }

    /// Binds a whole number, or NULL for nil.
    public mutating func bind(_ number: Int64?, at index: Int32) throws(SQLiteError) {
        guard let number else { return try bindNull(at: index) }
        try check(unsafe sqlite3_bind_int64(handle, index, number))
    }

    /// Binds a whole number, or NULL for nil.
    public mutating func bind(_ number: Int?, at index: Int32) throws(SQLiteError) {
        try bind(number.map(Int64.init), at: index)
    }

    /// Binds a number, or NULL for nil. SQLite stores NaN as NULL, too.
    public mutating func bind(_ number: Double?, at index: Int32) throws(SQLiteError) {
        guard let number else { return try bindNull(at: index) }
        try check(unsafe sqlite3_bind_double(handle, index, number))
    }

    /// Binds bytes, or NULL for nil. No bytes are an empty blob, not NULL.
    public mutating func bind(_ bytes: [UInt8]?, at index: Int32) throws(SQLiteError) {
        guard let bytes else { return try bindNull(at: index) }
        // A null pointer would bind NULL, and an empty array may have no address.
        guard !bytes.isEmpty else { return try check(unsafe sqlite3_bind_zeroblob(handle, index, 0)) }
        try check(unsafe csqlite_bind_blob_copy(handle, index, bytes, UInt64(bytes.count)))
    }

    /// Binds a value of any type.
    public mutating func bind(_ value: StoredValue, at index: Int32) throws(SQLiteError) {
        switch value {
        case .null: try bindNull(at: index)
        case .integer(let number): try bind(number, at: index)
        case .real(let number): try bind(number, at: index)
        case .text(let text): try bind(text, at: index)
        case .blob(let bytes): try bind(bytes, at: index)
        }
    }

    /// Binds NULL.
    public mutating func bindNull(at index: Int32) throws(SQLiteError) {
        try check(unsafe sqlite3_bind_null(handle, index))
    }
}
