import RegistryRecords

/// Which operators a table tells apart, beside the service by any of them.
public enum OperatorSelection: Sendable, Hashable {
    /// Every operator that has a cell on air, or perhaps on air.
    case all
    /// One operator, by its name as records state it; case and accents do not matter.
    case named(String)

    /// Whether an operator of that name is told apart.
    public func includes(_ name: String) -> Bool {
        switch self {
        case .all: true
        case .named(let asked): VietnameseFold.key(asked) == VietnameseFold.key(name)
        }
    }
}
