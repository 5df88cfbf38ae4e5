import HaTangKit
import TestWitnesses
import Testing

/// Grid coordinates in a zone that nobody states, or in another one than is stated.
struct UnstatedZoneTests {
    private let office: Office

    init() throws {
        office = try Office()
        try SquareCommunes.give(office)
    }

    private struct Placed {
        var line: String
        var place: GeographicPosition
    }

    /// Points of both communes with their northing and easting in a zone.
    private func points(
        _ numbers: ClosedRange<Int>, in zone: String, using generator: inout SeededNumbers
    ) throws -> [Placed] {
        var conversion = try CoordinateConversion(from: ReferenceSystem(zone))
        return try numbers.map { number in
            let commune = number.isMultiple(of: 2) ? SquareCommunes.west : SquareCommunes.east
            let place = SquareCommunes.place(in: commune, using: &generator)
            let grid = try conversion.grid(of: place)
            return Placed(
                line: "P\(number),Điểm mẫu \(number),\(metres(grid.northing)),\(metres(grid.easting)),\(commune)\n",
                place: place)
        }
    }

    /// With a decimal comma and millimetres, as a surveyor writes it.
    private func metres(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let rest = String(thousandths % 1000)
        return "\"\(thousandths / 1000),\(String(repeating: "0", count: 3 - rest.count))\(rest)\""
    }

    private func request(_ lines: [Placed], crs: String = "auto", name: String = "luoi.csv") throws -> SurveyRequest {
        var request = try office.survey(
            "Mã điểm,Tên điểm,Tọa độ Bắc,Tọa độ Đông,Xã/Phường\n" + lines.map(\.line).joined(), name: name)
        request.referenceSystem = crs
        return request
    }

    private func expectPlaces(_ points: [Placed], from first: Int) throws {
        for (offset, point) in points.enumerated() {
            guard case .point(let place)? = try office.point("P\(first + offset)")?.shape else {
                Issue.record("P\(first + offset) has no place")
                continue
            }
            #expect(place.distance(to: point.place) < 0.01, "P\(first + offset)")
        }
    }

    @Test func `the zone is found by the stated communes, and said`() throws {
        var generator = SeededNumbers(seed: 1045)
        let points = try points(1...40, in: "vn2000:104.5", using: &generator)
        let outcome = try office.registry.importSurvey(try request(points), today: .ofSamples)
        #expect(outcome.summary.rows == [.created: 40], "\(outcome.summary.findings.kept)")
        let said = try #require(outcome.summary.findings.kept.first { $0.code == "zone-chosen" })
        #expect(said.severity == .note && said.row == nil)
        #expect(said.problem.vi.contains("vn2000:104.5") && said.problem.vi.contains("40"), "\(said.problem.vi)")
        #expect(outcome.summary.operations == ["vn2000:104.5 → WGS 84, EPSG:6960"])
        try expectPlaces(points, from: 1)
        #expect(try office.point("P1")?.original?.referenceSystem == "vn2000:104.5")
    }

