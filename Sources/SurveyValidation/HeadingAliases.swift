public import RegistryRecords

/// How surveys call the canonical columns, kept as data in `GeoData/headings`.
public struct HeadingAliases: Sendable {
    /// What a heading was taken for.
    public enum Match: Sendable, Hashable {
        case column(SurveyColumn)
        /// The heading has two meanings in use, and a guess would move points.
        case ambiguous(reason: BilingualText)
        case unknown
    }

    /// The heading of the column that HaTang adds to sheets that go back to their senders.
    public static let errorHeading: String = "Lỗi (HaTang)"

    private var columns: [SurveyKind: [String: SurveyColumn]] = [:]
    private var ambiguous: [String: BilingualText] = [:]

    /// Aliases that know the canonical names only.
    public init() {
        for kind in SurveyKind.allCases {
            for column in SurveyColumn.all(of: kind) { columns[kind, default: [:]][Self.folded(column.name)] = column }
            columns[kind, default: [:]][Self.folded(Self.errorHeading)] = .ignored
        }
    }

    /// Adds a heading for a column; accents, case and punctuation of it do not matter.
    ///
    /// - Returns: False when surveys of that kind have no such column, or when the heading already means another.
    ///   A canonical name keeps its meaning where an older list of headings says that it is not used.
    public mutating func add(_ heading: String, for name: String, kind: SurveyKind) -> Bool {
        let key = Self.folded(heading)
        guard let column = SurveyColumn(name, kind: kind), !key.isEmpty else { return false }
        if let present = columns[kind]?[key], present != column {
            return column == .ignored && key == Self.folded(present.name)
        }
        columns[kind, default: [:]][key] = column
        return true
    }

    /// Adds a heading that must never be taken silently.
    public mutating func addAmbiguous(_ heading: String, reason: BilingualText) {
        ambiguous[Self.folded(heading)] = reason
    }

    /// What a heading means in a survey of that kind.
    public func match(_ heading: String, kind: SurveyKind) -> Match {
        match(key: Self.folded(heading), kind: kind)
    }

    /// What a folded heading means.
    func match(key: String, kind: SurveyKind) -> Match {
        if let column = columns[kind]?[key] { return .column(column) }
        return ambiguous[key].map { .ambiguous(reason: $0) } ?? .unknown
    }

    /// All folded headings of a kind of survey with what they mean.
    func all(of kind: SurveyKind) -> [String: SurveyColumn] { columns[kind] ?? [:] }

    /// Longer texts are no headings, in bytes; only their beginning is looked at.
    static let lengthLimit = 1000

    static func folded(_ heading: String) -> String {
        VietnameseFold.key(heading.utf8.count <= lengthLimit ? heading : String(heading.prefix(lengthLimit)))
    }
}
