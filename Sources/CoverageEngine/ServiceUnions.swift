import PlaneGeometry
import RegistryRecords

/// The service areas of one technology: what is proven, and what may be.
struct ServiceUnions {
    let proven: ServiceUnion
    let possible: ServiceUnion
    /// There is no service area at all.
    let isEmpty: Bool
    /// Both unions are of the same areas, so that every share is exact.
    let areSame: Bool

    /// Unions of the discs and sectors of all cells given, from sites in any commune; those that reach nothing are left
    /// out.
    init(of cells: [PlacedCell], acceptAssumedRadius: Bool, reach: PolygonReach) {
        let areas = ServiceAreas(of: cells, acceptAssumedRadius: acceptAssumedRadius, reach: reach)
        areSame = areas.proven.count == areas.possible.count
        isEmpty = areas.possible.isEmpty
        possible = ServiceUnion(areas.possible)
        proven = areSame ? possible : ServiceUnion(areas.proven)
    }
}

/// The service areas of cells that reach a commune, from sites anywhere.
struct ServiceAreas {
    private(set) var proven: [ServiceArea] = []
    private(set) var possible: [ServiceArea] = []

    init(of cells: [PlacedCell], acceptAssumedRadius: Bool, reach: PolygonReach) {
        for cell in cells {
            guard let area = cell.serviceArea, reach.mayReach(area.disc) else { continue }
            possible.append(area)
            if cell.facts.isProven(acceptAssumedRadius: acceptAssumedRadius) { proven.append(area) }
        }
    }
}

/// A union of service areas, in the form that serves it best.
enum ServiceUnion: Sendable {
    /// Discs alone: an area is measured from those that reach a commune, and is kept.
    case discs(DiscField)
    /// Discs and sectors together; their areas are measured each time.
    case mixed(DiscUnion)

    init(_ areas: [ServiceArea]) {
        var discs: [Disc] = []
        discs.reserveCapacity(areas.count)
        for area in areas {
            guard case .disc(let disc) = area else {
                self = .mixed(DiscUnion(areas))
                return
            }
            discs.append(disc)
        }
        self = .discs(DiscField(discs))
    }

    /// Whether an area holds the position, its edge counted in.
    func contains(_ position: PlanePosition) -> Bool {
        switch self {
        case .discs(let field): field.contains(position)
        case .mixed(let union): union.contains(position)
        }
    }

    /// Square metres of a commune that are covered.
    ///
    /// - Parameter kept: What was measured before, and takes in what is measured now.
    func coveredArea(of outline: CommuneOutline, commune: String, kept: KeptAreas) -> Double {
        switch self {
        case .discs(let field):
            kept.coveredArea(of: outline, commune: commune, byReaching: field.discs(reaching: outline.extent.bounds))
        case .mixed(let union): union.coveredArea(of: outline.polygon)
        }
    }
}
