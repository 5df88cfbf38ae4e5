public import CommuneBoundaries
public import RegistryRecords

/// What validation needs to know besides the rows: headings, words, communes, the day.
public struct SurveySettings: Sendable {
    /// Headings of the canonical columns.
    public var aliases: HeadingAliases
    /// Words for yes, no, unknown and the choices.
    public var words: ValueWords
    /// Communes by name and code.
    public var communes: CommuneDirectory
    /// The boundaries of today; nil when there are none.
    public var boundaries: CommuneIndex?
    /// Reference systems to name where a file states none, such as `vn2000:104.75`.
    public var likelyZones: [String]
    /// How far outside of its stated commune a position may lie on an official boundary and still be kept there.
    public var nearMetres: Double
    /// Today; a survey of a later day is reported.
    public var today: Day

    /// Whether repairs of positions that the coordinate doctor is sure of are made; else they are offered.
    public var acceptsRepairs = false
    /// By true number of a row, what somebody has decided of its repair.
    public var decidedRepairs: [Int: SavedMapping.Repair] = [:]

    /// Fields that hold for every row of the file, as somebody wrote them, since no column states them.
    public var stated: [Field: String] = [:]

    /// Share of a line's length by which a stated length of a route may differ from it, as of ``DatedRules<LedgerRule>``.
    public var lengthTolerance = LedgerRule.standard.lengthTolerance
    /// Where the photos of the file are; nil to leave them unlooked at.
    public var photos: PhotoSource?

    /// The most records that a file may make or change and still be searched for probable duplicates; a whole registry is
    /// searched by a job of its own.
    package var duplicateLimit = 50_000

    /// What became of old communes.
    public var succession = CommuneSuccession([], eras: [])

    /// Names of the provinces by code.
    public var provinceNames: [String: String] = [:]

    /// Code of the only province that the communes are of; nil when there are several.
    let province: String?

    /// Makes settings.
    public init(
        aliases: HeadingAliases, words: ValueWords, communes: CommuneDirectory, boundaries: CommuneIndex?,
        likelyZones: [String], nearMetres: Double = 200, today: Day
    ) {
        self.aliases = aliases
        self.words = words
        self.communes = communes
        self.boundaries = boundaries
        self.likelyZones = likelyZones
        self.nearMetres = nearMetres
        self.today = today
        let provinces = Set((boundaries?.communes ?? []).map(\.province))
        province = provinces.count == 1 ? provinces.first : nil
    }

    /// The words that columns are known by where their headings are not.
    package var vocabulary: ContentVocabulary {
        ContentVocabulary(words: words, communes: boundaries?.communes.flatMap { [$0.name, $0.code] } ?? [])
    }
}
