import Foundation

/// What a peer left in a folder: a table with a line for each variant, and its shares in files of doubles.
struct PeerFigures {
    let folder: URL
    let name: String

    /// Prints the peer's times and errors. Times are compared by the shortest of each side, which other work on the
    /// machine disturbs least.
    ///
    /// - Parameters:
    ///   - shares: Our covered share of each commune.
    ///   - areas: The area of each commune.
    ///   - best: Our shortest time, in seconds.
    func compare(shares: [Double], areas: [Double], best: Double) throws {
        guard let table = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else {
            return print("no figures of a peer in \(folder.lastPathComponent)/\(name)\n")
        }
        printLine("", "ms", "shortest, ms", "times slower", "area, %", "worst, points")
        for line in table.split(separator: "\n") {
            let columns = line.split(separator: "\t").map(String.init)
            let theirs: [Double] = try NumberFile.read(folder.appending(path: columns[3]))
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
