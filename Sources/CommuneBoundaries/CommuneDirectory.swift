public import RegistryRecords

/// Finds communes by what surveys write: a code, a name, an address, in any usual spelling.
///
/// Nothing is guessed: where a code and a name disagree, or a name has two bearers, all of them are given back.
public struct CommuneDirectory: Sendable {
    /// What a row says beside the text, and what is known of its file.
    public struct Hint: Sendable, Hashable {
        /// The text of a column for districts, such as `Huyện Châu Phú` or `889`; empty when there is none. A text
        /// that names no district known is passed over.
        public var district: String
        /// The text of a column for provinces, such as `An Giang` or `91`; empty when there is none.
        public var province: String
        /// Two-digit code of the province of today that is meant where neither the text nor a column names one.
        public var defaultProvince: String?

        /// Makes a hint.
        public init(district: String = "", province: String = "", defaultProvince: String? = nil) {
            self.district = district
            self.province = province
            self.defaultProvince = defaultProvince
        }
    }

    /// A longer text, in bytes of UTF-8, is no commune: it is not looked at.
    public static let longestText = 400

    let communes: [Commune]
    let former: [FormerCommune]
    let entries: [CommuneEntry]
    let regions: RegionIndex
    let names: SpelledNames
    let byCode: [String: [Int]]
    let hasSeveralProvinces: Bool
    /// The days on which the names in use change, sorted.
    private let changes: [Day]

    /// A directory of communes of any number of provinces and eras; the same fact listed twice counts once.
    ///
    /// - Parameters:
    ///   - communes: Those that a text may come to.
    ///   - former: Old communes; those of which no land lies in `communes` are left out.
    ///   - regions: Districts and provinces to be recognised.
    /// - Complexity: O(n) in the communes; some 0.1 s for the whole country in a release build.
    public init(
        _ communes: [Commune], former: [FormerCommune] = [], regions: CommuneRegions = CommuneRegions()
    ) {
        var builder = CommuneEntries(communes, regions: RegionIndex(regions))
        builder.add(former)
        self.communes = builder.communes
        self.former = builder.former
        self.regions = builder.regions
        entries = builder.entries
        names = builder.names
        byCode = Dictionary(grouping: builder.entries.indices) { [entries = builder.entries] in entries[$0].code }
        hasSeveralProvinces = Set(builder.communes.map(\.province)).count > 1
        changes = Set(entries.flatMap { [$0.from, $0.to.map { $0.adding(days: 1) }].compactMap { $0 } }).sorted()
    }

    /// The commune that a text means on a day.
    ///
    /// - A code has five digits; zeros that a spreadsheet ate are put back (`1234` is `01234`).
    /// - A name may carry its kind (`Xã`, `X.`, `P.`, `F.5`, `TT.`, `ĐK.`), which then decides, and may lack accents;
    ///   one with the very same accents wins. Tone places, y/i, k/c and zeros (`P.04`) do not matter; accents that
    ///   contradict the name are a typing error, answered by suggestions.
    /// - Code and name together (`30307 Phường Long Xuyên`, `Phường Long Xuyên (30307)`) must agree.
    /// - District and province in the same text, before or behind the commune, or in columns of their own, narrow the
    ///   choice; one that is known and does not fit rules a commune out. Parts that name nothing known (hamlets,
    ///   streets) are passed over.
    /// - The name of an old commune comes to the one that holds its land now. On a day, names in use on it win; where
    ///   a district is named, an old name has the same right as a present one, since districts are of old addresses.
    /// - Where no name is in use on the day, all others count. Without a day a text that fits communes of several eras
    ///   is ambiguous unless they come to the same.
    ///
    /// - Complexity: some microseconds; unknown texts look at all names for suggestions.
    public func find(_ text: String, on day: Day?, hint: Hint = Hint()) -> CommuneLookup {
        find(text, on: day, hint: hint, suggesting: true)
    }

    func find(_ text: String, on day: Day?, hint: Hint, suggesting: Bool) -> CommuneLookup {
        guard text.utf8.count <= Self.longestText else { return .unknown(suggestions: []) }
        var search = CommuneSearch(in: self, hint: hint, day: day)
        return search.lookup(of: text, suggesting: suggesting)
    }

    /// Which span of days with the same names in use a day belongs to; 0 without a day.
    func span(of day: Day?) -> Int {
        guard let day else { return 0 }
        return 1 + changes.count { $0 <= day }
    }
}
