package import PlaneGeometry
package import RegistryRecords

/// The service of some cells on the day of an input: where it is for all that may be true, where it is proven, and
/// which cells give it.
package struct MobileService {
    /// A cell that serves a place, or may.
    package struct Server {
        /// The cell.
        package var record: RegistryRecord
        /// Place of its site in ``CoverageInput/sites``.
        package var site: Int
        /// The service radius used.
        package var radiusMetres: Double
        /// Whether the radius comes from the settings table.
        package var isRadiusAssumed: Bool
        /// Whether it counts in what is proven.
        package var isProven: Bool
    }

    /// By proven facts only.
    package let proven: DiscUnion
    /// With all that is unknown, assumed or expired.
    package let possible: DiscUnion
    /// What ``possible`` unites.
    package let possibleAreas: [ServiceArea]
    /// Places in ``CoverageInput/sites`` of the sites with such a cell.
    package let sites: Set<Int>
    private let input: CoverageInput
    private let notes: TraceNotes
    private let counts: (CellFacts, String) -> Bool
    private let acceptsAssumedRadius: Bool

    /// The service of a class of technologies, weighed by the target that asks for it.
    ///
    /// - Parameters:
    ///   - only: Of the class only these generations; nil for all.
    ///   - operators: Whose cells count, case and accents aside; empty for those of anybody.
    package init(
        _ input: CoverageInput, of technology: TechnologyClass, only: Set<Technology>? = nil, operators: [String] = []
    ) {
        let target = input.activeTargets.first { $0.measure == .mobileShare && $0.technology == technology }
        let age = target?.evidenceAgeDays ?? Target.defaultEvidenceAgeDays
        let names = operators.map(OperatorSelection.named)
        let counts = { (facts: CellFacts, name: String) -> Bool in
            technology.includes(facts.technology) && (only?.contains(facts.technology) ?? true)
                && (names.isEmpty || names.contains { $0.includes(name) })
        }
        acceptsAssumedRadius = target?.acceptAssumedRadius ?? false
        let placed = PlacedCells(input, evidenceAgeDays: age)
        let cells = placed.cells.filter { counts($0.facts, $0.operator) }
        let areas = ServiceAreas(of: cells, acceptAssumedRadius: acceptsAssumedRadius, reach: placed.reach)
        possibleAreas = areas.possible
        possible = DiscUnion(areas.possible)
        proven = areas.proven.count == areas.possible.count ? possible : DiscUnion(areas.proven)
        sites = Set(cells.map(\.site))
        notes = TraceNotes(input, evidenceAgeDays: age)
        self.input = input
        self.counts = counts
    }

    /// The cells that serve a position, or any part of a polygon, sorted by site.
    package func servers(of place: ServedPlace) -> [Server] {
        notes.cells.compactMap { cell -> Server? in
            guard let facts = cell.facts, facts.mayBeOnAir, counts(facts, cell.record[.operator]?.text ?? ""),
                let area = ServiceArea(
                    of: facts, at: input.sites[cell.site].position,
                    convergenceDegrees: input.sites[cell.site].convergenceDegrees),
                place.isServed(by: DiscUnion([area]))
            else { return nil }
            return Server(
                record: cell.record, site: cell.site, radiusMetres: area.disc.radiusMetres,
                isRadiusAssumed: facts.isRadiusAssumed,
                isProven: facts.isProven(acceptAssumedRadius: acceptsAssumedRadius))
        }.sorted { input.sites[$0.site].record.key < input.sites[$1.site].record.key }
    }
}

/// A place whose service is asked for.
package enum ServedPlace {
    case position(PlanePosition)
    case area(PreparedPolygon)

    /// The share of it that a union covers: 0 or 1 for a position.
    package func share(coveredBy union: DiscUnion) -> Double {
        switch self {
        case .position(let position): union.contains(position) ? 1 : 0
        case .area(let polygon): polygon.area > 0 ? min(1, union.coveredArea(of: polygon) / polygon.area) : 0
        }
    }

    func isServed(by union: DiscUnion) -> Bool { share(coveredBy: union) > 0 }
}
