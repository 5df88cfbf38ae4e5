import OverlayGeometry
package import PlaneGeometry

/// The parts of an area that a union of discs does not cover, as polygons in the plane.
///
/// Polygons cannot have arcs. Each hole has two: ``Hole/parts`` lie wholly outside of all discs, so that no hole is
/// overstated, and ``Hole/envelope`` holds the whole hole. The exact area lies between theirs. Where a hole is
/// narrower than the tolerance, ``Hole/parts`` is cut in pieces, and the hole is one all the same.
package struct HolePolygons {
    /// One hole.
    package struct Hole {
        /// Rings of the hole, none of it covered: the outer ring first, then holes in it; one list a piece.
        package var parts: [[[PlanePosition]]]
        /// Rings around everything that is uncovered here.
        package var envelope: PlanePolygon
        /// Square metres that are uncovered, by the exact engine.
        package var exactArea: Double
        /// Square metres of ``parts``, at most the exact area but for rounding.
        package var partsArea: Double
        /// The position inside of ``parts`` that is about the farthest from their edge, and how far it is.
        package var centre: PlanePosition?
        package var clearance: Double
    }

    /// How far polygons may run from circles, metres.
    package static let toleranceMetres = 0.25

    /// The holes, the largest first.
    package private(set) var holes: [Hole] = []
    /// Square metres of the whole area.
    package let area: Double
    /// Square metres that are covered, by the exact engine.
    package let coveredArea: Double

    /// - Parameters:
    ///   - rings: The area's rings; each polygon's outer ring first.
    ///   - isAsked: Which holes are wanted, by exact area and envelope; the others get no polygons and no centre.
    package init(
        of polygons: [[[PlanePosition]]], outside union: DiscUnion,
        isAsked: (Double, PlanePolygon) -> Bool = { _, _ in true }
    ) throws {
        let prepared = PreparedPolygon(PlanePolygon(rings: polygons.flatMap(\.self)))
        area = prepared.area
        coveredArea = union.coveredArea(of: prepared)
        guard let bounds = prepared.bounds, coveredArea < area else { return }
        // Small numbers keep their digits in GEOS.
        let origin = PlanePosition(
            east: ((bounds.west + bounds.east) / 2).rounded(), north: ((bounds.south + bounds.north) / 2).rounded())
        func moved(_ ring: [PlanePosition]) -> [OverlayPosition] {
            ring.map { OverlayPosition(eastward: $0.east - origin.east, northward: $0.north - origin.north) }
        }
        func movedBack(_ ring: [OverlayPosition]) -> [PlanePosition] {
            ring.map { PlanePosition(east: $0.eastward + origin.east, north: $0.northward + origin.north) }
        }
        let ground = OverlayShape.polygons(
            polygons.compactMap { rings in
                rings.first.map { OverlayPolygon(outer: moved($0), holes: rings.dropFirst().map(moved)) }
            })
        func rings(_ side: RingSide) -> [[OverlayPosition]] {
            union.rings(near: bounds, toleranceMetres: Self.toleranceMetres, side: side).map(moved)
        }
        for envelope in try ground.remainder(without: rings(.inside)) {
            let polygon = PlanePolygon(rings: ([envelope.outer] + envelope.holes).map(movedBack))
            let prepared = PreparedPolygon(polygon)
            holes.append(
                Hole(
                    parts: [], envelope: polygon, exactArea: prepared.area - union.coveredArea(of: prepared),
                    partsArea: 0, centre: nil, clearance: 0))
        }
        holes.removeAll { $0.exactArea <= 0 }
        holes.sort { $0.exactArea > $1.exactArea }
        let asked = Set(
            holes.indices.filter { isAsked(holes[$0].exactArea, holes[$0].envelope) })
        guard !asked.isEmpty else { return }
        var best = Array(repeating: -1.0, count: holes.count)
        let locator = PolygonLocator(holes.map(\.envelope))
        for part in try ground.remainder(without: rings(.outside)) {
            let size = try OverlayShape.polygons([part]).area()
            guard size > 0, let inside = try part.innermostPosition(tolerance: max(0.5, size.squareRoot() / 200)),
                let place = locator.locate(movedBack([inside.position])[0]), asked.contains(place)
            else { continue }
            holes[place].parts.append(([part.outer] + part.holes).map(movedBack))
            holes[place].partsArea += size
            guard inside.distance > best[place] else { continue }
            best[place] = inside.distance
            holes[place].centre = movedBack([inside.position])[0]
            holes[place].clearance = inside.distance
        }
    }
}
