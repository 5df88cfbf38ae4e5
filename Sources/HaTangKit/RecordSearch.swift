public import RegistryRecords

/// What a text finds in a registry, the best first.
public struct RecordSearch: Sendable, Hashable {
    /// A record that was found.
    public struct Hit: Sendable, Hashable {
        /// The record.
        public var record: RegistryRecord
        /// The fewest fields that together have all the words.
        public var fields: [Field]
        /// The communes that it states, or the one that holds its position today; codes with names.
        public var communes: [CommuneHit]
    }

    /// A commune that was found, of today or of before.
    public struct CommuneHit: Sendable, Hashable {
        /// Its code.
        public var code: String
        /// Its name, with the word for its kind.
        public var name: String
        /// Last day on which it existed; nil while it does.
        public var validTo: Day?
        /// The district that it belonged to; nil for communes of today.
        public var district: String?
        /// Codes and names of the communes that hold its land now; empty for communes of today.
        public var now: [Named]

        /// A code and its name.
        public struct Named: Sendable, Hashable {
            /// The code.
            public var code: String
            /// The name.
            public var name: String
        }
    }

    /// What was looked for.
    public var text: String
    /// How many records fit.
    public var count: Int
    /// The best of them, at most as many as asked for.
    public var hits: [Hit]
    /// Communes that fit.
    public var communes: [CommuneHit]
    /// Codes, names and communes that are written much alike, when nothing fits.
    public var suggestions: [String]
}
