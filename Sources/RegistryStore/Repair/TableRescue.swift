import SQLiteStore

/// Copies the rows of one table as far as they can be read: from both ends, and from there inwards over what cannot.
final class TableRescue {
    /// How many rows the new table has got.
    private(set) var count = 0
    /// Whether rows could not be read, or do not fit the new table.
    private(set) var hasGaps = false
    private let table: String
    private let columns: [String]
    private let key: String?
    private let source: Connection
    private let target: Connection
    private var insert: Statement

    /// - Parameter key: The whole number that names a row; nil where something else does.
    init(
        _ table: String, columns: [String], key: String?, from source: Connection, to target: Connection
    ) throws(SQLiteError) {
        self.table = table
        self.columns = columns.map { "\"\($0)\"" }
        self.key = key
        self.source = source
        self.target = target
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        insert = try Statement(
            "INSERT OR IGNORE INTO \(table)(\(self.columns.joined(separator: ", "))) VALUES (\(places))", on: target)
    }

    func run() throws(SQLiteError) {
        var reach = try copyRows(key.map { "ORDER BY \($0)" } ?? "")
        guard !reach.isWhole else { return }
        hasGaps = true
        let back = try copyRows(try fromTheEnd())
        guard let key else { return }
        // From the last row that could be read onwards, over wider and wider gaps.
        var step: Int64 = 1
        while let start = reach.last, let end = back.last, start + step < end {
            let next = try copyRows("WHERE \(key) > ? AND \(key) < ? ORDER BY \(key)", start + step, end)
            reach.last = next.last ?? start
            step = next.last == nil ? step * 2 : 1
            if next.isWhole { break }
        }
    }

    /// The order of the table's key, from its end.
    private func fromTheEnd() throws(SQLiteError) -> String {
        if let key { return "ORDER BY \(key) DESC" }
        var names: [String] = []
        for row in try target.rows("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", .text(table)) {
            if case .text(let name) = row[0] { names.append("\"\(name)\" DESC") }
        }
        return "ORDER BY " + names.joined(separator: ", ")
    }

    /// Copies rows until the last one, or until one that cannot be read.
    ///
    /// - Returns: The key of the last row that was read, and whether all came through.
    private func copyRows(_ clause: String, _ bounds: Int64...) throws(SQLiteError) -> (last: Int64?, isWhole: Bool) {
        var last: Int64?
        do throws(SQLiteError) {
            var rows = try Statement(
                "SELECT \(key ?? "NULL"), \(columns.joined(separator: ", ")) FROM \(table) NOT INDEXED \(clause)",
                on: source)
            for (place, bound) in bounds.enumerated() { try rows.bind(bound, at: Int32(place + 1)) }
            while try rows.step() {
                for place in 1...Int32(columns.count) { try insert.bind(rows.value(at: place), at: place) }
                try add()
                last = rows.integer(at: 0)
            }
            return (last, true)
        } catch {
            guard error.isDamage else { throw error }
            return (last, false)
        }
    }

    private func add() throws(SQLiteError) {
        do throws(SQLiteError) {
            try insert.run()
            count += target.changedRows
        } catch {
            guard error.isConstraint else { throw error }
            hasGaps = true
        }
    }
}
