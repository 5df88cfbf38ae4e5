extension Connection {
    /// Runs one statement with its parameters, counted from 1 in their order; rows are ignored.
    public func run(_ sql: String, _ parameters: StoredValue...) throws(SQLiteError) {
        var statement = try Statement(sql, on: self)
        for (index, value) in parameters.enumerated() {
            try statement.bind(value, at: Int32(index + 1))
        }
        try statement.run()
    }

    /// The first column of the first row; nil when there is no row.
    public func value(_ sql: String, _ parameters: StoredValue...) throws(SQLiteError) -> StoredValue? {
        var statement = try Statement(sql, on: self)
        for (index, value) in parameters.enumerated() {
            try statement.bind(value, at: Int32(index + 1))
        }
        return try statement.step() ? statement.value(at: 0) : nil
    }

    /// All rows, each with its columns in their order. For small answers: every value is copied.
    public func rows(_ sql: String, _ parameters: StoredValue...) throws(SQLiteError) -> [[StoredValue]] {
        var statement = try Statement(sql, on: self)
        for (index, value) in parameters.enumerated() {
            try statement.bind(value, at: Int32(index + 1))
        }
        var rows: [[StoredValue]] = []
        while try statement.step() {
            rows.append((0..<statement.columnCount).map { statement.value(at: $0) })
        }
        return rows
    }
}
