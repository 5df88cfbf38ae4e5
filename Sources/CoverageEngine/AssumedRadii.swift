public import RegistryRecords

/// The dated settings table of service radii for cells that state none. A setting of the office, never law.
public struct AssumedRadii: Sendable, Hashable {
    /// One line of the table.
    public struct Entry: Sendable, Hashable {
        /// The generation that the line is for.
        public var technology: Technology
        /// Bands that the line is for, MHz; nil stands for any band, a blank one included.
        public var bandsMHz: ClosedRange<Int>?
        /// The service radius, metres.
        public var radiusMetres: Double
        /// First day on which the line holds.
        public var validFrom: Day

        /// Makes a line.
        public init(technology: Technology, bandsMHz: ClosedRange<Int>?, radiusMetres: Double, validFrom: Day) {
            self.technology = technology
            self.bandsMHz = bandsMHz
            self.radiusMetres = radiusMetres
            self.validFrom = validFrom
        }
    }

    /// The lines, in any order.
    public var entries: [Entry]

    /// Makes a table.
    public init(entries: [Entry]) {
        self.entries = entries
    }

    /// The radius assumed on a day: the newest line that names the band, else the newest for any band, else nil.
    public func radiusMetres(of technology: Technology, bandMHz: Int?, on day: Day) -> Double? {
        let lines = entries.filter { $0.technology == technology && $0.validFrom <= day }
        let named = lines.filter { line in bandMHz.map { line.bandsMHz?.contains($0) ?? false } ?? false }
        let candidates = named.isEmpty ? lines.filter { $0.bandsMHz == nil } : named
        return candidates.max { $0.validFrom < $1.validFrom }?.radiusMetres
    }
}
