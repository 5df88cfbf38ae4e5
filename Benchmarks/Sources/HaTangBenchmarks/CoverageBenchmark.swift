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
        try PeerFigures(folder: folder, name: "peer.tsv").compare(
            shares: shares, areas: polygons.map { PreparedPolygon($0).area }, best: timings[3].best)
    }

    private func milliseconds(_ timing: Timing) -> String { (timing.median * 1000).text(2) }
}
