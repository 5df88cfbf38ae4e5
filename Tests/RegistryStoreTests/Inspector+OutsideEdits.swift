import RegistryRecords
import RegistryStore
import SQLiteStore
import Testing
import VN2000

extension Inspector {
    /// Changes, deletes and makes rows of a kind in another program, which knows nothing of history, then claims it all.
    mutating func editOutside(_ registry: Registry) throws {
        let kind = try #require(Self.kinds.randomElement(using: &numbers))
        let connection = try Connection(path: registry.path, mode: .readWrite)
        try connection.registerSpatialFunctions()
        for record in try registry.records(of: kind).sorted(by: { $0.uuid < $1.uuid }) {
            try edit(record, on: connection)
        }
        if Bool.random(using: &numbers) { try makeRow(of: kind, on: connection) }
        let day = Bool.random(using: &numbers) ? try nextDay() : nil
        deeds += 1
        // Who opens the file next finds that somebody else has written to it.
        let found = try Registry(opening: registry.path, mode: .readWrite)
        let done = try found.claimOutsideEdits(by: name, surveyed: day, reason: nil, at: instant)
        #expect(done.refused.isEmpty, "\(done.refused.flatMap(\.problems).prefix(2))")
    }

    private mutating func edit(_ record: RegistryRecord, on connection: Connection) throws {
        let (table, uuid) = (record.kind.table, StoredValue.text(record.uuid))
        let schema = RecordSchema.of(record.kind)
        switch Int.random(in: 0..<12, using: &numbers) {
        case 0...2:
            let words = schema.fields.filter { field, type in
                if case .text = type { !schema.key.contains(field) } else { false }
            }
            guard let field = words.randomElement(using: &numbers)?.field else { return }
            let isBlanked = Int.random(in: 0..<4, using: &numbers) == 0
            let word = StoredValue.text("\(name) \(Int.random(in: 1...3, using: &numbers))")
            try connection.run(
                "UPDATE \(table) SET \"\(field.rawValue)\" = ? WHERE uuid = ?", isBlanked ? .null : word, uuid)
        case 3:
            guard case .point(let place)? = record.shape else { return }
            let moved = place.longitude + Double(Int.random(in: 1...9, using: &numbers)) / 1000
            let shape = GeographicShape.point(GeographicPosition(latitude: place.latitude, longitude: moved))
            try connection.run(
                "UPDATE \(table) SET geom = ? WHERE uuid = ?", .blob(try GeometryBlobWriter.blob(of: shape)), uuid)
        case 4 where letsGo.contains(record.kind):
            // A site goes with its cells, or its deletion could not be claimed.
            if record.kind == .site { try connection.run("DELETE FROM cells WHERE site_uuid = ?", uuid) }
            try connection.run("DELETE FROM \(table) WHERE uuid = ?", uuid)
        default: return
        }
    }

    /// Leaves the id of the row to SQLite, as programs do.
    private mutating func makeRow(of kind: RecordKind, on connection: Connection) throws {
        guard kind != .cell, let key = RecordSchema.of(kind).key.first?.rawValue else { return }
        let code = StoredValue.text("K\(Int.random(in: keys, using: &numbers))")
        guard try connection.value("SELECT 1 FROM \(kind.table) WHERE \(key) = ?", code) == nil else { return }
        try connection.run(
            "INSERT INTO \(kind.table)(uuid, \(key), communes) VALUES (?, ?, '30307')", .text(newName()), code)
    }
}
