import CommuneBoundaries
import ContentDigest
import Foundation
public import RegistryRecords
import RegistryStore
import SurveyFiles
import SurveyValidation
import VN2000

/// A survey file and the words with which it is given.
public struct SurveyRequest: Sendable, Hashable {
    /// Where the file is.
    public var path: String
    /// What it lists.
    public var kind: SurveyKind
    /// Sheet or layer; nil for the first.
    public var sheet: String?
    /// The reference system, in the grammar of `--crs`.
    public var referenceSystem: String
    /// Day of the survey for rows that state none.
    public var surveyed: Day?
    /// Who surveyed.
    public var inspector: String?
    /// Whether records absent from the file are to be closed.
    public var isCompleteList: Bool

    /// Makes a request.
    public init(
        path: String, kind: SurveyKind, sheet: String? = nil, referenceSystem: String = "auto", surveyed: Day? = nil,
        inspector: String? = nil, isCompleteList: Bool = false
    ) {
        self.path = path
        self.kind = kind
        self.sheet = sheet
        self.referenceSystem = referenceSystem
        self.surveyed = surveyed
        self.inspector = inspector
        self.isCompleteList = isCompleteList
    }
}

extension ProvinceRegistry {
    /// The survey as the registry would know it: its file's digest and the options in their canonical form.
    ///
    /// - Throws: `FileDigestError` when the file cannot be read, `CoordinateError` when there is no such reference
    ///   system.
    public func description(of request: SurveyRequest) throws -> SurveyDescription {
        // Opening first: a missing file or a folder gets the sentence that names what can be read.
        _ = try SurveyFile.open(request.path, sheet: request.sheet)
        return SurveyDescription(
            file: URL(fileURLWithPath: request.path).lastPathComponent,
            sha256: try SHA256Digest(ofFile: request.path).description, sheet: request.sheet, kind: request.kind,
            inspector: request.inspector, surveyed: request.surveyed,
            referenceSystem: try ReferenceSystemChoice(request.referenceSystem).description,
            completeList: request.isCompleteList)
    }

    /// What an import of the survey would do; writes nothing.
    ///
    /// - Parameter progress: Called now and then with the number of rows that are done.
    public func plan(
        for survey: SurveyDescription, at path: String, today: Day = .today, progress: (Int) throws -> Void = { _ in }
    ) throws -> ImportPlan {
        var reader = try SurveyFile.open(path, sheet: survey.sheet)
        var rows: [RawRow] = []
        while let row = try reader.next() { rows.append(row) }
        let all = try registry.communes(withBoundaries: false).map(\.commune)
        let boundaries = try boundaries(on: survey.surveyed ?? today) ?? boundaries(on: today)
        let settings = SurveySettings(
            aliases: settings.aliases, words: settings.words, communes: try communeDirectory(),
            boundaries: boundaries?.index, likelyZones: settings.likelyZones(ofProvinces: Set(all.map(\.province))),
            nearMetres: RecordLocator.nearMetres, today: today)
        let registry = registry
        return try SurveyValidator(settings).plan(
            for: rows, of: survey,
            present: .init(
                version: try registry.version, records: { try registry.records(of: $0, withKeys: $1) },
                allRecords: { try registry.records(of: $0) }, newIdentifier: RegistryRecord.newIdentifier),
            progress: progress)
    }

    /// The communes of the era of a day; nil when the registry has none of it.
    private func boundaries(on day: Day) throws -> EraBoundaries? {
        do {
            return try boundaries(of: try era(on: day))
        } catch JobError.noCommunes {
            return nil
        }
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
        _ plan: ImportPlan, expecting digest: String? = nil, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Int {
        if let digest, !plan.digest.hasPrefix(digest.lowercased()) {
            throw JobError.planDiffers(asked: digest, found: plan.digest)
        }
        return try registry.apply(plan, by: plan.survey.inspector, at: Date.now.ISO8601Format(), progress: progress)
    }
}

extension Day {
    /// Today in Vietnam, seven hours ahead of UTC, without summer time.
    public static var today: Day {
        Day(number: Int32(((Date.now.timeIntervalSince1970 + 7 * 3600) / 86_400).rounded(.down)))
    }
}
