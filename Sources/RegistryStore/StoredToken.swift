public import RegistryRecords

/// A token of the web service, without the token itself.
public struct StoredToken: Sendable, Hashable {
    /// Counts from 1; names the token.
    public var number: Int
    /// Whose it is, as history will call them.
    public var name: String
    /// What it allows.
    public var role: VisitorRole
    /// When it was made, in UTC.
    public var createdAt: String
    /// The last day on which it holds; nil for always.
    public var expires: Day?
    /// When it was taken back, in UTC; nil while it holds.
    public var revokedAt: String?

    /// Whether it holds on a day.
    public func holds(on day: Day) -> Bool {
        revokedAt == nil && expires.map { day <= $0 } ?? true
    }
}
