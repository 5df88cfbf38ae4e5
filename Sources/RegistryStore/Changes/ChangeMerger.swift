import RegistryRecords
import SQLiteStore

/// Takes changes of other copies into a registry, within one transaction.
///
/// Records meet by their uuid and field by field, see ``RecordMeeting``. Their history comes along: each entry of the other
/// copy is applied to the record that is here, and where more than that stands in the end, an entry of ours says so. So
/// history replays here, too. Versions of the other copy become versions of this one, so that surveys keep the order in
/// which they rest on each other, and one more for what the merging itself has settled.
final class ChangeMerger {
    let registry: Registry
    let connection: Connection
    let who: String?
    let instant: String
    private let decisions: MergeDecisions
    let log: HistoryWriter

    /// The version that the registry has come to.
    private(set) var version: Int
    private(set) var lineage: Lineage
    private(set) var outcome: MergeOutcome
    /// The layers that were changed.
    var touched = Set<String>()
    /// The surveys of the registry.
    var numbers: SurveyNumbers
    private let editors: LayerEditors

    // What is known of the file that is being taken in.

    /// What it has done besides.
    var part = MergeOutcome.Part(file: "", by: nil)
    var incoming: IncomingChanges
    /// The versions here of the versions there.
    private(set) var versions: [Int: Int] = [:]
    /// The last version here that the other copy knows.
    private(set) var knownVersion = 0
    /// The version of what the merging itself settles.
    private(set) var settlingVersion = 0
    private var hasSettled = false
    /// Spans of new rows, by table and first id, that say nothing of rows that are here.
    private(set) var adoptable = Set<String>()
    /// What the other copy has done, by the names of records.
    private(set) var records: [String: IncomingRecord] = [:]
    /// The numbers here of surveys whose rows come along, by their numbers there.
    var takenSurveys: [Int64: Int64] = [:]
    /// Records that went into others here while the other copy changed them, or the other way round.
    var flows: [(from: RecordMeeting.Path, into: String)] = []

    init(
        _ file: IncomingChanges, on registry: Registry, decisions: MergeDecisions, by who: String?, at instant: String
    ) throws {
        self.registry = registry
        self.decisions = decisions
        self.who = who
        self.instant = instant
        incoming = file
        connection = registry.connection
        editors = LayerEditors(on: connection)
        version = try registry.storedVersion()
        outcome = MergeOutcome(version: version)
        lineage = try Lineage(on: connection)
        numbers = try SurveyNumbers.asTheyStood(on: connection)
        log = try HistoryWriter(version: version, survey: nil, who: who, instant: instant, on: connection)
    }

    /// Takes a file in.
    ///
    /// - Parameter name: What people call it.
    func take(_ changes: IncomingChanges, named name: String) throws {
        incoming = changes
        part = MergeOutcome.Part(file: name, by: changes.header.by)
        defer { outcome.parts.append(part) }
        let known = lineage.knowledge(at: version)
        let theirs = changes.lineage.knowledge(at: changes.header.version)
        guard !Lineage.holds(known, theirs) else {
            part.isKnown = true
            return
        }
        guard Lineage.holds(known, changes.lineage.knowledge(at: changes.header.since)) else {
            throw ChangesError.missingEarlier(file: name, since: changes.header.since)
        }
        knownVersion = lineage.lastVersion(knownTo: theirs, upTo: version)
        do {
            adoptable = try freeSpans()
            records = try newRecords()
            try numberVersions()
            try takeSurveys()
            try takeRecords()
            try takePhotos()
            try takeCreations()
            try takeDocuments()
            try takeCommunes()
        } catch let failure as ChangeSetReader.Failure {
            throw ChangesError.damaged(file: name, detail: failure.detail)
        }
        version = max(versions.values.max() ?? version, hasSettled || versions.isEmpty ? settlingVersion : version)
        lineage.take(theirs, at: version)
    }

    private func numberVersions() throws {
        var theirs = Set(records.values.flatMap(\.entries).map(\.entry.version))
        for row in incoming.surveys where try isNew(survey: row) {
            for column in ["version", "undone_version"] {
                theirs.formUnion(row.integer(column).map { [Int($0)] } ?? [])
            }
        }
        for row in incoming.changedSurveys.map(\.new) {
            theirs.formUnion(row.integer("undone_version").map { [Int($0)] } ?? [])
        }
        for span in incoming.spans where isAdoptable(span) {
            theirs.formUnion(span.integer("version").map { [Int($0)] } ?? [])
        }
        theirs = theirs.filter { $0 > incoming.header.since }
        versions = [:]
        for (place, number) in theirs.sorted().enumerated() { versions[number] = version + 1 + place }
        settlingVersion = version + versions.count + 1
        hasSettled = false
    }

    /// The version here of what was done there.
    func version(of theirs: Int) -> Int { versions[theirs] ?? version + 1 }

    // MARK: Deciding

    /// The side that is to stand of a conflict, which is noted; this registry's while nobody has decided.
    func side(of conflict: MergeConflict, newer: MergeSide?) -> MergeSide {
        var conflict = conflict
        conflict.decision = decisions.side(of: conflict, newer: newer)
        outcome.conflicts.append(conflict)
        return conflict.decision ?? .here
    }

    // MARK: Writing

    func editor(_ kind: RecordKind) throws -> LayerEditor {
        try editors.editor(kind)
    }

    /// Notes that something has changed a layer.
    func touch(_ kind: RecordKind) { touched.insert(kind.table) }

    /// Adds an entry of the other copy to history.
    ///
    /// - Parameters:
    ///   - key: The record's key after it.
    ///   - changes: What it does here.
    ///   - action: What it counts as here; nil for what it was there.
    func add(_ theirs: IncomingChanges.Entry, key: String, changes: String, as action: HistoryEntry.Action? = nil)
        throws
    {
        var entry = theirs.entry
        entry.version = version(of: entry.version)
        entry.survey = entry.survey.map(numbers.stored)
        entry.key = key
        entry.changes = changes
        entry.action = action ?? entry.action
        try log.add(entry)
    }

    /// Adds an entry of the merging itself.
    func settle(_ action: HistoryEntry.Action, _ record: RegistryRecord, _ text: HistoryText) throws {
        guard !text.isEmpty else { return }
        hasSettled = true
        try log.add(
            HistoryEntry(
                version: settlingVersion, survey: nil, row: nil, who: who, at: instant, kind: record.kind,
                record: record.uuid, key: record.key, action: action, fields: [:], shape: nil, communes: nil,
                surveyed: nil, changes: text.text))
    }

    /// Notes that something besides records was replaced.
    func noteReplaced() {
        hasSettled = true
        part.replaced += 1
    }

    /// The next id of the block of this file.
    func nextFid(in layer: String) throws -> Int64 {
        try FidBlock(on: connection).last(in: layer, on: connection) + 1
    }

    /// Ends the merging: what follows from the rows, and the new version.
    func finish() throws {
        if try LayerEditor.standCellsOnSites(connection) { touch(.cell) }
        let block = try FidBlock(on: connection)
        for layer in touched.sorted() {
            try LayerState.touch(layer, on: connection)
            try LayerState.record(layer, on: connection)
            try block.sequence(layer, on: connection)
        }
        try lineage.write(on: connection)
        try connection.run("UPDATE hatang_registry SET value = ? WHERE key = 'version'", .text("\(version)"))
        outcome.version = version
        outcome.isWritten = true
    }
}
