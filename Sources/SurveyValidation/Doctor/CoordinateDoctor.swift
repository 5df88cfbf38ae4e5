package import CommuneBoundaries
package import VN2000

/// Finds out how the numbers of a row are meant when they are not meant as they stand.
///
/// Evidence are the stated commune, the place in an earlier survey, the province, and the other rows of the file. A
/// row whose numbers fit at their word is never touched. The doctor moves nothing: it offers.
package struct CoordinateDoctor: ~Copyable {
    package let boundaries: CommuneIndex
    package let settings: DoctorSettings
    package let habit: FileHabit?
    private var reader: CoordinateReader

    /// Makes a doctor.
    ///
    /// - Parameters:
    ///   - boundaries: The boundaries of the era whose communes the rows state.
    ///   - settings: How near is near.
    ///   - likely: The zones of the province, old and new, the likeliest first.
    ///   - habit: What a sample of the file's rows showed; nil when none was taken.
    /// - Throws: ``CoordinateError/proj(_:)`` when PROJ gives no handle.
    package init(
        boundaries: CommuneIndex, settings: DoctorSettings = DoctorSettings(), likely: [VN2000Zone] = [],
        habit: FileHabit? = nil
    ) throws(CoordinateError) {
        let reader = try CoordinateReader(likely: likely)
        self.boundaries = boundaries
        self.settings = settings
        self.habit = habit
        self.reader = reader
    }

    /// Whether a row is to be examined; most rows are not.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - found: The commune that holds its position, by its place in the index; nil when none does.
    /// - Complexity: a few nanoseconds.
    package func needsDoctor(_ row: RowEvidence, found: Int?) -> Bool {
        guard let position = row.position, let found else { return true }
        guard row.communes.isEmpty ? boundaries.isCommune(found, in: settings.province) : row.communes.contains(found)
        else { return true }
        guard let earlier = row.earlier else { return false }
        return !(position.distance(to: earlier) <= settings.earlierMetres)
    }

    /// What is to be said of a row.
    ///
    /// - Complexity: some tens of microseconds; for rows that are sound hardly any.
    package mutating func examine(_ row: RowEvidence) -> Diagnosis {
        if let reason = Self.emptyReason(of: row.written) {
            return .doubtful(.init(reason: reason, alternatives: []))
        }
        let patient = Patient(row, in: boundaries, settings: settings)
        if patient.isSound { return .sound }
        let readings = reader.readings(of: row.written, as: row.system).filter { !$0.isLiteral }
        return Verdict(boundaries: boundaries, settings: settings, habit: habit, patient: patient)
            .diagnosis(among: readings)
    }

    /// All readings of a row, the literal one first.
    package mutating func readings(of row: RowEvidence) -> [CoordinateReading] {
        reader.readings(of: row.written, as: row.system)
    }

    private static func emptyReason(of written: CoordinatePair) -> Diagnosis.Reason? {
        switch (written.northward == 0, written.eastward == 0) {
        case (true, true): .bothZero
        case (false, false): written.northward == written.eastward ? .sameNumbers : nil
        default: .oneZero
        }
    }
}
