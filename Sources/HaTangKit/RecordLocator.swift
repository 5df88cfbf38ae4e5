import CommuneBoundaries
import CoverageEngine
import OverlayGeometry
import PlaneGeometry
import RegistryRecords
import VN2000

/// Says where records count: in which communes of an era, and where in the plane.
struct RecordLocator {
    private let boundaries: EraBoundaries
    private let plane: CoveragePlane
    /// For each commune of the era its place in the table; nil for communes of other provinces.
    private let placeInTable: [Int?]
    /// As in validation: how far outside of an official boundary a position is left in the stated commune.
    static let nearMetres = 200.0

    /// Makes a locator for the communes of one province. Records elsewhere count nowhere, but keep their discs.
    init(boundaries: EraBoundaries, province: String, plane: CoveragePlane) {
        self.boundaries = boundaries
        self.plane = plane
        var next = 0
        placeInTable = boundaries.communes.map { stored in
            guard stored.commune.province == province else { return nil }
            defer { next += 1 }
            return next
        }
    }

    /// The records with their whereabouts. Points are converted to the plane in one batch.
    func located(_ records: [RegistryRecord]) throws -> [LocatedRecord] {
        var points: [GeographicPosition] = []
        for record in records {
            if case .point(let position)? = record.shape { points.append(position) }
        }
        var positions = try plane.positions(of: points)[...]
        return try records.map { record in
            switch record.shape {
            case .point(let position)?:
                return LocatedRecord(
                    record: record, whereabouts: whereabouts(of: record, at: position),
                    position: positions.popFirst(),
                    convergenceDegrees: plane.zone.convergenceDegrees(at: position))
            case .area(let polygons)?:
                return LocatedRecord(
                    record: record, whereabouts: inTable(try whereabouts(of: record, area: polygons)))
            case .lines(let lines)?:
                return LocatedRecord(
                    record: record, whereabouts: inTable(try whereabouts(of: record, lines: lines)),
                    lengthMetres: lines.reduce(0) { $0 + $1.lengthMetres })
            case nil:
                return LocatedRecord(record: record, whereabouts: inTable(statedWhereabouts(of: record)))
            }
        }
    }

    private func whereabouts(of record: RegistryRecord, at position: GeographicPosition) -> Whereabouts {
        let assignment = CommuneAssignment(
            position: position, stated: boundaries.statedCodes(of: record).first, in: boundaries.index,
            nearMetres: Self.nearMetres)
        return inTable(
            Whereabouts(
                parts: assignment.commune.map { [.init(commune: $0)] } ?? [], isCertain: assignment.isCertain))
    }

    /// Stated communes share equally: nothing says where in them the record lies.
    private func statedWhereabouts(of record: RegistryRecord) -> Whereabouts {
        let communes = boundaries.statedCodes(of: record).compactMap(boundaries.index.commune(withCode:))
        return Whereabouts(
            parts: communes.map { .init(commune: $0, share: 1 / Double(record.communes.count)) }, isCertain: true)
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

    /// Places of the era as places of the table.
    private func inTable(_ whereabouts: Whereabouts) -> Whereabouts {
        Whereabouts(
            parts: whereabouts.parts.compactMap { part in
                placeInTable[part.commune].map { .init(commune: $0, share: part.share) }
            }, isCertain: whereabouts.isCertain)
    }

    /// By geometry on official boundaries; on schematic ones the stated communes win.
    private func settled(_ record: RegistryRecord, parts: [Whereabouts.Part]) -> Whereabouts {
        let isOfficial = parts.allSatisfy { boundaries.communes[$0.commune].quality == .official }
        if isOfficial { return Whereabouts(parts: parts, isCertain: true) }
        let stated = statedWhereabouts(of: record)
        return stated.parts.isEmpty ? Whereabouts(parts: parts, isCertain: false) : stated
    }

    /// Area or length of a shape in each commune that it may touch. Degrees are scaled alike, so shares are right.
    private func shares(of shape: GeographicShape) throws -> [(commune: Int, amount: Double)] {
        try boundaries.index.communes(near: shape).map { commune in
            (commune, try shape.measure(inside: boundaries.communes[commune].polygons))
        }
    }
}

extension [GeographicPosition] {
    /// Length along the positions over the ellipsoid.
    fileprivate var lengthMetres: Double {
        zip(self, dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }
}
