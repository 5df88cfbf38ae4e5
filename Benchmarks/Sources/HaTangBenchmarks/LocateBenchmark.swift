import Foundation
import HaTangKit

/// Which commune of the whole country holds a position.
struct LocateBenchmark {
    private static let count = 1_000_000
    private static let rounds = 5
    private let communes: [PlanePolygon]
    private let positions: [PlanePosition]

    /// Reads what `peers/national_boundaries.py` left in a folder.
    init(folder: URL) throws {
        let vertices: [Double] = try NumberFile.read(folder.appending(path: "vertices.f64"))
        let rings: [Int64] = try NumberFile.read(folder.appending(path: "rings.i64"))
        var communes: [PlanePolygon] = []
        var next = 0
        for ring in stride(from: 0, to: rings.count, by: 3) {
            if Int(rings[ring]) == communes.count { communes.append(PlanePolygon(rings: [])) }
            let end = next + Int(rings[ring + 2])
            communes[communes.count - 1].rings.append(
                (next..<end).map { PlanePosition(east: vertices[2 * $0], north: vertices[2 * $0 + 1]) })
            next = end
        }
        self.communes = communes
        positions = Self.positions(around: communes)
    }

    /// Four of five normally around the middle of a commune, the others anywhere in the rectangle of one.
    private static func positions(around communes: [PlanePolygon]) -> [PlanePosition] {
        var numbers = SeededNumbers(seed: 3321)
        let boxes = communes.map { commune in
            commune.rings.joined().reduce(into: PlaneBounds.empty) { $0.extend(to: $1) }
        }
        return (0..<count).map { place in
            let box = boxes[Int.random(in: boxes.indices, using: &numbers)]
            guard place % 5 < 4 else {
                return PlanePosition(
                    east: .random(in: box.west...box.east, using: &numbers),
                    north: .random(in: box.south...box.north, using: &numbers))
            }
            let spread = ((box.east - box.west) * (box.north - box.south)).squareRoot() / 4
            return PlanePosition(
                east: (box.west + box.east) / 2 + spread * numbers.normal(),
                north: (box.south + box.north) / 2 + spread * numbers.normal())
        }
    }

    func run() {
        var timings = Array(repeating: Timing(), count: 3)
        var found: Set<Int> = []
        for round in 0...Self.rounds {
            let locator = timings[0].measure { PolygonLocator(communes) }
            for threads in 1...2 {
                found.insert(timings[threads].measure { countFound(by: locator, threads: threads) })
            }
            if round == 0 { timings = Array(repeating: Timing(), count: 3) }  // it only warmed up
        }
        precondition(found.count == 1, "the same answer on each number of threads")
        let vertices = communes.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
        let rates = timings.dropFirst().map { (Double(Self.count) / $0.median / 1e6).text(2) }
        print(
            "locating: \(communes.count) communes, \(vertices) vertices, \(Self.count) positions, median of \(Self.rounds)"
        )
        printLine("", "1 thread", "2 threads")
        printLine("index built, ms", (timings[0].median * 1000).text(0))
        printLine("located, million/s", rates[0], rates[1])
        print("in a commune: \(found.first ?? 0)\n")
    }

    private func countFound(by locator: PolygonLocator, threads: Int) -> Int {
        var communes = [Int32](repeating: 0, count: positions.count)
        var answers = communes.mutableSpan
        locator.locate(positions.span, into: &answers, threads: threads)
        return communes.count { $0 >= 0 }
    }
}
