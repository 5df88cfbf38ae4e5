public import RegistryRecords

/// Where a photo is in use already.
public struct PhotoUse: Hashable, Sendable {
    /// The record, by its uuid.
    public var record: String
    /// The record's code.
    public var code: String
    /// What the record is.
    public var kind: RecordKind
    /// The field that names the photo.
    public var field: Field
    /// The survey that names it.
    public var survey: String

    /// Makes a use.
    public init(record: String, code: String, kind: RecordKind, field: Field, survey: String) {
        self.record = record
        self.code = code
        self.kind = kind
        self.field = field
        self.survey = survey
    }
}
