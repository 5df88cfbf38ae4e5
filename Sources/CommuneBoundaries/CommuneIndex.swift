import Foundation
import PlaneGeometry
public import RegistryRecords
public import VN2000

/// Where a position lies among the communes of an era.
public enum CommuneLocation: Sendable, Hashable {
    /// In a commune, by its place in ``CommuneIndex/communes``.
    case inside(Int)
    /// In none; the nearest one, if any has a boundary, and how far its boundary is.
    case outside(nearest: Int?, metres: Double?)
}

/// Which commune of one era holds a position: exact also on boundaries, where the lower code wins, always.
///
/// Edges are straight between the stored vertices in degrees.
public struct CommuneIndex: Sendable {
    /// A commune with its boundary.
    public struct Entry: Sendable {
        /// The commune.
        public var commune: Commune
        /// WGS 84; empty when no boundary is known.
        public var polygons: [GeographicPolygon]
        /// How far the boundary can be trusted; nil without one.
        public var quality: BoundaryQuality?

        /// Makes an entry.
        public init(commune: Commune, polygons: [GeographicPolygon], quality: BoundaryQuality?) {
            self.commune = commune
            self.polygons = polygons
            self.quality = quality
        }
    }

    /// The communes, sorted by code.
    public let communes: [Commune]
    private let qualities: [BoundaryQuality?]
    private let bounds: [PlaneBounds]
    private let locator: PolygonLocator
    private let placeOfCode: [String: Int]

    /// Makes the index of the communes of one era.
    ///
    /// - Complexity: O(vertices).
    public init(_ entries: [Entry]) {
        var builder = Builder(
            expectedVertices: entries.reduce(0) { $0 + $1.polygons.reduce(0) { $0 + $1.outer.count } })
        for entry in entries.sorted(by: { $0.commune.code < $1.commune.code }) { builder.add(entry) }
        self.init(builder)
    }

    /// Collects communes one by one, so that their polygons need not be in memory all at once.
    public struct Builder {
        fileprivate var communes: [Commune] = []
        fileprivate var qualities: [BoundaryQuality?] = []
        fileprivate var bounds: [PlaneBounds] = []
        fileprivate var outlines: PolygonOutlines

        /// No commune yet.
        public init(expectedVertices: Int = 0) {
            outlines = PolygonOutlines(expectedVertices: expectedVertices)
        }

        /// Adds a commune, whose code is greater than those before it.
        public mutating func add(_ entry: Entry) {
            precondition(communes.last.map { $0.code < entry.commune.code } ?? true, "communes come sorted by code")
            communes.append(entry.commune)
            qualities.append(entry.polygons.isEmpty ? nil : entry.quality ?? .schematic)
            let rings = entry.polygons.flatMap { [$0.outer] + $0.holes }.map { $0.map(PlanePosition.init) }
            bounds.append(outlines.add(rings))
        }
    }

    /// Makes the index of the communes that were collected.
    public init(_ builder: consuming Builder) {
        communes = builder.communes
        qualities = builder.qualities
        bounds = builder.bounds
        locator = PolygonLocator(builder.outlines)
        placeOfCode = Dictionary(
            communes.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The place of a commune by its code; nil for a code of another era.
    public func commune(withCode code: String) -> Int? { placeOfCode[code] }

    /// How far the boundary of a commune can be trusted; nil when it has none.
    public func quality(of commune: Int) -> BoundaryQuality? { qualities[commune] }

    /// The commune that holds a position, as a quick answer without the nearest one.
    public func commune(at position: GeographicPosition) -> Int? {
        locator.locate(PlanePosition(position))
    }

    /// The communes that hold many positions, as ``commune(at:)`` gives them one by one; nil where none does.
    ///
    /// - Parameter threads: How many work on it; 1 or more.
    /// - Complexity: O(positions); about a tenth of a microsecond each on two threads, for the whole country.
    public func communes(at positions: [GeographicPosition], threads: Int = 1) -> [Int?] {
        let planePositions = positions.map(PlanePosition.init)
        var places = [Int32](repeating: -1, count: positions.count)
        var answers = places.mutableSpan
        locator.locate(planePositions.span, into: &answers, threads: threads)
        return places.map { $0 >= 0 ? Int($0) : nil }
    }

    /// The commune that holds a position, or the nearest one; of several just as near, the one with the lower code.
    ///
    /// A position that is not finite is outside and near nothing.
    ///
    /// - Complexity: as ``commune(at:)`` inside; outside O(communes) and the edges of the few that may be nearest.
    public func location(of position: GeographicPosition) -> CommuneLocation {
        if let commune = commune(at: position) { return .inside(commune) }
        guard position.latitude.isFinite, position.longitude.isFinite else {
            return .outside(nearest: nil, metres: nil)
        }
        let scale = position.eastScale
        let farness = bounds.map {
            $0.isEmpty ? .infinity : $0.distance(from: PlanePosition(position), eastScale: scale)
        }
        guard let first = farness.indices.min(by: { farness[$0] < farness[$1] }),
            var best = foot(on: first, from: position)
        else { return .outside(nearest: nil, metres: nil) }
        // The commune with the nearest rectangle is a good guess, so that hardly any other has to be looked at.
        var nearest = first
        for commune in communes.indices where commune != first && farness[commune] <= best.distance {
            guard let foot = foot(on: commune, from: position) else { continue }
            if (foot.distance, commune) < (best.distance, nearest) { (best, nearest) = (foot, commune) }
        }
        return .outside(nearest: nearest, metres: position.metres(to: best.position))
    }

    private func foot(
        on commune: Int, from position: GeographicPosition
    ) -> (position: PlanePosition, distance: Double)? {
        locator.nearestBoundary(of: commune, to: PlanePosition(position), eastScale: position.eastScale)
    }

    /// How far a position lies outside of a commune, over the ellipsoid.
    ///
    /// - Returns: Metres; 0 inside, infinity for a commune without a boundary. The nearest boundary position is found
    ///   in a plane that fits the latitude, so that over 100 km the answer may be some 0.1 % too long.
    public func distance(from position: GeographicPosition, toCommune commune: Int) -> Double {
        if self.commune(at: position) == commune || locator.holds(PlanePosition(position), polygon: commune) {
            return 0
        }
        return foot(on: commune, from: position).map { position.metres(to: $0.position) } ?? .infinity
    }

    /// The communes whose upright rectangle meets that of a shape; few, and all that the shape may touch.
    public func communes(near shape: GeographicShape) -> [Int] {
        var around = PlaneBounds.empty
        switch shape {
        case .point(let position): around.extend(to: PlanePosition(position))
        case .lines(let lines): lines.joined().forEach { around.extend(to: PlanePosition($0)) }
        case .area(let polygons): polygons.forEach { $0.outer.forEach { around.extend(to: PlanePosition($0)) } }
        }
        return communes.indices.filter { bounds[$0].intersects(around) }
    }
}

extension PlanePosition {
    /// Degrees as a plane, longitude to the east.
    fileprivate init(_ position: GeographicPosition) {
        self.init(east: position.longitude, north: position.latitude)
    }
}

extension GeographicPosition {
    /// What a degree of longitude is worth in degrees of latitude here.
    fileprivate var eastScale: Double { cos(latitude * .pi / 180) }

    fileprivate func metres(to position: PlanePosition) -> Double {
        distance(to: GeographicPosition(latitude: position.north, longitude: position.east))
    }
}
