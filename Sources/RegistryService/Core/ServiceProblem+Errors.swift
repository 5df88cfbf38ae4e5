import HaTangKit
import RegistryRecords

extension ServiceProblem {
    /// The problem behind an error of any room, in the room's own words.
    ///
    /// Errors without words for people are told as 500 without their text, which may hold paths.
    init(telling error: any Error) {
        switch error {
        case let problem as ServiceProblem: self = problem
        case RegistryError.busy:
            self.init(status: 503, code: "busy", message: RegistryError.busy.message)
            headers = [HTTPHeader("Retry-After", "5")]
        case RegistryError.diskFull: self = .noRoom
        case let error as JobError: self.init(of: error)
        case let error as SurveyFileError: self.init(status: 422, code: "unreadable-file", message: error.message)
        case let error as SurveyValidationError:
            self.init(status: 422, code: "unusable-survey", message: error.message)
        case let error as CoordinateError:
            self.init(
                status: 422, code: "unusable-position",
                message: BilingualText(vi: error.vietnameseDescription, en: error.description))
        case RegistryError.versionMoved, RegistryError.alreadyImported, RegistryError.editedOutside:
            self.init(
                status: 409, code: "registry-moved-on",
                message: (error as? any BilingualError)?.message ?? Self.internalFailure.message)
        default: self = .internalFailure
        }
    }

    private init(of error: JobError) {
        switch error {
        case .unknownProvince:
            self.init(status: 400, code: "unknown-province", message: error.message, parameter: "province")
        case .unknownEra, .noCommunes:
            self.init(status: 400, code: "unknown-era", message: error.message, parameter: "era")
        case .unknownCommune: self.init(status: 404, code: "unknown-commune", message: error.message)
        case .unknownRecord, .ambiguousRecord: self.init(status: 404, code: "unknown-record", message: error.message)
        case .planDiffers: self.init(status: 409, code: "registry-moved-on", message: error.message)
        default: self.init(status: 422, code: "refused", message: error.message)
        }
    }
}
