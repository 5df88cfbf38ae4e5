public import RegistryRecords

/// One change of one record.
public struct HistoryEntry: Hashable, Sendable {
    /// What was done.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// The record was made.
        case create
        /// Values changed, or their evidence was renewed.
        case update
        /// An older survey stated other values, which were kept out.
        case outdated
        /// A complete list left the record out.
        case close
        /// Two records became one: the kept one took what the other knew better, a cell came to another site, or the
        /// record itself went, with its whole last state as the values before.
        case merge
        /// The import that made or changed the record was undone: a changed record is as it was before, a made one is
        /// gone, with its whole last state as the values before.
        case undo
        /// Another program deleted the record; its whole last state is the values before.
        case delete
        /// What another program had done was put back as it was before; the values that went are the values before.
        case revert
        /// Changes of another copy of the registry met those of this one, and this is what stands.
        case reconcile

        /// Whether it takes values from a record or gives it others: what did not is left out when a record is taken back.
        var changesRecord: Bool { self != .create && self != .outdated && self != .revert }
    }

    /// A value before and after; nil was not stated.
    public struct FieldChange: Hashable, Sendable {
        /// The value before; for ``HistoryEntry/Action/outdated``, the one that stayed.
        public var old: FieldValue?
        /// The value after; for ``HistoryEntry/Action/outdated``, the one that was kept out.
        public var new: FieldValue?

        /// Makes a change.
        public init(old: FieldValue?, new: FieldValue?) {
            self.old = old
            self.new = new
        }
    }

    /// The place before and after; nil was no place.
    public struct ShapeChange: Hashable, Sendable {
        /// The place before.
        public var old: GeographicShape?
        /// The place after.
        public var new: GeographicShape?

        /// Makes a change.
        public init(old: GeographicShape?, new: GeographicShape?) {
            self.old = old
            self.new = new
        }
    }

    /// The version of the registry that the change belongs to.
    public var version: Int
    /// The survey that made it; nil for none.
    public var survey: String?
    /// The row of the survey; nil for none.
    public var row: Int?
    /// Who did it; nil when not stated.
    public var who: String?
    /// When, as the caller wrote it.
    public var at: String
    /// The kind of the record.
    public var kind: RecordKind
    /// The uuid of the record.
    public var record: String
    /// Its business key after the change.
    public var key: String
    /// What was done.
    public var action: Action
    /// The fields that changed.
    public var fields: [Field: FieldChange]
    /// The place, when it changed.
    public var shape: ShapeChange?
    /// The stated communes, when they changed: codes with semicolons between them.
    public var communes: FieldChange?
    /// Day of the survey by the row itself; nil when the row stated none or renewed nothing.
    public var surveyed: Day?
    /// All changes as the registry keeps them, those of communes, evidence and original place among them: a JSON
    /// object of `[old, new]` by column.
    public var changes: String
}
