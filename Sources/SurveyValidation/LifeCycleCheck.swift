import RegistryRecords
import VN2000

/// Holds the steps that one row states against each other, against its day and against what the registry has.
struct LifeCycleCheck {
    private let draft: RecordDraft
    /// What the registry has; nil when it has none.
    private let before: RegistryRecord?
    /// What the registry would have after the row; what the row states alone when it is of an older survey.
    private let after: RegistryRecord
    private let isOutdated: Bool
    /// The day after which nothing can have been seen.
    private let lastDay: Day
    private let lengthTolerance: Double
    private var problems: [(SurveyProblem, SurveyColumn)] = []

    /// What is wrong with a row of a kind that has a life cycle, each with the column that it is said of.
    static func problems(
        _ draft: RecordDraft, evidence: Evidence, before: RegistryRecord?, settings: SurveySettings
    ) -> [(SurveyProblem, SurveyColumn)] {
        var check = LifeCycleCheck(draft, evidence: evidence, before: before, settings: settings)
        if draft.kind == .deadZone {
            check.checkSteps(of: DeadZoneStatus.self)
            check.checkDeadZone()
        } else {
            check.checkSteps(of: CableStatus.self)
            check.checkCable()
        }
        // Of a row that goes to quarantine nothing else need be said.
        let errors = check.problems.filter { $0.0.severity == .error }
        return errors.isEmpty ? check.problems : errors
    }

    private init(_ draft: RecordDraft, evidence: Evidence, before: RegistryRecord?, settings: SurveySettings) {
        self.draft = draft
        self.before = before
        isOutdated = before?.evidence.base.surveyed.map { day in evidence.surveyed.map { $0 < day } ?? true } ?? false
        after =
            isOutdated
            ? RecordMerge.newRecord(draft, evidence: evidence, identifier: "")
            : RecordMerge(draft, evidence: evidence, into: before, newIdentifier: { "" }).change.after
        lastDay = evidence.surveyed ?? settings.today
        lengthTolerance = settings.lengthTolerance
    }

    private mutating func add(_ problem: LifeCycleProblem, _ field: Field) {
        problems.append((.lifeCycle(problem, of: draft.kind), .field(field)))
    }

    private func states(_ fields: Field...) -> Bool { fields.contains { draft[$0] != nil } }

    // MARK: Steps of any life cycle

    private mutating func checkSteps<Status: LifeCycleStatus>(of type: Status.Type) {
        checkOrder(of: type)
        for field in Status.allCases.compactMap(\.dayField) {
            if let day = draft[field]?.day, day > lastDay {
                add(.stepInFuture(field, day, surveyed: lastDay), field)
            }
        }
        guard !isOutdated, let status = Status(of: after) else { return }
        checkTransition(to: status)
        if draft[.status] != nil { checkDays(of: status) }
    }

    /// Steps in an impossible order. Steps before and after a reopening belong to different rounds of the work.
    private mutating func checkOrder<Status: LifeCycleStatus>(of type: Status.Type) {
        let reopened = Status.reopened.day(in: after)
        for step in Status.allCases {
            guard let field = step.dayField, let day = step.day(in: after) else { continue }
            let earlier = Status.allCases.prefix(step.order).compactMap { other -> (field: Field, day: Day)? in
                guard let field = other.dayField, let before = other.day(in: after), before > day,
                    step == .reopened ? other == .first : other.leads(to: step)
                else { return nil }
                let isEarlierRound = reopened.map { day <= $0 && $0 <= before } ?? false
                return isEarlierRound ? nil : (field, before)
            }
            guard let worst = earlier.max(by: { $0.day < $1.day }), states(field, worst.field) else { continue }
            add(.stepsReversed(field, day, after: worst.field, worst.day), draft[field] != nil ? field : worst.field)
        }
    }

    /// A step that may not follow what the registry has: only work that was reopened begins again.
    private mutating func checkTransition<Status: LifeCycleStatus>(to status: Status) {
        guard let before, let earlier = Status(of: before), !earlier.leads(to: status) else { return }
        let progress = LifeCycleProgress<Status>(before, on: lastDay)
        // A row that left the status blank may have told of a reopening since.
        if Status.reopened.day(in: before) != nil, progress.status != earlier,
            progress.status?.leads(to: status) ?? false
        {
            return
        }
        let since = progress.since
        if states(.reopened), let reopened = Status.reopened.day(in: after) {
            if since.map({ $0 <= reopened }) ?? (Status.reopened.day(in: before) != reopened) { return }
        }
        add(.stepNotAllowed(from: earlier.rawValue, since: since, to: status.rawValue), .status)
    }

