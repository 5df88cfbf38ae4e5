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
    /// Fields that hold for every row, as texts like those of cells, where no column of the file states them: the
    /// operator and the technology of a coverage layer. They are part of what names the survey.
    public var stated: [Field: String]

    /// Folders in which the photos that the file names are looked up; none to leave them unlooked at. Names and sizes of
    /// their files are part of what names the survey.
    public var photoFolders: [String] = []

    /// What the file is called where people read of it; nil for its own name. For a file that came under another name.
    public var fileName: String?

    /// Makes a request.
    public init(
        path: String, kind: SurveyKind, sheet: String? = nil, referenceSystem: String = "auto", surveyed: Day? = nil,
        inspector: String? = nil, isCompleteList: Bool = false, mapping: SavedMapping? = nil,
        acceptsRepairs: Bool = false, stated: [Field: String] = [:]
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
        self.stated = stated
    }
}
