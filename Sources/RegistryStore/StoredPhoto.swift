public import RegistryRecords

/// A photo as the registry keeps it, with the survey that names it.
public struct StoredPhoto: Hashable, Sendable {
    /// What it is and where it belongs.
    public var photo: RecordPhoto
    /// The survey, see `SurveyDescription.identifier`.
    public var survey: String

    /// Makes a stored photo.
    public init(_ photo: RecordPhoto, survey: String) {
        self.photo = photo
        self.survey = survey
    }
}
