/// Why a column was taken for what it was taken for, the surest reason first.
public enum MappingConfidence: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Somebody said so, by a saved mapping or on the command line.
    case stated
    /// The heading is the canonical name.
    case canonical
    /// The heading is in the list of headings.
    case alias
    /// The heading follows the names that ODK, KoboToolbox and the like give to the columns of their exports.
    case convention
    /// The lower part of a heading of several rows is in the list.
    case tail
    /// The heading without what stands in brackets is in the list.
    case gloss
    /// The heading could be taken two ways, or nearly is one of the list, and the content says which: a proposal.
    case similar
    /// Only the content says so: a proposal.
    case content

    /// A proposal rests on the content too, so somebody should look at it; reports mark it with `≈`.
    public var isProposal: Bool { self == .similar || self == .content }

    /// The reason in a few words.
    public var words: BilingualText {
        switch self {
        case .stated: .init(vi: "đã chỉ định", en: "as stated")
        case .canonical: .init(vi: "tên chuẩn", en: "canonical name")
        case .alias: .init(vi: "tên quen dùng", en: "known heading")
        case .convention: .init(vi: "quy ước ODK/Kobo", en: "ODK/Kobo naming")
        case .tail: .init(vi: "phần dưới tiêu đề", en: "lower part of the heading")
        case .gloss: .init(vi: "bỏ phần trong ngoặc", en: "without the brackets")
        case .similar: .init(vi: "gần giống, nội dung phù hợp", en: "nearly, and the content agrees")
        case .content: .init(vi: "chỉ theo nội dung", en: "by content only")
        }
    }

    /// Surer reasons come first.
    public static func < (left: MappingConfidence, right: MappingConfidence) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A heading of the file and what it was taken for.
public struct ColumnMapping: Hashable, Sendable, Codable {
    /// Column counted from 0.
    public var column: Int
    /// The heading as written; the parts of a heading of several rows are joined by ` – `.
    public var heading: String
    /// The canonical column (`latitude`, `commune`, `staffed` …); nil when the column is not used.
    public var canonical: String?
    /// Why it was taken for that; nil when the column is not used, or in plans of before November 2026.
    public var confidence: MappingConfidence?
    /// Share of the rows looked at whose cell is not blank, 0 to 1; nil when nobody looked.
    public var fillRate: Double?
    /// The first different values, at most three, long ones cut.
    public var samples: [String]
    /// What somebody should know about the column; nil when there is nothing to say.
    public var note: BilingualText?
    /// Canonical columns that it could be as well, the likeliest first.
    public var alternatives: [String]

    /// Makes a mapping.
    public init(
        column: Int, heading: String, canonical: String?, confidence: MappingConfidence? = nil,
        fillRate: Double? = nil, samples: [String] = [], note: BilingualText? = nil, alternatives: [String] = []
    ) {
        self.column = column
        self.heading = heading
        self.canonical = canonical
        self.confidence = confidence
        self.fillRate = fillRate
        self.samples = samples
        self.note = note
        self.alternatives = alternatives
    }

    /// Reads a mapping; what older ones do not have is taken as not known.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        column = try values.decode(Int.self, forKey: .column)
        heading = try values.decode(String.self, forKey: .heading)
        canonical = try values.decodeIfPresent(String.self, forKey: .canonical)
        confidence = try values.decodeIfPresent(MappingConfidence.self, forKey: .confidence)
        fillRate = try values.decodeIfPresent(Double.self, forKey: .fillRate)
        samples = try values.decodeIfPresent([String].self, forKey: .samples) ?? []
        note = try values.decodeIfPresent(BilingualText.self, forKey: .note)
        alternatives = try values.decodeIfPresent([String].self, forKey: .alternatives) ?? []
    }
}
