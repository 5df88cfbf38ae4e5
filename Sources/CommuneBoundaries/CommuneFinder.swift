public import RegistryRecords

/// A directory with a memory: a text that was looked for before costs one look-up of its bytes.
///
/// For one import. Of texts that differ it remembers up to ``rememberedTexts``; the rest is looked for each time.
/// Suggestions, which look at all names, are made for the first ``suggestedTexts`` unknown texts only, so that a
/// column that holds no communes at all cannot stop an import.
public struct CommuneFinder: Sendable {
    /// How many different texts are remembered.
    public static let rememberedTexts = 65_536
    /// How many different unknown texts get suggestions.
    public static let suggestedTexts = 1_000

    /// The directory beneath.
    public let directory: CommuneDirectory
    private var answers: [Question: CommuneLookup] = [:]
    private var suggestionsLeft = Self.suggestedTexts

    /// A finder that remembers nothing yet.
    public init(_ directory: CommuneDirectory) {
        self.directory = directory
    }

    /// The commune that a text means on a day; see ``CommuneDirectory/find(_:on:hint:)``.
    ///
    /// - Complexity: some 0.1 microseconds for a text that was looked for before with the same hint.
    public mutating func find(
        _ text: String, on day: Day?, hint: CommuneDirectory.Hint = CommuneDirectory.Hint()
    ) -> CommuneLookup {
        let question = Question(text: text, hint: hint, span: directory.span(of: day))
        if let known = answers[question] { return known }
        let answer = directory.find(text, on: day, hint: hint, suggesting: suggestionsLeft > 0)
        if case .unknown = answer, suggestionsLeft > 0 { suggestionsLeft -= 1 }
        if answers.count < Self.rememberedTexts { answers[question] = answer }
        return answer
    }
}

/// What was asked, compared byte by byte: the canonical equivalence of `String` costs ten times as much.
private struct Question: Hashable {
    let text: String
    let hint: CommuneDirectory.Hint
    let span: Int

    func hash(into hasher: inout Hasher) {
        Self.hash(text, into: &hasher)
        if !hint.district.isEmpty { Self.hash(hint.district, into: &hasher) }
        if !hint.province.isEmpty { Self.hash(hint.province, into: &hasher) }
        hasher.combine(span)
    }

    private static func hash(_ text: String, into hasher: inout Hasher) {
        let isHashed: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
            unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        }
        if isHashed == nil { text.utf8.forEach { hasher.combine($0) } }
    }

    static func == (left: Question, right: Question) -> Bool {
        left.span == right.span && isSame(left.text, right.text) && isSame(left.hint.district, right.hint.district)
            && isSame(left.hint.province, right.hint.province)
            && left.hint.defaultProvince == right.hint.defaultProvince
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }
}
