public import RegistryRecords

/// What a text may mean among the communes; a copy costs one reference.
public indirect enum CommuneLookup: Sendable, Hashable {
    /// One commune. `former` is the old commune whose name or code was written, when it went over whole into this one.
    case found(Commune, former: FormerCommune?)
    /// An old commune whose land lies in several communes now, sorted by code: a position can decide, the name cannot.
    case split(FormerCommune, into: [Commune])
    /// Several, sorted by code and first day: somebody has to choose.
    case ambiguous([CommuneCandidate])
    /// None; at most three that are written much alike, the likeliest first.
    case unknown(suggestions: [CommuneCandidate])

    /// The communes that the text can mean, of which a position may choose one; suggestions are none of them.
    public var candidates: [Commune] {
        switch self {
        case .found(let commune, _): [commune]
        case .split(_, let communes): communes
        case .ambiguous(let candidates): candidates.map(\.commune)
        case .unknown: []
        }
    }
}

/// A commune that a text may mean, with what tells it from others of its name.
public struct CommuneCandidate: Sendable, Hashable {
    /// The commune.
    public var commune: Commune
    /// The old commune whose name was written, when it is not the commune's own.
    public var former: FormerCommune?
    /// Name of the commune's province; nil when the directory has communes of one province only.
    public var province: String?

    /// Makes a candidate.
    public init(_ commune: Commune, former: FormerCommune? = nil, province: String? = nil) {
        self.commune = commune
        self.former = former
        self.province = province
    }

    /// For people: `30307 Phường Long Xuyên`, `30307 Phường Long Xuyên, Tỉnh An Giang` or
    /// `Xã Mỹ Khánh, Thành phố Long Xuyên → 30292 Phường Bình Đức`.
    public var label: String {
        let own = ["\(commune.code) \(commune.name)", province].compactMap { $0 }.joined(separator: ", ")
        return former.map { "\($0.label) → \(own)" } ?? own
    }
}

extension FormerCommune {
    /// Name and district, which tell it from others of its name: `Xã Mỹ Khánh, Thành phố Long Xuyên`.
    public var label: String { kind == nil ? name : "\(name), \(district.name)" }
}
