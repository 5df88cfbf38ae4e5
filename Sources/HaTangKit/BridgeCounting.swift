import CommuneBoundaries
import CoverageEngine
import RegistryRecords

/// Lays records to pairs of communes of two eras.
///
/// The old commune decides: where it went over whole, its successor has everything. Where it was split, the place of the
/// record in the later era tells the part, if that is one of the parts. What has no old commune, since its new one holds
/// land of several and it has no position, or no new one, goes to a line of its own.
struct BridgeCounting {
    private struct Pair: Hashable {
        var old: Int?
        var new: Int?
    }

    private let old: EraBoundaries
    private let new: EraBoundaries
    private let succession: CommuneSuccession
    private var figures: [Pair: EraBridge.Figures] = [:]

    init(from old: EraBoundaries, to new: EraBoundaries, succession: CommuneSuccession) {
        self.old = old
        self.new = new
        self.succession = succession
        for place in old.communes.indices {
            for part in parts(ofOld: place) { figures[Pair(old: place, new: part)] = EraBridge.Figures() }
        }
    }

    /// The new communes that hold land of an old one.
    private func parts(ofOld place: Int) -> [Int] {
        succession.today(StatedCommune(code: old.communes[place].commune.code, era: old.era.name))
            .compactMap(new.index.commune(withCode:))
    }

    /// Lays records to pairs; `count` gives what a record counts, times the share of it that lies there.
    mutating func add(
        _ records: [RegistryRecord], count: (LocatedRecord, Double) -> EraBridge.Figures
    ) throws {
        let before = try RecordLocator(boundaries: old).placed(records)
        let after = try RecordLocator(boundaries: new).placed(records)
        for (before, after) in zip(before, after) {
            var left = 1.0
            var laid: [Int: Double] = [:]
            for part in isDivided(before) ? before.whereabouts.parts : whole(before) {
                for heir in try heirs(of: before.record, after, from: part) {
                    figures[Pair(old: part.commune, new: heir.new), default: .init()] += count(before, heir.share)
                    if let new = heir.new { laid[new, default: 0] += heir.share }
                }
                left -= part.share
            }
            // What no old commune is told of, of a route perhaps a part.
            for part in isDivided(after) ? after.whereabouts.parts : whole(after) where left > 1e-9 {
                let rest = min(left, part.share - (laid[part.commune] ?? 0))
                guard rest > 1e-9 else { continue }
                figures[Pair(old: nil, new: part.commune), default: .init()] += count(after, rest)
                left -= rest
            }
        }
    }

    /// Routes are divided by length; what cannot be divided counts where most of it is.
    private func isDivided(_ located: LocatedRecord) -> Bool { located.record.kind == .cableRoute }

    private func whole(_ located: LocatedRecord) -> [Whereabouts.Part] {
        located.whereabouts.main.map { [.init(commune: $0)] } ?? []
    }

    /// The new communes that a part of a record in an old one goes to; nil stands for one that nothing tells.
    private func heirs(
        of record: RegistryRecord, _ after: LocatedRecord, from part: Whereabouts.Part
    ) throws -> [(new: Int?, share: Double)] {
        let heirs = parts(ofOld: part.commune)
        if heirs.count == 1 { return [(heirs[0], part.share)] }
        let shares = try shares(of: record, after, in: part.commune, among: heirs)
        return shares.isEmpty ? [(nil, part.share)] : shares.map { ($0.commune, part.share * $0.share) }
    }

    /// How what lies in a split commune is divided among its parts; empty where nothing tells.
    private func shares(
        of record: RegistryRecord, _ after: LocatedRecord, in place: Int, among heirs: [Int]
    ) throws -> [Whereabouts.Part] {
        let fitting = (isDivided(after) ? after.whereabouts.parts : whole(after)).filter { heirs.contains($0.commune) }
        guard fitting.count > 1, let shape = record.shape else {
            return fitting.prefix(1).map { .init(commune: $0.commune) }
        }
        let lengths = try fitting.map {
            try shape.length(inside: old.communes[place].polygons, and: new.communes[$0.commune].polygons)
        }
        let sum = lengths.reduce(0, +)
        guard sum > 0 else { return [] }
        return zip(fitting, lengths).map { .init(commune: $0.commune, share: $1 / sum) }
    }

    /// The lines of the table, those without an old or a new commune behind the others.
    func lines() -> [EraBridge.Line] {
        let pairs = figures.sorted { one, other in
            func rank(_ pair: Pair) -> (Int, Int, Int) {
                (pair.old == nil ? 2 : pair.new == nil ? 1 : 0, pair.old ?? 0, pair.new ?? 0)
            }
            return rank(one.key) < rank(other.key)
        }
        return pairs.map { pair, figures in
            let basis: EraBridge.Basis =
                pair.old == nil || pair.new == nil
                ? .split : parts(ofOld: pair.old ?? 0).count == 1 ? .whole : .geometry
            return EraBridge.Line(
                old: pair.old.map { old.communes[$0].commune }, new: pair.new.map { new.communes[$0].commune },
                basis: basis, figures: figures)
        }
    }
}
