import RegistryRecords

/// What can be wrong with the steps of a dead-zone report or of a cable clean-up, with the facts that its sentence needs.
enum LifeCycleProblem: Hashable {
    /// A step before one that it follows.
    case stepsReversed(Field, Day, after: Field, Day)
    /// A step later than the survey that tells of it.
    case stepInFuture(Field, Day, surveyed: Day)
    /// A step that may not follow the one that the registry has.
    case stepNotAllowed(from: String, since: Day?, to: String)
    /// A status whose own day is not stated, or lies before the reopening.
    case statusWithoutDay(status: String, Field)
    /// Steps before the stated one whose days are not stated.
    case stepsSkipped(status: String, [Field])
    /// A step with a day that the status does not know of.
    case statusBehind(status: String, Field, Day)
    case rejectedWithoutReason
    case resolvedWithoutEvidence
    case checkIncomplete(missing: Field)
    case failedCheckNotReopened
    case closedWithoutEvidence
    case doneOverPlanned(done: Double, planned: Double)
    case verifiedOverDone(verified: Double, done: Double)
    case polesOverPlanned(done: Int, planned: Int)
    case lengthDiffers(Field, stated: Double, line: Double)

    /// Stable word for scripts.
    var code: String {
        switch self {
        case .stepsReversed: "days-reversed"
        case .stepInFuture: "step-in-future"
        case .stepNotAllowed: "step-not-allowed"
        case .statusWithoutDay: "status-without-day"
        case .stepsSkipped: "steps-skipped"
        case .statusBehind: "status-behind-days"
        case .rejectedWithoutReason: "rejected-without-reason"
        case .resolvedWithoutEvidence: "resolved-without-evidence"
        case .checkIncomplete: "check-incomplete"
        case .failedCheckNotReopened: "failed-check-not-reopened"
        case .closedWithoutEvidence: "closed-without-evidence"
        case .doneOverPlanned: "done-over-planned"
        case .verifiedOverDone: "verified-over-done"
        case .polesOverPlanned: "poles-over-planned"
        case .lengthDiffers: "length-differs"
        }
    }

    /// A row that tells what cannot have been, or takes back what the registry knows, means nothing; all others are taken
    /// as they are.
    var severity: FindingSeverity {
        switch self {
        case .stepsReversed, .stepInFuture, .stepNotAllowed: .error
        default: .warning
        }
    }

    /// What is wrong in a row of a kind.
    func problem(of kind: RecordKind) -> BilingualText {
        switch self {
        case .stepsReversed(let later, let day, let earlier, let before):
            .init(
                vi:
                    "\(later.words(of: kind).vi.capitalised) (\(day.vietnamese)) trước \(earlier.words(of: kind).vi) (\(before.vietnamese)).",
                en:
                    "The day of “\(later.words(of: kind).en)” (\(day)) is before that of “\(earlier.words(of: kind).en)” (\(before))."
            )
        case .stepInFuture(let field, let day, let surveyed):
            .init(
                vi:
                    "Căn cứ ở tương lai: \(field.words(of: kind).vi) (\(day.vietnamese)) sau ngày khảo sát (\(surveyed.vietnamese)).",
                en:
                    "Evidence from the future: “\(field.words(of: kind).en)” (\(day)) is after the survey (\(surveyed))."
            )
        case .stepNotAllowed(let from, let since, let to):
            .init(
                vi:
                    "Cơ sở dữ liệu đã ghi «\(from)»\(since.map { " ngày \($0.vietnamese)" } ?? ""); từ đó không chuyển sang «\(to)» được.",
                en: "The registry has “\(from)”\(since.map { " of \($0)" } ?? ""), which “\(to)” cannot follow.")
        case .statusWithoutDay(let status, let field):
            .init(
                vi: "Ghi «\(status)» nhưng không có \(field.words(of: kind).vi) tương ứng.",
                en: "The status “\(status)” has no day of “\(field.words(of: kind).en)” that belongs to it.")
        case .stepsSkipped(let status, let fields):
            .init(
                vi:
                    "Ghi «\(status)» nhưng bỏ qua bước trước: thiếu \(fields.map { $0.words(of: kind).vi }.joined(separator: ", ")).",
                en:
                    "The status “\(status)” skips steps: no day of \(fields.map { "“\($0.words(of: kind).en)”" }.joined(separator: ", "))."
            )
        case .statusBehind(let status, let field, let day):
            .init(
                vi: "Trạng thái vẫn ghi «\(status)» nhưng đã có \(field.words(of: kind).vi) (\(day.vietnamese)).",
                en: "The status is still “\(status)”, but there is a day of “\(field.words(of: kind).en)” (\(day)).")
        case .rejectedWithoutReason:
            .init(vi: "Bác bỏ phản ánh mà không ghi lý do.", en: "The report is rejected without a reason.")
        case .resolvedWithoutEvidence:
            .init(
                vi: "Ghi đã xử lý nhưng chưa có căn cứ: không có ngày kiểm tra kết quả, cũng không có số đo.",
                en: "Stated as resolved without evidence: neither a day of a check nor a measured value.")
        case .checkIncomplete(let missing):
            .init(
                vi: "Kiểm tra kết quả thiếu \(missing.words(of: kind).vi).",
                en: "The check has no “\(missing.words(of: kind).en)”.")
        case .failedCheckNotReopened:
            .init(
                vi: "Kiểm tra kết quả không đạt nhưng phản ánh chưa được mở lại; vẫn tính là còn mở.",
                en: "The check failed and the report is not reopened; it counts as open all the same.")
        case .closedWithoutEvidence:
            .init(
                vi:
                    "Ghi đã làm xong nhưng chưa đủ căn cứ: không có ảnh sau khi làm, cũng không có biên bản nghiệm thu.",
                en: "Stated as done without evidence: neither a photo of after nor acceptance minutes.")
        case .doneOverPlanned(let done, let planned):
            .init(
                vi: "Đã làm \(Self.metres(done)), nhiều hơn kế hoạch \(Self.metres(planned)).",
                en: "\(Self.metres(done)) are done, more than the \(Self.metres(planned)) planned.")
        case .verifiedOverDone(let verified, let done):
            .init(
                vi: "Nghiệm thu \(Self.metres(verified)), nhiều hơn đã làm \(Self.metres(done)).",
                en: "\(Self.metres(verified)) are verified, more than the \(Self.metres(done)) done.")
        case .polesOverPlanned(let done, let planned):
            .init(
                vi: "Đã làm \(done) cột, nhiều hơn \(planned) cột của tuyến.",
                en: "\(done) poles are done, more than the \(planned) of the route.")
        case .lengthDiffers(let field, let stated, let line):
            .init(
                vi:
                    "\(field.words(of: kind).vi.capitalised) ghi \(Self.metres(stated)) nhưng đường trên bản đồ dài \(Self.metres(line)).",
                en:
                    "“\(field.words(of: kind).en)” states \(Self.metres(stated)), but the line is \(Self.metres(line)) long."
            )
        }
    }

