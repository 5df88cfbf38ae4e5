public import RegistryRecords

/// A row of a survey by which a person finds a fact in the file that stated it.
public struct SourceRow: Sendable, Hashable {
    /// File name without its folder.
    public var file: String
    /// Sheet or layer; nil for files that have only one table.
    public var sheet: String?
    /// True row number; 0 when the row is not known, as after an edit in another program.
    public var row: Int
    /// Day of the survey; nil when nobody stated it.
    public var surveyed: Day?
    /// Who surveyed; nil when the survey states nobody.
    public var inspector: String?
    /// The photos that the row names and that were looked at; empty also where nobody asked for them.
    public var photos: [RecordPhoto] = []

    /// Makes a source.
    public init(file: String, sheet: String? = nil, row: Int, surveyed: Day?) {
        self.file = file
        self.sheet = sheet
        self.row = row
        self.surveyed = surveyed
    }
}

/// Whether evidence counts on a day, and why not.
public enum EvidenceValidity: String, Sendable, Hashable, Codable, CaseIterable {
    /// Surveyed within the age limit.
    case valid
    /// Surveyed too long ago.
    case expired
    /// Nobody stated the day of the survey.
    case undated
    /// Surveyed after the day that the report is for.
    case later

    /// The validity of a survey on a day; agrees with ``RegistryRecords/Evidence/counts(on:ageLimitDays:)``.
    public init(surveyed: Day?, on day: Day, ageLimitDays: Int) {
        guard let surveyed else {
            self = .undated
            return
        }
        self = surveyed > day ? .later : day > surveyed.adding(days: ageLimitDays) ? .expired : .valid
    }
}

/// A yes-or-no fact with the row that decided it.
public struct StatedAnswer: Sendable, Hashable {
    /// The answer as recorded, whether or not it still counts.
    public var answer: Answer
    /// The row that states it; nil when none ever did.
    public var source: SourceRow?
    /// Whether the row counts on the day of the report; undated without a source.
    public var validity: EvidenceValidity

    /// Makes an answer.
    public init(_ answer: Answer, source: SourceRow?, validity: EvidenceValidity) {
        self.answer = answer
        self.source = source
        self.validity = validity
    }

    /// The answer as far as it is proven: unknown when its evidence does not count.
    public var proven: Answer {
        source != nil && validity == .valid ? answer : .unknown
    }
}
