import CommuneBoundaries
import RegistryRecords
import SurveyValidation
import TestWitnesses
import Testing
import VN2000

/// Whole files without a stated zone, on the real communes of An Giang.
@Suite(.enabled(if: SharedData.hasAnGiang, Comment(rawValue: SharedData.absence)))
struct FileHabitTests {
    private static let index = CommuneIndex(SharedData.communesOfAnGiang)

    /// Rows of a file that is made in one zone, and read in the province's.
    private func rows(_ count: Int, in zone: String) throws -> [RowEvidence] {
        var generator = SeededNumbers(seed: 9208)
        var conversion = try CoordinateConversion(from: ReferenceSystem(zone))
        let stated = try ReferenceSystem("EPSG:9208")
        var rows: [RowEvidence] = []
        while rows.count < count {
            let place = GeographicPosition(
                latitude: .random(in: 9.7...10.95, using: &generator),
                longitude: .random(in: 104.4...105.57, using: &generator))
            guard let commune = Self.index.commune(at: place) else { continue }
            let grid = try conversion.grid(of: place)
            rows.append(
                RowEvidence(
                    written: CoordinatePair(northward: grid.northing, eastward: grid.easting), system: stated,
                    position: nil, communes: [commune]))
        }
        return rows
    }

    private func habit(_ rows: [RowEvidence]) throws -> FileHabit {
        var doctor = try CoordinateDoctor(
            boundaries: Self.index, likely: [104.75, 104.5].map { try VN2000Zone(centralMeridian: $0) })
        return FileHabit(of: rows, by: &doctor)
    }

    @Test(arguments: ["vn2000:104.75", "vn2000:104.5", "vn2000:105.75"])
    func `a file tells its zone by the communes of its rows`(_ zone: String) throws {
        // The province's zone also competes with its twin of the other scale factor, 346 m away.
        let choice = try habit(rows(600, in: zone)).zoneChoice
        guard case .decided(let frame, let counts) = choice else {
            Issue.record("\(choice)")
            return
        }
        #expect(frame.description == zone)
        #expect(counts[0].rows == 600 && (counts.count > 1) == (zone == "vn2000:104.75"))
    }

    @Test func `few rows, or rows without communes, decide nothing`() throws {
        let few = try rows(FileHabit.leastRows - 1, in: "vn2000:104.5")
        guard case .undecided(let counts) = try habit(few).zoneChoice else {
            Issue.record("decided by \(few.count) rows")
            return
        }
        #expect(counts.first?.frame.description == "vn2000:104.5" && counts.first?.rows == few.count)
        let bare = try rows(50, in: "vn2000:104.5").map { row in
            var row = row
            row.communes = []
            return row
        }
        #expect(try habit(bare).zoneChoice == .undecided(counts: []))
    }

    @Test func `zones that differ by some hundred metres are told apart only by many rows`() throws {
        for count in [20, 1000] {
            switch try habit(rows(count, in: "vn2000:105/6")).zoneChoice {
            case .decided(let frame, _): #expect(count == 1000 && frame.description == "vn2000:105/6")
            case .undecided(let counts):
                #expect(count == 20)
                #expect(Set(counts.prefix(3).map(\.frame.description)).contains("vn2000:105/6"))
            }
        }
    }
}
