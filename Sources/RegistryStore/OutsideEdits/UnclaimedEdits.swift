import RegistryRecords
import SQLiteStore

/// The records of a kind that other programs have edited and nobody has claimed: an edit proves nothing until then.
struct UnclaimedEdits {
    /// By the names of the rows that are there.
    private let edits: [String: OutsideEdit]
    /// Records as we left them that are gone.
    let deleted: [RegistryRecord]

    /// Where edited values come from as long as nobody has claimed them: evidence without a day, which proves nothing.
    static let survey = Evidence(survey: "outside-edit", row: 0, surveyed: nil)

    /// What stands for a survey in lists of sources.
    static let description = SurveyDescription(
        file: "sửa bằng phần mềm khác, chưa ai nhận", sha256: "", kind: .postal)

    /// O(1) while nobody else has written to the layer, else O(edits).
    init(_ kind: RecordKind, on connection: Connection) throws {
        guard try !OutsideEditReader.isUntouched(kind.table, on: connection) else {
            (edits, deleted) = ([:], [])
            return
        }
        let all = try OutsideEditReader(kind.table, on: connection).edits()
        edits = Dictionary(
            all.compactMap { edit in edit.after.map { ($0.uuid, edit) } }, uniquingKeysWith: { first, _ in first })
        deleted = all.compactMap { $0.action == .deleted ? $0.before : nil }
    }

    var isEmpty: Bool { edits.isEmpty && deleted.isEmpty }

    /// The record as it is now, what was edited without evidence.
    func adopting(_ record: RegistryRecord) -> RegistryRecord {
        guard let edit = edits[record.uuid], var adopted = edit.adopted(by: Self.survey) else { return record }
        adopted.uuid = record.uuid
        return adopted
    }

    /// The record as we left it; nil for one that another program has made.
    func asLeft(_ record: RegistryRecord) -> RegistryRecord? {
        guard let edit = edits[record.uuid] else { return record }
        return edit.before
    }

    /// The names of all records of a kind that were edited.
    static func names(of kind: RecordKind, on connection: Connection) throws -> Set<String> {
        Set(try UnclaimedEdits(kind, on: connection).edits.keys)
    }
}
