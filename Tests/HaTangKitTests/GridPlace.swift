import TestWitnesses

/// A place on the grid of the year: a position in a slot of a commune, or the commune only.
struct GridPlace {
    var commune: Int
    var slot: Int?
    var offset = (eastward: 0, northward: 0)
    /// Whether rows state the commune beside the position.
    var isStated = true

    private static let corner = (easting: 560_000, northing: 1_150_000)
    private static let columns = 11

    init(commune: Int, slot: Int?) {
        self.commune = commune
        self.slot = slot
    }

    /// A position in four cases of five, of which one in four is stated without its commune.
    static func random(among communes: Int, using numbers: inout SeededNumbers) -> GridPlace {
        let isCommuneOnly = Int.random(in: 0..<5, using: &numbers) == 0
        var place = GridPlace(commune: 0, slot: isCommuneOnly ? nil : 0)
        place.isStated = isCommuneOnly || Int.random(in: 0..<4, using: &numbers) > 0
        place.move(among: communes, using: &numbers)
        return place
    }

    /// Elsewhere, stated in the same way.
    mutating func move(among communes: Int, using numbers: inout SeededNumbers) {
        commune = .random(in: 0..<communes, using: &numbers)
        guard slot != nil else { return }
        slot = .random(in: 0..<9, using: &numbers)
        offset = (.random(in: -140...140, using: &numbers), .random(in: -140...140, using: &numbers))
    }

    /// Commune, easting and northing as three cells of a row.
    func cells(of communes: [String]) -> String {
        guard let slot else { return "\(communes[commune]);;" }
        let (easting, northing) = Self.corner(ofCommune: commune)
        return "\(isStated ? communes[commune] : "");\(easting + 150 + 300 * (slot % 3) + offset.eastward);"
            + "\(northing + 150 + 300 * (slot / 3) + offset.northward)"
    }

    /// A line of the plane as WKT that begins in the commune and runs east, then north, over some others.
    func line(using numbers: inout SeededNumbers) -> String {
        let (west, south) = Self.corner(ofCommune: commune)
        let first = (
            east: west + .random(in: 150...750, using: &numbers), north: south + .random(in: 150...750, using: &numbers)
        )
        let east = first.east + .random(in: 200...2300, using: &numbers)
        let north = first.north + .random(in: 200...2300, using: &numbers)
        let corners = [first, (east, first.north)] + (Bool.random(using: &numbers) ? [(east, north)] : [])
        return "LINESTRING(" + corners.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + ")"
    }

    private static func corner(ofCommune commune: Int) -> (easting: Int, northing: Int) {
        (corner.easting + 1000 * (commune % columns), corner.northing + 1000 * (commune / columns))
    }

    /// The squares as GeoJSON in the province's zone.
    static func outlines(of communes: [String]) -> String {
        let features = communes.indices.map { commune in
            let (west, south) = corner(ofCommune: commune)
            let ring = [(0, 0), (900, 0), (900, 900), (0, 900), (0, 0)].map { "[\(west + $0.0), \(south + $0.1)]" }
            return """
                {"type": "Feature", "properties": {"code": "\(communes[commune])"},
                "geometry": {"type": "Polygon", "coordinates": [[\(ring.joined(separator: ", "))]]}}
                """
        }
        return """
            {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::9208"}},
            "features": [\(features.joined(separator: ",\n"))]}
            """
    }
}
