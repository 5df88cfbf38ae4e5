public import CoverageEngine
public import RegistryRecords

/// The photos of records, as the registry knows them, and what became of their files.
public struct PhotoList: Sendable, Hashable {
    /// What a look at the file of a photo shows.
    public enum FileState: String, Sendable, Hashable, CaseIterable {
        /// The same bytes.
        case same
        /// Other bytes under the name.
        case changed
        /// No file of the name.
        case missing
        /// A file that cannot be looked at: too large, no image, several of the name.
        case unreadable
    }

    /// One photo of a record.
    public struct Entry: Sendable, Hashable {
        /// The photo.
        public var photo: RecordPhoto
        /// Code of its record; the uuid of one that is gone.
        public var code: String
        /// Name of its record; nil when it has none.
        public var name: String?
        /// The row that names the photo.
        public var source: SourceRow
        /// What became of the file; nil when nobody looked.
        public var state: FileState?
    }

    /// Identifier of the registry.
    public var registry: String
    /// Version of the registry.
    public var version: Int
    /// The photos by kind and code of their records, then in the order in which surveys named them.
    public var entries: [Entry]

    /// How many photos are in a state.
    public func count(_ state: FileState) -> Int { entries.count { $0.state == state } }
}
