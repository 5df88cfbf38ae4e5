import PlaneGeometry
import RegistryRecords

/// A cell with what is known of it and where its site stands.
struct PlacedCell {
    var facts: CellFacts
    /// Its operator; empty when none is stated.
    var `operator`: String
    /// Place of the site in ``CoverageInput/sites``.
    var site: Int
    /// In the plane; nil when the site is located by commune only.
    var position: PlanePosition?
    /// See ``LocatedRecord/convergenceDegrees``.
    var convergenceDegrees: Double

    /// Where it serves; nil when that is not known.
    var serviceArea: ServiceArea? {
        ServiceArea(of: facts, at: position, convergenceDegrees: convergenceDegrees)
    }
}

/// The cells that may be on air, each weighed and at its site, for all technologies and operators alike.
struct PlacedCells {
    /// In the order of the registry; cells of unknown sites and those without a technology are left out.
    let cells: [PlacedCell]
    /// Tells which discs reach a commune or a settlement of the input.
    let reach: PolygonReach

    /// - Parameter evidenceAgeDays: How old evidence may be.
    init(_ input: CoverageInput, evidenceAgeDays: Int) {
        var siteOfCode: [String: Int] = [:]
        siteOfCode.reserveCapacity(input.sites.count)
        for (place, site) in input.sites.enumerated() {
            if let code = site.record[.site]?.text { siteOfCode[code] = place }
        }
        cells = input.cells.compactMap { cell -> PlacedCell? in
            guard let site = cell[.site]?.text.flatMap({ siteOfCode[$0] }),
                let facts = CellFacts(
                    cell, on: input.day, evidenceAgeDays: evidenceAgeDays, assumedRadii: input.assumedRadii),
                facts.mayBeOnAir
            else { return nil }
            return PlacedCell(
                facts: facts, operator: cell[.operator]?.text ?? "", site: site,
                position: input.sites[site].position, convergenceDegrees: input.sites[site].convergenceDegrees)
        }
        reach = PolygonReach(
            bounds: input.communes.compactMap(\.outline?.extent.bounds).filter { !$0.isEmpty },
            positions: input.settlements.compactMap { $0.whereabouts.main == nil ? nil : $0.position })
    }

    /// The generations that have a cell.
    var technologies: Set<Technology> { Set(cells.map(\.facts.technology)) }

    /// The operators that have cells, sorted; cells that state none are nobody's.
    var operators: [String] {
        Set(cells.map(\.operator)).filter { !$0.isEmpty }.sorted()
    }
}
