import RegistryRecords
public import VN2000

/// In which commune a position counts, where a commune is stated beside it: the one place of that rule.
///
/// On an official boundary the position wins, except that a position within a small distance of the stated commune
/// is left there. On a schematic boundary the stated commune wins, and a commune found by position alone is not
/// certain. Where one of several communes is stated, since those of another era were split or merged, the position
/// chooses the one that holds it, or the nearest of them.
public struct CommuneAssignment: Sendable, Hashable {
    /// Place of the commune in ``CommuneIndex/communes``; nil when the position counts nowhere.
    public let commune: Int?
    /// False when only a position on a schematic boundary says so.
    public let isCertain: Bool
    /// Why.
    public let basis: Basis

    /// Why a position counts in a commune. Distances are metres from the stated commune.
    public enum Basis: Sendable, Hashable {
        /// The position lies in the stated commune.
        case agreed
        /// No commune was stated.
        case positionOnly
        /// The stated commune has no boundary to hold the position against.
        case statedWithoutBoundary
        /// Just outside of the stated commune's official boundary, and left there.
        case nearStated(metres: Double)
        /// Official boundary: the position lies in another commune than the stated one.
        case positionOverStated(stated: Int, metres: Double)
        /// Schematic boundary: the position lies in another commune, or in none.
        case statedOverPosition(found: Int?, metres: Double)
        /// Outside of all communes.
        case outside(nearest: Int?, metres: Double?)
    }

    /// Settles a position.
    ///
    /// - Parameters:
    ///   - position: WGS 84.
    ///   - stated: The stated commune as a place of the index; several of which it is one; empty when none was stated.
    ///   - index: The boundaries of one era.
    ///   - nearMetres: How far outside of an official boundary a position is still left in the stated commune.
    public init(position: GeographicPosition, stated: [Int], in index: CommuneIndex, nearMetres: Double) {
        let found: Int?
        let outside: Basis
        switch index.location(of: position) {
        case .inside(let commune): (found, outside) = (commune, .positionOnly)
        case .outside(let nearest, let metres): (found, outside) = (nil, .outside(nearest: nearest, metres: metres))
        }
        let isFoundOfficial = found.map { index.quality(of: $0) == .official } ?? false
        let distances = stated.count > 1 ? stated.map { index.distance(from: position, toCommune: $0) } : []
        guard
            let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }).map({ stated[$0] })
                ?? stated.first
        else {
            commune = found
            isCertain = isFoundOfficial
            basis = outside
            return
        }
        let isOnlyOne = stated.count == 1
        if let found, stated.contains(found) {
            (commune, isCertain, basis) = (found, isOnlyOne || isFoundOfficial, .agreed)
            return
        }
        guard let quality = index.quality(of: nearest) else {
            (commune, isCertain, basis) = (isOnlyOne ? nearest : found, isOnlyOne, .statedWithoutBoundary)
            return
        }
        let metres = index.distance(from: position, toCommune: nearest)
        switch quality {
        case .official where metres <= nearMetres:
            (commune, isCertain, basis) = (nearest, true, .nearStated(metres: metres))
        case .official where found == nil:
            (commune, isCertain, basis) = (nil, true, outside)
        case .official where isFoundOfficial:
            (commune, isCertain, basis) = (found, true, .positionOverStated(stated: nearest, metres: metres))
        case .official, .schematic:
            (commune, isCertain, basis) = (nearest, isOnlyOne, .statedOverPosition(found: found, metres: metres))
        }
    }
}
