import RegistryRecords

/// What can contradict itself in a row of inspections. The row is taken all the same: which of the two is wrong, only its
/// sender knows.
enum InspectionFinding: Hashable {
    case doneBeforeDecision(done: Day, decided: Day)
    case doneAfterSurvey(done: Day, surveyed: Day)
    case doneInFuture(Day)
    case mendedWithoutViolations
    case mendedBeforeDone(mended: Day, done: Day)
    case mendedAndNot(Day)
    case otherYear(stated: Int, planned: Day)

    /// Stable word for scripts.
    var code: String {
        switch self {
        case .doneBeforeDecision: "inspection-before-decision"
        case .doneAfterSurvey: "inspection-after-survey"
        case .doneInFuture: "inspection-in-future"
        case .mendedWithoutViolations: "mended-without-violations"
        case .mendedBeforeDone: "mended-before-inspection"
        case .mendedAndNot: "mended-contradicts"
        case .otherYear: "planned-year-differs"
        }
    }

    /// What is wrong.
    var problem: BilingualText {
        switch self {
        case .doneBeforeDecision(let done, let decided):
            .init(
                vi: "Thực hiện ngày \(done.vietnamese), trước ngày quyết định \(decided.vietnamese).",
                en: "Done on \(done), before the decision of \(decided).")
        case .doneAfterSurvey(let done, let surveyed):
            .init(
                vi: "Thực hiện ngày \(done.vietnamese), sau ngày lập danh sách \(surveyed.vietnamese).",
                en: "Done on \(done), after the day of the list, \(surveyed).")
        case .doneInFuture(let done):
            .init(vi: "Ngày thực hiện \(done.vietnamese) ở tương lai.", en: "Done on \(done), in the future.")
        case .mendedWithoutViolations:
            .init(
                vi: "Ghi đã khắc phục nhưng không ghi vi phạm nào.", en: "It was mended, but no violation is stated.")
        case .mendedBeforeDone(let mended, let done):
            .init(
                vi: "Khắc phục ngày \(mended.vietnamese), trước ngày thực hiện \(done.vietnamese).",
                en: "Mended on \(mended), before the inspection of \(done).")
        case .mendedAndNot(let day):
            .init(
                vi: "Ghi chưa khắc phục nhưng có ngày khắc phục \(day.vietnamese).",
                en: "It is not mended, but was mended on \(day).")
        case .otherYear(let stated, let planned):
            .init(
                vi: "Năm kế hoạch \(stated) khác năm của ngày dự kiến \(planned.vietnamese).",
                en: "The plan's year \(stated) is not that of the planned day \(planned).")
        }
    }

    /// What to do about it.
    var remedy: BilingualText {
        switch self {
        case .doneBeforeDecision, .doneAfterSurvey, .doneInFuture, .mendedBeforeDone:
            .init(vi: "Kiểm tra lại hai ngày.", en: "Check the two days.")
        case .mendedWithoutViolations:
            .init(vi: "Ghi số vi phạm hoặc nội dung vi phạm.", en: "State how many violations, or which.")
        case .mendedAndNot: .init(vi: "Sửa một trong hai cột.", en: "Mend one of the two columns.")
        case .otherYear:
            .init(vi: "Kiểm tra năm kế hoạch và ngày dự kiến.", en: "Check the year and the planned day.")
        }
    }
}
