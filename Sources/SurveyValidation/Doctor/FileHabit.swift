import CommuneBoundaries
package import VN2000

/// Which readings fit how many rows of a file, from a sample of its rows.
///
/// Two readings are told apart by the rows that only one of them puts into their stated communes: a zone that is 346 m
/// off still fits most rows, but it fails where the true one does not, near the borders of communes.
package struct FileHabit: Sendable {
    /// So many rows are a good sample; more cost time and tell little.
    package static let sampleSize = 1000
    /// At least so many rows must be in favour of a reading and not of its rival.
    package static let leastRows = 10
    /// So many times as many rows must be in favour of a reading as in favour of its rival.
    package static let leastRatio = 5

    /// How many rows of the sample stated a commune with a boundary.
    package private(set) var sampled = 0
    private var placeOfKind: [CoordinateReading.Kind: Int] = [:]
    private var kinds: [CoordinateReading.Kind] = []
    /// For each row a bit for each kind of reading that fits.
    private var fits: [UInt64] = []

    /// Examines a sample of rows.
    ///
    /// - Parameters:
    ///   - rows: Rows from all over the file; those without a commune that has a boundary tell nothing.
    ///   - doctor: Reads them.
    /// - Complexity: some tens of microseconds a row.
    package init(of rows: some Sequence<RowEvidence>, by doctor: inout CoordinateDoctor) {
        for row in rows {
            let communes = row.communes.filter { doctor.boundaries.quality(of: $0) != nil }
            guard !communes.isEmpty else { continue }
            sampled += 1
            var bits: UInt64 = 0
            for reading in doctor.readings(of: row) {
                guard let found = doctor.boundaries.commune(at: reading.position), communes.contains(found),
                    let place = place(of: reading.kind)
                else { continue }
                bits |= 1 << UInt64(place)
            }
            fits.append(bits)
        }
    }

    /// Kinds after the 64th are left out: they are the rarest, because plausible ones come up in the first rows.
    private mutating func place(of kind: CoordinateReading.Kind) -> Int? {
        if let place = placeOfKind[kind] { return place }
        guard kinds.count < UInt64.bitWidth else { return nil }
        placeOfKind[kind] = kinds.count
        kinds.append(kind)
        return kinds.count - 1
    }

    /// How many rows of the sample a kind of reading puts into their communes.
    package func rows(fittedBy kind: CoordinateReading.Kind) -> Int {
        count { $0 & bit(of: kind) != 0 }
    }

    /// How many rows of the sample a kind of reading puts into their communes that lie elsewhere at their word.
    package func rescued(by kind: CoordinateReading.Kind) -> Int {
        let literal = kinds.reduce(into: UInt64(0)) { bits, kind in
            if kind.mistakeCount == 0 { bits |= bit(of: kind) }
        }
        return count { $0 & bit(of: kind) != 0 && $0 & literal == 0 }
    }

    /// Whether the file as a whole speaks for one reading against another: by at least ``leastRows`` rows that only the
    /// one fits, five times as many as those that only the other fits.
    package func favours(_ kind: CoordinateReading.Kind, over rival: CoordinateReading.Kind) -> Bool {
        let (one, other) = (bit(of: kind), bit(of: rival))
        let forIt = count { $0 & one != 0 && $0 & other == 0 }
        let against = count { $0 & one == 0 && $0 & other != 0 }
        return forIt >= Self.leastRows && forIt >= Self.leastRatio * against
    }

    /// The kinds that fit some row, the most frequent first.
    package var counts: [(kind: CoordinateReading.Kind, rows: Int)] {
        kinds.enumerated().map { (place: $0.offset, kind: $0.element, rows: rows(fittedBy: $0.element)) }
            .sorted { ($1.rows, $0.place) < ($0.rows, $1.place) }
            .map { ($0.kind, $0.rows) }
    }

    private func bit(of kind: CoordinateReading.Kind) -> UInt64 {
        placeOfKind[kind].map { 1 << UInt64($0) } ?? 0
    }

    private func count(_ isMeant: (UInt64) -> Bool) -> Int { fits.count(where: isMeant) }
}
