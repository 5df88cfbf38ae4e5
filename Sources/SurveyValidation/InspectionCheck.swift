import RegistryRecords

/// Holds what a row says of an inspection against itself.
struct InspectionCheck {
    private let record: RecordDraft

    /// Nil for records that are no inspections.
    init?(_ record: RecordDraft) {
        guard record.kind == .inspection else { return nil }
        self.record = record
    }

    /// The day that the inspection is of: that on which it was done, else the planned one.
    var day: Day? { record[.done]?.day ?? record[.planned]?.day }

    /// What contradicts itself, with the field that shows it.
    ///
    /// - Parameter surveyed: Day of the list; nil when not stated.
    func findings(surveyed: Day?, today: Day) -> [(finding: InspectionFinding, field: Field)] {
        var findings: [(InspectionFinding, Field)] = []
        let mendedOn = record[.mendedOn]?.day
        if let done = record[.done]?.day {
            if done > today {
                findings.append((.doneInFuture(done), .done))
            } else if let surveyed, done > surveyed {
                findings.append((.doneAfterSurvey(done: done, surveyed: surveyed), .done))
            }
            if let decided = record[.decided]?.day, done < decided {
                findings.append((.doneBeforeDecision(done: done, decided: decided), .done))
            }
            if let mendedOn, mendedOn < done {
                findings.append((.mendedBeforeDone(mended: mendedOn, done: done), .mendedOn))
            }
        }
        if let year = record[.plannedYear]?.integer, let planned = record[.planned]?.day, planned.parts.year != year {
            findings.append((.otherYear(stated: year, planned: planned), .plannedYear))
        }
        if record[.mended]?.answer == .no, let mendedOn {
            findings.append((.mendedAndNot(mendedOn), .mendedOn))
        } else if record[.mended]?.answer == .yes || mendedOn != nil {
            let count = record[.violations]?.integer
            if count == 0 || count == nil && record[.violationNote]?.text == nil {
                findings.append((.mendedWithoutViolations, record[.mended] == nil ? .mendedOn : .mended))
            }
        }
        return findings
    }
}
