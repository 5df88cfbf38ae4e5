import CommuneBoundaries
import CoverageEngine
import OverlayGeometry
import RegistryRecords
import VN2000

/// Says in which communes of an era records count.
struct RecordLocator {
    private let boundaries: EraBoundaries
    /// As in validation: how far outside of an official boundary a position is left in the stated commune.
    static let nearMetres = 200.0

    init(boundaries: EraBoundaries) {
        self.boundaries = boundaries
    }

    /// The records with their whereabouts as places of ``EraBoundaries/communes``, not in any plane yet.
    func placed(_ records: [RegistryRecord]) throws -> [LocatedRecord] {
        try records.map { record in
            var located = LocatedRecord(record: record, whereabouts: try whereabouts(of: record))
            if case .lines(let lines)? = record.shape {
                located.lengthMetres = lines.reduce(0) { $0 + $1.lengthMetres }
            }
            return located
        }
    }

    private func whereabouts(of record: RegistryRecord) throws -> Whereabouts {
        guard let shape = record.shape else { return statedWhereabouts(of: record) }
        if let certain = try whereaboutsByToday(of: record, shape) { return certain }
        return switch shape {
        case .point(let position): whereabouts(of: record, at: position)
        case .area(let polygons): try whereabouts(of: record, area: polygons)
        case .lines(let lines): try whereabouts(of: record, lines: lines)
        }
    }

    /// Where a record counts in an earlier era of which there is but a scheme, while official boundaries of today hold it:
    /// in the old communes whose land those have. Of several the stated one, else the scheme chooses.
    private func whereaboutsByToday(of record: RegistryRecord, _ shape: GeographicShape) throws -> Whereabouts? {
        guard let today = boundaries.today else { return nil }
        let after = try RecordLocator(boundaries: today).whereabouts(of: record)
        // Outside of all of them it counts nowhere, whatever the scheme says.
        if after.parts.isEmpty { return after.isCertain || today.isOfficial ? .nowhere : nil }
        guard after.isCertain, after.parts.allSatisfy({ today.communes[$0.commune].quality == .official }) else {
            return nil
        }
        let stated = Set(boundaries.statedPlaces(of: record).filter { $0.count == 1 }.joined())
        var before = Whereabouts(parts: [], isCertain: true)
        for part in after.parts {
            var origins = boundaries.origins(ofToday: today.communes[part.commune].commune.code)
            if origins.contains(where: { boundaries.communes[$0].quality == .official }) { return nil }
            if !stated.isDisjoint(with: origins) { origins = origins.filter(stated.contains) }
            let among = try origins.count == 1 ? [.init(commune: origins[0])] : chosen(of: shape, among: origins)
            before.isCertain = before.isCertain && origins.count == 1
            for old in among {
                if let known = before.parts.firstIndex(where: { $0.commune == old.commune }) {
                    before.parts[known].share += part.share * old.share
                } else {
                    before.parts.append(.init(commune: old.commune, share: part.share * old.share))
                }
            }
        }
        return before
    }

    /// How a shape is divided among some communes by their boundaries; a point that none holds goes to the nearest.
    private func chosen(of shape: GeographicShape, among communes: [Int]) throws -> [Whereabouts.Part] {
        if case .point(let position) = shape {
            let assignment = CommuneAssignment(
                position: position, stated: communes, in: boundaries.index, nearMetres: Self.nearMetres)
            return assignment.commune.map { [.init(commune: $0)] } ?? []
        }
        let amounts = try communes.map { try shape.measure(inside: boundaries.communes[$0].polygons) }
        let sum = amounts.reduce(0, +)
        guard sum > 0 else { return [] }
        return zip(communes, amounts).filter { $1 > 0 }.map { .init(commune: $0, share: $1 / sum) }
    }

    private func whereabouts(of record: RegistryRecord, at position: GeographicPosition) -> Whereabouts {
        let assignment = CommuneAssignment(
            position: position, stated: boundaries.statedPlaces(of: record).first ?? [], in: boundaries.index,
            nearMetres: Self.nearMetres)
        return Whereabouts(
            parts: assignment.commune.map { [.init(commune: $0)] } ?? [], isCertain: assignment.isCertain)
    }

    /// Stated communes share equally: nothing says where in them the record lies. One of several counts in none.
    private func statedWhereabouts(of record: RegistryRecord) -> Whereabouts {
        let stated = boundaries.statedPlaces(of: record)
        var whereabouts = Whereabouts(
            parts: stated.filter { $0.count == 1 }.map { .init(commune: $0[0], share: 1 / Double(stated.count)) },
            isCertain: true)
        whereabouts.isEqualShare = stated.count > 1
        return whereabouts
    }

    /// The province of a record of which nobody can say where it counts, or part of it, since the communes that it states
    /// were split or merged and it has no place of its own; nil for others.
    func provinceOfUndecided(_ located: LocatedRecord) -> String? {
        guard located.whereabouts.parts.reduce(0, { $0 + $1.share }) < 0.999 else { return nil }
        let undecided = boundaries.statedPlaces(of: located.record).first { $0.count > 1 }
        return undecided.map { boundaries.communes[$0[0]].commune.province }
    }

    /// The commune that holds most of an area.
    private func whereabouts(of record: RegistryRecord, area: [GeographicPolygon]) throws -> Whereabouts {
        let shares = try shares(of: .area(area))
        guard let most = shares.max(by: { $0.amount < $1.amount }), most.amount > 0 else {
            return statedWhereabouts(of: record)
        }
        return settled(record, parts: [.init(commune: most.commune)])
    }

    /// The communes that a line runs through, by length.
    private func whereabouts(of record: RegistryRecord, lines: [[GeographicPosition]]) throws -> Whereabouts {
        let shares = try shares(of: .lines(lines)).filter { $0.amount > 0 }
        let sum = shares.reduce(0) { $0 + $1.amount }
        guard sum > 0 else { return statedWhereabouts(of: record) }
        return settled(record, parts: shares.map { .init(commune: $0.commune, share: $0.amount / sum) })
    }

    /// By geometry on official boundaries; on schematic ones the stated communes win.
    private func settled(_ record: RegistryRecord, parts: [Whereabouts.Part]) -> Whereabouts {
        let isOfficial = parts.allSatisfy { boundaries.communes[$0.commune].quality == .official }
        if isOfficial { return Whereabouts(parts: parts, isCertain: true) }
        let stated = boundaries.statedPlaces(of: record)
        guard stated.contains(where: { $0.count > 1 }) else {
            return stated.isEmpty ? Whereabouts(parts: parts, isCertain: false) : statedWhereabouts(of: record)
        }
        let among = Set(stated.joined())
        let fitting = parts.filter { among.contains($0.commune) }
        let sum = fitting.reduce(0) { $0 + $1.share }
        return Whereabouts(
            parts: sum > 0 ? fitting.map { .init(commune: $0.commune, share: $0.share / sum) } : parts, isCertain: false
        )
    }

    /// Area or length of a shape in each commune that it may touch. Degrees are scaled alike, so shares are right.
    private func shares(of shape: GeographicShape) throws -> [(commune: Int, amount: Double)] {
        try boundaries.index.communes(near: shape).map { commune in
            (commune, try shape.measure(inside: boundaries.communes[commune].polygons))
        }
    }
}
