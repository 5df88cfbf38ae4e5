public import RegistryRecords
import SQLiteStore

extension Registry {
    /// Does what a plan says, all of it or nothing.
    ///
    /// - Parameters:
    ///   - plan: Made for the present ``version``.
    ///   - who: Who imports; nil when not stated.
    ///   - instant: When, for people to read, such as `2026-11-23T09:30:00+07:00`.
    ///   - progress: Called after every batch with the rows written and all rows; what it throws undoes everything.
    /// - Returns: The new version.
    /// - Throws: As ``importing(_:baseVersion:by:at:_:)``.
    @discardableResult
    public func apply(
        _ plan: ImportPlan, by who: String?, at instant: String,
        progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> Int {
        try importing(plan.survey, baseVersion: plan.baseVersion, by: who, at: instant) { writer in
            var done = 0
            for batch in plan.batches {
                try writer.write(batch)
                done += batch.rows.count
                try progress(done, plan.summary.rowCount)
            }
            return plan.summary
        }
    }

    /// Takes a survey in, batch by batch and all or nothing.
    ///
    /// Survey, raw rows, findings, records, history, spatial indexes and the new version are written in one transaction.
    ///
    /// - Parameters:
    ///   - baseVersion: The version that the import was planned for; nil for one that `work` plans itself, on what the
    ///     registry has within the transaction.
    ///   - who: Who imports; nil when not stated.
    ///   - instant: When, for people to read.
    ///   - work: Hands batches to the writer, and gives the summary of them all; whatever it throws undoes everything
    ///     and is thrown on.
    /// - Returns: The new version.
    /// - Throws: ``RegistryError/versionMoved(planned:present:)``, ``RegistryError/alreadyImported(survey:version:)``,
    ///   ``RegistryError/recordMissing(table:uuid:)``, ``RegistryError/keyTaken(table:key:)``,
    ///   ``RegistryError/unfitRecord(table:name:reason:)`` or an error of the storage.
    @discardableResult
    public func importing(
        _ survey: SurveyDescription, baseVersion: Int?, by who: String?, at instant: String,
        _ work: (ImportWriter) throws -> PlanSummary
    ) throws -> Int {
        guard mode == .readWrite else { throw RegistryError.readOnly }
        do {
            return try connection.withoutTriggers {
                try connection.transaction {
                    let present = try storedVersion()
                    if let baseVersion, baseVersion != present {
                        throw RegistryError.versionMoved(planned: baseVersion, present: present)
                    }
                    if case .integer(let known)? = try connection.value(
                        "SELECT version FROM hatang_surveys WHERE identifier = ?", .text(survey.identifier))
                    {
                        throw RegistryError.alreadyImported(survey: survey.identifier, version: Int(known))
                    }
                    try beginWriting()
                    let writer = try ImportWriter(
                        survey, version: present + 1, who: who, instant: instant, on: connection)
                    try writer.finish(try work(writer))
                    try connection.run(
                        "UPDATE hatang_registry SET value = ? WHERE key = 'version'", .text("\(present + 1)"))
                    return present + 1
                }
            }
        } catch let error as SQLiteError {
            throw RegistryError(error)
        }
    }
}