    /// Days that the stated status wants, and days that know better than it.
    private mutating func checkDays<Status: LifeCycleStatus>(of status: Status) {
        let reopened = Status.reopened.day(in: after)
        let own = status.day(in: after)
        let isOfEarlierRound = status != .reopened && own.flatMap { day in reopened.map { day < $0 } } ?? false
        if status.needsDay, let field = status.dayField, own == nil || isOfEarlierRound {
            add(.statusWithoutDay(status: status.rawValue, field), .status)
        }
        let missing = status.required.filter { $0.day(in: after) == nil }.compactMap(\.dayField)
        if !missing.isEmpty { add(.stepsSkipped(status: status.rawValue, missing), .status) }
        let progress = LifeCycleProgress<Status>(after, on: lastDay)
        if let made = progress.status, made != status, made != .reopened, made.order > status.order,
            let field = made.dayField, let day = progress.since
        {
            add(.statusBehind(status: status.rawValue, field, day), .status)
        }
    }

    // MARK: Dead zones

    private mutating func checkDeadZone() {
        if let reported = after[.reported]?.day, let promised = after[.promised]?.day, promised < reported,
            states(.reported, .promised)
        {
            add(
                .stepsReversed(.promised, promised, after: .reported, reported),
                states(.promised) ? .promised : .reported)
        }
        guard !isOutdated else { return }
        let status = LifeCycleProgress<DeadZoneStatus>(after, on: lastDay).status
        if status == .rejected, after[.reason]?.text == nil, states(.status, .rejected) {
            add(.rejectedWithoutReason, .status)
        }
        if status == .resolved, after[.checked]?.day == nil, after[.checkValue]?.text == nil, states(.status, .resolved)
        {
            add(.resolvedWithoutEvidence, states(.status) ? .status : .resolved)
        }
        guard states(.checked, .checkResult) else { return }
        let (day, result) = (after[.checked]?.day, after[.checkResult]?.text)
        if day == nil { add(.checkIncomplete(missing: .checked), .checkResult) }
        if result == nil { add(.checkIncomplete(missing: .checkResult), .checked) }
        if let day, result == CheckResult.failed.rawValue, (after[.reopened]?.day).map({ $0 < day }) ?? true {
            add(.failedCheckNotReopened, .checkResult)
        }
    }

    // MARK: Cables

    private mutating func checkCable() {
        guard !isOutdated else { return }
        let planned = after[.plannedLength]?.number
        let done = after[.doneLength]?.number
        if let done, let planned, done > planned, states(.doneLength, .plannedLength) {
            add(.doneOverPlanned(done: done, planned: planned), .doneLength)
        }
        if let verified = after[.verifiedLength]?.number, let done, verified > done,
            states(.verifiedLength, .doneLength)
        {
            add(.verifiedOverDone(verified: verified, done: done), .verifiedLength)
        }
        if let poles = after[.poles]?.integer, let polesDone = after[.polesDone]?.integer, polesDone > poles,
            states(.poles, .polesDone)
        {
            add(.polesOverPlanned(done: polesDone, planned: poles), .polesDone)
        }
        let status = LifeCycleProgress<CableStatus>(after, on: lastDay).status
        if status?.isClosed == true, after[.photoAfter]?.text == nil, after[.acceptance]?.text == nil,
            states(.status, .done, .verified)
        {
            add(.closedWithoutEvidence, states(.status) ? .status : .done)
        }
        checkLine(planned: planned, done: status?.isClosed == true ? done : nil)
    }

    /// Lengths that should be that of the line; what is done of a route in progress may be shorter, never longer.
    private mutating func checkLine(planned: Double?, done: Double?) {
        guard case .lines(let lines)? = after.shape, draft.shape != nil || states(.plannedLength, .doneLength) else {
            return
        }
        let line = lines.reduce(0) { $0 + $1.lengthMetres }
        let tolerance = line * lengthTolerance
        if let planned, abs(planned - line) > tolerance {
            add(.lengthDiffers(.plannedLength, stated: planned, line: line), .plannedLength)
        }
        if let done, abs(done - line) > tolerance {
            add(.lengthDiffers(.doneLength, stated: done, line: line), .doneLength)
        } else if let stated = after[.doneLength]?.number, stated - line > tolerance {
            add(.lengthDiffers(.doneLength, stated: stated, line: line), .doneLength)
        }
    }
}