    /// What to do about it.
    var remedy: BilingualText {
        switch self {
        case .stepsReversed: .init(vi: "Kiểm tra lại hai ngày.", en: "Check the two days.")
        case .stepInFuture:
            .init(
                vi: "Sửa ngày này hoặc ngày khảo sát; việc sắp làm thì ghi vào cột hạn xử lý.",
                en: "Mend this day or the day of the survey; what is to come goes into the column of the promised day.")
        case .stepNotAllowed:
            .init(
                vi: "Nếu phải làm lại, ghi ngày mở lại và lý do; nếu không thì sửa trạng thái.",
                en: "If it has to be done again, write the day of reopening and the reason; else mend the status.")
        case .statusWithoutDay, .stepsSkipped:
            .init(
                vi: "Ghi thêm ngày; nếu bước đó chưa làm thì sửa trạng thái.",
                en: "Add the day; if that step was not made, mend the status.")
        case .statusBehind:
            .init(
                vi: "Sửa trạng thái, hoặc bỏ ngày nếu ghi nhầm.",
                en: "Mend the status, or remove the day if it is wrong.")
        case .rejectedWithoutReason: .init(vi: "Ghi lý do bác bỏ.", en: "Write the reason.")
        case .resolvedWithoutEvidence:
            .init(
                vi: "Ghi ngày kiểm tra kết quả, kết quả đạt hay không đạt và số đo.",
                en: "Write the day of the check, its result and the measured value.")
        case .checkIncomplete:
            .init(
                vi: "Ghi đủ ngày kiểm tra và kết quả: đạt hoặc không đạt.",
                en: "Write both the day of the check and its result: passed or failed.")
        case .failedCheckNotReopened:
            .init(vi: "Ghi ngày mở lại và lý do.", en: "Write the day of reopening and the reason.")
        case .closedWithoutEvidence:
            .init(
                vi: "Ghi tên tệp ảnh sau khi làm hoặc số biên bản nghiệm thu.",
                en: "Write the name of the photo of after, or the number of the acceptance minutes.")
        case .doneOverPlanned, .verifiedOverDone, .polesOverPlanned:
            .init(vi: "Kiểm tra lại hai số này.", en: "Check the two numbers.")
        case .lengthDiffers:
            .init(
                vi: "Kiểm tra chiều dài (tính bằng mét) và đường vẽ của tuyến.",
                en: "Check the length, which is in metres, and the line of the route.")
        }
    }

    private static func metres(_ length: Double) -> String { "\(Int(length.rounded())) m" }
}

extension String {
    /// With a capital first letter, as a sentence begins.
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
