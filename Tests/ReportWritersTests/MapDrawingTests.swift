import RegistryRecords
import ReportWriters
import TestWitnesses
import Testing
import VN2000

struct MapDrawingTests {
    /// Squares of some kilometres side by side, their borders crooked at random, both sides along the same positions.
    struct CrookedGrid {
        var boundaries: [String: [GeographicPolygon]] = [:]
        static let side = 5
        private static let piecesOfSide = 60

        init(seed: UInt64) {
            var numbers = SeededNumbers(seed: seed)
            var known: [String: [GeographicPosition]] = [:]
            func line(from first: (Int, Int), to last: (Int, Int)) -> [GeographicPosition] {
                let name = "\(first)\(last)"
                if let line = known[name] { return line }
                let line = (0...Self.piecesOfSide).map { piece in
                    let share = Double(piece) / Double(Self.piecesOfSide)
                    let isEnd = piece == 0 || piece == Self.piecesOfSide
                    func crooked() -> Double { isEnd ? 0 : Double.random(in: -0.00004...0.00004, using: &numbers) }
                    return GeographicPosition(
                        latitude: 10 + 0.05 * (Double(first.1) + share * Double(last.1 - first.1)) + crooked(),
                        longitude: 105 + 0.05 * (Double(first.0) + share * Double(last.0 - first.0)) + crooked())
                }
                known[name] = line
                return line
            }
            for east in 0..<Self.side {
                for north in 0..<Self.side {
                    let south = line(from: (east, north), to: (east + 1, north))
                    let right = line(from: (east + 1, north), to: (east + 1, north + 1))
                    let top = line(from: (east, north + 1), to: (east + 1, north + 1))
                    let left = line(from: (east, north), to: (east, north + 1))
                    var outer = south + right.dropFirst() + top.reversed().dropFirst() + left.reversed().dropFirst()
                    if (east + north).isMultiple(of: 2) { outer.reverse() }
                    boundaries["\(east)\(north)"] = [GeographicPolygon(outer: outer)]
                }
            }
        }
    }

    /// The edges of a path of relative lines, each with its lesser end first.
    static func edges(of path: String) throws -> [[Int]] {
        var edges: [[Int]] = []
        for ring in path.split(separator: "z") {
            let parts = ring.dropFirst().split(separator: "l")
            let numbers = try parts.map { part in
                try part.matches(of: /-?[0-9]+/).map { try #require(Int($0.output)) }
            }
            var places = [numbers[0]]
            for place in stride(from: 0, to: numbers[1].count, by: 2) {
                let last = places[places.count - 1]
                places.append([last[0] + numbers[1][place], last[1] + numbers[1][place + 1]])
            }
            for (one, other) in zip(places, places.dropFirst() + [places[0]]) {
                edges.append([one, other].sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self))
            }
        }
        return edges
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `neighbours stay drawn along the same line, and have fewer positions than before`(seed: UInt64) throws {
        let grid = CrookedGrid(seed: seed)
        let drawing = try #require(MapDrawing(grid.boundaries, zone: try VN2000Zone(centralMeridian: 104.75)))
        var uses: [[Int]: Int] = [:]
        for path in drawing.communePaths.values {
            for edge in try Self.edges(of: path) { uses[edge, default: 0] += 1 }
        }
        // Every edge is on one side or on both, and the length of those with one side is about the outer border's.
        #expect(uses.values.allSatisfy { $0 <= 2 })
        let outer = uses.filter { $0.value == 1 }.keys.reduce(0.0) { sum, edge in
            let (east, south) = (Double(edge[2] - edge[0]), Double(edge[3] - edge[1]))
            return sum + (east * east + south * south).squareRoot() * drawing.stepMetres
        }
        let square = 4 * Double(CrookedGrid.side) * 0.05 * 110_000
        #expect(outer > square * 0.95)
        #expect(outer < square * 1.2)
        let before = grid.boundaries.values.reduce(0) { $0 + $1[0].outer.count - 1 }
        let after = uses.values.reduce(0, +)
        #expect(after < before * 2 / 3, "seed \(seed)")
    }

    @Test(arguments: [4, 5] as [UInt64])
    func `the area of what is drawn is that of the polygon to 1 percent`(seed: UInt64) throws {
        let grid = CrookedGrid(seed: seed)
        for zone in [try VN2000Zone(centralMeridian: 105.75), nil] {
            let drawing = try #require(MapDrawing(grid.boundaries, zone: zone))
            for (code, polygons) in grid.boundaries {
                let true_ = polygons[0].outer.geodesicRingArea
                let drawn = try #require(drawing.drawnSquareMetres[code])
                #expect(abs(drawn - true_) < 0.01 * true_, "\(code), seed \(seed)")
            }
        }
    }

    @Test func `a hole and the commune inside of it are drawn along the same ring`() throws {
        func ring(_ half: Double) -> [GeographicPosition] {
            [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)].map {
                GeographicPosition(latitude: 10 + $0.1 * half, longitude: 105 + $0.0 * half)
            }
        }
        let drawing = try #require(
            MapDrawing(
                [
                    "around": [GeographicPolygon(outer: ring(0.1), holes: [ring(0.03).reversed()])],
                    "inside": [GeographicPolygon(outer: Array(ring(0.03)[2...] + ring(0.03)[1...2]))],
                ], zone: nil))
        let inside = Set(try Self.edges(of: try #require(drawing.communePaths["inside"])))
        let around = Set(try Self.edges(of: try #require(drawing.communePaths["around"])))
        #expect(inside.count == 4)
        #expect(inside.isSubset(of: around))
        let expected = ring(0.1).geodesicRingArea - ring(0.03).geodesicRingArea
        let drawn = try #require(drawing.drawnSquareMetres["around"])
        #expect(abs(drawn - expected) < 0.01 * expected)
    }

    @Test func `what lies outside of the map or nowhere is not drawn`() throws {
        let drawing = try #require(MapDrawing(CrookedGrid(seed: 6).boundaries, zone: nil))
        let inside = GeographicPosition(latitude: 10.1, longitude: 105.1)
        let outside = GeographicPosition(latitude: 21, longitude: 105.8)
        let dots = drawing.dots(at: [inside, outside])
        #expect(dots.count == 1)
        #expect(dots.path.wholeMatch(of: /M[0-9]+ [0-9]+h0/) != nil)
        #expect(drawing.path(of: .point(outside)) == nil)
        #expect(drawing.path(of: .lines([[inside, GeographicPosition(latitude: 10.12, longitude: 105.1)]])) != nil)
        #expect(MapDrawing([:], zone: nil) == nil)
        #expect(MapDrawing(["1": []], zone: nil) == nil)
    }
}
