/// What is known of a yes-or-no fact. Unknown stays unknown: nothing turns it into yes or no by default.
public enum Answer: String, Sendable, Hashable, Codable, CaseIterable {
    /// Stated as true.
    case yes
    /// Stated as false.
    case no
    /// Never stated, or stated as not known.
    case unknown
}
