import RegistryRecords
import SQLiteStore

extension RecordTable {
    /// Brings a record of the registry to another state; the spatial index is left to its triggers.
    ///
    /// - Parameter site: Of a cell, the uuid of its site; nil to have it found by its code.
    func update(
        from before: RegistryRecord, to after: RegistryRecord, site: String?, _ numbers: SurveyNumbers,
        on connection: Connection
    ) throws {
        let isMoved = after.kind == .cell || before.shape != after.shape
        var statement = try Statement(update(withPlace: isMoved), on: connection)
        let memory = BindingMemory()
        try bind(
            after, to: &statement, place: after.kind == .cell ? .site(site) : isMoved ? .shape : .kept,
            numbers: numbers, memory: memory)
        try withExtendedLifetime(memory) { try statement.run() }
    }
}
