public import RegistryRecords

/// What is known of a postal point on a day, its evidence weighed.
public struct PostalFacts: Sendable, Hashable {
    /// Opened ≤ day < closed; a blank opening day counts as open.
    public var isActive: Bool
    /// A public letter box: a point by law that nobody staffs.
    public var isLetterBox: Bool
    /// Staffed, as far as valid evidence says.
    public var staffed: Answer
    /// Internet, as far as valid evidence says.
    public var internet: Answer
    /// Both facts were stated as yes once, and at least one of them has outlived the age limit.
    public var isExpired: Bool
    /// The point would be counted but for its place, which only a schematic boundary tells.
    public var isPlaceCertain: Bool
    /// Open as long as asked for, as far as valid evidence says; yes when nothing is asked.
    public var isOpenLongEnough = Answer.yes
    /// The row that last stated the point counts on the day.
    public var isProven: Bool

    /// Weighs the evidence of a point's facts on a day.
    ///
    /// - Parameter hoursPerDay: Hours a day that it must be open at least; nil when they do not matter.
    public init(
        _ point: RegistryRecord, isPlaceCertain: Bool = true, on day: Day, evidenceAgeDays: Int,
        hoursPerDay: Double? = nil
    ) {
        func valid(_ field: Field) -> Answer {
            let answer = point[field]?.answer ?? .unknown
            return point.evidence.evidence(of: field).counts(on: day, ageLimitDays: evidenceAgeDays) ? answer : .unknown
        }
        func isTooOld(_ field: Field) -> Bool {
            guard let surveyed = point.evidence.evidence(of: field).surveyed else { return false }
            return surveyed.adding(days: evidenceAgeDays) < day
        }
        let opened = point[.opened]?.day ?? day
        isActive = opened <= day && (point[.closed]?.day.map { day < $0 } ?? true)
        isLetterBox = point[.kind]?.text == PostalPointKind.letterBox.rawValue
        staffed = valid(.staffed)
        internet = valid(.internet)
        isExpired =
            point[.staffed]?.answer == .yes && point[.internet]?.answer == .yes
            && (isTooOld(.staffed) || isTooOld(.internet))
        self.isPlaceCertain = isPlaceCertain
        isProven = point.evidence.base.counts(on: day, ageLimitDays: evidenceAgeDays)
        if let hoursPerDay {
            let isValid = point.evidence.evidence(of: .hoursPerDay).counts(on: day, ageLimitDays: evidenceAgeDays)
            let hours = isValid ? point[.hoursPerDay]?.number : nil
            isOpenLongEnough = hours.map { $0 >= hoursPerDay ? .yes : .no } ?? .unknown
        }
    }

    /// Proven to be staffed.
    public var isStaffed: Bool {
        isActive && !isLetterBox && staffed == .yes && isPlaceCertain && isOpenLongEnough == .yes
    }

    /// Staffed for all that is known: not a letter box, and no valid no to it. An expired no is unknown.
    public var mayBeStaffed: Bool { isActive && !isLetterBox && staffed != .no && isOpenLongEnough != .no }

    /// Proven to be staffed and to have Internet.
    public var isStaffedOnline: Bool { isStaffed && internet == .yes }

    /// Perhaps staffed and online: not a letter box, and neither fact is a valid no. An expired no is unknown.
    public var isCandidate: Bool { mayBeStaffed && internet != .no }
}

extension PostalCoverage {
    /// The measures of a commune from the facts of its points.
    ///
    /// - Parameters:
    ///   - facts: Points of the commune, inactive ones too.
    ///   - population: Of the whole commune; nil when not known.
    ///   - areaSquareKilometres: Of the commune; nil without a boundary.
    ///   - threshold: Staffed points with Internet that the target asks for.
    init(facts: [PostalFacts], population: Double?, areaSquareKilometres: Double?, threshold: Double) {
        let active = facts.filter(\.isActive)
        let proven = active.count(where: \.isStaffedOnline)
        let candidates = active.filter { $0.isCandidate && !$0.isStaffedOnline }
        let verdict = Verdict(low: Double(proven), high: Double(proven + candidates.count), atLeast: threshold)
        let reason: PostalReason? =
            if verdict == .met {
                nil
            } else if active.allSatisfy(\.isLetterBox) {
                .noneRecorded
            } else if verdict == .notMet {
                .recordedUnstaffed
            } else {
                candidates.contains(where: \.isExpired) ? .expired : .unknown
            }
        let points = Double(active.count)
        self.init(
            verdict: verdict, reason: reason, points: active.count, staffed: active.count(where: \.isStaffed),
            staffedOnline: proven, peoplePerPoint: points > 0 ? population.map { $0 / points } : nil,
            // QCVN 1:2008 tables print an area ratio, not a distance measured from the points.
            meanRadiusKilometres: points > 0 ? areaSquareKilometres.map { ($0 / (.pi * points)).squareRoot() } : nil)
    }
}
