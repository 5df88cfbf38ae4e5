import PlaneGeometry
import RegistryRecords

/// The service areas of one technology: what is proven, and what may be.
struct ServiceUnions {
    let proven: DiscField
    let possible: DiscField
    /// There is no disc at all.
    let isEmpty: Bool
    /// Both unions are of the same discs, so that every share is exact.
    let areSame: Bool

    /// Unions of the discs of all cells given, from sites in any commune; those that reach nothing are left out.
    init(of cells: [PlacedCell], acceptAssumedRadius: Bool, reach: PolygonReach) {
        var proven: [Disc] = []
        var possible: [Disc] = []
        for cell in cells {
            // What another program wrote into the registry may be no number at all.
            guard let position = cell.position, position.east.isFinite, position.north.isFinite,
                let radius = cell.facts.radiusMetres, radius.isFinite, radius > 0
            else { continue }
            let disc = Disc(centre: position, radiusMetres: radius)
            guard reach.mayReach(disc) else { continue }
            possible.append(disc)
            if cell.facts.isProven(acceptAssumedRadius: acceptAssumedRadius) { proven.append(disc) }
        }
        areSame = proven.count == possible.count
        isEmpty = possible.isEmpty
        self.possible = DiscField(possible)
        self.proven = areSame ? self.possible : DiscField(proven)
    }
}
