/// The language of what people read; Vietnamese is the first.
public enum Language: String, Sendable, CaseIterable, Codable {
    /// Vietnamese.
    case vietnamese = "vi"
    /// English.
    case english = "en"
}

/// One sentence in both languages, written side by side so that neither is forgotten.
public struct BilingualText: Hashable, Sendable, Codable {
    /// Vietnamese.
    public var vi: String
    /// English.
    public var en: String

    /// Makes a text of both.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// The text in that language.
    public func text(in language: Language) -> String {
        language == .vietnamese ? vi : en
    }
}
