import Glibc
public import RegistryRecords
import SQLiteStore

/// What a repair has done.
public struct RepairOutcome: Sendable {
    /// What was found before.
    public var before: CheckOutcome
    /// What is left.
    public var after: CheckOutcome
    /// What was done, line by line.
    public var steps: [BilingualText] = []
    /// The file with the state before; nil when nothing was changed.
    public var backup: String?
    /// The new file that holds what could be read of a damaged one, which stays as it is; nil when it was not needed.
    public var recovered: String?
}

/// Puts right what follows from other things in the file of a registry: spatial indexes, extents, lists, triggers, counts,
/// and texts whose meaning is beyond doubt. What is data is never invented.
public enum RegistryRepair {
    /// Checks a file, puts right what can be put right, all of it or nothing, and checks again.
    ///
    /// The state before goes to a file beside first. A file whose pages are damaged stays as it is: what can be read of it
    /// goes to a new file.
    ///
    /// - Parameters:
    ///   - who: Who asked for it; goes to history where values are written anew.
    ///   - instant: When, for people to read.
    ///   - limit: How many findings of a kind are kept; all are counted.
    ///   - stamp: What is new in the names of the files written beside, such as `20261129-143000`.
    /// - Throws: ``RegistryError`` or ``BackupError`` when the file cannot be read at all, is of another layout, or the files
    ///   beside cannot be written.
    public static func run(
        _ path: String, by who: String?, at instant: String, stamp: String, limit: Int = 100,
        progress: RegistryCheck.Progress = { _, _ in }
    ) throws -> RepairOutcome {
        let before = try RegistryCheck.run(path, limit: limit, progress: progress)
        if let finding = before.findings.first(where: { $0.code == .layoutNewer }) {
            throw RegistryError.newerRegistry(path: path, migration: finding.value ?? "")
        }
        if let finding = before.findings.first(where: { $0.code == .layoutOlder }) {
            throw RegistryError.olderRegistry(path: path, migration: finding.row ?? "")
        }
        if before.counts[.fileBeside] != nil && before.rows == 0 { throw RegistryError.needsRecovery(path: path) }
        var outcome = RepairOutcome(before: before, after: before)
        let isDamaged = [.fileUnreadable, .pagesDamaged, .checkStopped].contains { before.counts[$0] != nil }
        if isDamaged {
            let file = beside(path, "recovered-\(stamp)")
            outcome.steps = try Recovery.run(path, to: file)
            outcome.recovered = file
            outcome.steps += try mend(file, by: who, at: instant, progress)
            outcome.after = try RegistryCheck.run(file, limit: limit, progress: progress)
        } else if before.counts.keys.contains(where: \.isMended) {
            let backup = beside(path, "before-repair-\(stamp)")
            try copy(path, to: backup)
            outcome.backup = backup
            outcome.steps = try mend(path, by: who, at: instant, progress)
            outcome.after = try RegistryCheck.run(path, limit: limit, progress: progress)
        }
        return outcome
    }

    /// `an-giang.gpkg` becomes `an-giang.before-repair-….gpkg`.
    private static func beside(_ path: String, _ word: String) -> String {
        path.hasSuffix(".gpkg") ? path.dropLast(5) + ".\(word).gpkg" : "\(path).\(word).gpkg"
    }

    private static func copy(_ path: String, to backup: String) throws {
        let held = try HeldFile(path, isChecked: false)
        defer { withExtendedLifetime(held) {} }
        let target = try UnfinishedFile(path: backup, replacing: false)
        do {
            let source = try Connection(path: path, mode: .readOnly)
            try source.copy(to: try Connection(path: target.part, mode: .readWrite))
        } catch {
            throw RegistryError.wrapping(error)
        }
        try target.finish()
    }

    private static func mend(
        _ path: String, by who: String?, at instant: String, _ progress: RegistryCheck.Progress
    ) throws -> [BilingualText] {
        let held = try HeldFile(path, isChecked: false)
        defer { withExtendedLifetime(held) {} }
        do {
            let connection = try Connection(path: path, mode: .readWrite)
            try connection.registerSpatialFunctions()
            return try connection.withoutTriggers {
                try connection.transaction {
                    let found = try RegistryCheck.run(connection, path, 1, progress)
                    let run = try RepairRun(connection, path: path, found: found, by: who, at: instant)
                    for part in [
                        LayoutRepair.mend, GeoPackageRepair.mend, StateRepair.mend, SurveysRepair.mend,
                        ValuesRepair.mend, ShapesRepair.mend,
                    ] { try part(run) }
                    try run.finish()
                    return run.steps
                }
            }
        } catch {
            throw RegistryError.wrapping(error)
        }
    }
}
