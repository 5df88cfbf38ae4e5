/// The findings of a survey: counted to the last one, kept up to a limit.
///
/// A file of a million bad rows must not fill the memory; the registry gets every finding all the same.
public struct FindingTally: Sendable, Hashable {
    /// What findings are counted by.
    public struct Kind: Hashable, Sendable {
        /// Stable word, such as `not-a-day`.
        public var code: String
        /// How bad it is.
        public var severity: FindingSeverity

        /// Makes a kind.
        public init(code: String, severity: FindingSeverity) {
            self.code = code
            self.severity = severity
        }
    }

    /// The findings in the order of the file, the first ``limit`` of them; findings of the whole file have no row.
    public private(set) var kept: [Finding] = []
    /// How many there are of each kind.
    public private(set) var counts: [Kind: Int] = [:]
    /// The first finding of each kind.
    public private(set) var examples: [Kind: Finding] = [:]
    /// How many are kept at most.
    public let limit: Int

    /// An empty tally.
    public init(limit: Int = 100_000) {
        self.limit = limit
    }

    /// The tally of findings that are all at hand, all of them kept.
    public init(_ findings: [Finding]) {
        self.init(limit: findings.count)
        add(findings)
    }

    /// Counts further findings.
    public mutating func add(_ findings: [Finding]) {
        kept += findings.prefix(max(0, limit - kept.count))
        for finding in findings {
            let kind = Kind(code: finding.code, severity: finding.severity)
            counts[kind, default: 0] += 1
            if examples[kind] == nil { examples[kind] = finding }
        }
    }

    /// How many there are in all.
    public var total: Int { counts.values.reduce(0, +) }

    /// How many there are of a severity.
    public func count(_ severity: FindingSeverity) -> Int {
        counts.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
    }
}
