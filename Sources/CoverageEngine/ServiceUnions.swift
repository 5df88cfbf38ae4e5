import PlaneGeometry
import RegistryRecords

/// The service areas of one technology: what is proven, and what may be.
struct ServiceUnions {
    let proven: DiscUnion
    let possible: DiscUnion
    /// There is no disc at all.
    let isEmpty: Bool
    /// Both unions are of the same discs, so that every share is exact.
    let areSame: Bool

    /// Unions of the discs of all cells that count for the technology, from sites in any commune.
    init(of cells: [PlacedCell], technology: TechnologyClass, acceptAssumedRadius: Bool) {
        var proven: [Disc] = []
        var possible: [Disc] = []
        for cell in cells where technology.includes(cell.facts.technology) && cell.facts.mayBeOnAir {
            // What another program wrote into the registry may be no number at all.
            guard let position = cell.position, position.east.isFinite, position.north.isFinite,
                let radius = cell.facts.radiusMetres, radius.isFinite, radius > 0
            else { continue }
            let disc = Disc(centre: position, radiusMetres: radius)
            possible.append(disc)
            if cell.facts.isProven(acceptAssumedRadius: acceptAssumedRadius) { proven.append(disc) }
        }
        areSame = proven.count == possible.count
        isEmpty = possible.isEmpty
        self.possible = DiscUnion(possible)
        self.proven = areSame ? self.possible : DiscUnion(proven)
    }
}

/// A cell with what is known of it and where its site stands.
struct PlacedCell {
    var facts: CellFacts
    /// Place of the site in ``CoverageInput/sites``.
    var site: Int
    /// In the plane; nil when the site is located by commune only.
    var position: PlanePosition?
}
