import RegistryRecords
import VN2000

/// How positions become places of a drawing: north is up, and a step is as long everywhere.
///
/// The plane is that of a VN-2000 zone, in which lengths are true to 0.02 % within 1.5° of its meridian. Where the zone
/// does not take all positions, as in a map of the country, degrees are drawn by the lengths that they have in the middle.
struct MapPlane: Sendable {
    private let zone: VN2000Zone?
    /// Metres of a degree of longitude and of latitude, where no zone is used.
    private let degreeMetres: (east: Double, north: Double)
    private let west: Double
    private let north: Double
    /// Metres of a step.
    let stepMetres: Double
    /// Steps from edge to edge.
    let width: Int
    let height: Int

    /// The most steps that a drawing is wide or high.
    private static let mostSteps = 30_000.0
    /// Free space around, of the longer side.
    private static let margin = 0.015

    /// A plane that holds all the positions; nil when there are none.
    init?(around positions: [GeographicPosition], zone: VN2000Zone?) {
        guard !positions.isEmpty else { return nil }
        let middle = GeographicPosition(
            latitude: (positions.map(\.latitude).min() ?? 0) / 2 + (positions.map(\.latitude).max() ?? 0) / 2,
            longitude: (positions.map(\.longitude).min() ?? 0) / 2 + (positions.map(\.longitude).max() ?? 0) / 2)
        let degreeMetres = Self.degreeMetres(at: middle)
        var placed = Self.metres(of: positions, zone: zone, degreeMetres: degreeMetres)
        let fits = placed.allSatisfy { $0.east.isFinite && $0.north.isFinite }
        if !fits { placed = Self.metres(of: positions, zone: nil, degreeMetres: degreeMetres) }
        self.zone = fits ? zone : nil
        self.degreeMetres = degreeMetres
        let (easts, norths) = (placed.map(\.east), placed.map(\.north))
        guard let west = easts.min(), let east = easts.max(), let south = norths.min(), let north = norths.max() else {
            return nil
        }
        let longest = max(east - west, north - south, 100)
        let free = longest * Self.margin
        let steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500]
        stepMetres = steps.first { (longest + 2 * free) / $0 <= Self.mostSteps } ?? 1000
        self.west = west - free
        self.north = north + free
        width = Int(((east - west + 2 * free) / stepMetres).rounded(.up))
        height = Int(((north - south + 2 * free) / stepMetres).rounded(.up))
    }

    /// The places of positions, in their order; nil for those that lie far outside of the drawing.
    func places(of positions: [GeographicPosition]) -> [MapPosition?] {
        Self.metres(of: positions, zone: zone, degreeMetres: degreeMetres).map { placed in
            let (east, south) = ((placed.east - west) / stepMetres, (north - placed.north) / stepMetres)
            // Anything that a screen could show at all fits a whole number of 32 bits.
            guard abs(east) < 1e8, abs(south) < 1e8 else { return nil }
            return MapPosition(east: Int32(east.rounded()), south: Int32(south.rounded()))
        }
    }

    /// Whether a place lies on the drawing.
    func holds(_ place: MapPosition) -> Bool {
        0 <= place.east && place.east <= width && 0 <= place.south && place.south <= height
    }

    private static func metres(
        of positions: [GeographicPosition], zone: VN2000Zone?, degreeMetres: (east: Double, north: Double)
    ) -> [(east: Double, north: Double)] {
        guard let zone else {
            return positions.map { ($0.longitude * degreeMetres.east, $0.latitude * degreeMetres.north) }
        }
        var eastings = positions.map(\.longitude)
        var northings = positions.map(\.latitude)
        var eastward = eastings.mutableSpan
        var northward = northings.mutableSpan
        guard
            (try? CoordinateConversion.convert(&eastward, &northward, from: .vn2000(zone), .fromWGS84, threads: 1))
                != nil
        else { return positions.map { _ in (.nan, .nan) } }
        return zip(eastings, northings).map { ($0, $1) }
    }

    private static func degreeMetres(at middle: GeographicPosition) -> (east: Double, north: Double) {
        func moved(_ latitude: Double, _ longitude: Double) -> GeographicPosition {
            GeographicPosition(latitude: middle.latitude + latitude, longitude: middle.longitude + longitude)
        }
        return (
            moved(0, -0.05).distance(to: moved(0, 0.05)) * 10, moved(-0.05, 0).distance(to: moved(0.05, 0)) * 10
        )
    }
}
