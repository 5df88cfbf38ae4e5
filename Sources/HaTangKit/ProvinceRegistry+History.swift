import CoverageEngine
public import RegistryRecords
import RegistryStore

extension ProvinceRegistry {
    /// All that was done to the records of a name, each with its steps, the oldest first.
    ///
    /// - Parameters:
    ///   - name: A code, a uuid, or the whole key of a cell (`site|operator|technology|band|sector`). A site brings its
    ///     cells. Records that have gone into others, or had the code before, are found too.
    ///   - kinds: Where codes are looked for.
    /// - Throws: ``JobError/unknownRecord(_:)``; `RegistryError`.
    /// - Complexity: O(history) for a code; a look at every change that was ever made.
    public func history(of name: String, among kinds: [SurveyKind] = SurveyKind.allCases) throws -> [RecordHistory] {
        var names: [String] = []
        func add(_ uuid: String) { if !names.contains(uuid) { names.append(uuid) } }
        func add(_ record: RegistryRecord) throws {
            add(record.uuid)
            guard record.kind == .site else { return }
            for cell in try registry.cells(ofSite: record.uuid) { add(cell.uuid) }
        }
        if let record = try registry.record(uuid: name) { try add(record) }
        for kind in kinds.flatMap(\.recordKinds) {
            if let record = try registry.records(of: kind, withKeys: [name])[name] { try add(record) }
        }
        try registry.recordsInHistory(withKey: name).forEach(add)
        let surveys = try registry.surveyDescriptions()
        let undone = Set(try registry.surveys().filter { $0.undone != nil }.map(\.identifier))
        let known = Set(kinds.flatMap(\.recordKinds))
        // A name that is none of the present records' may be that of one that is gone.
        let histories = try (names.isEmpty ? [name] : names).compactMap { uuid in
            try history(ofRecord: uuid, surveys, undone: undone)
        }.filter { known.contains($0.kind) }
        guard !histories.isEmpty else { throw JobError.unknownRecord(name) }
        return histories
    }

    private func history(
        ofRecord uuid: String, _ surveys: [String: SurveyDescription], undone: Set<String>
    ) throws -> RecordHistory? {
        let entries = try registry.history(ofRecord: uuid)
        let record = try registry.record(uuid: uuid)
        guard let kind = record?.kind ?? entries.last?.kind else { return nil }
        return RecordHistory(
            uuid: uuid, kind: kind, key: record?.key ?? entries.last?.key ?? "",
            name: record?[.name]?.text ?? record?[.place]?.text ?? record?[.road]?.text, isGone: record == nil,
            steps: entries.map { entry in
                let survey = entry.survey.flatMap { surveys[$0] }
                return RecordHistory.Step(
                    entry: entry,
                    source: survey.map {
                        // A row may state a day of its own.
                        SourceRow(
                            file: $0.file, sheet: $0.sheet, row: entry.row ?? 0,
                            surveyed: entry.surveyed ?? $0.surveyed)
                    }, inspector: survey?.inspector,
                    isUndone: entry.action != .undo && entry.survey.map(undone.contains) ?? false)
            })
    }
}
