import RegistryRecords
import SQLiteStore

/// Gives rows that other programs have edited the evidence of the survey that claims them, within the transaction of an
/// import, in which no triggers run.
final class ClaimWriter {
    private let survey: SurveyDescription
    private let number: Int64
    private let version: Int
    private let who: String?
    private let instant: String
    private let registry: Registry
    private let connection: Connection
    private let numbers: SurveyNumbers
    private let editors: LayerEditors
    private let log: HistoryWriter

    init(
        _ survey: SurveyDescription, number: Int64, version: Int, who: String?, instant: String, on registry: Registry
    ) throws {
        self.survey = survey
        self.number = number
        self.version = version
        self.who = who
        self.instant = instant
        self.registry = registry
        connection = registry.connection
        editors = LayerEditors(on: connection)
        numbers = try SurveyNumbers(on: connection)
        log = try HistoryWriter(version: version, survey: String(number), who: who, instant: instant, on: connection)
    }

    func claim(_ edit: OutsideEdit, row: Int) throws {
        guard let kind = edit.kind else { return }
        let evidence = Evidence(survey: survey.identifier, row: row, surveyed: survey.surveyed)
        switch (edit.action, edit.before, edit.adopted(by: evidence)) {
        case (.changed, let before?, let after?):
            // The span of ids that tells of its making no longer finds a row that was given another id.
            if edit.fids.before != edit.fids.present { try noteMaking(of: before, edit) }
            try editors.editor(kind).update(from: before, to: after, numbers)
            try log.add(.update, HistoryText(from: before, to: after), row: row, record: after)
        case (.deleted, let before?, _):
            try noteMaking(of: before, edit)
            try log.add(.delete, HistoryText(deletionOf: before), row: row, record: before)
        case (.made, _, let after?): try make(after, kind, edit)
        default: throw RegistryError.unreadable(table: edit.table, name: edit.name, column: "geom, evidence")
        }
    }

    private func noteMaking(of record: RegistryRecord, _ edit: OutsideEdit) throws {
        guard let fid = edit.fids.before, var made = try registry.creationEntry(of: record, fid: fid) else { return }
        made.survey = made.survey.map(numbers.stored)
        try log.add(made)
    }

    private func make(_ record: RegistryRecord, _ kind: RecordKind, _ edit: OutsideEdit) throws {
        guard let present = edit.fids.present else { return }
        let nothing = RegistryRecord(uuid: record.uuid, kind: kind)
        try editors.editor(kind).update(from: nothing, to: record, numbers)
        let fid = try placed(present, of: kind)
        try connection.run(
            "INSERT INTO hatang_creations VALUES (?, ?, ?, ?, ?, ?, ?)", .text(kind.table), .integer(fid),
            .integer(fid), .integer(Int64(version)), .text(String(number)), who.map(StoredValue.text) ?? .null,
            .text(instant))
    }

    /// The id of a row that another program has made, behind all those that the file has given: where the program chose
    /// one itself, or others were given since, the row gets the next.
    private func placed(_ fid: Int64, of kind: RecordKind) throws -> Int64 {
        let block = try FidBlock(on: connection)
        let given = try connection.value(
            "SELECT max(last_fid) FROM hatang_creations WHERE table_name = ? AND last_fid >> 24 = ? >> 24",
            .text(kind.table), .integer(fid))
        var newest: Int64 = 0
        if case .integer(let last)? = given { newest = last }
        if fid >> 24 == block.start >> 24 && fid > newest { return fid }
        let next = try block.last(in: kind.table, on: connection) + 1
        try connection.run("UPDATE \(kind.table) SET fid = ? WHERE fid = ?", .integer(next), .integer(fid))
        if kind.hasShape {
            try connection.run(
                "UPDATE rtree_\(kind.table)_geom SET id = ? WHERE id = ?", .integer(next), .integer(fid))
        }
        try block.sequence(kind.table, on: connection)
        return next
    }
}
