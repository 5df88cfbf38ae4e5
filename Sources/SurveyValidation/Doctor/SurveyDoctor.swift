import CommuneBoundaries
import RegistryRecords
import VN2000

/// The coordinate doctor at work on a survey: who is sent to it, and what becomes of its diagnosis.
struct SurveyDoctor: ~Copyable {
    private var doctor: CoordinateDoctor
    private let survey: SurveyDescription
    private let settings: SurveySettings

    /// Makes a doctor that knows the habit of the file; nil where no commune has a boundary to judge by.
    ///
    /// - Parameter sample: Evidence of rows from the beginning of the file.
    init?(
        _ survey: SurveyDescription, settings: SurveySettings, sample: some Sequence<RowEvidence>
    ) throws(CoordinateError) {
        guard let boundaries = settings.boundaries,
            boundaries.communes.indices.contains(where: { boundaries.quality(of: $0) != nil })
        else { return nil }
        let likely = settings.likelyZones.compactMap { text -> VN2000Zone? in
            if case .vn2000(let zone)? = try? ReferenceSystem(text) { zone } else { nil }
        }
        let wishes = DoctorSettings(nearMetres: settings.nearMetres, province: settings.province)
        var first = try CoordinateDoctor(boundaries: boundaries, settings: wishes, likely: likely)
        let habit = FileHabit(of: sample, by: &first)
        doctor = try CoordinateDoctor(boundaries: boundaries, settings: wishes, likely: likely, habit: habit)
        self.survey = survey
        self.settings = settings
    }

    /// The zone that the sample of the file speaks for.
    var zoneChoice: ZoneChoice? { doctor.habit?.zoneChoice }

    /// What the doctor makes of a row's place: another one, or a problem besides.
    struct Treatment {
        /// What the row's place is to be; nil to leave it.
        var shape: Result<ConvertedShape, SurveyProblem>?
        /// What is to be told of it.
        var problem: SurveyProblem?
    }

    /// Looks at a row if it needs to be looked at; nil for a row that is sound.
    ///
    /// - Parameter found: The commune that holds its literal position.
    mutating func treat(_ row: RowEvidence, rowNumber: Int, found: Int?, written: String) -> Treatment? {
        guard doctor.needsDoctor(row, found: found) else { return nil }
        // A site beyond the border is legitimate: its disc reaches into the province.
        if survey.kind == .bts, row.communes.isEmpty, row.position != nil, row.earlier == nil { return nil }
        let diagnosis = doctor.examine(row)
        guard let problem = diagnosis.problem(in: doctor.boundaries), let remedy = diagnosis.remedy else { return nil }
        switch diagnosis {
        case .sound: return nil
        case .repair(let repair):
            let isAccepted =
                settings.decidedRepairs[rowNumber].flatMap { $0.isAbout(repair.reading.reading) ? $0.accept : nil }
                ?? (settings.acceptsRepairs && repair.confidence == .confident)
            guard isAccepted else { return Treatment(problem: .repairOffered(problem: problem, remedy: remedy)) }
            let reading = repair.reading.reading
            let original = OriginalPosition(
                text: written, referenceSystem: reading.frame.description, operation: reading.frame.operation)
            return Treatment(
                shape: .success(ConvertedShape(shape: .point(reading.position), original: original)),
                problem: .repaired(problem: problem))
        case .doubtful(let doubt):
            return treatment(of: doubt, problem: problem, remedy: remedy, hasPosition: row.position != nil)
        }
    }

    /// A doubt that is about the numbers sends the row back; one between the numbers and the commune or an earlier survey
    /// is told, and the position is taken as it stands.
    private func treatment(
        of doubt: Diagnosis.Doubt, problem: BilingualText, remedy: BilingualText, hasPosition: Bool
    ) -> Treatment? {
        switch doubt.reason {
        // The conversion's own refusal or the rule of position and commune says as much, unless some reading comes near.
        case .nothingFits(let metres) where !Self.hasNearReading(doubt, metres: metres): return nil
        case .schematicBoundary where hasPosition && doubt.alternatives.isEmpty: return nil
        case .bothZero, .oneZero, .sameNumbers, .severalFit:
            return Treatment(problem: .doubtfulPosition(problem: problem, remedy: remedy, isWrong: true))
        case .nothingFits, .moved, .earlierAgainstCommune, .schematicBoundary:
            return Treatment(problem: .doubtfulPosition(problem: problem, remedy: remedy, isWrong: false))
        }
    }

    /// Whether a reading that does not fit leads at least much nearer to the stated commune than the numbers at their word.
    private static func hasNearReading(_ doubt: Diagnosis.Doubt, metres: Double?) -> Bool {
        guard let nearest = doubt.alternatives.first?.metresToCommune else { return false }
        return nearest < min(metres ?? .infinity, 40_000) / 8
    }
}
