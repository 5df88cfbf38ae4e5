public import RegistryRecords

/// A field, or a whole table, that an open-data pack does not hold, and why.
public struct LeftOutField: Sendable, Hashable {
    /// The table, by its name in the registry.
    public var table: String
    /// The field by its name in the registry; nil for the whole table.
    public var field: String?
    /// Why.
    public var reason: BilingualText
    /// First day on which the rule holds.
    public var validFrom: Day

    /// Makes a rule.
    public init(table: String, field: String?, reason: BilingualText, validFrom: Day) {
        self.table = table
        self.field = field
        self.reason = reason
        self.validFrom = validFrom
    }
}

extension [LeftOutField] {
    /// Whether a whole table is left out.
    public func leaveOut(table: String) -> Bool {
        contains { $0.table == table && $0.field == nil }
    }

    /// Whether a field of a table is left out, alone or with its table.
    public func leaveOut(_ field: String, of table: String) -> Bool {
        contains { $0.table == table && ($0.field == nil || $0.field == field) }
    }
}