    @Test func `where the communes do not tell the zone, the error lists how many rows each fits`() throws {
        var generator = SeededNumbers(seed: 9)
        let few = try points(1...5, in: "vn2000:104.5", using: &generator)
        let version = try office.registry.registry.version
        let error = try #require(throws: SurveyValidationError.self) {
            try office.registry.importSurvey(try request(few), today: .ofSamples)
        }
        guard case .unstatedZone(_, let candidates) = error else {
            Issue.record(error)
            return
        }
        #expect(candidates.first == "vn2000:104.5 (5)", "\(candidates)")
        #expect(error.message.vi.contains("--crs"))
        #expect(try office.registry.registry.version == version)
    }

    @Test func `rows of a wrong meridian wait with a proposal`() throws {
        var generator = SeededNumbers(seed: 15)
        let right = try points(1...12, in: "vn2000:104.75", using: &generator)
        let wrong = try points(13...15, in: "vn2000:104.5", using: &generator)
        let plan = try office.take(try request(right + wrong, crs: "vn2000:104.75"))
        #expect(plan.counts == [.created: 12, .quarantined: 3], "\(plan.findings)")
        #expect(plan.findings.map(\.code) == Array(repeating: "position-repair", count: 3))
        let finding = try #require(plan.findings.first)
        #expect(finding.row == 14 && finding.severity == .error)
        // A zone further west by 15′ is 27.4 km at 10.3° north.
        for words in ["104°30′", "104°45′", "27,4 km"] {
            #expect(finding.problem.vi.contains(words), "\(finding.problem.vi)")
        }
        #expect(finding.remedy.vi.contains("--accept repairs"), "\(finding.remedy.vi)")
        #expect(try office.point("P13") == nil)
    }

    @Test func `accepted repairs put them right and keep what was written`() throws {
        var generator = SeededNumbers(seed: 15)
        let right = try points(1...12, in: "vn2000:104.75", using: &generator)
        let wrong = try points(13...15, in: "vn2000:104.5", using: &generator)
        var asked = try request(right + wrong, crs: "vn2000:104.75")
        asked.acceptsRepairs = true
        let outcome = try office.registry.importSurvey(asked, today: .ofSamples)
        #expect(outcome.summary.rows == [.created: 15])
        #expect(outcome.summary.findings.kept.map(\.code) == Array(repeating: "position-repaired", count: 3))
        #expect(outcome.summary.findings.kept.allSatisfy { $0.severity == .note })
        try expectPlaces(right + wrong, from: 1)
        let repaired = try #require(try office.point("P13"))
        #expect(repaired.original?.referenceSystem == "vn2000:104.5")
        let cells = wrong[0].line.split(separator: "\"")
        #expect(repaired.original?.text == "\(cells[1]); \(cells[3])")
        let row = try office.registry.registry.rawRow(survey: outcome.summary.survey.identifier, row: 14)
        #expect(row?.row.cells[2] == String(cells[1]))
        #expect(outcome.summary.operations.count == 2, "\(outcome.summary.operations)")
        // Another answer to the same question is another survey.
        asked.acceptsRepairs = false
        #expect(try office.registry.description(of: asked).identifier != outcome.summary.survey.identifier)
    }

    @Test func `repairs are accepted and refused one by one in the mapping`() throws {
        var generator = SeededNumbers(seed: 15)
        let right = try points(1...12, in: "vn2000:104.75", using: &generator)
        let wrong = try points(13...15, in: "vn2000:104.5", using: &generator)
        var asked = try request(right + wrong, crs: "vn2000:104.75")
        asked.mapping = SavedMapping(
            kind: .postal, columns: [], repairs: [.init(row: 14, accept: true), .init(row: 16, accept: false)])
        let one = try office.plan(asked)
        #expect(one.counts == [.created: 13, .quarantined: 2])
        #expect(one.findings.map(\.code) == ["position-repaired", "position-repair", "position-repair"])
        asked.acceptsRepairs = true
        let two = try office.take(asked)
        #expect(two.counts == [.created: 14, .quarantined: 1])
        #expect(two.findings.map(\.row) == [14, 15, 16])
        #expect(two.findings.map(\.code) == ["position-repaired", "position-repaired", "position-repair"])
        #expect(try office.point("P15") == nil)
    }

    @Test func `an answer about another mistake than the row has decides nothing`() throws {
        var generator = SeededNumbers(seed: 15)
        let right = try points(1...12, in: "vn2000:104.75", using: &generator)
        let wrong = try points(13...15, in: "vn2000:104.5", using: &generator)
        var asked = try request(right + wrong, crs: "vn2000:104.75")
        asked.mapping = SavedMapping(
            kind: .postal, columns: [],
            repairs: [
                .init(row: 14, accept: true, mistake: "axes-swapped"),
                .init(row: 15, accept: true, mistake: "other-system"),
                .init(row: 16, accept: true, mistake: "axes-swapped+other-system"),
            ])
        let plan = try office.plan(asked)
        #expect(plan.findings.map(\.code) == ["position-repair", "position-repaired", "position-repair"])
    }
}
