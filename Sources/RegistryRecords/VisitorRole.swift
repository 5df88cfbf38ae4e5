/// What a token allows; each allows what the ones before it do.
public enum VisitorRole: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Reads where reading is closed to others.
    case viewer
    /// Uploads surveys and imports them.
    case inspector
    /// Decides on what others brought in.
    case reviewer

    /// The role in words.
    public var words: BilingualText {
        switch self {
        case .viewer: BilingualText(vi: "người xem", en: "viewer")
        case .inspector: BilingualText(vi: "người nhập khảo sát", en: "inspector")
        case .reviewer: BilingualText(vi: "người duyệt", en: "reviewer")
        }
    }

    /// Whether the role allows less than the other.
    public static func < (left: VisitorRole, right: VisitorRole) -> Bool {
        let order = allCases
        return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
    }
}
