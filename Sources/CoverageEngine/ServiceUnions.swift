import PlaneGeometry
import RegistryRecords

/// The service areas of one technology: what is proven, and what may be.
struct ServiceUnions {
    let proven: DiscUnion
    let possible: DiscUnion
    /// There is no service area at all.
    let isEmpty: Bool
    /// Both unions are of the same areas, so that every share is exact.
    let areSame: Bool

    /// Unions of the discs and sectors of all cells given, from sites in any commune; those that reach nothing are left
    /// out.
    init(of cells: [PlacedCell], acceptAssumedRadius: Bool, reach: PolygonReach) {
        var proven: [ServiceArea] = []
        var possible: [ServiceArea] = []
        for cell in cells {
            guard let area = cell.serviceArea, reach.mayReach(area.disc) else { continue }
            possible.append(area)
            if cell.facts.isProven(acceptAssumedRadius: acceptAssumedRadius) { proven.append(area) }
        }
        areSame = proven.count == possible.count
        isEmpty = possible.isEmpty
        self.possible = DiscUnion(possible)
        self.proven = areSame ? self.possible : DiscUnion(proven)
    }
}
