import Foundation
import HaTangCommands
import TestWitnesses
import Testing

/// Cable lengths of the samples by commune and by enterprise, held against GDAL, which reads the table and cuts the
/// lines by itself.
struct CableLengthsOracleTests {
    private static let boundaries = RegistryFolder.package + "/GeoData/boundaries/schematic-2025-an-giang.geojson"

    /// Rules of its own: reads the rows of the layer, tells where each route stood, and adds up kilometres.
    private static let script = """
        import json, sqlite3, sys
        from osgeo import ogr, osr
        ogr.UseExceptions()
        osr.UseExceptions()
        registry, boundaries, days = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
        system = osr.SpatialReference()
        system.ImportFromEPSG(4326)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        metres = osr.SpatialReference()
        metres.ImportFromEPSG(32648)
        to_metres = osr.CoordinateTransformation(system, metres)
        communes = {}
        source = ogr.Open(boundaries)
        for feature in source.GetLayer():
            communes[feature["code"]] = feature.GetGeometryRef().Clone()
        shapes = {}
        opened = ogr.Open(registry)
        for feature in opened.GetLayerByName("cable_routes"):
            geometry = feature.GetGeometryRef()
            if geometry is not None:
                shapes[feature["code"]] = geometry.Clone()

        def shares(row):
            line = shapes.get(row["code"])
            found = {}
            if line is not None:
                for code, area in communes.items():
                    part = line.Intersection(area) if line.Intersects(area) else None
                    if part is not None and not part.IsEmpty():
                        part.Transform(to_metres)
                        if part.Length() > 0:
                            found[code] = part.Length()
            if not found:
                found = {code: 1 for code in row["communes"].split(";")}
            whole = sum(found.values())
            return {code.strip(): length / whole for code, length in found.items()}

        def lengths(row, day):
            steps = [(row[name] or "9999", order) for order, name in enumerate(["started", "done", "verified", "reopened"])]
            made = max((step for step in steps if step[0] <= day), default=(None, -1))[1]
            again = row["reopened"] is not None
            done = row["planned_m"] if again and made in (1, 2) else row["done_m"]
            if made == -1 or made == 0 and row["done"]:
                done = 0
            verified = done if made == 2 else 0
            deadline = row["extended_to"] or row["deadline"]
            late = max(0, row["planned_m"] - done) if deadline and deadline < day else 0
            return [row["planned_m"], done, verified, late]

        connection = sqlite3.connect(registry)
        connection.row_factory = sqlite3.Row
        rows = connection.execute("SELECT * FROM cable_routes").fetchall()
        answer = {"crossing": sum(len(shares(row)) > 1 for row in rows if row["code"] in shapes), "days": {}}
        for day in days:
            tables = {"commune": {}, "enterprise": {}}
            for row in rows:
                for table, parts in (("commune", shares(row)), ("enterprise", {row["enterprise"] or "": 1})):
                    for name, share in parts.items():
                        sums = tables[table].setdefault(name, [0, 0, 0, 0])
                        for place, length in enumerate(lengths(row, day)):
                            sums[place] += length * share / 1000
            answer["days"][day] = tables
        print(json.dumps(answer))
        """

    private struct Answer: Decodable {
        /// Routes whose line runs through more than one commune.
        var crossing: Int
        /// Planned, done, verified and overdue kilometres by day, table and name.
        var days: [String: [String: [String: [Double]]]]
    }

    private struct Works: Decodable {
        struct Score: Decodable {
            struct Kilometres: Decodable {
                var planned_km: Double
                var done_km: Double
                var verified_km: Double
                var overdue_km: Double
            }
            var name: String?
            var code: String?
            var kilometres: Kilometres
        }
        var scores: [Score]
    }

