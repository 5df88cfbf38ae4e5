import RegistryRecords

/// What can be wrong with a survey, with the facts that its sentence needs.
enum SurveyProblem: Error, Hashable {
    case unusedColumn
    case missingKey(column: String)
    case missingField(column: String)
    case missingPart(column: String)
    case notANumber
    case ambiguousNumber(asDecimal: Double, asThousands: Double)
    case ambiguousShare(Double)
    case notAShare(Double)
    case unitDisagrees(String)
    case notWhole
    case outOfRange(ClosedRange<Double>)
    case notADay
    case twoDigitYear
    case notAWholeDay(hasMonth: Bool)
    case serialDay(Day)
    case lostZero(padded: String)
    case notAnAnswer
    case notAChoice([String])
    case daysReversed(Field, Day, after: Field, Day)
    case daysDisagree(Field, Day, known: Field, Day)
    case letterBoxStaffed
    case unknownCommune(suggestions: [String])
    case ambiguousCommune(candidates: [String])
    case formerCommune(String, now: String)
    case splitCommune(String, parts: [String])
    case severalCommunes
    case nearStatedCommune(stated: String, metres: Double)
    case positionWins(stated: String, found: String, metres: Double)
    case statedWins(stated: String, found: String?, metres: Double)
    case positionOutside(nearest: String?, metres: Double?)
    case locatedByCommuneOnly
    case noPlace
    case noArea
    case noCommuneNorProvince
    case unknownProvince
    case indicatorOfFormerCommune
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
    case surveyInFuture(Day)
    case figureInFuture(Day)
    case olderSurvey(kept: String)
    case communeByPosition(String, isSchematic: Bool)
    case repairOffered(problem: BilingualText, remedy: BilingualText)
    case repaired(problem: BilingualText)
    case doubtfulPosition(problem: BilingualText, remedy: BilingualText, isWrong: Bool)
    case coarsePosition(metres: Int)
    case zerosMayBeLost
    case zoneChosen(String, counts: String)
    case textDecoded(encoding: String, samples: String)
    case textUndecided(encoding: String, alternatives: String)
    case textDamaged(cells: Int, sample: String)
    case lettersLost(String, sample: String)
    case nearDuplicate(problem: BilingualText, remedy: BilingualText)
    case duplicatesNotSearched(limit: Int)
    case duplicatesCrowded(rows: Int)
    case extraCells(Int)
    case communeOfOtherTime(String, from: Day, to: Day?, on: Day)
    case lifeCycle(LifeCycleProblem, of: RecordKind)
    case photo(PhotoFinding, name: String)
    case inspection(InspectionFinding)

    /// Stable word for scripts.
    var code: String {
        switch self {
        case .unusedColumn: "unused-column"
        case .missingKey: "missing-key"
        case .missingField: "missing-field"
        case .missingPart: "missing-field"
        case .notANumber: "not-a-number"
        case .ambiguousNumber: "ambiguous-number"
        case .ambiguousShare: "ambiguous-share"
        case .notAShare: "not-a-share"
        case .unitDisagrees: "unit-disagrees"
        case .notWhole: "not-whole"
        case .outOfRange: "out-of-range"
        case .notADay: "not-a-day"
        case .twoDigitYear: "two-digit-year"
        case .notAWholeDay: "not-a-whole-day"
        case .serialDay: "serial-day"
        case .lostZero: "lost-leading-zero"
        case .notAnAnswer: "not-yes-or-no"
        case .notAChoice: "not-a-choice"
        case .daysReversed: "days-reversed"
        case .daysDisagree: "days-disagree"
        case .letterBoxStaffed: "letter-box-staffed"
        case .unknownCommune: "unknown-commune"
        case .ambiguousCommune: "ambiguous-commune"
        case .formerCommune: "former-commune"
        case .splitCommune: "split-commune"
        case .severalCommunes: "several-communes"
        case .nearStatedCommune: "near-stated-commune"
        case .positionWins: "commune-disagrees"
        case .statedWins: "position-disagrees"
        case .positionOutside: "position-outside"
        case .locatedByCommuneOnly: "located-by-commune-only"
        case .noPlace: "no-place"
        case .noArea: "no-area"
        case .noCommuneNorProvince: "no-commune-nor-province"
        case .unknownProvince: "unknown-province"
        case .indicatorOfFormerCommune: "figure-of-former-commune"
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
        case .surveyInFuture, .figureInFuture: "survey-in-future"
        case .olderSurvey: "older-survey"
        case .communeByPosition: "commune-by-position"
        case .repairOffered: "position-repair"
        case .repaired: "position-repaired"
        case .doubtfulPosition: "position-doubtful"
        case .coarsePosition: "coarse-position"
        case .zerosMayBeLost: "zeros-may-be-lost"
        case .zoneChosen: "zone-chosen"
        case .textDecoded: "old-encoding"
        case .textUndecided: "encoding-unsure"
        case .textDamaged: "damaged-text"
        case .lettersLost: "letters-lost"
        case .nearDuplicate: "near-duplicate"
        case .duplicatesNotSearched: "duplicates-not-searched"
        case .duplicatesCrowded: "duplicates-crowded"
        case .extraCells: "extra-cells"
        case .communeOfOtherTime: "commune-of-other-time"
        case .lifeCycle(let problem, _): problem.code
        case .photo(let finding, _): finding.code
        case .inspection(let finding): finding.code
        }
    }

    /// An error puts the row into quarantine.
    var severity: FindingSeverity {
        switch self {
        case .photo(let finding, _): finding.severity
        case .unusedColumn, .formerCommune, .nearStatedCommune, .locatedByCommuneOnly, .olderSurvey, .serialDay,
            .communeByPosition(_, isSchematic: false), .coarsePosition, .repaired, .zoneChosen, .textDecoded,
            .duplicatesNotSearched,
            .duplicatesCrowded:
            .note
        case .letterBoxStaffed, .positionWins, .statedWins, .siteDiffers, .cellWithoutTechnology, .noSurveyDay,
            .figureInFuture, .daysDisagree, .extraCells, .lostZero, .zerosMayBeLost, .textUndecided, .textDamaged,
            .lettersLost,
            .nearDuplicate, .communeByPosition, .doubtfulPosition(_, _, isWrong: false), .communeOfOtherTime,
            .inspection:
            .warning
        case .lifeCycle(let problem, _): problem.severity
        default: .error
        }
    }
}
