import HaTangKit
import RegistryRecords

/// A survey that was uploaded and looked at, and waits to be confirmed.
struct PendingSurvey: Sendable {
    /// Names it in addresses; nobody can guess it.
    let identifier: String
    /// Its file, which goes when the survey does.
    let file: UploadedFile
    /// What it was given with.
    let request: SurveyRequest
    /// What it comes to.
    let outcome: SurveyOutcome
    /// The token that brought it.
    let token: Int
    /// When, by the clock of the shelf.
    let since: Double
}
