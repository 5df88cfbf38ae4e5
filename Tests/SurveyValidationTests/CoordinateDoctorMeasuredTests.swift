import CommuneBoundaries
import SurveyValidation
import TestWitnesses
import Testing
import VN2000

/// The doctor on 5,000 rows inside of the real communes of An Giang, a fifth of them spoiled by `cct`.
@Suite(
    .enabled(if: SharedData.hasAnGiang, Comment(rawValue: SharedData.absence)),
    .enabled(if: Tool.hasCCT, "cct is not installed (Debian: proj-bin)"))
struct CoordinateDoctorMeasuredTests {
    private static let survey = Result { try PlantedSurvey(communes: SharedData.communesOfAnGiang) }

    /// What became of a row; right means within a metre of the truth.
    enum Outcome: String, CaseIterable {
        case kept = "kept, right"
        case repaired = "repaired right"
        case flagged = "flagged"
        case unseen = "unseen, wrong"
        case spoiled = "repaired wrong"
    }

    struct Confusion {
        var counts: [PlantedMistake: [Outcome: Int]] = [:]

        func count(_ mistake: PlantedMistake, _ outcome: Outcome) -> Int { counts[mistake]?[outcome] ?? 0 }
        func count(_ outcome: Outcome) -> Int { PlantedMistake.allCases.reduce(0) { $0 + count($1, outcome) } }

        var table: String {
            func cell(_ text: String, _ width: Int) -> String {
                text + String(repeating: " ", count: max(0, width - text.count))
            }
            let head = cell("planted", 34) + Outcome.allCases.map { cell($0.rawValue, 16) }.joined()
            let lines = PlantedMistake.allCases.map { mistake in
                cell(mistake.rawValue, 34)
                    + Outcome.allCases.map { cell("\(count(mistake, $0))", 16) }.joined()
            }
            return ([head] + lines).joined(separator: "\n") + "\n"
        }
    }

    /// A doctor who has seen every sixteenth row.
    private func doctor(for survey: PlantedSurvey) throws -> CoordinateDoctor {
        let likely = try [104.75, 104.5].map { try VN2000Zone(centralMeridian: $0) }
        let settings = DoctorSettings(province: "91")
        var observer = try CoordinateDoctor(boundaries: survey.index, settings: settings, likely: likely)
        let sample = stride(from: 0, to: survey.rows.count, by: 16).map { survey.rows[$0].evidence }
        let habit = FileHabit(of: sample, by: &observer)
        return try CoordinateDoctor(boundaries: survey.index, settings: settings, likely: likely, habit: habit)
    }

    /// - Parameter earlier: The place of an earlier survey; nil for none.
    private func measure(_ earlier: (PlantedSurvey.Row) -> GeographicPosition?) throws -> Confusion {
        let survey = try Self.survey.get()
        var doctor = try doctor(for: survey)
        let found = survey.index.communes(
            at: survey.rows.map { $0.evidence.position ?? GeographicPosition(latitude: .nan, longitude: .nan) })
        var confusion = Confusion()
        for (row, commune) in zip(survey.rows, found) {
            var evidence = row.evidence
            evidence.earlier = earlier(row)
            let diagnosis = doctor.needsDoctor(evidence, found: commune) ? doctor.examine(evidence) : .sound
            let outcome: Outcome
            switch diagnosis {
            case .doubtful: outcome = .flagged
            case .repair(let repair):
                outcome = repair.reading.reading.position.distance(to: row.truth) <= 1 ? .repaired : .spoiled
            case .sound where row.isCoarse: outcome = .flagged
            case .sound:
                let metres = evidence.position.map { $0.distance(to: row.truth) } ?? .infinity
                outcome = metres <= 1 ? .kept : .unseen
            }
            confusion.counts[row.mistake, default: [:]][outcome, default: 0] += 1
        }
        return confusion
    }

    @Test func `with an earlier survey all mistakes end right or flagged, and no clean row is changed`() throws {
        var generator = SeededNumbers(seed: 237)
        let confusion = try measure { row in
            // Up to 5 m away, as two measurements by hand-held receivers are.
            let metres = Double.random(in: 0...5, using: &generator)
            let east = Double.random(in: -1...1, using: &generator)
            let north = (1 - east * east).squareRoot() * (Bool.random(using: &generator) ? 1 : -1)
            return GeographicPosition(
                latitude: row.truth.latitude + north * metres / 110_600,
                longitude: row.truth.longitude + east * metres / 109_000)
        }
        Attachment.record(confusion.table, named: "doctor-with-earlier-survey.txt")
        #expect(confusion.count(.none, .kept) == 4000, "\(confusion.table)")
        let good = confusion.count(.kept) + confusion.count(.repaired) + confusion.count(.flagged)
        #expect(good >= 4975, "of 5000:\n\(confusion.table)")
        #expect(confusion.count(.spoiled) == 0, "\(confusion.table)")
    }

    @Test func `without an earlier survey only shifts within a commune stay unseen`() throws {
        let confusion = try measure { _ in nil }
        Attachment.record(confusion.table, named: "doctor-without-earlier-survey.txt")
        #expect(confusion.count(.none, .kept) == 4000, "\(confusion.table)")
        #expect(confusion.count(.spoiled) == 0, "\(confusion.table)")
        // A shift of 225 m or 346 m that stays in the commune shows in nothing that the row says; nor do minutes read
        // as decimals near a full degree, where the two hardly differ.
        let mostUnseen: [PlantedMistake: Int] = [.datum: 63, .scale: 63, .seconds: 6, .minutes: 6]
        for mistake in PlantedMistake.allCases {
            #expect(
                confusion.count(mistake, .unseen) <= mostUnseen[mistake] ?? 0,
                "\(mistake.rawValue)\n\(confusion.table)")
        }
        #expect(confusion.count(.unseen) <= 140, "\(confusion.table)")
    }

    @Test func `a digit typed wrong is hardly ever taken with confidence for one of the known mistakes`() throws {
        let survey = try Self.survey.get()
        var doctor = try doctor(for: survey)
        var conversion = try CoordinateConversion(from: ReferenceSystem("EPSG:9208"))
        var generator = SeededNumbers(seed: 5)
        var examined = 0
        var confident = 0
        var plausible = 0
        for row in survey.rows where row.mistake == .none {
            var row = row.evidence
            let place = [1000.0, 10_000, 100_000][Int.random(in: 0..<3, using: &generator)]
            let shift = place * Double(Int.random(in: 1...8, using: &generator))
            if Bool.random(using: &generator) {
                row.written.northward += shift
            } else {
                row.written.eastward -= shift
            }
            row.position = try? conversion.wgs84(
                of: GridPosition(easting: row.written.eastward, northing: row.written.northward))
            guard doctor.needsDoctor(row, found: row.position.flatMap(survey.index.commune(at:))) else { continue }
            examined += 1
            guard case .repair(let repair) = doctor.examine(row) else { continue }
            if repair.confidence == .confident { confident += 1 } else { plausible += 1 }
        }
        let figures = "\(examined) examined, \(confident) confident repairs, \(plausible) plausible ones\n"
        Attachment.record(figures, named: "doctor-and-typing-errors.txt")
        #expect(examined > 2000)
        // 2.7 %. The file does have rows of other zones, so that an easting mistyped by 30 km cannot be told from one.
        #expect(confident * 100 <= 3 * examined, "\(figures)")
    }
}
