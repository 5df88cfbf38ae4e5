/// Where a stated fact comes from: căn cứ.
public struct Evidence: Hashable, Sendable, Codable {
    /// The survey of the registry, see ``SurveyDescription/identifier``.
    public var survey: String
    /// The true row number in the survey's file.
    public var row: Int
    /// The day of the survey; nil when nobody stated it, and then nothing is proven by it.
    public var surveyed: Day?

    /// Makes evidence.
    @inlinable
    public init(survey: String, row: Int, surveyed: Day?) {
        self.survey = survey
        self.row = row
        self.surveyed = surveyed
    }

    /// Whether the evidence counts on a day: surveyed ≤ day ≤ surveyed + age limit.
    public func counts(on day: Day, ageLimitDays: Int) -> Bool {
        guard let surveyed else { return false }
        return surveyed <= day && day <= surveyed.adding(days: ageLimitDays)
    }
}

/// The evidence of a whole record: one for most of its fields, others for those stated elsewhere.
public struct RecordEvidence: Hashable, Sendable, Codable {
    /// The survey row that last stated the record.
    public var base: Evidence
    /// Fields whose present value, or whose explicit «unknown», comes from another row than ``base``.
    public var exceptions: [Field: Evidence]

    /// Makes the evidence of a record.
    @inlinable
    public init(base: Evidence, exceptions: [Field: Evidence] = [:]) {
        self.base = base
        self.exceptions = exceptions
    }

    /// The row that decided the field.
    public func evidence(of field: Field) -> Evidence {
        exceptions[field] ?? base
    }
}
