/// What operators claim to cover of a commune on a day, beside the computed coverage and never part of it.
public struct ClaimedCoverage: Sendable, Hashable {
    /// Claims that cover some of the commune, or a settlement of it.
    public var claims: Int
    /// Share of the commune's area inside of any claim; nil without a boundary, or where the claims have no usable
    /// geometry.
    public var areaShare: Double?
    /// Share of settlements inside; nil when there are none. As in the computed shares, settlements without a position
    /// count as inside.
    public var settlementShare: Double?
    /// Share of households of settlements that state them; nil when none does.
    public var householdShare: Double?
    /// Share of population of settlements that state it; nil when none does.
    public var populationShare: Double?

    /// Makes the value of its parts; nothing is checked here.
    package init(
        claims: Int, areaShare: Double?, settlementShare: Double?, householdShare: Double?, populationShare: Double?
    ) {
        self.claims = claims
        self.areaShare = areaShare
        self.settlementShare = settlementShare
        self.householdShare = householdShare
        self.populationShare = populationShare
    }
}

/// What was measured in a commune within the window of a day, beside the computed coverage and never part of it.
public struct MeasuredCoverage: Sendable, Hashable {
    /// Samples within the window.
    public var samples: Int
    /// How many samples are missing to the floor; 0 when there are enough.
    public var missing: Int
    /// Middle RSRP of the samples that state it, dBm; of an even number the mean of the two middle ones. Nil for none.
    public var medianRSRP: Double?
    /// Share of the samples that state an RSRP whose signal is good; nil when none states it.
    public var goodSignalShare: Double?
    /// Middle download of the samples that state it, Mbit/s; nil for none.
    public var medianDownload: Double?
    /// Share of the samples that state a download that are fast; nil when none states it.
    public var fastShare: Double?
    /// Mean download of the samples that state it, Mbit/s; nil for none.
    public var meanDownload: Double?

    /// Makes the value of its parts; nothing is checked here.
    package init(
        samples: Int, missing: Int, medianRSRP: Double?, goodSignalShare: Double?, medianDownload: Double?,
        fastShare: Double?
    ) {
        self.samples = samples
        self.missing = missing
        self.medianRSRP = medianRSRP
        self.goodSignalShare = goodSignalShare
        self.medianDownload = medianDownload
        self.fastShare = fastShare
    }
}

/// Claims and measurements of one network in a commune, by technology.
public struct CommuneEvidence: Sendable, Hashable {
    /// What is claimed; no value where nobody claims anything for the technology on the day, in the whole registry.
    public var claimed: [TechnologyClass: ClaimedCoverage]
    /// What was measured, for every technology.
    public var measured: [TechnologyClass: MeasuredCoverage]

    /// Makes the value of its parts; nothing is claimed and nothing measured when none are given.
    package init(
        claimed: [TechnologyClass: ClaimedCoverage] = [:], measured: [TechnologyClass: MeasuredCoverage] = [:]
    ) {
        self.claimed = claimed
        self.measured = measured
    }

    /// Whether anything was claimed in the commune, or measured.
    public func hasAny(of technology: TechnologyClass) -> Bool {
        claimed[technology].map { $0.claims > 0 } ?? false || measured[technology].map { $0.samples > 0 } ?? false
    }
}
