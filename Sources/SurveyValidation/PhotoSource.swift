public import RegistryRecords

/// Where the photos that a survey names are looked up, and what is asked of them. Validation itself opens no file.
public struct PhotoSource: Sendable {
    /// Names of the folders, for findings.
    public var folders: [String]
    /// What is asked of a photo.
    public var rules: PhotoRule
    /// What the photo of a name says of itself; the same name always gives the same answer.
    public var find: @Sendable (String) -> Result<PhotoFacts, PhotoProblem>

    /// Makes a source.
    public init(
        folders: [String], rules: PhotoRule,
        find: @escaping @Sendable (String) -> Result<PhotoFacts, PhotoProblem>
    ) {
        self.folders = folders
        self.rules = rules
        self.find = find
    }
}
