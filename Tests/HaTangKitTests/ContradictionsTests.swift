import HaTangKit
import TestWitnesses
import Testing

/// Made-up sites, settlements and reports in two square communes, compared one with the other by distances alone.
struct ContradictionsTests {
    private struct Cell {
        var position: GeographicPosition
        var `operator`: String
        var technology: String
        var radius: Double
    }

    private struct Report {
        var code: String
        var position: GeographicPosition
        var `operator`: String
        var technology: String
        var isOpen: Bool

        func concerns(_ technology: TechnologyClass, _ name: String?) -> Bool {
            (self.technology.isEmpty || technology.includes(Technology(rawValue: self.technology) ?? .g2))
                && (name == nil || `operator`.isEmpty || `operator` == name)
        }
    }

    private let office: Office
    private var cells: [Cell] = []
    private var reports: [Report] = []

    private static let operators = ["Viettel", "MobiFone"]

    init() throws {
        office = try Office()
        try SquareCommunes.give(office)
        var generator = SeededNumbers(seed: 41)
        func place() -> GeographicPosition {
            let commune = Bool.random(using: &generator) ? SquareCommunes.west : SquareCommunes.east
            return SquareCommunes.place(in: commune, using: &generator)
        }
        for _ in 0..<14 {
            cells.append(
                Cell(
                    position: place(), operator: Self.operators[.random(in: 0...1, using: &generator)],
                    technology: ["4G", "5G"][.random(in: 0...1, using: &generator)],
                    radius: .random(in: 300...1300, using: &generator).rounded()))
        }
        while reports.count < 60 {
            let position = place()
            // No report so near to a circle that a scale of the plane of 0.02 % would decide.
            guard cells.allSatisfy({ abs(position.distance(to: $0.position) - $0.radius) > 2 }) else { continue }
            reports.append(
                Report(
                    code: "PA-\(100 + reports.count)", position: position,
                    operator: ["", "Viettel", "MobiFone"][.random(in: 0...2, using: &generator)],
                    technology: ["", "4G", "5G"][.random(in: 0...2, using: &generator)],
                    isOpen: .random(in: 0...3, using: &generator) > 0))
        }
        func text(_ position: GeographicPosition) -> String { "\(position.latitude),\(position.longitude)\n" }
        try take(
            .bts,
            "site,operator,technology,radius_m,on_air,latitude,longitude\n"
                + cells.enumerated().map {
                    "M-\($0),\($1.operator),\($1.technology),\($1.radius),2020-01-01," + text($1.position)
                }.joined())
        try take(
            .deadzone,
            "code,operator,technology,status,reported,latitude,longitude\n"
                + reports.map {
                    "\($0.code),\($0.operator),\($0.technology),\($0.isOpen ? "đã báo" : "bác bỏ"),2026-01-01,"
                        + text($0.position)
                }.joined() + "PA-KHONG,,,đã báo,2026-01-01,,\n")
        try take(
            .settlement,
            "code,name,commune,latitude,longitude,households\n"
                + (0..<12).map { "AP-\($0),Ấp Mẫu \($0),,\(text(place()).dropLast()),10\n" }.joined())
    }

    private func take(_ kind: SurveyKind, _ rows: String) throws {
        let request = SurveyRequest(
            path: try office.folder.write(rows, to: "\(kind.rawValue).csv"), kind: kind, referenceSystem: "wgs84",
            surveyed: day("2026-03-01"))
        try office.take(request)
    }

    @Test(
        arguments: [(TechnologyClass.g4, nil), (.g5, nil), (.g4OrBetter, nil), (.g4, "Viettel"), (.g5, "MobiFone")]
            as [(TechnologyClass, String?)])
    func `reports inside of computed service are those that distances find`(
        _ technology: TechnologyClass, _ name: String?
    ) throws {
        let list = try office.registry.holes(
            for: HoleRequest(technology: technology, operator: name), on: .ofSamples)
        let expected = reports.filter { report in
            report.isOpen && report.concerns(technology, name)
                && cells.contains { cell in
                    technology.includes(Technology(rawValue: cell.technology) ?? .g2)
                        && (report.technology.isEmpty || report.technology == cell.technology)
                        && (name == nil || cell.operator == name)
                        && (report.operator.isEmpty || report.operator == cell.operator)
                        && cell.position.distance(to: report.position) <= cell.radius
                }
        }
        #expect(!expected.isEmpty && expected.count < reports.count / 2)
        let found = list.contradictions.coveredReports
        #expect(found.map(\.code) == expected.map(\.code).sorted())
        for entry in found {
            #expect(entry.possibleShare == 1 && entry.provenShare == 1 && !entry.servers.isEmpty)
            #expect(entry.report.source.file == "deadzone.csv" && entry.report.source.row > 1)
            for server in entry.servers {
                let place = try #require(Int(server.site.dropFirst(2)))
                #expect(cells[place].radius == server.radiusMetres && server.source.row == place + 2)
            }
        }
    }

    @Test(arguments: [0.0, 100_000, 1e9], [day("2025-12-31"), .ofSamples])
    func `holes without a report are those in which no open report lies`(_ area: Double, _ day: Day) throws {
        let request = HoleRequest(technology: .g4, reportSquareMetres: area)
        let list = try office.registry.holes(for: request, on: day)
        // All reports are of the first day of 2026.
        let isEarly = day < .ofSamples
        let expected = list.holes.filter { hole in
            let isReported = reports.contains { report in
                !isEarly && report.isOpen && report.concerns(.g4, nil)
                    && hole.polygons.contains { Self.holds($0, report.position) }
            }
            return !isReported && (!hole.settlements.isEmpty || hole.squareMetres >= area)
        }
        #expect(list.contradictions.unreportedHoles.map(\.hole) == expected)
        #expect(list.holes.contains { !$0.reports.isEmpty } == !isEarly)
        if isEarly { #expect(!expected.isEmpty) }
    }

    /// By counting the edges that a ray to the east crosses.
    private static func holds(_ polygon: GeographicPolygon, _ position: GeographicPosition) -> Bool {
        var isInside = false
        for ring in [polygon.outer] + polygon.holes {
            for (start, end) in zip(ring, ring.dropFirst())
            where (start.latitude > position.latitude) != (end.latitude > position.latitude) {
                let part = (position.latitude - start.latitude) / (end.latitude - start.latitude)
                if start.longitude + part * (end.longitude - start.longitude) > position.longitude { isInside.toggle() }
            }
        }
        return isInside
    }
}
