public import RegistryRecords

/// What an enterprise has in a province, or in one commune of it.
public struct EnterpriseFigures: Sendable, Hashable {
    /// Active postal points, letter boxes included.
    public var points = 0
    /// Of them proven to be staffed.
    public var staffed = 0
    /// Of them proven to be staffed with Internet.
    public var staffedOnline = 0
    /// Distinct sites that it owns, or at which it has a cell on air or perhaps on air.
    public var sites = 0
    /// Its cells on air or perhaps on air, by technology.
    public var cells: [Technology: Int] = [:]
    /// Open dead-zone reports that name it.
    public var openDeadZones = 0
    /// Lengths of the cable cleanups that it leads.
    public var cables = CableCoverage.none
    /// Days since the oldest survey of what is counted here; nil where nothing is, or a survey has no day.
    public var oldestEvidenceDays: Int?
    /// How many of the records counted here have evidence that does not count on the day.
    public var withoutEvidence = 0

    /// Nothing at all.
    package init() {}
}

/// A line of the table of enterprises.
public struct EnterpriseLine: Sendable, Hashable {
    /// Whose line it is.
    public enum Owner: Sendable, Hashable {
        /// An enterprise of the list.
        case listed(ListedEnterprise)
        /// A name that records state and the list does not have.
        case unlisted(String)
        /// Records that name no enterprise.
        case unnamed
    }

    /// Whose line it is.
    public var owner: Owner
    /// Its figures, with those of its branches.
    public var figures: EnterpriseFigures
    /// The figures by commune, as places of ``EnterpriseTable/communes``; only communes where it has anything.
    public var byCommune: [Int: EnterpriseFigures]
}

/// An enterprise of the list.
public struct ListedEnterprise: Sendable, Hashable {
    /// Short name by which records may refer to it.
    public var code: String
    /// Full name; nil when never stated.
    public var name: String?
    /// The trade; nil when never stated.
    public var kind: EnterpriseKind?
    /// Seated in the province or a branch; nil when never stated.
    public var seat: EnterpriseSeat?
    /// Code of the enterprise that it is a branch of; nil for none.
    public var parent: String?

    /// The enterprise of a record.
    package init(_ record: RegistryRecord) {
        code = record.key
        name = record[.name]?.text
        kind = record[.kind]?.text.flatMap(EnterpriseKind.init(rawValue:))
        seat = record[.seat]?.text.flatMap(EnterpriseSeat.init(rawValue:))
        parent = record[.parent]?.text
    }
}

/// What each enterprise has, on a day.
public struct EnterpriseTable: Sendable {
    /// Contract of the JSON form.
    public static let contract = 1

    /// Identifier of the registry.
    public var registry: String
    /// Version of the registry that the figures are of.
    public var registryVersion: Int
    /// Era of the communes.
    public var era: Era
    /// The day asked for.
    public var day: Day
    /// The day whose knowledge counts; nil for all that is known now.
    public var known: Day?
    /// Digest of the targets used, SHA-256.
    public var targetsDigest: String
    /// The communes, sorted by code.
    public var communes: [Commune]
    /// The enterprises of the list by trade, each followed by its branches; then the names that are not in the list; then
    /// the records that name nobody, if any.
    public var lines: [EnterpriseLine]
    /// All records, each counted once, however many enterprises share it.
    public var total: EnterpriseFigures
}
