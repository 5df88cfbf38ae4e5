public import RegistryRecords

/// What became of the communes of earlier eras: which commune of one era holds the land of a commune of another.
public struct CommuneSuccession: Sendable {
    /// Codes of today by the old commune.
    private var successors: [StatedCommune: [String]] = [:]
    /// Codes of an era by a code of today.
    private var predecessors: [StatedCommune: [String]] = [:]
    private var eraOfLastDay: [Day: String] = [:]

    /// The succession of old communes; those that no era ends with are left out.
    public init(_ former: [FormerCommune], eras: [Era]) {
        for era in eras {
            if let last = era.to { eraOfLastDay[last] = era.name }
        }
        for commune in former {
            guard let era = eraOfLastDay[commune.validTo] else { continue }
            successors[StatedCommune(code: commune.code, era: era)] = commune.successors
            for code in commune.successors {
                predecessors[StatedCommune(code: code, era: era), default: []].append(commune.code)
            }
        }
    }

    /// The statement of an old commune; nil when no era ends with its last day.
    public func statement(of former: FormerCommune) -> StatedCommune? {
        eraOfLastDay[former.validTo].map { StatedCommune(code: former.code, era: $0) }
    }

    /// Codes of today of the communes that hold the land of a stated one, sorted; its own code for one of today, none for
    /// one that is not known.
    public func today(_ stated: StatedCommune) -> [String] {
        stated.era == nil ? [stated.code] : successors[stated] ?? []
    }

    /// Codes of the old communes whose land, or part of it, a commune of today holds; none where nothing is known.
    public func origins(ofToday code: String, inEra era: String) -> [String] {
        predecessors[StatedCommune(code: code, era: era)] ?? []
    }

    /// Whether a commune of today is one old commune and nothing else.
    public func isUnchanged(today code: String, old: String, era: String) -> Bool {
        origins(ofToday: code, inEra: era) == [old] && today(StatedCommune(code: old, era: era)) == [code]
    }
}
