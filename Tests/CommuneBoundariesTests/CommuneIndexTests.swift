import CommuneBoundaries
import Foundation
import RegistryRecords
import TestWitnesses
import Testing
import VN2000

struct CommuneIndexTests {
    private static func entry(_ code: String, _ corners: [(Double, Double)]) -> CommuneIndex.Entry {
        let ring = (corners + corners.prefix(1)).map { GeographicPosition(latitude: $0.0, longitude: $0.1) }
        return .init(
            commune: Commune(code: code, name: "Xã \(code)", kind: .xã, province: "91", validFrom: Day(number: 20_270)),
            polygons: corners.isEmpty ? [] : [GeographicPolygon(outer: ring)], quality: .official)
    }

    /// Two neighbours on the meridian 105.1, one apart in the east, and one without a boundary.
    private static let index = CommuneIndex([
        entry("30304", [(10, 105.3), (10, 105.4), (10.1, 105.4), (10.1, 105.3)]),
        entry("30302", [(10, 105.1), (10, 105.2), (10.1, 105.2), (10.1, 105.1)]),
        entry("30303", []),
        entry("30301", [(10, 105), (10, 105.1), (10.1, 105.1), (10.1, 105)]),
    ])

    private static func position(_ latitude: Double, _ longitude: Double) -> GeographicPosition {
        GeographicPosition(latitude: latitude, longitude: longitude)
    }

    @Test func `communes stand in the order of their codes, whatever the order given`() {
        #expect(Self.index.communes.map(\.code) == ["30301", "30302", "30303", "30304"])
        #expect(Self.index.commune(withCode: "30304") == 3)
        #expect(Self.index.commune(withCode: "30305") == nil)
    }

    @Test(arguments: [
        (10.05, 105.05, 0), (10.05, 105.15, 1), (10.05, 105.35, 3),
        (10.05, 105.1, 0), (10, 105.1, 0), (10.1, 105.2, 1),  // on boundaries, the lower code of the neighbours
    ])
    func `a position inside or on the boundary is at no distance`(latitude: Double, longitude: Double, commune: Int) {
        let position = Self.position(latitude, longitude)
        #expect(Self.index.commune(at: position) == commune)
        #expect(Self.index.location(of: position) == .inside(commune))
        #expect(Self.index.distance(from: position, toCommune: commune) == 0)
    }

    @Test func `both neighbours are at no distance from their common boundary`() {
        #expect(Self.index.distance(from: Self.position(10.05, 105.1), toCommune: 0) == 0)
        #expect(Self.index.distance(from: Self.position(10.05, 105.1), toCommune: 1) == 0)
    }

    @Test(arguments: [
        (10.05, 105.22, 1, 10.05, 105.2),  // west of the gap
        (10.05, 105.28, 3, 10.05, 105.3),  // east of the gap
        (10.2, 105.5, 3, 10.1, 105.4),  // off a corner
        (9.9, 105.1, 0, 10, 105.1),  // as near to both neighbours
    ])
    func `outside, the nearest commune is named with the distance over the ellipsoid`(
        latitude: Double, longitude: Double, commune: Int, footLatitude: Double, footLongitude: Double
    ) throws {
        let position = Self.position(latitude, longitude)
        let expected = position.distance(to: Self.position(footLatitude, footLongitude))
        #expect(Self.index.commune(at: position) == nil)
        guard case .outside(let nearest, let metres) = Self.index.location(of: position) else {
            Issue.record("\(position) is outside of all")
            return
        }
        #expect(nearest == commune)
        #expect(abs(try #require(metres) - expected) < 0.001)
        #expect(abs(Self.index.distance(from: position, toCommune: commune) - expected) < 0.001)
    }

    @Test func `a commune without a boundary is nowhere, and never near`() {
        #expect(Self.index.quality(of: 2) == nil)
        #expect(Self.index.distance(from: Self.position(10.05, 105.25), toCommune: 2) == .infinity)
        let index = CommuneIndex([Self.entry("30303", [])])
        #expect(index.location(of: Self.position(10, 105)) == .outside(nearest: nil, metres: nil))
        #expect(CommuneIndex([]).location(of: Self.position(10, 105)) == .outside(nearest: nil, metres: nil))
    }

    @Test(arguments: [(Double.nan, 105.05), (10.05, .infinity), (-.infinity, .nan)])
    func `a position that is not finite is near nothing`(latitude: Double, longitude: Double) {
        let position = Self.position(latitude, longitude)
        #expect(Self.index.location(of: position) == .outside(nearest: nil, metres: nil))
    }

    @Test func `shapes come with the communes that they may touch`() {
        let line = GeographicShape.lines([[Self.position(10.05, 105.15), Self.position(10.05, 105.32)]])
        #expect(Self.index.communes(near: line) == [1, 3])
        #expect(Self.index.communes(near: .point(Self.position(10.05, 105.1))) == [0, 1])
        #expect(Self.index.communes(near: .point(Self.position(11, 105.1))).isEmpty)
    }
}

