/// What can be wrong with the file of a registry; stable words for scripts.
public enum CheckCode: String, CaseIterable, Sendable, Hashable {
    // The file and its pages.
    case fileUnreadable = "file-unreadable"
    case pagesDamaged = "pages-damaged"
    case checkStopped = "check-stopped"
    case searchIndexDamaged = "search-index-damaged"
    case brokenReference = "broken-reference"
    case ruleBroken = "rule-broken"
    case fileBeside = "file-beside"

    // What makes it a GeoPackage.
    case applicationIdentifier = "application-id"
    case userVersion = "user-version"
    case referenceSystemMissing = "srs-missing"
    case referenceSystemWrong = "srs-wrong"
    case layerUnlisted = "layer-unlisted"
    case layerMisstated = "layer-misstated"
    case extensionUnlisted = "extension-unlisted"
    case changeDateForm = "change-date-form"
    case extentMissing = "extent-missing"
    case extentSmall = "extent-small"
    case extentLarge = "extent-large"

    // The layout.
    case layoutNewer = "layout-newer"
    case layoutOlder = "layout-older"
    case tableMissing = "table-missing"
    case derivedTableMissing = "derived-table-missing"
    case columnMissing = "column-missing"
    case columnType = "column-type"
    case indexMissing = "index-missing"
    case triggerMissing = "trigger-missing"
    case triggerChanged = "trigger-changed"
    case foreignTrigger = "foreign-trigger"
    case foreignView = "foreign-view"
    case registryEntry = "registry-entry"
    case writingLeft = "writing-left"
    case versionLow = "version-low"
    case sequenceWrong = "sequence-wrong"
    case outsideEdits = "outside-edits"
    case documentDigest = "document-digest"
    case keptResultWrong = "kept-result-wrong"
    /// Found by measuring anew only, see `hatang check --deep`.
    case keptResultChanged = "kept-result-changed"

    // Geometries and their spatial index.
    case geometryUnreadable = "geometry-unreadable"
    case geometrySystem = "geometry-srs"
    case geometryType = "geometry-type"
    case geometryDimension = "geometry-dimension"
    case geometryEmpty = "geometry-empty"
    case geometryEnvelope = "geometry-envelope"
    case positionOutside = "position-outside"
    case indexEntryMissing = "index-entry-missing"
    case indexEntryExtra = "index-entry-extra"
    case indexEntrySmall = "index-entry-small"
    case indexEntryLarge = "index-entry-large"
    case spatialIndexDamaged = "spatial-index-damaged"

    // Values.
    case dateForm = "date-form"
    case numberForm = "number-form"
    case textForm = "text-form"
    case choiceWord = "choice-word"
    case answerWord = "answer-word"
    case numberRange = "number-range"
    case notComposed = "not-composed"
    case identifierForm = "identifier-form"
    case identifierDoubled = "identifier-doubled"
    case keyDoubled = "key-doubled"
    case communeUnknown = "commune-unknown"
    case surveyUnknown = "survey-unknown"
    case surveyRowUnknown = "survey-row-unknown"
    case evidenceUnreadable = "evidence-unreadable"
    case cellWithoutSite = "cell-without-site"
    case cellOfOtherSite = "cell-of-other-site"

    // Surveys as they were taken in.
    case surveyUnreadable = "survey-unreadable"
    case surveyCounts = "survey-counts"
    case rowsUnreadable = "rows-unreadable"
    case rowsBounds = "rows-bounds"
    case rowsOverlap = "rows-overlap"
    case rowsOrphan = "rows-orphan"
    case rowRecordUnknown = "row-record-unknown"
    case findingOrphan = "finding-orphan"
    case findingWord = "finding-word"
    case findingRow = "finding-row"
    case photoOrphan = "photo-orphan"
    case photoRecord = "photo-record"

    // History.
    case historyUnreadable = "history-unreadable"
    case historySurvey = "history-survey"
    case historyDiffers = "history-differs"
    case historyRecord = "history-record"
    case creationMissing = "creation-missing"
    case creationOverlap = "creation-overlap"
    case creationUnreadable = "creation-unreadable"
    case creationOrder = "creation-order"

    /// How bad it is.
    public var severity: CheckSeverity {
        switch self {
        case .foreignTrigger, .foreignView, .layoutOlder, .fileBeside, .extentLarge, .indexEntryLarge, .notComposed,
            .numberRange, .communeUnknown, .surveyRowUnknown, .rowRecordUnknown, .findingRow, .creationOrder,
            .outsideEdits, .geometryEmpty, .historyRecord:
            .warning
        default: .error
        }
    }

    /// Whether a repair can put it right: all of what follows from other things in the file, and texts whose meaning is
    /// beyond doubt. A repair may still leave single rows of a kind, and then says so.
    public var isMended: Bool {
        switch self {
        case .searchIndexDamaged, .applicationIdentifier, .userVersion, .referenceSystemMissing, .referenceSystemWrong,
            .layerUnlisted, .layerMisstated, .extensionUnlisted, .changeDateForm, .extentMissing, .extentSmall,
            .extentLarge, .derivedTableMissing, .indexMissing, .triggerMissing, .triggerChanged, .writingLeft,
            .versionLow, .sequenceWrong,
            .documentDigest, .keptResultWrong, .keptResultChanged, .geometryEnvelope, .indexEntryMissing,
            .indexEntryExtra,
            .indexEntrySmall, .indexEntryLarge, .spatialIndexDamaged, .dateForm, .numberForm, .notComposed,
            .cellWithoutSite, .cellOfOtherSite, .surveyCounts, .rowsBounds, .findingOrphan, .photoOrphan:
            true
        default: false
        }
    }
}

/// How bad a finding is.
public enum CheckSeverity: String, Sendable, Hashable, CaseIterable {
    /// The registry is not what it says: a table, a query or another program may go wrong.
    case error
    /// Somebody should look; nothing goes wrong by it.
    case warning
}
