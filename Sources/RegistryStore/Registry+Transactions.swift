import SQLiteStore

extension Registry {
    /// Does the work on one state of the file.
    func read<Result>(_ work: () throws -> Result) throws(RegistryError) -> Result {
        do {
            return try connection.reading(work)
        } catch {
            throw .wrapping(error)
        }
    }

    /// Does the work in one transaction, puts the extents of the layers right and raises the version.
    ///
    /// - Parameter layers: The tables that the work changes.
    func write(layers: some Sequence<String>, _ work: () throws -> Void) throws(RegistryError) {
        guard mode == .readWrite else { throw .readOnly }
        do {
            try connection.transaction {
                try beginWriting()
                // The triggers that note what other programs do rest as long as this is there.
                try connection.run("INSERT INTO hatang_registry VALUES ('writing', '1')")
                try work()
                try connection.run("DELETE FROM hatang_registry WHERE key = 'writing'")
                for layer in layers {
                    try LayerState.touch(layer, on: connection)
                    try LayerState.record(layer, on: connection)
                }
                try connection.run(
                    "UPDATE hatang_registry SET value = ? WHERE key = 'version'", .text("\(try storedVersion() + 1)"))
            }
        } catch {
            throw .wrapping(error)
        }
    }

    /// The first thing that a writing transaction does: lets this file give ids that no copy of it gives, and forgets rows
    /// that another program has written again as they were, or what we write to them would count as its edit.
    func beginWriting() throws {
        let layers = Migration.all.flatMap(\.layers)
        try FidBlock.ensureOwn(path: path, layers: layers, on: connection)
        try OutsideMarks.forgetSameRows(layers, on: connection)
    }
}
