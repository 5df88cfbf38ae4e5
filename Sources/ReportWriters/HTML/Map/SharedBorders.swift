/// Rings of many areas, taken apart into borders that neighbours share, so that a border is simplified once and both
/// sides stay drawn along the same line.
struct SharedBorders: Sendable {
    /// A ring as borders, each forwards or backwards.
    private struct Ring {
        var area: Int
        var borders: [(number: Int, isReversed: Bool)]
    }

    private var rings: [Ring] = []
    /// Each border from end to end; one that is a ring of its own begins and ends in the same place.
    private var borders: [[MapPosition]] = []
    private let areaCount: Int

    /// Takes the rings of areas apart. O(n).
    ///
    /// - Parameter areas: Rings of each area, outer ones and holes; closed or not.
    init(_ areas: [[[MapPosition]]]) {
        areaCount = areas.count
        var cleaned: [(area: Int, positions: [MapPosition])] = []
        for (area, rings) in areas.enumerated() {
            for ring in rings {
                let positions = Self.cleaned(ring)
                if positions.count >= 3 { cleaned.append((area, positions)) }
            }
        }
        let junctions = Self.junctions(of: cleaned.map(\.positions))
        var numbers: [[MapPosition]: Int] = [:]
        for (area, positions) in cleaned {
            var ring = Ring(area: area, borders: [])
            for piece in Self.pieces(of: positions, cutAt: junctions) {
                let reversed = Array(piece.reversed())
                let isReversed = reversed.lexicographicallyPrecedes(piece)
                let key = isReversed ? reversed : piece
                let number = numbers[key] ?? borders.count
                if number == borders.count {
                    numbers[key] = number
                    borders.append(key)
                }
                ring.borders.append((number, isReversed))
            }
            rings.append(ring)
        }
    }

    /// The rings of every area with the fewest positions that keep borders within a tolerance and areas as they were.
    ///
    /// - Parameters:
    ///   - tolerance: Steps by which a border may move. Where the area of one would change by more than `areaShare`, its
    ///     borders are drawn more finely, down to every position.
    ///   - squareSteps: The true area of each.
    func simplified(tolerance: Double, areaShare: Double, squareSteps: [Double]) -> [[[MapPosition]]] {
        var tolerances = Array(repeating: tolerance, count: borders.count)
        var lines = borders.map { Self.simplified($0, tolerance: tolerance) }
        for _ in 0..<8 {
            var finer: Set<Int> = []
            for (area, drawn) in drawnAreas(lines).enumerated()
            where abs(drawn - squareSteps[area]) > areaShare * squareSteps[area] {
                finer.formUnion(rings.filter { $0.area == area }.flatMap { $0.borders.map(\.number) })
            }
            if finer.isEmpty { break }
            for number in finer {
                tolerances[number] /= 2
                if tolerances[number] < 0.5 { tolerances[number] = 0 }
                lines[number] = Self.simplified(borders[number], tolerance: tolerances[number])
            }
        }
        var areas: [[[MapPosition]]] = Array(repeating: [], count: areaCount)
        for ring in rings {
            let positions = Self.joined(ring, lines)
            if positions.count >= 3 { areas[ring.area].append(positions) }
        }
        return areas
    }

    /// The area of each in square steps, holes being taken off: they run the other way, or lie inside another ring.
    private func drawnAreas(_ lines: [[MapPosition]]) -> [Double] {
        var sums = Array(repeating: 0, count: areaCount)
        for ring in rings { sums[ring.area] += Self.joined(ring, lines).doubledArea }
        return sums.map { abs(Double($0)) / 2 }
    }

    private static func joined(_ ring: Ring, _ lines: [[MapPosition]]) -> [MapPosition] {
        var positions: [MapPosition] = []
        for border in ring.borders {
            let line = lines[border.number]
            positions += border.isReversed ? line.reversed().dropLast() : line.dropLast()
        }
        return positions
    }

    /// The ring without its closing position and without positions that repeat the one before.
    private static func cleaned(_ ring: [MapPosition]) -> [MapPosition] {
        var positions: [MapPosition] = []
        for position in ring where positions.last != position { positions.append(position) }
        while positions.count > 1, positions.first == positions.last { positions.removeLast() }
        return positions
    }

    /// Places where borders meet or part: those whose neighbours along one ring are not those along another.
    private static func junctions(of rings: [[MapPosition]]) -> Set<MapPosition> {
        var neighbours: [MapPosition: [MapPosition]] = [:]
        var junctions: Set<MapPosition> = []
        for ring in rings {
            for place in ring.indices {
                let before = ring[place == 0 ? ring.count - 1 : place - 1]
                let after = ring[place + 1 == ring.count ? 0 : place + 1]
                let pair = before < after ? [before, after] : [after, before]
                if let known = neighbours.updateValue(pair, forKey: ring[place]), known != pair {
                    junctions.insert(ring[place])
                }
            }
        }
        return junctions
    }

    /// The ring cut at junctions; one without any begins at its least position, whatever ring it is of.
    private static func pieces(of ring: [MapPosition], cutAt junctions: Set<MapPosition>) -> [[MapPosition]] {
        let start = ring.firstIndex(where: junctions.contains) ?? ring.indices.min { ring[$0] < ring[$1] } ?? 0
        let turned = ring[start...] + ring[..<start] + [ring[start]]
        var pieces: [[MapPosition]] = []
        var piece: [MapPosition] = []
        for position in turned {
            piece.append(position)
            if piece.count > 1, junctions.contains(position) {
                pieces.append(piece)
                piece = [position]
            }
        }
        if piece.count > 1 { pieces.append(piece) }
        return pieces
    }

    /// The line with the fewest positions that keep it within the tolerance, its ends included.
    ///
    /// Source: D. Douglas, T. Peucker, "Algorithms for the reduction of the number of points required to represent a
    /// digitized line or its caricature", Cartographica 10 (1973) 112–122.
    static func simplified(_ line: [MapPosition], tolerance: Double) -> [MapPosition] {
        guard line.count > 2, tolerance > 0 else { return line }
        var isKept = Array(repeating: false, count: line.count)
        isKept[0] = true
        isKept[line.count - 1] = true
        var spans = [(first: 0, last: line.count - 1)]
        while let span = spans.popLast() {
            var farthest = (place: 0, squared: tolerance * tolerance)
            for place in span.first + 1..<max(span.first + 1, span.last) {
                let squared = squaredDistance(of: line[place], from: line[span.first], to: line[span.last])
                if squared > farthest.squared { farthest = (place, squared) }
            }
            guard farthest.place > 0 else { continue }
            isKept[farthest.place] = true
            spans.append((span.first, farthest.place))
            spans.append((farthest.place, span.last))
        }
        return zip(line, isKept).filter(\.1).map(\.0)
    }

    /// How far a position is from a straight line between two others, squared.
    private static func squaredDistance(of position: MapPosition, from first: MapPosition, to last: MapPosition)
        -> Double
    {
        let (east, south) = (Double(position.east - first.east), Double(position.south - first.south))
        let along = (east: Double(last.east - first.east), south: Double(last.south - first.south))
        let squared = along.east * along.east + along.south * along.south
        guard squared > 0 else { return east * east + south * south }
        let share = min(1, max(0, (east * along.east + south * along.south) / squared))
        let (eastOff, southOff) = (east - share * along.east, south - share * along.south)
        return eastOff * eastOff + southOff * southOff
    }
}
