import ContentDigest
public import RegistryRecords
import SQLiteStore

extension Registry {
    /// What other programs have done to the layers since we wrote them, and nobody has claimed or put back.
    ///
    /// - Complexity: O(1) while there is nothing, else O(edits).
    public func outsideEdits() throws(RegistryError) -> [OutsideEdit] {
        try read {
            let check = OutsideEditCheck(connection: connection)
            return try editedLayers().flatMap { layer in
                try OutsideEditReader(layer, on: connection).edits().map { edit in
                    var edit = edit
                    edit.problems = try check.problems(of: edit)
                    return edit
                }
            }
        }
    }

    /// How many edits ``outsideEdits()`` would give.
    public func outsideEditCount() throws(RegistryError) -> Int {
        try read {
            try editedLayers().reduce(0) { $0 + (try OutsideEditReader($1, on: connection).edits().count) }
        }
    }

    /// How many edits there were already at a version; those that were found later are not counted.
    public func outsideEditCount(atVersion version: Int) throws(RegistryError) -> Int {
        let isLater = try read { try OutsideMarks.versionFound(of: self) > version }
        return isLater ? 0 : try outsideEditCount()
    }

    /// The layers in which other programs have touched rows.
    private func editedLayers() throws -> [String] {
        try Self.layers.filter { try !OutsideEditReader.isUntouched($0, on: connection) }
    }

    private static let layers = Migration.all.flatMap(\.layers)

    /// Takes edits by other programs in: those of records as a survey of their kind, whose rows say what was edited, so
    /// that history, evidence and undoing know them like any other. Those of communes are only accepted.
    ///
    /// - Parameters:
    ///   - names: Names or keys of the records; nil for all.
    ///   - who: Who answers for them; becomes the inspector.
    ///   - surveyed: The day that they were seen to be so; nil proves nothing.
    ///   - reason: Why; nil when not stated.
    ///   - instant: When, for people to read.
    /// - Returns: What was taken in, and what was left because it has problems. Each kind is one transaction and one version.
    /// - Throws: An error of the storage.
    @discardableResult
    public func claimOutsideEdits(
        _ names: Set<String>? = nil, by who: String, surveyed: Day?, reason: String?, at instant: String
    ) throws(RegistryError) -> (claimed: [OutsideEdit], refused: [OutsideEdit]) {
        guard mode == .readWrite else { throw .readOnly }
        let asked = try outsideEdits().filter { edit in
            names.map { $0.contains(edit.name) || $0.contains(edit.key) } ?? true
        }
        let (claimed, refused) = (asked.filter(\.problems.isEmpty), asked.filter { !$0.problems.isEmpty })
        for kind in SurveyKind.allCases {
            let edits = claimed.filter { $0.kind.map(kind.recordKinds.contains) ?? false }
            if !edits.isEmpty {
                try claim(edits, of: kind, by: who, surveyed: surveyed, reason: reason, at: instant)
            }
        }
        let communes = claimed.filter { $0.kind == nil }
        if !communes.isEmpty {
            try write(layers: ["communes"]) {
                try forget(communes)
                try OutsideMarks.note(Self.layers, on: connection)
            }
        }
        return (claimed, refused)
    }

    private func claim(
        _ edits: [OutsideEdit], of kind: SurveyKind, by who: String, surveyed: Day?, reason: String?, at instant: String
    ) throws(RegistryError) {
        do {
            let base = try version
            let batch = ClaimRows.batch(of: edits)
            var digest = SHA256Builder()
            for row in batch.rows { digest.append(row.cells.joined(separator: "\u{1F}") + "\n") }
            var survey = SurveyDescription(
                file: ClaimRows.fileName, sha256: digest.digest().description, kind: kind, inspector: who,
                surveyed: surveyed, referenceSystem: "wgs84")
            // The same edit may be made, undone and made again.
            survey.options = ["claim=\(base)"] + (reason.map { ["reason=\($0)"] } ?? [])
            var summary = PlanSummary(survey: survey, baseVersion: base, mapping: ClaimRows.mapping)
            summary.add(batch)
            summary.digest = survey.sha256
            try importing(survey, baseVersion: base, by: who, at: instant) { writer in
                try writer.write(batch)
                let claims = try ClaimWriter(
                    survey, number: writer.number, version: base + 1, who: who, instant: instant, on: self)
                for (row, edit) in edits.enumerated() { try claims.claim(edit, row: row + 1) }
                try forget(edits)
                for layer in kind.recordKinds.map(\.table) {
                    try LayerState.touch(layer, on: connection)
                    try LayerState.record(layer, on: connection)
                }
                try OutsideMarks.note(Self.layers, on: connection)
                return summary
            }
        } catch {
            throw .wrapping(error)
        }
    }

    /// Puts rows back as we left them: values, places, rows that were deleted, and rows that were made go. Spatial indexes
    /// and extents follow. History tells of the records that it was done, by whom and what went.
    ///
    /// - Parameter names: Names or keys of the records; nil for all.
    /// - Returns: What was put back.
    /// - Throws: An error of the storage.
    @discardableResult
    public func revertOutsideEdits(
        _ names: Set<String>? = nil, by who: String?, at instant: String
    ) throws(RegistryError) -> [OutsideEdit] {
        let edits = try outsideEdits().filter { edit in
            names.map { $0.contains(edit.name) || $0.contains(edit.key) } ?? true
        }
        guard !edits.isEmpty else { return [] }
        try write(layers: Set(edits.map(\.table)).sorted()) {
            // Between the steps cells may name a site that is not there.
            try connection.execute("PRAGMA defer_foreign_keys = ON")
            for edit in edits {
                guard let fid = edit.fids.present else { continue }
                try connection.run("DELETE FROM \(edit.table) WHERE fid = ?", .integer(fid))
            }
            for edit in edits {
                guard let fid = edit.fids.before else { continue }
                try connection.run(
                    "INSERT INTO \(edit.table) SELECT * FROM hatang_before_\(edit.table) WHERE fid = ?", .integer(fid))
            }
            let log = try HistoryWriter(
                version: try storedVersion() + 1, survey: nil, who: who, instant: instant, on: connection)
            for edit in edits {
                guard let shown = edit.before ?? edit.after else { continue }
                try log.add(.revert, HistoryText(from: edit.after, to: edit.before), record: shown)
            }
            try forget(edits)
            try OutsideMarks.note(Self.layers, on: connection)
        }
        return edits
    }

    /// What triggers have kept of some edits goes.
    private func forget(_ edits: [OutsideEdit]) throws {
        for edit in edits {
            for fid in [edit.fids.before, edit.fids.present].compactMap(\.self) {
                try connection.run("DELETE FROM hatang_before_\(edit.table) WHERE fid = ?", .integer(fid))
            }
        }
    }
}
