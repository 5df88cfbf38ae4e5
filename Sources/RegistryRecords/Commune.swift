/// The lowest administrative unit, as a dated fact: codes were given new meanings in July 2025.
public struct Commune: Hashable, Sendable {
    /// Five digits, such as `30307`; alone it can be ambiguous, with a day it is not.
    public var code: String
    /// Name with the word for its kind, such as `Phường Long Xuyên`, in NFC.
    public var name: String
    /// xã, phường, thị trấn or đặc khu.
    public var kind: CommuneKind
    /// Two-digit code of the province, such as `91`.
    public var province: String
    /// First day on which the commune exists; ``unknownBeginning`` where no source tells it.
    public var validFrom: Day
    /// Last day on which it exists; nil while it does.
    public var validTo: Day?

    /// 1 January 1970, which stands for a first day that no source tells: a blank `valid_from` in a table, and every
    /// commune of an era without a beginning.
    public static let unknownBeginning = Day(number: 0)

    /// Makes a commune of its facts.
    public init(
        code: String, name: String, kind: CommuneKind, province: String, validFrom: Day, validTo: Day? = nil
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.province = province
        self.validFrom = validFrom
        self.validTo = validTo
    }

    /// Whether the commune exists on that day.
    public func isValid(on day: Day) -> Bool {
        validFrom <= day && day <= (validTo ?? day)
    }
}

/// The kind of a commune.
public enum CommuneKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Rural commune.
    case xã
    /// Urban ward.
    case phường
    /// Township; abolished with the merger of 2025.
    case thịTrấn = "thị trấn"
    /// Special zone; exists since the merger of 2025.
    case đặcKhu = "đặc khu"
}

/// How far a boundary can be trusted.
public enum BoundaryQuality: String, Sendable, Hashable, Codable {
    /// Surveyed or published by an authority: a position inside it decides.
    case official
    /// Drawn from centroids to have a map at all: a commune stated by the surveyor outweighs it.
    case schematic
}

/// A span of days with one set of communes, such as the one from 1 July 2025.
public struct Era: Hashable, Sendable, Codable {
    /// Short name: `2024`, `2025`.
    public var name: String
    /// First day; nil where the span has no known beginning.
    public var from: Day?
    /// Last day; nil while it lasts.
    public var to: Day?

    /// Makes an era.
    public init(name: String, from: Day?, to: Day?) {
        self.name = name
        self.from = from
        self.to = to
    }

    /// Whether the day lies in the era.
    public func contains(_ day: Day) -> Bool {
        (from ?? day) <= day && day <= (to ?? day)
    }
}
