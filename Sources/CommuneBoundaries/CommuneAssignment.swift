import RegistryRecords
public import VN2000

/// In which commune a position counts, where a commune is stated beside it: the one place of that rule.
///
/// On an official boundary the position wins, except that a position within a small distance of the stated commune
/// is left there. On a schematic boundary the stated commune wins, and a commune found by position alone is not
/// certain.
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
    ///   - stated: Code of the stated commune; nil when none was stated, or when it is of another era.
    ///   - index: The boundaries of one era.
    ///   - nearMetres: How far outside of an official boundary a position is still left in the stated commune.
    public init(
        position: GeographicPosition, stated: String?, in index: CommuneIndex, nearMetres: Double
    ) {
        let found: Int?
        let outside: Basis
        switch index.location(of: position) {
        case .inside(let commune): (found, outside) = (commune, .positionOnly)
        case .outside(let nearest, let metres): (found, outside) = (nil, .outside(nearest: nearest, metres: metres))
        }
        let isFoundOfficial = found.map { index.quality(of: $0) == .official } ?? false
        guard let stated = stated.flatMap(index.commune(withCode:)) else {
            commune = found
            isCertain = isFoundOfficial
            basis = outside
            return
        }
        if found == stated {
            (commune, isCertain, basis) = (stated, true, .agreed)
            return
        }
        guard let quality = index.quality(of: stated) else {
            (commune, isCertain, basis) = (stated, true, .statedWithoutBoundary)
            return
        }
        let metres = index.distance(from: position, toCommune: stated)
        switch quality {
        case .official where metres <= nearMetres:
            (commune, isCertain, basis) = (stated, true, .nearStated(metres: metres))
        case .official where found == nil:
            (commune, isCertain, basis) = (nil, true, outside)
        case .official where isFoundOfficial:
            (commune, isCertain, basis) = (found, true, .positionOverStated(stated: stated, metres: metres))
        case .official, .schematic:
            (commune, isCertain, basis) = (stated, true, .statedOverPosition(found: found, metres: metres))
        }
    }
}
