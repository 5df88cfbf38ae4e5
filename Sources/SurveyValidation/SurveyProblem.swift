import RegistryRecords

/// What can be wrong with a survey, with the facts that its sentence needs.
enum SurveyProblem: Error, Hashable {
    case unusedColumn
    case missingKey(column: String)
    case notANumber
    case ambiguousNumber(asDecimal: Double, asThousands: Double)
    case notWhole
    case outOfRange(ClosedRange<Double>)
    case notADay
    case notAnAnswer
    case notAChoice([String])
    case daysReversed(first: String, second: String)
    case letterBoxStaffed
    case unknownCommune(suggestions: [String])
    case ambiguousCommune(candidates: [String])
    case formerCommune(String, now: String)
    case splitCommune(String, parts: [String])
    case communeByPosition(String)
    case severalCommunes
    case nearStatedCommune(stated: String, metres: Double)
    case positionWins(stated: String, found: String, metres: Double)
    case statedWins(stated: String, found: String?, metres: Double)
    case positionOutside(nearest: String?, metres: Double?)
    case locatedByCommuneOnly
    case noPlace
    case halfPosition(missing: String)
    case twoPositions
    case badCoordinate(reason: BilingualText)
    case badReferenceSystem(reason: BilingualText)
    case wrongSystem(String)
    case badShape(reason: BilingualText)
    case wrongShape(expected: BilingualText)
    case duplicateKey(firstRow: Int)
    case siteDiffers(firstRow: Int, field: String)
    case cellWithoutTechnology
    case noSurveyDay
    case surveyInFuture
    case olderSurvey(kept: String)
    case extraCells(Int)

    /// Stable word for scripts.
    var code: String {
        switch self {
        case .unusedColumn: "unused-column"
        case .missingKey: "missing-key"
        case .notANumber: "not-a-number"
        case .ambiguousNumber: "ambiguous-number"
        case .notWhole: "not-whole"
        case .outOfRange: "out-of-range"
        case .notADay: "not-a-day"
        case .notAnAnswer: "not-yes-or-no"
        case .notAChoice: "not-a-choice"
        case .daysReversed: "days-reversed"
        case .letterBoxStaffed: "letter-box-staffed"
        case .unknownCommune: "unknown-commune"
        case .ambiguousCommune: "ambiguous-commune"
        case .formerCommune: "former-commune"
        case .splitCommune: "split-commune"
        case .communeByPosition: "commune-by-position"
        case .severalCommunes: "several-communes"
        case .nearStatedCommune: "near-stated-commune"
        case .positionWins: "commune-disagrees"
        case .statedWins: "position-disagrees"
        case .positionOutside: "position-outside"
        case .locatedByCommuneOnly: "located-by-commune-only"
        case .noPlace: "no-place"
        case .halfPosition: "half-position"
        case .twoPositions: "two-positions"
        case .badCoordinate: "bad-coordinate"
        case .badReferenceSystem: "bad-crs"
        case .wrongSystem: "wrong-crs"
        case .badShape: "bad-wkt"
        case .wrongShape: "wrong-shape"
        case .duplicateKey: "duplicate-key"
        case .siteDiffers: "site-differs"
        case .cellWithoutTechnology: "no-technology"
        case .noSurveyDay: "no-survey-day"
        case .surveyInFuture: "survey-in-future"
        case .olderSurvey: "older-survey"
        case .extraCells: "extra-cells"
        }
    }

    /// An error puts the row into quarantine.
    var severity: FindingSeverity {
        switch self {
        case .unusedColumn, .formerCommune, .communeByPosition, .nearStatedCommune, .locatedByCommuneOnly, .olderSurvey:
            .note
        case .letterBoxStaffed, .positionWins, .statedWins, .siteDiffers, .cellWithoutTechnology, .noSurveyDay,
            .surveyInFuture, .extraCells:
            .warning
        default: .error
        }
    }
}
