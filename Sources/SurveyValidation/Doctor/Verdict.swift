import CommuneBoundaries
import VN2000

/// Weighs the readings of a row that is not sound.
struct Verdict {
    let boundaries: CommuneIndex
    let settings: DoctorSettings
    let habit: FileHabit?
    let patient: Patient

    /// What is to be said of the row.
    ///
    /// - Parameter readings: All but the literal one, the most plausible first.
    func diagnosis(among readings: [CoordinateReading]) -> Diagnosis {
        if patient.isSchematic {
            let fitting = readings.filter { fitsPlace($0) || fitsEarlier($0) }
            return doubt(.schematicBoundary(metres: patient.metresToCommune), fitting)
        }
        let byEarlier = readings.filter {
            fitsEarlier($0) && (patient.communes.isEmpty || fitsPlace($0))
        }
        if !byEarlier.isEmpty { return decide(among: byEarlier, .earlierSurvey) }
        if patient.fitsPlace, let metres = patient.metresToEarlier { return doubt(.moved(metres: metres), []) }
        let byPlace = readings.filter { fitsPlace($0) }
        if patient.fitsEarlier == true {
            // The commune rule reports such a row; the doctor has something to add only where a reading leads there.
            return byPlace.isEmpty
                ? .sound : doubt(.earlierAgainstCommune(metres: patient.metresToCommune ?? 0), byPlace)
        }
        guard !byPlace.isEmpty else {
            return doubt(.nothingFits(metres: patient.metresToCommune), Array(readings.prefix(6)))
        }
        return decide(among: byPlace, patient.communes.isEmpty ? .province : .commune)
    }

    // MARK: Fits

    private func fitsPlace(_ reading: CoordinateReading) -> Bool {
        guard patient.communes.isEmpty else {
            return boundaries.isNear(reading.position, patient.communes, metres: settings.nearMetres)
        }
        return boundaries.commune(at: reading.position).map { boundaries.isCommune($0, in: settings.province) } ?? false
    }

    private func fitsEarlier(_ reading: CoordinateReading) -> Bool {
        guard let earlier = patient.row.earlier else { return false }
        // Nearly all readings are kilometres away, which two subtractions tell.
        guard abs(reading.position.latitude - earlier.latitude) < 0.1,
            abs(reading.position.longitude - earlier.longitude) < 0.1
        else { return false }
        // A reading explains a small shift only when it takes nearly all of it away: a typing error of 300 m is not the
        // scale factor, which makes 346 m.
        let mostMetres = min(settings.earlierMetres, (patient.metresToEarlier ?? .infinity) / 16)
        return reading.position.distance(to: earlier) <= mostMetres
    }

    // MARK: Decision

    /// Takes the one reading with the fewest mistakes, or what the habit of the file favours; else is in doubt.
    private func decide(
        among fitting: [CoordinateReading], _ ground: Diagnosis.Ground
    ) -> Diagnosis {
        let fewest = fitting.map(\.kind.mistakeCount).min() ?? 0
        var rivals = Self.distinct(fitting.filter { $0.kind.mistakeCount == fewest })
        if rivals.count > 1, ground == .earlierSurvey, let earlier = patient.row.earlier {
            // The one at the very place, when all the others are well away from it.
            let sorted = rivals.sorted { $0.position.distance(to: earlier) < $1.position.distance(to: earlier) }
            if 3 * sorted[0].position.distance(to: earlier) < sorted[1].position.distance(to: earlier) {
                rivals = [sorted[0]]
            }
        }
        if rivals.count > 1, let habit,
            let favourite = rivals.first(where: { one in
                rivals.allSatisfy { $0 == one || habit.favours(one.kind, over: $0.kind) }
            })
        {
            rivals = [favourite]
        }
        guard rivals.count == 1 else { return doubt(.severalFit, rivals) }
        let reading = rivals[0]
        let alike = habit?.rescued(by: reading.kind)
        let others = Self.distinct([reading] + fitting).dropFirst()
        return .repair(
            Diagnosis.Repair(
                reading: fitted(reading), literal: patient.row.position, ground: ground,
                confidence: confidence(in: reading, ground, alike: alike), alike: alike,
                alternatives: others.prefix(3).map { fitted($0) }))
    }

    /// How sure a reading is that has no rival left.
    ///
    /// A digit mistyped can throw a point to where another zone happens to bring it back into a commune; real zones are
    /// wrong in more than one row. Numbers that lead nowhere as they stand have no such excuse.
    private func confidence(
        in reading: CoordinateReading, _ ground: Diagnosis.Ground, alike: Int?
    ) -> Diagnosis.Confidence {
        switch ground {
        case .earlierSurvey: .confident
        case .province: .plausible
        case .commune where patient.fitsEarlier == false: .plausible
        case .commune where reading.kind.mistakeCount > 1: .plausible
        case .commune where patient.row.position == nil && !reading.kind.keepsNumbers: .confident
        case .commune: (alike ?? 2) >= 2 ? .confident : .plausible
        }
    }

    /// The readings without those that lead to within a metre of an earlier one.
    private static func distinct(_ readings: [CoordinateReading]) -> [CoordinateReading] {
        readings.reduce(into: []) { kept, reading in
            if !kept.contains(where: { $0.position.distance(to: reading.position) <= 1 }) { kept.append(reading) }
        }
    }

    private func doubt(
        _ reason: Diagnosis.Reason, _ readings: [CoordinateReading]
    ) -> Diagnosis {
        let known = readings.prefix(6).map { fitted($0) }
        let sorted = known.enumerated().sorted {
            ($0.element.metresToCommune ?? 0, $0.offset) < ($1.element.metresToCommune ?? 0, $1.offset)
        }
        return .doubtful(.init(reason: reason, alternatives: sorted.prefix(3).map(\.element)))
    }

    private func fitted(_ reading: CoordinateReading) -> Diagnosis.FittedReading {
        Diagnosis.FittedReading(
            reading: reading,
            metresToCommune: boundaries.distance(from: reading.position, toNearestOf: patient.communes),
            metresToEarlier: patient.row.earlier.map { reading.position.distance(to: $0) })
    }
}
