public import RegistryRecords

/// A claim that covers some of the commune.
public struct ExplainedClaim: Sendable, Hashable {
    /// Code of the record; empty for a claim without one.
    public var code: String
    /// Name; nil when never stated.
    public var name: String?
    /// Who claims it; empty when another program has taken it away.
    public var `operator`: String
    /// The generation.
    public var technology: Technology
    /// First day on which it holds; nil when it holds from the day of its survey.
    public var validFrom: Day?
    /// First day on which it no longer holds; nil while nobody has ended it.
    public var validTo: Day?
    /// Share of the commune's area that it covers by itself; nil without a boundary.
    public var areaShare: Double?
    /// The row that states it.
    public var source: SourceRow

    /// Makes a claim.
    public init(
        code: String, name: String?, operator: String, technology: Technology, validFrom: Day?, validTo: Day?,
        areaShare: Double?, source: SourceRow
    ) {
        self.code = code
        self.name = name
        self.operator = `operator`
        self.technology = technology
        self.validFrom = validFrom
        self.validTo = validTo
        self.areaShare = areaShare
        self.source = source
    }
}

/// A figure from another statistic.
public struct ExplainedIndicator: Sendable, Hashable {
    /// The figure.
    public var value: IndicatorValue
    /// Whether it counts on the day, by the age limit of the first target that asks for it.
    public var validity: EvidenceValidity
    /// The row that states it.
    public var source: SourceRow

    /// Makes the value of its parts; nothing is checked here.
    package init(value: IndicatorValue, validity: EvidenceValidity, source: SourceRow) {
        self.value = value
        self.validity = validity
        self.source = source
    }
}

/// A sample that was measured in the commune within the window.
public struct ExplainedSample: Sendable, Hashable {
    /// Code of the record; empty for a sample without one.
    public var code: String
    /// The network; nil when never stated.
    public var `operator`: String?
    /// The generation.
    public var technology: Technology
    /// The day of the measurement.
    public var measured: Day
    /// The clock time as the registry has it; nil when never stated.
    public var time: String?
    /// RSRP, dBm; nil when never stated.
    public var rsrp: Double?
    /// Download, Mbit/s; nil when never stated.
    public var download: Double?
    /// Upload, Mbit/s; nil when never stated.
    public var upload: Double?
    /// Latency, milliseconds; nil when never stated.
    public var latency: Double?
    /// The row that states it.
    public var source: SourceRow

    /// Makes a sample.
    public init(
        code: String, operator: String?, technology: Technology, measured: Day, time: String?, rsrp: Double?,
        download: Double?, upload: Double?, latency: Double?, source: SourceRow
    ) {
        self.code = code
        self.operator = `operator`
        self.technology = technology
        self.measured = measured
        self.time = time
        self.rsrp = rsrp
        self.download = download
        self.upload = upload
        self.latency = latency
        self.source = source
    }
}
