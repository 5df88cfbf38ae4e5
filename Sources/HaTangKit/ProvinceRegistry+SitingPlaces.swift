public import RegistryRecords

extension ProvinceRegistry {
    /// The places of a list where new sites may stand, such as one of masts on offer.
    ///
    /// The file is read as a survey of settlements is: any format, any heading, any reference system, each row with a
    /// code and a position. Nothing is written.
    ///
    /// - Parameters:
    ///   - sheet: Sheet or layer; nil for the only one that has rows.
    ///   - referenceSystem: In the grammar of `--crs`.
    /// - Returns: The places in the order of the file, how many rows were left out for want of a good position, and what
    ///   was found wrong.
    /// - Throws: As ``plan(for:today:progress:)``.
    public func sitingPlaces(
        inFile path: String, sheet: String? = nil, referenceSystem: String = "auto", today: Day = .today
    ) throws -> (places: [SitingRequest.Place], leftOut: Int, findings: FindingTally) {
        let request = SurveyRequest(
            path: path, kind: .settlement, sheet: sheet, referenceSystem: referenceSystem, surveyed: today)
        let job = try jobOfForeignList(for: request, today: today)
        var records: [String: Int] = [:]
        var places: [SitingRequest.Place] = []
        var leftOut = 0
        try job.forEachBatch { batch, _ in
            leftOut += batch.outcomes.count { $0 == .quarantined }
            for change in batch.changes {
                guard case .point(let position)? = change.after.shape else {
                    leftOut += 1
                    continue
                }
                let place = SitingRequest.Place(
                    name: change.after[.name]?.text ?? change.after.key, position: position)
                if let known = records[change.after.uuid] {
                    places[known] = place  // a later row of the same code
                } else {
                    records[change.after.uuid] = places.count
                    places.append(place)
                }
            }
        }
        return (places, leftOut, job.summary.findings)
    }
}
