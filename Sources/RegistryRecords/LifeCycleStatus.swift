/// Where a piece of work stands, and which step may follow which: the steps as data, for every kind of work.
///
/// The cases stand in the order of the work, so that of two steps of one day the later case is the later step;
/// ``reopened`` is the last.
public protocol LifeCycleStatus: RawRepresentable<String>, CaseIterable, Hashable, Sendable
where AllCases == [Self] {
    /// The field with the day of the step; nil for a step that lists give no day.
    var dayField: Field? { get }
    /// The steps that may follow this one directly.
    var following: [Self] { get }
    /// The steps whose days a list must state, too, when it states this one, in their order.
    var required: [Self] { get }
    /// Whether the step must have a day of its own.
    var needsDay: Bool { get }
    /// How people read the step; the Vietnamese words are those of the raw value.
    var words: BilingualText { get }
    /// The first step.
    static var first: Self { get }
    /// The step by which work begins again that was closed.
    static var reopened: Self { get }
}

extension LifeCycleStatus {
    /// Whether a step may follow this one directly.
    public func allows(_ next: Self) -> Bool { following.contains(next) }

    /// Whether the work may have come from this step to another one, or stayed, without having been reopened.
    public func leads(to other: Self) -> Bool {
        self == other || following.contains { $0 != .reopened && $0.leads(to: other) }
    }

    /// The place of the step in the order of the work, from 0.
    public var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The step that a record states; nil when it states none, or no known one.
    public init?(of record: RegistryRecord) {
        guard let text = record[.status]?.text else { return nil }
        self.init(rawValue: text)
    }

    /// The day of the step in a record; nil when it is not stated.
    public func day(in record: RegistryRecord) -> Day? {
        dayField.flatMap { record[$0]?.day }
    }
}

/// Where a dead-zone report stands.
///
/// Reported, verified, planned, resolved, result checked; or rejected. Closed ones may be reopened, and a reopened one
/// is verified or planned anew.
public enum DeadZoneStatus: String, LifeCycleStatus {
    case reported = "đã báo"
    case verified = "đã xác minh"
    case planned = "đã có kế hoạch"
    case resolved = "đã xử lý"
    case checked = "đã kiểm tra kết quả"
    case rejected = "bác bỏ"
    case reopened = "mở lại"

    /// Reported, verified, planned or reopened.
    public var isOpen: Bool {
        switch self {
        case .reported, .verified, .planned, .reopened: true
        case .resolved, .checked, .rejected: false
        }
    }

    /// The field with the day of the step.
    public var dayField: Field? {
        switch self {
        case .reported: .reported
        case .verified: .verified
        case .planned: .planned
        case .resolved: .resolved
        case .checked: .checked
        case .rejected: .rejected
        case .reopened: .reopened
        }
    }

    /// The steps that may follow this one directly.
    public var following: [DeadZoneStatus] {
        switch self {
        case .reported: [.verified, .rejected]
        case .verified: [.planned, .rejected]
        case .planned: [.resolved, .rejected]
        case .resolved: [.checked, .reopened]
        case .checked, .rejected: [.reopened]
        case .reopened: [.verified, .planned, .rejected]
        }
    }

    /// The steps whose days must be stated, too.
    public var required: [DeadZoneStatus] {
        switch self {
        case .reported: []
        case .verified, .rejected, .reopened: [.reported]
        case .planned: [.reported, .verified]
        case .resolved: [.reported, .verified, .planned]
        case .checked: [.reported, .verified, .planned, .resolved]
        }
    }

    /// Every step of a report has its day.
    public var needsDay: Bool { true }

    /// How people read the step.
    public var words: BilingualText {
        let english =
            switch self {
            case .reported: "reported"
            case .verified: "verified"
            case .planned: "planned"
            case .resolved: "resolved"
            case .checked: "result checked"
            case .rejected: "rejected"
            case .reopened: "reopened"
            }
        return BilingualText(vi: rawValue, en: english)
    }

    /// Reported.
    public static let first = DeadZoneStatus.reported
}

/// Where a cable-route cleanup stands.
///
/// Planned, surveyed, in progress, done, verified; what is done may be reopened, and is then in progress anew.
public enum CableStatus: String, LifeCycleStatus {
    case planned = "kế hoạch"
    case surveyed = "đã khảo sát"
    case inProgress = "đang làm"
    case done = "hoàn thành"
    case verified = "đã nghiệm thu"
    case reopened = "mở lại"

    /// Done or verified.
    public var isClosed: Bool { self == .done || self == .verified }

    /// The field with the day of the step; a plan and a survey of a route have none.
    public var dayField: Field? {
        switch self {
        case .planned, .surveyed: nil
        case .inProgress: .started
        case .done: .done
        case .verified: .verified
        case .reopened: .reopened
        }
    }

    /// The steps that may follow this one directly; small routes are neither surveyed nor seen while being worked on.
    public var following: [CableStatus] {
        switch self {
        case .planned: [.surveyed, .inProgress, .done]
        case .surveyed: [.inProgress, .done]
        case .inProgress: [.done]
        case .done: [.verified, .reopened]
        case .verified: [.reopened]
        case .reopened: [.inProgress, .done]
        }
    }

    /// The steps whose days must be stated, too: what is accepted was done on some day.
    public var required: [CableStatus] { self == .verified ? [.done] : [] }

    /// Whether the step must have a day of its own: closing and reopening must.
    public var needsDay: Bool { isClosed || self == .reopened }

    /// How people read the step.
    public var words: BilingualText {
        let english =
            switch self {
            case .planned: "planned"
            case .surveyed: "surveyed"
            case .inProgress: "in progress"
            case .done: "done"
            case .verified: "verified"
            case .reopened: "reopened"
            }
        return BilingualText(vi: rawValue, en: english)
    }

    /// Planned.
    public static let first = CableStatus.planned
}
