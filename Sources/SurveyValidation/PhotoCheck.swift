import RegistryRecords
import VN2000

/// Looks up the photos that rows name, and holds each against its object, the survey, other rows and the registry.
///
/// Which photos a file states itself is kept in mind here and never looked up, so that a preview and an import, which has
/// written earlier rows by then, find the same.
struct PhotoCheck {
    private let fields: [Field]
    private let source: PhotoSource?
    private let today: Day
    private let survey: String
    /// The first row of the file that names each photo, by digest.
    private var used: [String: Use] = [:]
    private var isNamed = false

    /// A photo that a row names, found in the folders.
    private struct NamedPhoto {
        var draft: Int
        var field: Field
        var name: String
        var facts: PhotoFacts

        /// Metres between where it was taken and an object; nil where either is not known.
        func distance(from shape: GeographicShape?) -> Double? {
            guard let shape, case .position(let position) = facts.place else { return nil }
            return shape.distance(from: position)
        }
    }

    private struct Use {
        var code: String
        var field: Field
        var row: Int
    }

    init(_ survey: SurveyDescription, settings: SurveySettings) {
        fields = RecordSchema.of(survey.kind.recordKinds[0]).fields.map(\.field).filter(\.isPhoto)
        source = settings.photos
        today = settings.today
        self.survey = survey.identifier
    }

    /// Adds the photos of a batch to it, and what is wrong with them to the book.
    ///
    /// - Parameter shape: Where the object of a draft is; nil when that is not known.
    mutating func check(
        _ drafts: [RowDraft], shape: (RowDraft) -> GeographicShape?, into batch: inout ImportBatch,
        present: SurveyValidator.Present, reader: RowReader, book: inout FindingBook
    ) throws {
        guard !fields.isEmpty else { return }
        var found: [NamedPhoto] = []
        for (place, draft) in drafts.enumerated() {
            for field in fields {
                for name in PhotoNames(draft.records[0][field]?.text).names {
                    isNamed = true
                    guard let source else { continue }
                    switch source.find(name) {
                    case .success(let facts):
                        found.append(NamedPhoto(draft: place, field: field, name: name, facts: facts))
                    case .failure(let problem):
                        let finding = PhotoFinding(problem, folders: source.folders)
                        reader.report(.photo(finding, name: name), .field(field), in: draft.row, into: &book)
                    }
                }
            }
        }
        guard let rules = source?.rules, !found.isEmpty else { return }
        let elsewhere = try present.photos(Set(found.map(\.facts.sha256)))
        for photo in found {
            let draft = drafts[photo.draft]
            let distance = photo.distance(from: shape(draft))
            var findings = findings(of: photo.facts, distance: distance, surveyed: draft.surveyed, rules: rules)
            let record = batch.recordOfRow[draft.place]
            findings += reuse(
                of: photo.facts.sha256, code: draft.records[0].key, field: photo.field, row: draft.row.number,
                record: record, elsewhere: elsewhere[photo.facts.sha256] ?? [])
            for finding in findings {
                reader.report(.photo(finding, name: photo.name), .field(photo.field), in: draft.row, into: &book)
            }
            guard let record, !draft.isRefused, batch.outcomes[draft.place] != .quarantined else { continue }
            batch.photos.append(
                RecordPhoto(
                    path: photo.name, facts: photo.facts, distanceMetres: distance, record: record,
                    kind: draft.records[0].kind, field: photo.field, row: draft.row.number))
        }
    }

    /// What only the end of the file shows: photos that nobody could look at.
    func finish(into book: inout FindingBook) {
        if isNamed && source == nil { book.add(.photo(.notLookedAt, name: ""), row: nil) }
    }

    private func findings(
        of facts: PhotoFacts, distance: Double?, surveyed: Day?, rules: PhotoRule
    ) -> [PhotoFinding] {
        var findings: [PhotoFinding] = []
        if facts.isCutOff { findings.append(.cutOff) }
        switch facts.place {
        case .absent: findings.append(.noPosition)
        case .unusable(let reason): findings.append(.badPosition(reason))
        case .position:
            if let distance, distance > rules.farMetres {
                findings.append(.far(metres: distance, limit: rules.farMetres))
            }
        }
        guard let taken = facts.takenOn else { return findings + [.noTime] }
        if taken > today {
            findings.append(.inFuture(taken))
        } else if let surveyed, taken > surveyed {
            findings.append(.afterSurvey(taken, surveyed: surveyed))
        } else if let surveyed, taken < surveyed.adding(days: -rules.earlyDays) {
            findings.append(.early(taken, surveyed: surveyed, days: rules.earlyDays))
        }
        return findings
    }

    private mutating func reuse(
        of digest: String, code: String, field: Field, row: Int, record: String?, elsewhere: [PhotoUse]
    ) -> [PhotoFinding] {
        if let first = used[digest] {
            guard first.code != code || first.field != field else { return [] }
            return [.usedAgain(code: first.code, row: first.row, isSameRecord: first.code == code)]
        }
        used[digest] = Use(code: code, field: field, row: row)
        // An import has written its own earlier rows by now; they are in mind already.
        let other = elsewhere.first { $0.survey != survey && ($0.record != record || $0.field != field) }
        return other.map { [.usedAgain(code: $0.code, row: nil, isSameRecord: $0.record == record)] } ?? []
    }
}
