public import RegistryRecords

/// What is known of an inspection on a day, its evidence weighed.
public struct InspectionFacts: Sendable, Hashable {
    /// How the duty to mend stands.
    public enum Mending: String, Sendable, Hashable, CaseIterable {
        /// No violation was found, or none is stated.
        case none
        /// Mended by the day.
        case mended
        /// Not mended yet; the deadline, if any, has not passed.
        case open
        /// Not mended, and the deadline has passed.
        case overdue
    }

    /// By the plan or beside it; nil when never stated and no year of a plan tells it.
    public var basis: InspectionBasis?
    /// The year of the plan, or the year in which it was held; nil when nothing tells it.
    public var year: Int?
    /// Whether it was done by the day. A valid list without a day says that it was not; «không rõ», expired evidence and
    /// evidence without a day leave it unknown.
    public var done: Answer
    /// Whether it was done in the digital environment, as far as valid evidence says.
    public var digital: Answer
    /// How the duty to mend stands.
    public var mending: Mending

    /// Weighs what is known of an inspection on a day.
    public init(_ record: RegistryRecord, on day: Day, evidenceAgeDays: Int) {
        func isValid(_ field: Field) -> Bool {
            record.evidence.evidence(of: field).counts(on: day, ageLimitDays: evidenceAgeDays)
        }
        let doneOn = record[.done]?.day
        let plannedYear = record[.plannedYear]?.integer ?? record[.planned]?.day?.parts.year
        basis =
            record[.basis]?.text.flatMap(InspectionBasis.init(rawValue:))
            ?? (record[.plannedYear]?.integer == nil ? nil : .planned)
        let heldYear = doneOn?.parts.year ?? plannedYear ?? record[.decided]?.day?.parts.year
        year = basis == .planned ? plannedYear ?? heldYear : heldYear
        done =
            record[.done] == .unknown || !isValid(.done)
            ? .unknown : doneOn.map { $0 <= day ? .yes : .no } ?? .no
        digital = isValid(.digital) ? record[.digital]?.answer ?? .unknown : .unknown
        mending = Self.mending(of: record, on: day)
    }

    private static func mending(of record: RegistryRecord, on day: Day) -> Mending {
        let count = record[.violations]?.integer
        let isMended = record[.mendedOn]?.day.map { $0 <= day } ?? (record[.mended]?.answer == .yes)
        if isMended { return .mended }
        guard count ?? 0 > 0 || count == nil && record[.violationNote]?.text != nil else { return .none }
        return record[.deadline]?.day.map { $0 < day } ?? false ? .overdue : .open
    }
}
