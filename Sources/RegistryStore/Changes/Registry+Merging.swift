import SQLiteStore

extension Registry {
    /// Takes changes of other copies of this registry in, all files or none.
    ///
    /// Everything happens in one transaction. Where both copies have changed a part of a record to different ends, and
    /// neither is of a later survey, somebody has to decide; while something is undecided nothing is written.
    ///
    /// - Parameters:
    ///   - files: What people call them, and their bytes, in the order in which they are to be taken in.
    ///   - decisions: What is to stand where the copies contradict each other.
    ///   - who: Who merges; nil when not stated.
    ///   - instant: When, for people to read.
    ///   - isTrial: Whether only to tell what would be done.
    /// - Returns: What it came to; nothing is written when it is a trial, when conflicts are undecided, and when everything
    ///   was here already.
    /// - Throws: ``ChangesError``, ``RegistryError``; nothing is written then.
    public func merge(
        _ files: [(name: String, bytes: [UInt8])], decisions: MergeDecisions = MergeDecisions(), by who: String?,
        at instant: String, isTrial: Bool = false
    ) throws -> MergeOutcome {
        guard mode == .readWrite else { throw RegistryError.readOnly }
        guard try !hasUnclaimedEdits else { throw ChangesError.unclaimedEdits(path: path) }
        let read = try files.map {
            (name: $0.name, file: try checked(ChangeFile($0.bytes, named: $0.name), named: $0.name))
        }
        var outcome = MergeOutcome(version: try version)
        do {
            try connection.transaction {
                try beginWriting()
                try connection.run("INSERT INTO hatang_registry VALUES ('writing', '1')")
                // Between the steps cells may name a site that is not there.
                try connection.execute("PRAGMA defer_foreign_keys = ON")
                var merger: ChangeMerger?
                for (name, file) in read {
                    let changes = try IncomingChanges(file, named: name, on: connection)
                    let present =
                        try merger
                        ?? ChangeMerger(
                            changes, on: self, decisions: decisions, by: who, at: instant)
                    merger = present
                    try present.take(changes, named: name)
                    outcome = present.outcome
                }
                let isWritten = outcome.undecided.isEmpty && outcome.parts.contains { !$0.isKnown } && !isTrial
                guard let merger, isWritten else { throw NothingToWrite() }
                try merger.finish()
                try connection.run("DELETE FROM hatang_registry WHERE key = 'writing'")
                outcome = merger.outcome
            }
        } catch is NothingToWrite {
            outcome.isWritten = false
        } catch let error as SQLiteError {
            throw RegistryError(error)
        }
        return outcome
    }

    private struct NothingToWrite: Error {}

    /// Refuses what belongs to another registry, or to another structure of it.
    private func checked(_ file: ChangeFile, named name: String) throws -> ChangeFile {
        guard file.header.registry == identifier else {
            throw ChangesError.otherRegistry(file: name, theirs: file.header.registry, ours: identifier)
        }
        guard case .integer(let migration)? = try connection.value("SELECT max(number) FROM hatang_migrations"),
            file.header.migration == Int(migration)
        else {
            throw ChangesError.otherStructure(
                file: name, theirs: file.header.migration, ours: Migration.all.last?.number ?? 0)
        }
        return file
    }
}
