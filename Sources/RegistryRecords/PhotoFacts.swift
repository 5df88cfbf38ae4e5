public import VN2000

/// What a photo file says of itself.
public struct PhotoFacts: Hashable, Sendable {
    /// What the photo says of where it was taken.
    public enum Place: Hashable, Sendable {
        /// Nothing: messengers and editors take it out.
        case absent
        /// Something that cannot be a position, with the reason.
        case unusable(BilingualText)
        /// WGS 84.
        case position(GeographicPosition)
    }

    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    public var sha256: String
    /// Size of the file.
    public var bytes: Int
    /// When it was taken by the clock of the camera, such as `2026-11-20T08:30:00`; nil when it does not say.
    public var takenAt: String?
    /// Where it was taken.
    public var place: Place
    /// Where the camera looked, degrees clockwise from north; nil when it does not say.
    public var direction: Double?
    /// Whether the end of the file is lacking.
    public var isCutOff: Bool

    /// Makes facts.
    public init(
        sha256: String, bytes: Int, takenAt: String? = nil, place: Place = .absent, direction: Double? = nil,
        isCutOff: Bool = false
    ) {
        self.sha256 = sha256
        self.bytes = bytes
        self.takenAt = takenAt
        self.place = place
        self.direction = direction
        self.isCutOff = isCutOff
    }

    /// The day on which it was taken; nil when it does not say.
    public var takenOn: Day? { takenAt.flatMap { Day(iso: $0.prefix(10)) } }

    /// The position; nil when there is none that can be used.
    public var position: GeographicPosition? {
        if case .position(let position) = place { position } else { nil }
    }
}

/// Why a photo that a survey names cannot be looked at.
public enum PhotoProblem: Error, Hashable, Sendable {
    /// No file of that name is in the folders.
    case missing
    /// Several files have the name; some of their paths within the folders.
    case ambiguous([String])
    /// The name leads out of the folders: an absolute path, `..`, a link.
    case outside
    /// The bytes are no image of a format that is read.
    case notAnImage
    /// The file is larger than the limit, both in bytes.
    case tooLarge(bytes: Int, limit: Int)
    /// The system cannot read it, with its own word for it.
    case unreadable(BilingualText)
}

/// A photo of a record, as the registry keeps it: what it is and where it belongs, not the photo itself.
public struct RecordPhoto: Hashable, Sendable {
    /// Name or path of the photo as the survey writes it.
    public var path: String
    /// What the file says.
    public var facts: PhotoFacts
    /// Metres between the photo's position and the object, 0 inside of an area; nil when either has no position.
    public var distanceMetres: Double?
    /// The record, by its uuid.
    public var record: String
    /// What the record is.
    public var kind: RecordKind
    /// The field that names the photo.
    public var field: Field
    /// The true number of the row that names it.
    public var row: Int

    /// Makes a photo of a record.
    public init(
        path: String, facts: PhotoFacts, distanceMetres: Double?, record: String, kind: RecordKind, field: Field,
        row: Int
    ) {
        self.path = path
        self.facts = facts
        self.distanceMetres = distanceMetres
        self.record = record
        self.kind = kind
        self.field = field
        self.row = row
    }
}
