import RegistryRecords
import SQLiteStore

/// Writes the records of one kind during an import, and what follows from them: history, fids, the spatial index.
///
/// Triggers do not run meanwhile: ``finish()`` puts the spatial index right.
final class RecordWriter {
    private let table: RecordTable
    private let connection: Connection
    private var insert: Statement
    private var insertMany: Statement
    /// New records that are bound to ``insertMany``, with the uuids of their sites.
    private var bound: [(record: RegistryRecord, site: String?)] = []
    private var numbers: SurveyNumbers?
    private var update: Statement
    private var move: Statement
    private let firstFid: Int64
    private var nextFid: Int64
    private let memory = BindingMemory()
    private var placed: [SpatialIndexPacking.Box] = []
    private var emptied: [Int64] = []
    /// The box of everything that was placed; nil before the first.
    private(set) var placedBounds: GeographicBounds?
    /// Whether a place was given up, so that the layer may have become smaller.
    private(set) var hasMoved = false

    init(_ kind: RecordKind, on connection: Connection) throws {
        table = RecordTable(kind)
        self.connection = connection
        insert = try Statement(table.insert(), on: connection)
        insertMany = try Statement(table.insert(rows: Self.manyRows), on: connection)
        update = try Statement(table.update(withPlace: false), on: connection)
        move = try Statement(table.update(withPlace: true), on: connection)
        firstFid = try FidBlock(on: connection).last(in: kind.table, on: connection) + 1
        nextFid = firstFid
    }

    /// The fids of the records made; nil when there are none.
    var made: ClosedRange<Int64>? { nextFid > firstFid ? firstFid...(nextFid - 1) : nil }

    /// How many new records one statement takes.
    private static let manyRows = 16

    /// Makes a record; it may wait for others, until ``flush()``.
    ///
    /// - Parameter site: Of a cell, the uuid of its site, where the caller knows it.
    func create(_ record: RegistryRecord, site: String?, numbers: SurveyNumbers) throws {
        if bound.isEmpty { memory.clear() }
        let first = Int32(bound.count) * table.parameterCount
        try table.bind(
            record, to: &insertMany, place: table.place(site: site), numbers: numbers,
            memory: memory, after: first)
        try insertMany.bind(nextFid, at: first + table.fidParameter)
        if let shape = record.shape { place(shape, fid: nextFid) }
        nextFid += 1
        bound.append((record, site))
        self.numbers = numbers
        if bound.count == Self.manyRows { try flush() }
    }

    /// Inserts the records that wait.
    func flush() throws {
        guard !bound.isEmpty, let numbers else { return }
        let waiting = bound
        bound.removeAll(keepingCapacity: true)
        if waiting.count == Self.manyRows {
            do throws(SQLiteError) {
                return try insertMany.run()
            } catch {
                // Those before the one at fault are in, and the transaction will take them back with everything else.
                guard error.isConstraint, waiting.indices.contains(connection.changedRows) else { throw error }
                throw RegistryError.keyTaken(
                    table: table.kind.table, key: waiting[connection.changedRows].record.key)
            }
        }
        for (offset, (record, site)) in waiting.enumerated() {
            let fid = nextFid - Int64(waiting.count - offset)
            try run(record, with: &insert, place: table.place(site: site), numbers) { [table] in
                try $0.bind(fid, at: table.fidParameter)
            }
        }
    }

    /// Brings a record to its new state.
    func change(from before: RegistryRecord, to record: RegistryRecord, numbers: SurveyNumbers) throws {
        try flush()
        // A cell stands on the site of its code, which may have come only now.
        if table.kind == .cell {
            try run(record, with: &move, place: .site(nil), numbers)
        } else if before.shape != record.shape {
            try run(record, with: &move, place: .shape, numbers)
            let fid = try connection.value("SELECT fid FROM \(table.kind.table) WHERE uuid = ?", .text(record.uuid))
            if case .integer(let fid)? = fid {
                hasMoved = hasMoved || before.shape != nil
                if let shape = record.shape { place(shape, fid: fid) } else { emptied.append(fid) }
            }
        } else {
            try run(record, with: &update, place: .kept, numbers)
        }
        guard connection.changedRows == 1 else {
            throw RegistryError.recordMissing(table: table.kind.table, uuid: record.uuid)
        }
    }

    /// Refuses a change whose two sides are not states of one record.
    func check(_ change: RecordChange) throws { try table.check(change) }

    private func run(
        _ record: RegistryRecord, with statement: inout Statement, place: RecordTable.Place, _ numbers: SurveyNumbers,
        _ further: (inout Statement) throws -> Void = { _ in }
    ) throws {
        memory.clear()
        try table.bind(record, to: &statement, place: place, numbers: numbers, memory: memory)
        try further(&statement)
        do throws(SQLiteError) {
            try statement.run()
        } catch {
            guard error.isConstraint else { throw error }
            throw RegistryError.keyTaken(table: table.kind.table, key: record.key)
        }
    }

    private func place(_ shape: GeographicShape, fid: Int64) {
        guard let bounds = GeographicBounds(shape) else { return }
        placed.append(.init(fid: fid, bounds))
        placedBounds = placedBounds?.union(bounds) ?? bounds
    }

    // MARK: The spatial index

    /// Many new boxes beside few old ones are worth writing the whole index anew.
    private static let fewestToPack = 1024

    /// Puts the spatial index of the layer right.
    func finish() throws {
        try flush()
        guard table.kind.hasShape, !(placed.isEmpty && emptied.isEmpty) else { return }
        let index = "rtree_\(table.kind.table)_geom"
        guard case .integer(let present)? = try connection.value("SELECT count(*) FROM \(index)_rowid") else { return }
        if placed.count >= Self.fewestToPack && placed.count >= Int(present) / 4 {
            try SpatialIndexPacking(index: index, connection: connection).write(try boxes(of: index) + placed)
        } else {
            var insert = try Statement("INSERT OR REPLACE INTO \(index) VALUES (?, ?, ?, ?, ?)", on: connection)
            for box in placed {
                try insert.bind(box.fid, at: 1)
                for (place, edge) in [box.west, box.east, box.south, box.north].enumerated() {
                    try insert.bind(Double(edge), at: Int32(place + 2))
                }
                try insert.run()
            }
            for fid in emptied { try connection.run("DELETE FROM \(index) WHERE id = ?", .integer(fid)) }
        }
        placed = []
        emptied = []
    }

    /// What the index has already, without what the import has placed anew or emptied.
    private func boxes(of index: String) throws -> [SpatialIndexPacking.Box] {
        let gone = Set(emptied).union(placed.lazy.map(\.fid).filter { [firstFid] in $0 < firstFid })
        var boxes: [SpatialIndexPacking.Box] = []
        var rows = try Statement("SELECT id, minx, maxx, miny, maxy FROM \(index)", on: connection)
        while try rows.step() {
            guard let fid = rows.integer(at: 0), !gone.contains(fid), let west = rows.real(at: 1),
                let east = rows.real(at: 2), let south = rows.real(at: 3), let north = rows.real(at: 4)
            else { continue }
            boxes.append(.init(fid: fid, west: west, east: east, south: south, north: north))
        }
        return boxes
    }
}
