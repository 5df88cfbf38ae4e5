import RegistryRecords
import SQLiteStore

extension Registry {
    /// What undoing a survey would do, and everything that stands in its way; writes nothing.
    ///
    /// A survey can be undone as long as nothing rests on what it made or changed: no later row, no merging, no cell of
    /// another survey on a site of its making, no unclaimed edit by another program. Surveys that were undone themselves
    /// do not count.
    ///
    /// - Throws: ``RegistryError/unknownSurvey(_:)``, ``RegistryError/alreadyUndone(file:version:)`` or an error of the
    ///   storage.
    /// - Complexity: O(records of the survey + history since + rows of later surveys of the kind).
    public func undoing(survey identifier: String) throws(RegistryError) -> SurveyUndoing {
        try read { try plan(undoing: identifier).undoing }
    }

    /// Whether something rests on each survey that stands, by name; quicker than ``undoing(survey:)`` for all of them, and
    /// what other programs have done without a trace is not looked for.
    public func surveysInUse() throws(RegistryError) -> [String: SurveyUse] {
        try read {
            let all = try surveys(where: "TRUE")
            var uses: [String: SurveyUse] = [:]
            for survey in all where survey.undone == nil {
                let traces = try SurveyTraces(of: survey, on: connection)
                uses[survey.identifier] = try SurveyUses(of: traces, among: all, limit: 1, on: self).found.first
            }
            return uses
        }
    }

    /// Takes a survey back: records that it made go, records that it changed or closed become what they were, its photos
    /// go. Its rows as written and its findings stay, and it stays listed as undone.
    ///
    /// All in one transaction and one version; history tells it of every record. The survey gets another name, so that
    /// its file can be taken in again. What the registry says is then what it said before the import but for surveys and
    /// history; spatial indexes and extents follow.
    ///
    /// - Parameters:
    ///   - baseVersion: The version that ``undoing(survey:)`` was asked at.
    ///   - who: Who undoes it; nil when not stated.
    ///   - instant: When, for people to read.
    /// - Returns: What was done.
    /// - Throws: ``RegistryError/surveyInUse(file:uses:)``, ``RegistryError/versionMoved(planned:present:)``, and as
    ///   ``undoing(survey:)``; nothing is written then.
    @discardableResult
    public func undo(
        survey identifier: String, baseVersion: Int, by who: String?, at instant: String
    ) throws(RegistryError) -> SurveyUndoing {
        guard let survey = try survey(identifier: identifier) else { throw .unknownSurvey(identifier) }
        var done: SurveyUndoing?
        try write(layers: survey.description.kind.recordKinds.map(\.table)) {
            let present = try storedVersion()
            guard baseVersion == present else {
                throw RegistryError.versionMoved(planned: baseVersion, present: present)
            }
            let (undoing, entries) = try plan(undoing: identifier)
            guard undoing.uses.isEmpty else {
                throw RegistryError.surveyInUse(file: survey.description.file, uses: undoing.uses.count)
            }
            let writer = try UndoWriter(survey, version: present + 1, who: who, instant: instant, on: self)
            try writer.undo(entries)
            done = undoing
        }
        guard let done else { throw .unknownSurvey(identifier) }
        return done
    }

    /// What undoing a survey does, and the entries of history by which the survey changed records, by record.
    private func plan(
        undoing identifier: String
    ) throws -> (undoing: SurveyUndoing, entries: [String: [HistoryEntry]]) {
        let all = try surveys(where: "TRUE")
        guard let survey = all.first(where: { $0.identifier == identifier }) else {
            throw RegistryError.unknownSurvey(identifier)
        }
        if let undone = survey.undone {
            throw RegistryError.alreadyUndone(file: survey.description.file, version: undone.version)
        }
        let traces = try SurveyTraces(of: survey, on: connection)
        let entries = Dictionary(
            grouping: try entries(
                where: "version = ? AND survey IN (?, ?) AND action <> 'outdated'", .integer(Int64(survey.version)),
                .text(String(survey.number)), .text(survey.identifier)), by: \.record)
        let uses = try SurveyUses(of: traces, among: all, on: self)
        try uses.addTraceless(entries)
        var undoing = SurveyUndoing(
            survey: survey, baseVersion: try storedVersion(), removed: [:], restored: [:], photos: 0, uses: uses.found)
        for trace in traces.records.values {
            if trace.isMade { undoing.removed[trace.kind, default: 0] += 1 }
            if !trace.isMade { undoing.restored[trace.kind, default: 0] += 1 }
        }
        if case .integer(let count)? = try connection.value(
            "SELECT count(*) FROM hatang_photos WHERE survey = ?", .integer(survey.number))
        {
            undoing.photos = Int(count)
        }
        return (undoing, entries)
    }
}
