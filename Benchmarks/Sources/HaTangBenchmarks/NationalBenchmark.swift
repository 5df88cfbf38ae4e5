import Foundation
import HaTangKit

/// The table of one technology for the whole country: the covered share of every commune, each in its province's plane.
struct NationalBenchmark {
    private static let rounds = 5
    private static let workers = 2
    private static let counts = [10_000, 100_000, 300_000]
    private let data: NationalData
    private let folder: URL

    /// - Parameter folder: Holds what `peers/national_boundaries.py` left; inputs and answers of the peer lie below it.
    init(folder: URL) throws {
        data = try NationalData(folder: folder)
        self.folder = folder
    }

    private var peerFolder: URL { folder.appending(path: "planes") }

    func writeInputs() throws {
        try data.write(to: peerFolder)
        for count in Self.counts {
            let file = peerFolder.appending(path: "sites-\(count).f64")
            try data.write(try data.discs(of: data.sites(count)), to: file)
        }
    }

    func run() async throws {
        var ready = Timing()
        let polygons = ready.measure { data.polygons() }
        let edges = data.edgeCount
        print(
            "national coverage: \(polygons.joined().count) communes, \(edges) edges, \(data.provinces.count) planes, "
                + "\(Self.workers) workers, median of \(Self.rounds)")
        printLine("polygons made ready, once, ms", (ready.median * 1000).text(0))
        printLine(
            "sites", "discs", "table, ms", "shortest, ms", "commune by commune, ms", "projection, ms", "mean share")
        let outlines = data.outlines(polygons)
        var bests: [Double] = []
        for count in Self.counts {
            let sites = data.sites(count)
            var projection = Timing()
            let discs = try projection.measure { try data.discs(of: sites) }
            let planes = Array(zip(discs, polygons)).map { (discs: $0, polygons: $1) }
            var table = Timing()
            var areas: [[Double]] = []
            for _ in 0..<Self.rounds {
                areas = await table.measure { await DiscUnion.coveredAreas(of: planes, workers: Self.workers) }
            }
            // As `hatang coverage` does it, to keep each area by itself, while nothing is kept yet.
            var keeping = Timing()
            for _ in 0..<Self.rounds {
                keeping.measure {
                    DispatchQueue.concurrentPerform(iterations: planes.count) { plane in
                        _ = CoverageSession(communes: outlines[plane], discs: planes[plane].discs)
                    }
                }
            }
            let shares = data.inOrder(
                zip(areas, polygons).map { areas, polygons in zip(areas, polygons).map { $0 / $1.area } })
            printLine(
                "\(count)", "\(discs.joined().count)", (table.median * 1000).text(1), (table.best * 1000).text(1),
                (keeping.best * 1000).text(1), (projection.median * 1000).text(0),
                (shares.reduce(0, +) / Double(shares.count)).text(6))
            bests.append(table.best)
            try PeerFigures(folder: peerFolder, name: "peer-\(count).tsv").compare(
                shares: shares, areas: data.inOrder(polygons.map { $0.map(\.area) }), best: table.best)
        }
        let exponents = zip(zip(bests, bests.dropFirst()), zip(Self.counts, Self.counts.dropFirst())).map {
            log($0.1 / $0.0) / log(Double($1.1) / Double($1.0))
        }
        let whole = log(bests[2] / bests[0]) / log(Double(Self.counts[2]) / Double(Self.counts[0]))
        printLine(
            "exponent of the growth, steps and whole", exponents[0].text(2), exponents[1].text(2), whole.text(2))
        print("peak memory \((PeakMemory.megabytes).text(0)) MB\n")
    }
}
