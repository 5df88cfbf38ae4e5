import Foundation
import HaTangKit

/// The share of each commune that sites cover, against Shapely.
struct CoverageBenchmark {
    private static let rounds = 15
    private let data: ProvinceData
    /// Where inputs are left for the peer, and where its answers are looked for.
    private let folder: URL

    init(boundaries: URL, folder: URL) throws {
        data = try ProvinceData(boundaries: boundaries, siteCount: 2000)
        self.folder = folder
    }

    func writeInputs() throws {
        try data.write(to: folder)
    }

    func run() throws {
        let polygons = data.polygons
        let edges = polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count - 1 } }
        var timings = Array(repeating: Timing(), count: 4)
        var shares: [Double] = []
        for round in 0...Self.rounds {
            let prepared = timings[0].measure { polygons.map(PreparedPolygon.init) }
            let union = timings[1].measure { DiscUnion(data.sites) }
            let areas = timings[2].measure { prepared.map(union.coveredArea) }
            let again = timings[3].measure {
                let union = DiscUnion(data.sites)
                return prepared.map(union.coveredArea)
            }
            precondition(areas == again, "the same answer by each way")
            shares = zip(areas, prepared).map { $0 / $1.area }
            if round == 0 { timings = Array(repeating: Timing(), count: 4) }  // it only warmed up
        }
        print(
            "coverage: \(polygons.count) communes, \(edges) edges, \(data.sites.count) sites, one thread, "
                + "median of \(Self.rounds)")
        printLine("polygons made ready, once, ms", milliseconds(timings[0]))
        printLine("union of discs, ms", milliseconds(timings[1]))
        printLine("areas, ms", milliseconds(timings[2]))
        printLine("union and areas, ms", milliseconds(timings[3]))
        printLine("union and areas, shortest, ms", (timings[3].best * 1000).text(2))
        let mean = shares.reduce(0, +) / Double(shares.count)
        print("mean share \(mean.text(6))")
        try comparePeer(shares: shares, areas: polygons.map { PreparedPolygon($0).area }, best: timings[3].best)
    }

    private func milliseconds(_ timing: Timing) -> String { (timing.median * 1000).text(2) }

    /// Reads what the peer left: a line for each variant, and its shares in a file of doubles. Times are compared by
    /// the shortest of each side, which other work on the machine disturbs least.
    private func comparePeer(shares: [Double], areas: [Double], best: Double) throws {
        guard let table = try? String(contentsOf: folder.appending(path: "peer.tsv"), encoding: .utf8) else {
            return print("no figures of a peer in \(folder.lastPathComponent)\n")
        }
        printLine("", "ms", "shortest, ms", "times slower", "area, %", "worst, points")
        for line in table.split(separator: "\n") {
            let columns = line.split(separator: "\t").map(String.init)
            let values = try Data(contentsOf: folder.appending(path: columns[3]))
            let theirs = unsafe values.withUnsafeBytes { unsafe Array($0.bindMemory(to: Double.self)) }
            let seconds = columns[1...2].map { Double($0) ?? .nan }
            let differences = zip(theirs, shares).map { $0 - $1 }
            let area = zip(differences, areas).reduce(0) { $0 + $1.0 * $1.1 }
            let covered = zip(shares, areas).reduce(0) { $0 + $1.0 * $1.1 }
            let worst = differences.map(abs).max() ?? .nan
            printLine(
                columns[0], (seconds[0] * 1000).text(1), (seconds[1] * 1000).text(1), (seconds[1] / best).text(1),
                (area / covered * 100).text(6),
                (worst * 100).text(6))
        }
        print("")
    }
}
