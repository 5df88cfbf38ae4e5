public import ContentDigest
import CoverageEngine
public import RegistryRecords
import RegistryStore

/// The results that a registry keeps, held against the same ones measured from nothing.
///
/// A kept result cannot be out of date, since it counts by a digest of its inputs; but a program that writes into the
/// file can have changed its number.
public struct KeptResultsProof: Sendable, Hashable {
    /// A kept result that is not what its inputs come to.
    public struct Difference: Sendable, Hashable {
        /// The table of the file: `hatang_results` or `hatang_outlines`.
        public var table: String
        /// Code of the commune.
        public var commune: String
        /// Of the inputs.
        public var digest: SHA256Digest
        /// What is kept, square metres; of an outline with the right area a side of its rectangle differs.
        public var keptSquareMetres: Double
        /// What was measured now, square metres.
        public var squareMetres: Double
    }

    /// How many are, to the last bit, what was measured now.
    public internal(set) var proven = 0
    /// How many were measured from what the tables of the day do not ask for: other days, settings, rows of the past.
    public internal(set) var unproven = 0
    /// Those that are wrong, by commune.
    public internal(set) var differences: [Difference] = []
}

extension ProvinceRegistry {
    /// Measures everything that tables of a day ask for (all eras, any operator and each, all technologies) from nothing,
    /// and compares what the registry keeps.
    ///
    /// - Complexity: Of the tables, without any kept result.
    public func proveKeptResults(on day: Day) throws -> KeptResultsProof {
        let anew = KeptResults()
        let communes = try registry.communes(withBoundaries: false)
        for era in settings.eras where communes.contains(where: { era.has($0.commune) }) {
            _ = try coverage(on: day, era: era, operators: .all, kept: anew)
        }
        let measured = anew.unsaved
        let kept = try registry.results()
        var proof = KeptResultsProof()
        let areas = Dictionary(measured.areas.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
        for area in kept.areas {
            proof.compare(
                "hatang_results", area.commune, area.digest, kept: [area.coveredSquareMetres],
                measured: areas[area.digest].map { [$0.coveredSquareMetres] })
        }
        let outlines = Dictionary(measured.outlines.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
        for outline in kept.outlines {
            proof.compare(
                "hatang_outlines", outline.commune, outline.digest, kept: outline.numbers,
                measured: outlines[outline.digest].map(\.numbers))
        }
        proof.differences.sort { ($0.commune, $0.table) < ($1.commune, $1.table) }
        return proof
    }
}

extension KeptResultsProof {
    /// - Parameters:
    ///   - kept: The area first.
    ///   - measured: The same now; nil when nothing of that digest was measured.
    fileprivate mutating func compare(
        _ table: String, _ commune: String, _ digest: SHA256Digest, kept: [Double], measured: [Double]?
    ) {
        guard let measured else {
            unproven += 1
            return
        }
        guard kept != measured else {
            proven += 1
            return
        }
        differences.append(
            Difference(
                table: table, commune: commune, digest: digest, keptSquareMetres: kept[0], squareMetres: measured[0]))
    }
}

extension StoredResults.Outline {
    fileprivate var numbers: [Double] { [areaSquareMetres, west, east, south, north] }
}
