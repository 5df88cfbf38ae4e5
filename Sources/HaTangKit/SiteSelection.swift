import CoverageEngine
import PlaneGeometry
import RegistryRecords
import VN2000

/// The sites and cells of a registry, so sorted that those of one province are found without asking each of the country.
struct SiteSelection: Sendable {
    let sites: [RegistryRecord]
    let cells: [RegistryRecord]
    /// Places of the cells of each site, by the site's code.
    private let cellsOfSite: [String: [Int]]
    /// No service disc reaches farther than this, degrees of latitude or longitude.
    private let reachDegrees: Double

    init(sites: [RegistryRecord], cells: [RegistryRecord], assumedRadii: AssumedRadii) {
        self.sites = sites
        self.cells = cells
        var cellsOfSite: [String: [Int]] = [:]
        cellsOfSite.reserveCapacity(sites.count)
        var reach = assumedRadii.entries.map(\.radiusMetres).max() ?? 0
        for (place, cell) in cells.enumerated() {
            if let site = cell[.site]?.text { cellsOfSite[site, default: []].append(place) }
            if let radius = cell[.radius]?.number, radius.isFinite { reach = max(reach, radius) }
        }
        self.cellsOfSite = cellsOfSite
        // A degree of longitude has at least 101 km in Vietnam, one of latitude 110 km.
        reachDegrees = reach / 100_000
    }

    /// The sites that may reach a province's rectangle or state one of its communes, and the cells of these sites; all in
    /// the order of the registry.
    ///
    /// - Parameters:
    ///   - bounds: Longitudes and latitudes of everything that service is measured at.
    ///   - isStated: Whether a site states one of the province's communes.
    func near(
        _ bounds: PlaneBounds, isStated: (RegistryRecord) -> Bool
    ) -> (sites: [RegistryRecord], cells: [RegistryRecord]) {
        let kept = sites.filter { site in
            if case .point(let position)? = site.shape,
                bounds.distance(from: PlanePosition(east: position.longitude, north: position.latitude))
                    <= reachDegrees + 0.01
            {
                return true
            }
            return !site.communes.isEmpty && isStated(site)
        }
        guard kept.count < sites.count else { return (sites, cells) }
        let places = kept.flatMap { site in site[.site]?.text.flatMap { cellsOfSite[$0] } ?? [] }.sorted()
        return (kept, places.map { cells[$0] })
    }
}