    @Test(.enabled(if: Tool.hasGDAL, "Debian's gdal-bin and python3-gdal are missing"))
    func `kilometres by commune and enterprise are those that GDAL finds, on every day`() throws {
        let folder = try RegistryFolder()
        let registry = folder.file("an-giang.gpkg")
        func run(_ words: String...) throws -> String {
            let transcript = Transcript()
            let ended = HatangProgram().run(words, on: transcript.console(environment: ["HATANG_LANGUAGE": "en"]))
            try #require(ended == .success, "\(transcript.told)")
            return transcript.printed
        }
        // As official boundaries they cut the lines; as schematic ones they would leave routes where they are stated.
        _ = try run("boundaries", registry, Self.boundaries, "--era", "2025", "--quality", "official")
        _ = try run(
            "import", registry, RegistryFolder.package + "/GeoData/surveys/mau-tuyen-cap.csv", "--kind", "cable",
            "--crs", "wgs84")
        try folder.write(Self.longRoutes(), to: "dai.csv")
        _ = try run(
            "import", registry, folder.file("dai.csv"), "--kind", "cable", "--crs", "wgs84", "--surveyed", "2026-11-01")
        let days = ["2025-07-01", "2025-10-20", "2025-12-31", "2026-01-01", "2026-02-05", "2026-04-05", "2026-11-28"]
        let told = try Tool.output(
            of: Tool.python, "-W", "ignore", "-c", Self.script, registry, Self.boundaries, days.joined(separator: ","))
        let answer = try JSONDecoder().decode(Answer.self, from: Data(told.utf8))
        #expect(answer.crossing >= 20, "too few lines cross a border")
        for day in days {
            for table in ["commune", "enterprise"] {
                let expected = try #require(answer.days[day]?[table])
                let text = try run("cables", registry, "--on", day, "--by", table, "--format", "json")
                let scores = try JSONDecoder().decode(Works.self, from: Data(text.utf8)).scores
                #expect(Set(scores.map { $0.code ?? $0.name ?? "" }) == Set(expected.keys), "\(table) \(day)")
                for score in scores {
                    let name = score.code ?? score.name ?? ""
                    let length = score.kilometres
                    let found = [length.planned_km, length.done_km, length.verified_km, length.overdue_km]
                    // A metre, and 0.05 %: shares are measured in a plane with the scales of the line's middle latitude.
                    let isNear = zip(found, expected[name] ?? []).allSatisfy { abs($0 - $1) < 0.001 + 0.0005 * $1 }
                    #expect(isNear, "\(table) \(name) \(day): \(found) and not \(expected[name] ?? [])")
                }
            }
        }
        let sums = days.compactMap { day in
            (1...3).map { place in answer.days[day]?["enterprise"]?.values.reduce(0) { $0 + $1[place] } }
        }
        #expect(Set(sums).count == days.count, "what is done, verified and overdue differs from day to day")
    }

    /// Seeded routes of tens of kilometres, each through several communes and some of them partly outside of all.
    private static func longRoutes() -> String {
        var generator = SeededNumbers(seed: 7)
        var text = "code;enterprise;status;planned_m;done_m;deadline;started;done;photo_after;wkt\n"
        for number in 1...24 {
            var (east, north) = (
                Double.random(in: 104.9...105.4, using: &generator), Double.random(in: 10.0...10.7, using: &generator)
            )
            var places = ["\(east) \(north)"]
            for _ in 0..<3 {
                east += Double.random(in: -0.12...0.12, using: &generator)
                north += Double.random(in: -0.12...0.12, using: &generator)
                places.append("\(east) \(north)")
            }
            let line = places.joined(separator: ", ")
            let isDone = number % 2 == 0
            text +=
                "X\(number);\(["Viettel", "VNPT"][number % 2]);\(isDone ? "hoàn thành" : "đang làm");"
                + "\(number * 1000);\(number * (isDone ? 1000 : 400));2025-12-31;2025-0\(number % 9 + 1)-15;"
                + "\(isDone ? "2026-0\(number % 9 + 1)-20" : "");\(isDone ? "x.jpg" : "");LINESTRING(\(line))\n"
        }
        return text
    }
}
