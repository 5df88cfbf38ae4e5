public import RegistryRecords

/// What is known of a cell on a day, its evidence weighed.
public struct CellFacts: Sendable, Hashable {
    /// The generation.
    public var technology: Technology
    /// The radius stated, else the assumed one; nil when neither is known.
    public var radiusMetres: Double?
    /// The radius comes from the settings table.
    public var isRadiusAssumed: Bool
    /// The beam; nil for a cell that serves all around: one without an azimuth, of a beam of 360°, or with neither a
    /// stated nor an assumed beam width.
    public var beam: Beam?
    /// The width of the beam comes from the settings table.
    public var isBeamAssumed: Bool
    /// On air on the day for all that is known: on ≤ day < off, a blank on-air day counting as perhaps.
    public var mayBeOnAir: Bool
    /// On air on the day by a stated on-air day and evidence that is valid on it.
    public var isOnAirProven: Bool

    /// Where a directed cell serves.
    public struct Beam: Sendable, Hashable {
        /// The middle of the beam, degrees clockwise from true north.
        public var azimuthDegrees: Double
        /// The width of the whole beam, degrees, less than 360.
        public var widthDegrees: Double

        /// Makes a beam; the numbers are not checked here.
        public init(azimuthDegrees: Double, widthDegrees: Double) {
            self.azimuthDegrees = azimuthDegrees
            self.widthDegrees = widthDegrees
        }
    }

    /// Weighs a cell on a day; nil when the cell has no technology.
    public init?(_ cell: RegistryRecord, on day: Day, evidenceAgeDays: Int, assumedRadii: AssumedRadii) {
        guard let technology = cell[.technology]?.text.flatMap(Technology.init(rawValue:)) else { return nil }
        func isValid(_ evidence: Evidence) -> Bool { evidence.counts(on: day, ageLimitDays: evidenceAgeDays) }
        self.technology = technology
        let onAir = cell[.onAir]?.day
        let isOff = cell[.offAir]?.day.map { $0 <= day } ?? false
        mayBeOnAir = (onAir ?? day) <= day && !isOff
        isOnAirProven =
            mayBeOnAir && onAir != nil && isValid(cell.evidence.base) && isValid(cell.evidence.evidence(of: .onAir))
        if let stated = cell[.radius]?.number {
            radiusMetres = stated
            isRadiusAssumed = false
            isOnAirProven = isOnAirProven && isValid(cell.evidence.evidence(of: .radius))
        } else {
            radiusMetres = assumedRadii.radiusMetres(of: technology, bandMHz: cell[.bandMHz]?.integer, on: day)
            isRadiusAssumed = radiusMetres != nil
        }
        let azimuth = cell[.azimuth]?.number.flatMap { $0.isFinite ? $0 : nil }
        let stated = cell[.beamWidth]?.number.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        let width = azimuth == nil ? nil : stated ?? assumedRadii.beamDegrees(of: technology, on: day)
        isBeamAssumed = width != nil && stated == nil
        beam = nil
        if let azimuth, let width, width < 360 {
            beam = Beam(azimuthDegrees: azimuth, widthDegrees: width)
            isOnAirProven =
                isOnAirProven && isValid(cell.evidence.evidence(of: .azimuth))
                && (isBeamAssumed || isValid(cell.evidence.evidence(of: .beamWidth)))
        }
    }

    /// Whether the service area counts in the lower bound. A target that accepts assumed radii accepts assumed beam widths.
    public func isProven(acceptAssumedRadius: Bool) -> Bool {
        isOnAirProven && radiusMetres != nil && (!isRadiusAssumed && !isBeamAssumed || acceptAssumedRadius)
    }
}
