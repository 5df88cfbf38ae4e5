public import RegistryRecords
public import SurveyValidation

/// A survey file and the words with which it is given.
public struct SurveyRequest: Sendable, Hashable {
    /// Where the file is.
    public var path: String
    /// What it lists.
    public var kind: SurveyKind
    /// Sheet or layer; nil for the only one that has rows.
    public var sheet: String?
    /// The reference system, in the grammar of `--crs`.
    public var referenceSystem: String
    /// Day of the survey for rows that state none.
    public var surveyed: Day?
    /// Who surveyed.
    public var inspector: String?
    /// Whether records absent from the file are to be closed.
    public var isCompleteList: Bool
    /// What is known of the sender's files; nil to find out everything. Its sheet and its reference system count where
    /// the request leaves them open.
    public var mapping: SavedMapping?
    /// Whether positions are repaired where the coordinate doctor is sure; else such rows wait with its proposal.
    public var acceptsRepairs: Bool

    /// Makes a request.
    public init(
        path: String, kind: SurveyKind, sheet: String? = nil, referenceSystem: String = "auto", surveyed: Day? = nil,
        inspector: String? = nil, isCompleteList: Bool = false, mapping: SavedMapping? = nil,
        acceptsRepairs: Bool = false
    ) {
        self.path = path
        self.kind = kind
        self.sheet = sheet
        self.referenceSystem = referenceSystem
        self.surveyed = surveyed
        self.inspector = inspector
        self.isCompleteList = isCompleteList
        self.mapping = mapping
        self.acceptsRepairs = acceptsRepairs
    }
}
