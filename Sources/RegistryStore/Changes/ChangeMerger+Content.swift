import ContentDigest
import RegistryRecords
import SQLiteStore

// Communes and dated tables, which are replaced as a whole.
extension ChangeMerger {
    func takeDocuments() throws {
        for row in incoming.documents.sorted(by: { ($0.text("name") ?? "") < ($1.text("name") ?? "") }) {
            guard let name = row.text("name"), let content = row.text("content") else {
                throw ChangeSetReader.Failure(detail: "hatang_documents")
            }
            let document = RegistryDocument(name: name, content: content)
            let isTaken = try isTaken(name, of: "hatang_documents", from: "hatang_documents", row)
            guard isTaken else { continue }
            try EarlierContent.note(name, of: "hatang_documents", before: settlingVersion, on: connection)
            try connection.run(
                "INSERT OR REPLACE INTO hatang_documents(name, digest, content) VALUES (?, ?, ?)", .text(name),
                .text(document.digest.description), .text(content))
            noteReplaced()
        }
    }

    func takeCommunes() throws {
        guard !incoming.communes.isEmpty else { return }
        let columns = try connection.rows("PRAGMA table_info(communes)").compactMap { row -> String? in
            if case .text(let name) = row[1], name != "fid" { name } else { nil }
        }
        for row in incoming.communes.sorted(by: { Self.name(ofCommune: $0) < Self.name(ofCommune: $1) }) {
            let name = Self.name(ofCommune: row)
            if case .blob(let blob)? = row["geom"] {
                let shape = unsafe blob.withUnsafeBytes { unsafe (try? GeometryBlobReader.shape(of: $0)) ?? nil }
                guard case .area? = shape else { throw ChangeSetReader.Failure(detail: "communes, \(name)") }
            }
            guard try isTaken(name, of: "communes", from: "communes", row) else { continue }
            try EarlierContent.note(name, of: "communes", before: settlingVersion, on: connection)
            let assignments = columns.map { "\"\($0)\" = ?" }.joined(separator: ", ")
            var update = try Statement(
                "UPDATE communes SET \(assignments) WHERE code || '|' || valid_from = ?", on: connection)
            for (index, column) in columns.enumerated() { try update.bind(row[column] ?? .null, at: Int32(index + 1)) }
            try update.bind(name, at: Int32(columns.count + 1))
            try update.run()
            if connection.changedRows == 0 { try insert(commune: row, columns) }
            touched.insert("communes")
            noteReplaced()
        }
    }

    private func insert(commune row: IncomingChanges.Row, _ columns: [String]) throws {
        let names = (["fid"] + columns).map { "\"\($0)\"" }.joined(separator: ", ")
        let places = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
        var insert = try Statement("INSERT INTO communes(\(names)) VALUES (\(places))", on: connection)
        let theirs = row.integer("fid") ?? 0
        let isTaken = try connection.value("SELECT 1 FROM communes WHERE fid = ?", .integer(theirs)) != nil
        try insert.bind(isTaken ? try nextFid(in: "communes") : theirs, at: 1)
        for (index, column) in columns.enumerated() { try insert.bind(row[column] ?? .null, at: Int32(index + 2)) }
        try insert.run()
    }

    private static func name(ofCommune row: IncomingChanges.Row) -> String {
        "\(row.text("code") ?? "")|\(row.text("valid_from") ?? "")"
    }

    /// Whether the other copy's row is to stand in place of the one here.
    private func isTaken(_ name: String, of table: String, from source: String, _ row: IncomingChanges.Row) throws
        -> Bool
    {
        let here = try EarlierContent.digest(of: name, in: table, on: connection)
        let there = try EarlierContent.digest(ofRow: row, in: table, on: connection)
        if here == there { return false }
        let base = incoming.header.earlier[EarlierContent.name(of: name, in: table)]
        if here == base { return true }
        if try !EarlierContent.hasChanged(name, of: table, since: knownVersion, on: connection) { return true }
        let conflict = MergeConflict(
            table: table, record: name, key: name, part: "content", base: base,
            here: .init(value: here, who: nil, at: nil, survey: nil, row: nil, surveyed: nil),
            there: .init(
                value: there, who: incoming.header.by, at: incoming.header.at, survey: nil, row: nil, surveyed: nil))
        return side(of: conflict, newer: nil) == .there
    }
}
