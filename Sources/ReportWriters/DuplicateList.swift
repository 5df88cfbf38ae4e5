public import CoverageEngine
public import RegistryRecords

/// Records of a registry that are probably one object under two codes.
public struct DuplicateList: Sendable, Hashable {
    /// Version of the JSON form.
    public static let contract = 1

    /// One of the two records.
    public struct Member: Sendable, Hashable {
        /// Names the record for ever.
        public var uuid: String
        /// The code as written; empty when it has none.
        public var code: String
        /// The name as written, of a cable route the road with its ends; empty when not stated.
        public var name: String
        /// Enterprise, owner or operator; empty when not stated.
        public var group: String
        /// Codes of the communes that are stated.
        public var communes: [String]
        /// The rows that state it, the one that stated it last first.
        public var sources: [SourceRow]

        /// Makes a member.
        public init(
            uuid: String, code: String, name: String, group: String = "", communes: [String] = [],
            sources: [SourceRow]
        ) {
            self.uuid = uuid
            self.code = code
            self.name = name
            self.group = group
            self.communes = communes
            self.sources = sources
        }
    }

    /// Two records, the one first that the registry got first.
    public struct Pair: Sendable, Hashable {
        /// What both are.
        public var kind: RecordKind
        /// The one that was there first.
        public var first: Member
        /// The other one.
        public var second: Member
        /// Whether their codes differ only in case, blanks, dashes or leading zeros.
        public var hasSameCode: Bool
        /// The geodesic distance; nil when one of them has no position.
        public var metres: Double?
        /// How much their names are alike, 0 to 1.
        public var similarity: Double

        /// Makes a pair.
        public init(
            kind: RecordKind, first: Member, second: Member, hasSameCode: Bool, metres: Double?, similarity: Double
        ) {
            self.kind = kind
            self.first = first
            self.second = second
            self.hasSameCode = hasSameCode
            self.metres = metres
            self.similarity = similarity
        }
    }

    /// The registry.
    public var registry: String
    /// Its version.
    public var registryVersion: Int
    /// How many records were held against each other.
    public var compared: Int
    /// Records that stand among so many others that they were not compared with all of them.
    public var crowded: Int
    /// The pairs, kind by kind: those of one code first, then by likeness of the names and by distance. Each record has
    /// its best partner only.
    public var pairs: [Pair]

    /// Makes a list.
    public init(registry: String, registryVersion: Int, compared: Int, crowded: Int, pairs: [Pair]) {
        self.registry = registry
        self.registryVersion = registryVersion
        self.compared = compared
        self.crowded = crowded
        self.pairs = pairs
    }
}
