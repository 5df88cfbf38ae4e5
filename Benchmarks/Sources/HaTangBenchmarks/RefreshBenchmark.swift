import Foundation
import HaTangKit

/// The covered areas of the communes that one site touches, after the site has been moved or changed, among many sites
/// of the whole country: in memory, and kept in a registry.
struct RefreshBenchmark {
    private static let sites = 100_000
    private static let changes = 200
    private let data: NationalData
    private let folder: URL

    /// What a change takes away and adds in the plane of one province.
    private struct PlaneChange {
        var plane: Int
        var gone: [Disc]
        var new: [Disc]
    }

    /// - Parameter folder: That of the national benchmark.
    init(folder: URL) throws {
        data = try NationalData(folder: folder)
        self.folder = folder
    }

    private var peerFolder: URL { folder.appending(path: "planes") }

    /// Sites taken at random, each moved by some kilometres and given another radius.
    private func changes(of sites: [Disc]) throws -> [[PlaneChange]] {
        var numbers = SeededNumbers(seed: 4)
        var places = Set<Int>()
        while places.count < Self.changes { places.insert(Int.random(in: sites.indices, using: &numbers)) }
        return try places.sorted().map { place in
            var moved = sites[place]
            moved.centre.east += 0.01 * numbers.normal()
            moved.centre.north += 0.01 * numbers.normal()
            moved.radiusMetres = .random(in: 300...5000, using: &numbers)
            let (gone, new) = (try data.discs(of: [sites[place]]), try data.discs(of: [moved]))
            return data.provinces.indices.compactMap { plane in
                guard !gone[plane].isEmpty || !new[plane].isEmpty else { return nil }
                return PlaneChange(plane: plane, gone: gone[plane], new: new[plane])
            }
        }
    }

    /// Writes boundaries, sites and changes for the peer: change, −1 for gone or 1 for new, easting, northing, radius.
    func writeInputs() throws {
        let sites = data.sites(Self.sites)
        try data.write(to: peerFolder)
        try data.write(try data.discs(of: sites), to: peerFolder.appending(path: "sites-\(Self.sites).f64"))
        var rows: [Double] = []
        for (number, planes) in try changes(of: sites).enumerated() {
            for change in planes {
                for (sign, discs) in [(-1.0, change.gone), (1.0, change.new)] {
                    for disc in discs {
                        let east = disc.centre.east + data.eastwardShift(ofPlane: change.plane)
                        rows += [Double(number), sign, east, disc.centre.north, disc.radiusMetres]
                    }
                }
            }
        }
        try NumberFile.write(rows, to: peerFolder.appending(path: "changes.f64"))
    }

    func run() throws {
        let sites = data.sites(Self.sites)
        let changes = try changes(of: sites)
        let discs = try data.discs(of: sites)
        let outlines = data.outlines(data.polygons())
        var opening = Timing()
        var sessions = opening.measure {
            zip(outlines, discs).map { CoverageSession(communes: $0, discs: $1) }
        }
        for session in sessions { _ = session.kept.takeAdded() }
        let registryFile = folder.appending(path: "refresh.gpkg")
        try? FileManager.default.removeItem(at: registryFile)
        let registry = try Registry.create(at: registryFile.path())
        defer { try? FileManager.default.removeItem(at: registryFile) }

        var (refresh, durable, measured) = (Timing(), Timing(), 0)
        for planes in changes {
            let start = ContinuousClock.now
            for change in planes { measured += sessions[change.plane].replace(change.gone, by: change.new).count }
            refresh.add(ContinuousClock.now - start)
            let entries = planes.flatMap { sessions[$0.plane].kept.takeAdded() }
            try registry.keep(
                StoredResults(
                    areas: entries.map {
                        .init(digest: $0.digest, commune: $0.commune, coveredSquareMetres: $0.squareMetres)
                    }))
            durable.add(ContinuousClock.now - start)
        }
        print(
            "refresh: \(Self.changes) changes of one site among \(Self.sites) in \(data.provinces.count) planes, "
                + "\((Double(measured) / Double(Self.changes)).text(1)) communes measured for each")
        printLine("", "median, ms", "95 %, ms", "longest, ms")
        print(line("HaTang, in memory", refresh))
        print(line("HaTang, kept in the registry", durable))
        printLine("all communes at the opening, 1 thread, ms", (opening.median * 1000).text(0))
        check(sessions, outlines: outlines, discs: discs, changes: changes)
        print((try? String(contentsOf: peerFolder.appending(path: "peer-refresh.txt"), encoding: .utf8)) ?? "no peer\n")
    }

    private func line(_ name: String, _ timing: Timing) -> String {
        let figures = [timing.median, timing.quantile(0.95), timing.quantile(1)].map { ($0 * 1000).text(3) }
        return figures.reduce(name.padding(toLength: 44, withPad: " ", startingAt: 0)) {
            $0 + String(repeating: " ", count: max(1, 15 - $1.count)) + $1
        }
    }

    /// Compares the areas with those of the changed network measured from nothing.
    private func check(
        _ sessions: [CoverageSession], outlines: [[CoverageSession.Place]], discs: [[Disc]], changes: [[PlaneChange]]
    ) {
        var discs = discs
        for change in changes.joined() {
            for gone in change.gone {
                if let place = discs[change.plane].firstIndex(of: gone) { discs[change.plane].remove(at: place) }
            }
            discs[change.plane] += change.new
        }
        let differing = zip(zip(outlines, discs), sessions).reduce(0) { count, pair in
            let fresh = CoverageSession(communes: pair.0.0, discs: pair.0.1)
            return count + zip(fresh.coveredAreas, pair.1.coveredAreas).count { $0.bitPattern != $1.bitPattern }
        }
        printLine("communes that differ from nothing kept, bits", "\(differing)")
    }
}
