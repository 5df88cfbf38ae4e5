public import RegistryRecords

/// A commune without a proven staffed postal point with Internet, and the points that it has.
public struct MissingCommune: Sendable, Hashable {
    /// The commune.
    public var commune: Commune
    /// Not met or not proven.
    public var verdict: Verdict
    /// Why.
    public var reason: PostalReason
    /// Its active points, letter boxes included.
    public var points: [ExplainedPostalPoint]

    /// Makes an entry.
    public init(commune: Commune, verdict: Verdict, reason: PostalReason, points: [ExplainedPostalPoint]) {
        self.commune = commune
        self.verdict = verdict
        self.reason = reason
        self.points = points
    }
}

/// The communes without a proven staffed postal point with Internet: what `hatang missing` shows.
public struct MissingList: Sendable, Hashable {
    /// Contract of the JSON form.
    public static let contract = 1

    /// Identifier of the registry.
    public var registry: String
    /// Version of the registry that the list is of.
    public var registryVersion: Int
    /// Era of the communes.
    public var era: Era
    /// The day asked for.
    public var day: Day
    /// The day whose knowledge counts; nil for all that is known now.
    public var known: Day?
    /// Digest of the targets used, SHA-256.
    public var targetsDigest: String
    /// How many communes were looked at.
    public var of: Int
    /// Those without a proven point, sorted by code.
    public var communes: [MissingCommune]

    /// Makes a list.
    public init(
        registry: String, registryVersion: Int, era: Era, day: Day, targetsDigest: String, of: Int,
        communes: [MissingCommune]
    ) {
        self.registry = registry
        self.registryVersion = registryVersion
        self.era = era
        self.day = day
        self.targetsDigest = targetsDigest
        self.of = of
        self.communes = communes
    }
}

extension MissingList {
    /// One list of the lists of several provinces.
    ///
    /// - Parameter lists: At least one; all of one registry, era and day.
    public init(merging lists: [MissingList]) {
        precondition(!lists.isEmpty, "nothing to merge")
        self = lists[0]
        of = lists.reduce(0) { $0 + $1.of }
        communes = lists.flatMap(\.communes).sorted { $0.commune.code < $1.commune.code }
    }
}
