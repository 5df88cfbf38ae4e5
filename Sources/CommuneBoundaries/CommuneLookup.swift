public import RegistryRecords

/// What a text may mean among the communes.
public enum CommuneLookup: Sendable, Hashable {
    /// One commune.
    case found(Commune)
    /// Several, at least two, sorted by code and first day: somebody has to choose.
    case ambiguous([Commune])
    /// None; at most three that are written much alike, the likeliest first.
    case unknown(suggestions: [Commune])
}
