import FoundationEssentials
import RegistryRecords

/// The parts of a history entry's JSON that are no fields; absent where they did not change.
struct HistoryParts: Decodable {
    /// `[old, new]`.
    struct Pair<Value: Decodable>: Decodable {
        var old: Value?
        var new: Value?

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            old = try parts.decodeIfPresent(Value.self)
            new = try parts.decodeIfPresent(Value.self)
        }
    }

    struct WrittenEvidence: Decodable {
        var base: Evidence
        var exceptions: [String: Evidence]

        var evidence: RecordEvidence {
            RecordEvidence(
                base: base,
                exceptions: exceptions.reduce(into: [:]) { known, entry in
                    if let field = Field(rawValue: entry.key) { known[field] = entry.value }
                })
        }
    }

    struct WrittenOriginal: Decodable {
        var position: OriginalPosition

        init(from decoder: any Decoder) throws {
            let parts = try decoder.singleValueContainer().decode([String].self)
            position = OriginalPosition(
                text: parts.first ?? "", referenceSystem: parts.count > 1 ? parts[1] : "",
                operation: parts.count > 2 ? parts[2] : "")
        }
    }

    var communes: Pair<String>?
    var evidence: Pair<WrittenEvidence>?
    var original: Pair<WrittenOriginal>?
    /// The record that went into this one.
    var merged: Pair<String>?
    /// The record that this one went into.
    var into: Pair<String>?
    /// Of an entry that came from another copy: the block under which it was written, and its number there.
    var origin: Pair<String>?
    /// Of an entry that came from another copy and changed nothing here: what was done there.
    var action: Pair<String>?

    /// Whether there was no record before and one after.
    var isMaking: Bool { evidence.map { $0.old == nil && $0.new != nil } ?? false }

    /// None at all.
    private init() {}

    /// The parts of an entry.
    init(_ entry: HistoryEntry) {
        self = (try? JSONDecoder().decode(HistoryParts.self, from: Data(entry.changes.utf8))) ?? HistoryParts()
    }
}
