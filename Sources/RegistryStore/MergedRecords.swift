public import RegistryRecords

/// Two records of one object, by their uuids: what one says goes into the other.
public struct RecordMerging: Hashable, Sendable {
    /// The record that stays.
    public var kept: String
    /// The record that goes.
    public var gone: String

    /// Makes a merging.
    public init(kept: String, gone: String) {
        self.kept = kept
        self.gone = gone
    }
}

/// What a merging has done.
public struct MergedRecords: Hashable, Sendable {
    /// The record that stays, as it was.
    public var before: RegistryRecord
    /// The record that stays, as it is now.
    public var after: RegistryRecord
    /// The record that is gone, in its last state.
    public var gone: RegistryRecord
    /// Cells of a gone site that stand at the kept one now.
    public var movedCells = 0
    /// Cells that both sites had, and that are one now.
    public var mergedCells = 0

    /// Fields of the kept record whose value is another one now.
    public var filled: [Field] {
        RecordSchema.of(after.kind).fields.map(\.field).filter { before[$0] != after[$0] }
    }
}
