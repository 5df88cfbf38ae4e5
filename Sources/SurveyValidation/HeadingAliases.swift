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

    private var columns: [SurveyKind: [String: SurveyColumn]] = [:]
    private var ambiguous: [String: BilingualText] = [:]

    /// Aliases that know the canonical names only.
    public init() {
        for kind in SurveyKind.allCases {
            for column in SurveyColumn.all(of: kind) { columns[kind, default: [:]][Self.folded(column.name)] = column }
        }
    }

    /// Adds a heading for a column; accents, case and punctuation of it do not matter.
    ///
    /// - Returns: False when surveys of that kind have no such column, or when the heading already means another.
    public mutating func add(_ heading: String, for name: String, kind: SurveyKind) -> Bool {
        let key = Self.folded(heading)
        guard let column = SurveyColumn(name, kind: kind), !key.isEmpty else { return false }
        if let present = columns[kind]?[key], present != column { return false }
        columns[kind, default: [:]][key] = column
        return true
    }

    /// Adds a heading that must never be taken silently.
    public mutating func addAmbiguous(_ heading: String, reason: BilingualText) {
        ambiguous[Self.folded(heading)] = reason
    }

    /// What a heading means in a survey of that kind.
    public func match(_ heading: String, kind: SurveyKind) -> Match {
        let key = Self.folded(heading)
        if let column = columns[kind]?[key] { return .column(column) }
        return ambiguous[key].map { .ambiguous(reason: $0) } ?? .unknown
    }

    private static func folded(_ heading: String) -> String { VietnameseFold.key(heading) }
}
