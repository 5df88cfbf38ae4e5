public import RegistryRecords

/// The dated settings tables of service radii and beam widths for cells that state none. Settings of the office, never
/// law.
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

    /// One line of the table of beam widths.
    public struct Beam: Sendable, Hashable {
        /// The generation that the line is for.
        public var technology: Technology
        /// The width of the whole beam, degrees, more than 0 and at most 360.
        public var degrees: Double
        /// First day on which the line holds.
        public var validFrom: Day

        /// Makes a line.
        public init(technology: Technology, degrees: Double, validFrom: Day) {
            self.technology = technology
            self.degrees = degrees
            self.validFrom = validFrom
        }
    }

    /// The lines, in any order.
    public var entries: [Entry]
    /// The lines of beam widths, in any order; none leaves a cell without a stated beam width its whole disc.
    public var beams: [Beam]

    /// Makes the tables.
    public init(entries: [Entry], beams: [Beam] = []) {
        self.entries = entries
        self.beams = beams
    }

    /// The radius assumed on a day: the newest line that names the band, else the newest for any band, else nil.
    public func radiusMetres(of technology: Technology, bandMHz: Int?, on day: Day) -> Double? {
        let lines = entries.filter { $0.technology == technology && $0.validFrom <= day }
        let named = lines.filter { line in bandMHz.map { line.bandsMHz?.contains($0) ?? false } ?? false }
        let candidates = named.isEmpty ? lines.filter { $0.bandsMHz == nil } : named
        return candidates.max { $0.validFrom < $1.validFrom }?.radiusMetres
    }

    /// The beam width assumed on a day for a cell that states its azimuth alone: that of the newest line; nil for none.
    public func beamDegrees(of technology: Technology, on day: Day) -> Double? {
        beams.filter { $0.technology == technology && $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }?.degrees
    }
}
