import CommuneBoundaries
import ContentDigest
import Foundation
public import RegistryRecords
import RegistryStore
import ReportWriters
import SurveyFiles
public import SurveyValidation
import VN2000

extension ProvinceRegistry {
    /// The survey as the registry would know it: its file's digest and the options in their canonical form.
    ///
    /// - Throws: `SurveyFileError` when the file cannot be opened, `FileDigestError` when it cannot be read,
    ///   `CoordinateError` when there is no such reference system.
    public func description(of request: SurveyRequest) throws -> SurveyDescription {
        // Opening first: a missing file or a folder gets the sentence that names what can be read.
        let reader = try Self.open(request)
        let asked =
            request.referenceSystem == "auto"
            ? request.mapping?.referenceSystem ?? request.referenceSystem : request.referenceSystem
        var survey = SurveyDescription(
            file: request.fileName ?? URL(fileURLWithPath: request.path).lastPathComponent,
            sha256: try SHA256Digest(ofFile: request.path).description, sheet: reader.sheet, kind: request.kind,
            inspector: request.inspector, surveyed: request.surveyed,
            referenceSystem: try ReferenceSystemChoice(asked).description, completeList: request.isCompleteList)
        if request.acceptsRepairs { survey.options.append("accept=repairs") }
        if let mapping = request.mapping {
            survey.options.append("mapping=" + SHA256Digest(of: mapping.json).description.prefix(16))
        }
        for (field, text) in request.stated.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            survey.options.append("set=\(field.rawValue)=\(text)")
        }
        if !request.photoFolders.isEmpty {
            survey.options.append("photos=" + (try PhotoFolders(request.photoFolders).digest))
        }
        return survey
    }

    /// Opens the table of a request. Of a sheet that was given back with its errors, the summary beside it is no table.
    static func open(_ request: SurveyRequest) throws -> any SurveyReader {
        let sheet = request.sheet ?? request.mapping?.sheet
        do {
            return try SurveyFile.open(request.path, sheet: sheet)
        } catch {
            guard case .sheetNeeded(let file, let known) = error else { throw error }
            let tables = known.filter { !$0.hasPrefix(ErrorsWorkbook.summaryName) }
            guard tables.count == 1 else { throw SurveyFileError.sheetNeeded(file: file, known: tables) }
            return try SurveyFile.open(request.path, sheet: tables[0])
        }
    }

    /// What an import of the survey would do, row by row; writes nothing.
    ///
    /// All rows and changes are kept in memory: for files of up to some hundred thousand rows. ``preview(_:today:_:)``
    /// gives the figures of a file of any size.
    ///
    /// - Parameters:
    ///   - today: A survey of a later day is reported.
    ///   - progress: Called after every batch; what it throws ends the work.
    /// - Throws: `SurveyFileError` and `SurveyValidationError` when the file as a whole cannot be read.
    public func plan(
        for request: SurveyRequest, today: Day = .today, progress: (SurveyProgress) throws -> Void = { _ in }
    ) throws -> ImportPlan {
        let job = try job(for: request, survey: try description(of: request), today: today)
        var batches: [ImportBatch] = []
        try job.forEachBatch { batch, done in
            batches.append(batch)
            try progress(done)
        }
        return ImportPlan(summary: job.summary, batches: batches)
    }

    /// What an import of the survey comes to, in figures; writes nothing, whatever the size of the file.
    ///
    /// - Returns: The figures, and the mapping that was found, to be kept for the sender's next file.
    public func preview(
        _ request: SurveyRequest, survey: SurveyDescription? = nil, today: Day = .today,
        _ progress: (SurveyProgress) throws -> Void = { _ in }
    ) throws -> SurveyOutcome {
        let job = try job(for: request, survey: try survey ?? description(of: request), today: today)
        try job.forEachBatch { try progress($1) }
        return SurveyOutcome(job, sender: request.mapping?.sender)
    }

    /// Takes a survey into the registry, all or nothing, whatever the size of the file. It is planned while nobody else can
    /// write, so another import at the same time is waited for and does not get in its way.
    ///
    /// - Parameters:
    ///   - digest: What the plan's digest must begin with, as a preview printed it; nil for any.
    ///   - mostErrors: More rows than these in quarantine end the work, and nothing is written; nil for any number.
    ///   - progress: Called after every batch; what it throws undoes everything.
    /// - Throws: As ``plan(for:today:progress:)``; `RegistryError`; ``JobError/planDiffers(asked:found:)``,
    ///   ``JobError/tooManyErrors(rows:limit:)``.
    public func importSurvey(
        _ request: SurveyRequest, survey: SurveyDescription? = nil, expecting digest: String? = nil,
        mostErrors: Int? = nil, today: Day = .today, _ progress: (SurveyProgress) throws -> Void = { _ in }
    ) throws -> SurveyOutcome {
        let survey = try survey ?? description(of: request)
        var planned: SurveyJob?
        let version = try registry.importing(
            survey, baseVersion: nil, by: survey.inspector, at: Date.now.ISO8601Format()
        ) { writer in
            let job = try job(for: request, survey: survey, today: today)
            planned = job
            var errors = 0
            try job.forEachBatch { batch, done in
                errors += batch.outcomes.count { $0 == .quarantined }
                if let mostErrors, errors > mostErrors {
                    throw JobError.tooManyErrors(rows: errors, limit: mostErrors)
                }
                try writer.write(batch)
                try progress(done)
            }
            if let digest, !job.summary.digest.hasPrefix(digest.lowercased()) {
                throw JobError.planDiffers(asked: digest, found: job.summary.digest)
            }
            return job.summary
        }
        guard let planned else { preconditionFailure("an import that ended well was planned") }
        var outcome = SurveyOutcome(planned, sender: request.mapping?.sender)
        outcome.version = version
        return outcome
    }

    /// Does what a plan says, all or nothing.
    ///
    /// - Parameters:
    ///   - digest: What the plan's digest must begin with, as a preview printed it; nil for any.
    ///   - progress: Called now and then with the rows that are done and all of them.
    /// - Returns: The new version of the registry.
    /// - Throws: ``JobError/planDiffers(asked:found:)``; `RegistryError` when the registry has moved on since.
    @discardableResult
    public func apply(
        _ plan: ImportPlan, expecting digest: String? = nil, progress: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> Int {
        if let digest, !plan.digest.hasPrefix(digest.lowercased()) {
            throw JobError.planDiffers(asked: digest, found: plan.digest)
        }
        return try registry.apply(plan, by: plan.survey.inspector, at: Date.now.ISO8601Format(), progress: progress)
    }

    /// Opens a list that is read as a survey and belongs to no registry: nothing of the registry is compared with it.
    func jobOfForeignList(for request: SurveyRequest, today: Day) throws -> SurveyJob {
        let survey = try description(of: request)
        var present = SurveyValidator.Present(
            version: try registry.version, records: { _, _ in [:] }, forEachRecord: { _, _ in },
            newIdentifier: IdentifierSeries().next)
        present.absentKinds = Set(survey.kind.recordKinds)
        return try SurveyJob(
            try Self.open(request), of: survey, mapping: request.mapping,
            settings: try surveySettings(for: survey, today: today), present: present)
    }

    private func job(for request: SurveyRequest, survey: SurveyDescription, today: Day) throws -> SurveyJob {
        var settings = try surveySettings(for: survey, today: today)
        settings.acceptsRepairs = request.acceptsRepairs
        settings.stated = request.stated
        for repair in request.mapping?.repairs ?? [] { settings.decidedRepairs[repair.row] = repair }
        if !request.photoFolders.isEmpty {
            let rules = self.settings.photoRules.entry(on: survey.surveyed ?? today)
            let album = PhotoAlbum(try PhotoFolders(request.photoFolders), limit: rules.mostBytes)
            settings.photos = album.source(rules: rules)
        }
        let registry = registry
        var present = SurveyValidator.Present(
            version: try registry.version, records: { try registry.records(of: $0, withKeys: $1) },
            forEachRecord: { try registry.forEachRecord(of: $0, $1) }, newIdentifier: IdentifierSeries().next)
        present.photos = { try registry.uses(ofPhotosWithDigests: $0) }
        present.absentKinds = Set(
            try survey.kind.recordKinds.filter { try registry.isEmpty(of: $0) })
        return try SurveyJob(
            try Self.open(request), of: survey, mapping: request.mapping, settings: settings, present: present)
    }

    // MARK: Settings

    /// What validation needs to know besides the rows.
    private func surveySettings(for survey: SurveyDescription, today: Day) throws -> SurveySettings {
        // Positions are held against today's boundaries: an old commune stands for those that hold its land.
        let provinces = Set(
            try registry.communes(withBoundaries: false).map(\.commune).filter { $0.isValid(on: today) }.map(\.province)
        )
        let index = try communeIndex(on: today)
        var read = SurveySettings(
            aliases: settings.aliases, words: settings.words, communes: try communeDirectory(), boundaries: index,
            likelyZones: settings.likelyZones(ofProvinces: provinces), nearMetres: RecordLocator.nearMetres,
            today: today)
        read.provinceNames = settings.provinces
        read.succession = try succession()
        read.lengthTolerance = settings.ledgerRules.entry(on: survey.surveyed ?? today).lengthTolerance
        return read
    }
}

/// What a survey came to.
public struct SurveyOutcome: Sendable {
    /// The figures.
    public var summary: PlanSummary
    /// What was found out about the sender's files.
    public var mapping: SavedMapping
    /// True numbers of the rows of the header.
    public var headerRows: [Int]
    /// What was done to the file on its way, such as a conversion to WGS 84.
    public var notes: [BilingualText]
    /// What a saved mapping names and the file does not have.
    public var missingHeadings: [String]
    /// The version of the registry after an import; nil after a preview.
    public var version: Int?

    /// How the beginning of the file was understood.
    let head: SurveyHead

    init(_ job: SurveyJob, sender: String?) {
        head = job.head
        summary = job.summary
        mapping = job.head.savedMapping(of: job.survey, sender: sender)
        headerRows = job.head.header.layout.headerRows
        notes = job.notes
        missingHeadings = job.head.mappingNotes?.missing ?? []
    }
}

extension Day {
    /// Today in Vietnam, seven hours ahead of UTC, without summer time.
    public static var today: Day {
        Day(number: Int32(((Date.now.timeIntervalSince1970 + 7 * 3600) / 86_400).rounded(.down)))
    }
}
