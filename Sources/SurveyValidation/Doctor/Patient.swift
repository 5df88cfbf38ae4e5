import CommuneBoundaries
import RegistryRecords
import VN2000

/// A row with all that can be said of its literal position.
struct Patient {
    let row: RowEvidence
    /// The stated communes that have a boundary.
    let communes: [Int]
    /// Whether the boundary of a stated commune is schematic.
    let isSchematic: Bool
    /// Metres from the literal position to the nearest stated commune; nil without either.
    let metresToCommune: Double?
    /// Metres from the literal position to the earlier one; nil without either.
    let metresToEarlier: Double?
    private let isInSomeCommune: Bool
    private let settings: DoctorSettings

    init(_ row: RowEvidence, in boundaries: CommuneIndex, settings: DoctorSettings) {
        self.row = row
        self.settings = settings
        let communes = row.communes.filter { boundaries.quality(of: $0) != nil }
        self.communes = communes
        isSchematic = communes.contains { boundaries.quality(of: $0) == .schematic }
        metresToCommune = row.position.flatMap { boundaries.distance(from: $0, toNearestOf: communes) }
        metresToEarlier = row.position.flatMap { position in row.earlier.map { position.distance(to: $0) } }
        let found = row.position.flatMap(boundaries.commune(at:))
        isInSomeCommune =
            found.map { boundaries.isCommune($0, in: settings.province) } ?? false
    }

    /// Whether the literal position fits the stated communes, or the province when none is stated.
    var fitsPlace: Bool {
        guard !communes.isEmpty else { return isInSomeCommune }
        return (metresToCommune ?? .infinity) <= (isSchematic ? settings.schematicMetres : settings.nearMetres)
    }

    /// Whether the literal position is that of the earlier survey; nil without one.
    var fitsEarlier: Bool? {
        guard row.earlier != nil else { return nil }
        return (metresToEarlier ?? .infinity) <= settings.earlierMetres
    }

    /// Whether nothing speaks against the literal position. Where no commune is stated, the earlier survey is enough.
    var isSound: Bool {
        guard row.position != nil else { return false }
        return fitsPlace && fitsEarlier != false || communes.isEmpty && fitsEarlier == true
    }
}

extension CommuneIndex {
    /// Whether a commune is of a province; every one is when none is given.
    func isCommune(_ commune: Int, in province: String?) -> Bool {
        province == nil || communes[commune].province == province
    }

    /// Metres to the nearest of some communes, 0 inside; nil when there are none.
    func distance(from position: GeographicPosition, toNearestOf communes: [Int]) -> Double? {
        if let found = commune(at: position), communes.contains(found) { return 0 }
        return communes.lazy.map { distance(from: position, toCommune: $0) }.min()
    }

    /// Whether a position lies in one of some communes or some metres outside, by the communes of eight places around it:
    /// far quicker than the distance, which looks at every edge. Only where a mere tip of the commune reaches into
    /// the circle can it fail to see it.
    func isNear(_ position: GeographicPosition, _ communes: [Int], metres: Double) -> Bool {
        if let found = commune(at: position), communes.contains(found) { return true }
        let degrees = 0.99 * metres / 111_000
        let diagonal = degrees * 0.7071
        let offsets = [
            (degrees, 0.0), (-degrees, 0), (0, degrees), (0, -degrees), (diagonal, diagonal), (diagonal, -diagonal),
            (-diagonal, diagonal), (-diagonal, -diagonal),
        ]
        return offsets.contains { north, east in
            let place = GeographicPosition(
                latitude: position.latitude + north, longitude: position.longitude + east)
            return commune(at: place).map(communes.contains) ?? false
        }
    }
}
