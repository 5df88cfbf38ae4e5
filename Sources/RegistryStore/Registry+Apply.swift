public import RegistryRecords
import SQLiteStore

extension Registry {
    /// Does what a plan says, all of it or nothing.
    ///
    /// Survey, raw rows, findings, records, history and the new version are written in one transaction.
    ///
    /// - Parameters:
    ///   - plan: Made for the present ``version``.
    ///   - who: Who imports; nil when not stated.
    ///   - instant: When, for people to read, such as `2026-11-23T09:30:00+07:00`.
    ///   - progress: Called now and then, and at the end, with the steps done and their total; a step is a row kept or
    ///     a record written.
    /// - Returns: The new version.
    /// - Throws: ``RegistryError/versionMoved(planned:present:)``, ``RegistryError/alreadyImported(survey:version:)``,
    ///   ``RegistryError/recordMissing(table:uuid:)``, ``RegistryError/keyTaken(table:key:)``,
    ///   ``RegistryError/unfitRecord(table:name:reason:)`` or an error of the storage.
    @discardableResult
    public func apply(
        _ plan: ImportPlan, by who: String?, at instant: String,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(RegistryError) -> Int {
        precondition(
            plan.rows.count == plan.outcomes.count && plan.rows.count == plan.recordOfRow.count,
            "a plan has an outcome and a record, or nil, for every row")
        var version = 0
        let layers = Set(plan.changes.map(\.after.kind.table)).sorted()
        try write(layers: layers) {
            let present = try storedVersion()
            guard plan.baseVersion == present else {
                throw RegistryError.versionMoved(planned: plan.baseVersion, present: present)
            }
            if let known = try connection.value(
                "SELECT version FROM hatang_surveys WHERE identifier = ?", .text(plan.survey.identifier)),
                case .integer(let known) = known
            {
                throw RegistryError.alreadyImported(survey: plan.survey.identifier, version: Int(known))
            }
            version = present + 1
            let total = plan.rows.count + plan.changes.count
            var done = 0
            let step = {
                done += 1
                if done.isMultiple(of: 256) { progress(done, total) }
            }
            let writer = PlanWriter(connection: connection, plan: plan, version: version, who: who, instant: instant)
            let survey = try writer.writeSurvey()
            try writer.writeRows(survey: survey, step: step)
            try writer.writeFindings(survey: survey)
            try writer.writeRecords(step: step)
            progress(total, total)
        }
        return version
    }
}
