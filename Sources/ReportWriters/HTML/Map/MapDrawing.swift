package import RegistryRecords
package import VN2000

/// The shapes of a map as paths of SVG, in whole steps of its plane.
///
/// Borders are simplified for drawing only: both sides of one stay along the same line, and the area of every commune
/// stays within 0.4 % of that of its polygons.
package struct MapDrawing: Sendable {
    private let plane: MapPlane
    /// Paths by commune code; a commune whose polygons leave nothing to draw is absent.
    package let communePaths: [String: String]
    /// Square metres of what is drawn of each commune, by code.
    package let drawnSquareMetres: [String: Double]

    /// Steps from the left edge to the right one.
    package var width: Int { plane.width }
    /// Steps from the upper edge to the lower one.
    package var height: Int { plane.height }
    /// Metres of a step.
    package var stepMetres: Double { plane.stepMetres }

    /// The share of the longer side by which a border may move: a quarter of a pixel on a screen 2000 pixels wide.
    private static let tolerance = 1.0 / 8000
    private static let areaShare = 0.004

    /// Draws communes; nil when none of them has a polygon.
    ///
    /// - Parameter zone: In whose plane; nil draws degrees by their lengths in the middle of the map.
    package init?(_ boundaries: [String: [GeographicPolygon]], zone: VN2000Zone?) {
        let codes = boundaries.keys.sorted()
        let polygons = codes.map { boundaries[$0] ?? [] }
        guard let plane = MapPlane(around: polygons.joined().flatMap(\.outer), zone: zone) else { return nil }
        self.plane = plane
        var areas: [[[MapPosition]]] = []
        for commune in polygons {
            areas.append(
                commune.flatMap { polygon in
                    [Self.ring(polygon.outer, in: plane, clockwise: true)]
                        + polygon.holes.map { Self.ring($0, in: plane, clockwise: false) }
                })
        }
        let squareSteps = areas.map { rings in Double(rings.reduce(0) { $0 + $1.doubledArea }) / 2 }
        let simplified = SharedBorders(areas).simplified(
            tolerance: Double(max(plane.width, plane.height)) * Self.tolerance, areaShare: Self.areaShare,
            squareSteps: squareSteps)
        var (paths, drawn): ([String: String], [String: Double]) = ([:], [:])
        for (code, rings) in zip(codes, simplified) where !rings.isEmpty {
            paths[code] = rings.map(Self.path(ofRing:)).joined()
            let steps = Double(abs(rings.reduce(0) { $0 + $1.doubledArea })) / 2
            drawn[code] = steps * plane.stepMetres * plane.stepMetres
        }
        communePaths = paths
        drawnSquareMetres = drawn
    }

    private static func ring(
        _ positions: [GeographicPosition], in plane: MapPlane, clockwise: Bool
    ) -> [MapPosition] {
        let places = plane.places(of: positions).compactMap(\.self)
        return (places.doubledArea >= 0) == clockwise ? places : places.reversed()
    }

    /// Points as one path of dots, those outside of the map left out.
    ///
    /// - Returns: The path, and how many points it has.
    package func dots(at positions: [GeographicPosition]) -> (path: String, count: Int) {
        let places = plane.places(of: positions).compactMap(\.self).filter(plane.holds)
        return (places.map { "M\($0.east) \($0.south)h0" }.joined(), places.count)
    }

    /// The path of a shape, simplified like borders; nil where nothing of it lies on the map.
    package func path(of shape: GeographicShape) -> String? {
        switch shape {
        case .point(let position):
            let dot = dots(at: [position])
            return dot.count == 1 ? dot.path : nil
        case .lines(let lines): return path(ofLines: lines, isClosed: false)
        case .area(let polygons): return path(ofLines: polygons.flatMap { [$0.outer] + $0.holes }, isClosed: true)
        }
    }

    private func path(ofLines lines: [[GeographicPosition]], isClosed: Bool) -> String? {
        let tolerance = Double(max(plane.width, plane.height)) * Self.tolerance
        var path = ""
        for line in lines {
            let places = plane.places(of: line).compactMap(\.self)
            guard places.contains(where: plane.holds) else { continue }
            var drawn = SharedBorders.simplified(places, tolerance: tolerance)
            if isClosed, drawn.first == drawn.last { drawn.removeLast() }
            if drawn.count < (isClosed ? 3 : 2) { continue }
            path += isClosed ? Self.path(ofRing: drawn) : Self.path(ofLine: drawn)
        }
        return path.isEmpty ? nil : path
    }

    private static func path(ofRing positions: [MapPosition]) -> String { path(ofLine: positions) + "z" }

    /// The first place as it is, the others by how far they are from the one before.
    private static func path(ofLine positions: [MapPosition]) -> String {
        guard var previous = positions.first else { return "" }
        var path = "M\(previous.east) \(previous.south)l"
        var isFirst = true
        for next in positions.dropFirst() {
            for number in [next.east - previous.east, next.south - previous.south] {
                if !isFirst, number >= 0 { path += " " }
                path += String(number)
                isFirst = false
            }
            previous = next
        }
        return path
    }
}