@Suite(.enabled(if: SharedData.hasAnGiang, "\(SharedData.absence)"))
struct CommuneIndexOfAnGiangTests {
    private let index: CommuneIndex
    /// The rings of each commune in the order of the index.
    private let rings: [[[GeographicPosition]]]

    /// Read once for all tests.
    private static let entries = Result {
        try BoundaryReader.communes(from: SharedData.features(of: SharedData.anGiang)).map { feature in
            CommuneIndex.Entry(
                commune: Commune(
                    code: try #require(feature.code), name: try #require(feature.name),
                    kind: try #require(feature.kind),
                    province: "91", validFrom: Day(number: 20_270)),
                polygons: feature.polygons, quality: .official)
        }.sorted { $0.commune.code < $1.commune.code }
    }

    init() throws {
        let entries = try Self.entries.get()
        index = CommuneIndex(entries.reversed())
        rings = entries.map { $0.polygons.flatMap { [$0.outer] + $0.holes } }
    }

    /// By a ray to the east over plain numbers; for positions that lie on no boundary.
    private func holds(_ rings: [[GeographicPosition]], _ position: GeographicPosition) -> Bool {
        var isInside = false
        for ring in rings {
            for (start, end) in zip(ring, ring.dropFirst())
            where (start.latitude > position.latitude) != (end.latitude > position.latitude) {
                let part = (position.latitude - start.latitude) / (end.latitude - start.latitude)
                if start.longitude + part * (end.longitude - start.longitude) > position.longitude { isInside.toggle() }
            }
        }
        return isInside
    }

    @Test func `all 102 communes hold the middle of their vertices, or the commune does that a ray finds`() {
        #expect(index.communes.count == 102)
        let middles = rings.map { rings in
            let positions = rings.joined()
            return GeographicPosition(
                latitude: positions.reduce(0) { $0 + $1.latitude } / Double(positions.count),
                longitude: positions.reduce(0) { $0 + $1.longitude } / Double(positions.count))
        }
        let expected = middles.map { middle in rings.firstIndex { holds($0, middle) } }
        #expect(middles.map(index.commune(at:)) == expected)
        #expect(index.communes(at: middles, threads: 2) == expected)
        #expect(expected.enumerated().count { $0.element == $0.offset } > 90, "most communes hold their middle")
    }

    @Test func `a vertex of several communes belongs to the lowest code, always`() {
        var lowest: [GeographicPosition: Int] = [:]
        var shared: Set<GeographicPosition> = []
        for (place, rings) in rings.enumerated() {
            for position in rings.joined() {
                if let lower = lowest[position], lower != place { shared.insert(position) }
                lowest[position] = lowest[position] ?? place
            }
        }
        // Nearly every boundary inside the province is drawn twice with the same vertices.
        #expect(shared.count > 50_000)
        let positions = Array(shared)
        let found = index.communes(at: positions, threads: 2)
        let wrong = zip(positions, found).filter { position, found in
            // A third commune may hold the vertex on an edge or inside, where the source lets communes overlap.
            guard let found, let lower = lowest[position] else { return true }
            return found != lower && !(found < lower && index.distance(from: position, toCommune: found) == 0)
        }
        #expect(wrong.isEmpty, "first: \(wrong.first.map { "\($0)" } ?? "")")
        #expect(zip(positions, found).count { $1 == lowest[$0] } > shared.count * 99 / 100)
    }

    @Test(arguments: [(9.6, 104.2), (10.4, 103.7), (11.1, 105.2), (10.35, 105.7), (9.25, 103.4)])
    func `outside, no edge is nearer than the boundary that is named`(latitude: Double, longitude: Double) throws {
        let position = GeographicPosition(latitude: latitude, longitude: longitude)
        guard case .outside(let nearest, let distance) = index.location(of: position) else {
            Issue.record("\(position) is in \(index.location(of: position))")
            return
        }
        let metres = try #require(distance)
        // Every vertex, and every edge cut into pieces of at most some 60 m, near enough to matter.
        var best = (metres: Double.infinity, commune: -1)
        for (place, rings) in rings.enumerated() {
            for ring in rings {
                for (start, end) in zip(ring, ring.dropFirst()) {
                    let roughly = hypot(start.latitude - latitude, (start.longitude - longitude) * 0.985) * 110_500
                    guard roughly < metres * 1.02 + 1_100 else { continue }
                    for piece in 0..<16 {
                        let part = Double(piece) / 16
                        let metres = position.distance(
                            to: GeographicPosition(
                                latitude: start.latitude + part * (end.latitude - start.latitude),
                                longitude: start.longitude + part * (end.longitude - start.longitude)))
                        if metres < best.metres { best = (metres, place) }
                    }
                }
            }
        }
        #expect(nearest == best.commune)
        #expect(abs(metres - best.metres) < 1 + metres / 1000, "\(metres) m, by hand \(best.metres) m")
    }
}
