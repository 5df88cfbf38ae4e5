import RegistryRecords
import Synchronization

/// The surveys that wait to be confirmed: some at a time, of some bytes, for some time.
final class SurveyShelf: Sendable {
    private let waiting = Mutex<[PendingSurvey]>([])
    private let seconds: @Sendable () -> Double

    static let most = 32
    static let mostOfOneToken = 8
    static let mostBytes = 512 << 20
    static let mostSeconds = 2.0 * 3600

    init(seconds: @escaping @Sendable () -> Double = secondsOfClock) {
        self.seconds = seconds
    }

    var now: Double { seconds() }

    /// Puts a survey on the shelf.
    func add(_ survey: PendingSurvey) throws(ServiceProblem) {
        try waiting.withLock { waiting throws(ServiceProblem) in
            forgetOld(&waiting)
            guard waiting.count < Self.most,
                waiting.count(where: { $0.token == survey.token }) < Self.mostOfOneToken,
                waiting.reduce(survey.file.bytes, { $0 + $1.file.bytes }) <= Self.mostBytes
            else { throw .tooManySurveys }
            waiting.append(survey)
        }
    }

    /// A survey of a visitor; reviewers see those of others, too.
    func survey(_ identifier: String, for visitor: Visitor?) throws(ServiceProblem) -> PendingSurvey {
        let found = waiting.withLock { waiting in
            forgetOld(&waiting)
            return waiting.first { $0.identifier == identifier }
        }
        guard let found, let visitor, found.token == visitor.token || visitor.role == .reviewer else {
            throw .unknownSurvey
        }
        return found
    }

    /// Takes a survey away.
    func remove(_ identifier: String) {
        waiting.withLock { $0.removeAll { $0.identifier == identifier } }
    }

    /// Takes all away.
    func clear() {
        waiting.withLock { $0 = [] }
    }

    private func forgetOld(_ waiting: inout [PendingSurvey]) {
        let oldest = seconds() - Self.mostSeconds
        waiting.removeAll { $0.since < oldest }
    }
}

extension ServiceProblem {
    static let tooManySurveys = ServiceProblem(
        status: 429, code: "too-many-surveys",
        message: BilingualText(
            vi: "Quá nhiều khảo sát đang chờ xác nhận; hãy xác nhận hoặc bỏ bớt.",
            en: "Too many surveys wait to be confirmed; confirm some or take them away."))

    static let unknownSurvey = ServiceProblem(
        status: 404, code: "unknown-survey",
        message: BilingualText(
            vi: "Không có khảo sát nào đang chờ mang mã này; có thể đã quá hai giờ, hãy gửi lại tệp.",
            en: "No survey of this name is waiting; two hours may be over: send the file again."))
}
