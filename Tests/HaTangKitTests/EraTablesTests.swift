import Foundation
import HaTangKit
import TestWitnesses
import Testing

/// Tables on the communes before and after July 2025, and the bridge between them, over all sample surveys.
extension FilledRegistryTests {
    struct EraTablesTests {
        private let folder: TemporaryFolder
        private let registry: ProvinceRegistry
        private let path: String

        init() throws {
            folder = try TemporaryFolder()
            path = try FilledRegistry.shared.copy(in: folder)
            registry = try ProvinceRegistry(opening: path, mode: .readWrite)
            try registry.addFormerCommunes(from: try Places.geoData())
        }

        private func table(_ era: String, province: String? = nil) throws -> CoverageTable {
            try registry.coverage(on: .ofSamples, era: try registry.era(named: era), province: province)
        }

        private func bridge(province: String? = nil) throws -> EraBridge {
            try registry.bridge(from: try registry.era(named: "2024"), on: .ofSamples, province: province)
        }

        @Test(arguments: [("2024", "89", 155), ("2024", "91", 143), ("2024", nil, 298), ("2025", "91", 102)])
        func `a table has the communes of its era and province, and no other`(
            era: String, province: String?, count: Int
        ) throws {
            let table = try table(era, province: province)
            #expect(table.communes.count == count)
            #expect(table.targets.allSatisfy { $0.figure != nil || $0.of + $0.notAsked <= count })
            if let province { #expect(table.communes.allSatisfy { $0.commune.province == province }) }
        }

        @Test func `loading the old communes changes no figure of today's table`() throws {
            let other = try TemporaryFolder()
            let path = try FilledRegistry.shared.copy(in: other)
            let without = try ProvinceRegistry(opening: path).coverage(on: .ofSamples)
            let with = try table("2025")
            #expect(without.communes == with.communes && without.undecided == 0)
        }

        @Test func `sums of the bridge are the tables of both eras`() throws {
            try compareSums()
        }

        @Test(.enabled(if: SharedData.hasAnGiang, Comment(rawValue: SharedData.absence)))
        func `they are those, too, where only the communes of today have official boundaries`() throws {
            let loaded = try registry.importBoundaries(
                from: [SharedData.anGiang.path], era: try registry.era(named: "2025"))
            try #require(loaded.communes == 102)
            try compareSums()
        }

        private func compareSums() throws {
            let lines = try bridge().lines
            for (era, commune) in [("2024", \EraBridge.Line.old), ("2025", \.new)] {
                let own = Dictionary(grouping: lines) { $0[keyPath: commune]?.code }
                var cable = 0.0
                for coverage in try table(era).communes {
                    let sum = EraBridge.sum(of: own[coverage.commune.code] ?? [])
                    #expect(sum.postalPoints == coverage.postal.points, "\(era) \(coverage.commune)")
                    #expect(sum.deadZones == coverage.deadZones.open, "\(era) \(coverage.commune)")
                    let planned = coverage.cables.plannedKilometres
                    #expect(abs(sum.cableMetres / 1000 - planned) < 1e-6, "\(era) \(coverage.commune)")
                    cable += planned
                }
                #expect(cable > 10, "the samples have routes")
            }
        }

        @Test func `every old commune has a line for each commune of today that got land of it`() throws {
            let lines = try bridge().lines
            let pairs = Set(lines.compactMap { line in line.old.map { [$0.code, line.new?.code ?? ""] } })
            let table = try String(
                contentsOfFile: try Places.geoData().path(of: .formerCommunes), encoding: .utf8)
            let codes = Set(lines.compactMap(\.old?.code))
            var expected = Set<[String]>()
            for line in table.split(separator: "\n").dropFirst() {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                guard codes.contains(String(cells[0])) else { continue }
                for code in cells[5].split(separator: " ") { expected.insert([String(cells[0]), String(code)]) }
            }
            #expect(codes.count == 298 && expected.isSubset(of: pairs))
            #expect(pairs.subtracting(expected).allSatisfy { $0[1].isEmpty })
            #expect(try Set(bridge(province: "89").lines.compactMap(\.old)).count == 155)
        }

        @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
        func `OGR and the table of succession lay every point and site to the same pair`() throws {
            let printed = try Tool.output(
                of: Tool.python, "-W", "ignore", "-c", Self.recount, path, try Places.geoData().path,
                Day.ofSamples.description)
            let expected = printed.split(separator: "\n").map(String.init)
            let own = try bridge().lines.filter { $0.figures.postalPoints + $0.figures.sites > 0 }.map { line in
                [
                    line.old?.code ?? "-", line.new?.code ?? "-", String(line.figures.postalPoints),
                    String(line.figures.sites),
                ].joined(separator: " ")
            }
            #expect(Set(own).symmetricDifference(expected).sorted().prefix(10) == [])
            #expect(expected.count > 250)
        }

        /// Reads the registry by OGR; on schematic boundaries a stated commune wins, one of several is told by the place.
        private static let recount = """
            import csv, sys
            from collections import Counter
            from osgeo import ogr
            ogr.UseExceptions()
            path, geodata, day = sys.argv[1:]
            became, origins = {}, {}
            for row in csv.DictReader(open(geodata + '/communes/communes-2024.csv', encoding='utf8')):
                became[row['code']] = row['became'].split()
                for code in became[row['code']]: origins.setdefault(code, []).append(row['code'])
            old = {}
            source = ogr.Open(geodata + '/boundaries/schematic-2024-an-giang.geojson')
            for feature in source.GetLayer(0): old[feature['code']] = feature.GetGeometryRef().Clone()
            new = {}
            source = ogr.Open(geodata + '/boundaries/schematic-2025-an-giang.geojson')
            for feature in source.GetLayer(0): new[feature['code']] = feature.GetGeometryRef().Clone()
            def among(codes, shapes, point):
                if len(codes) == 1: return codes[0]
                if point is None: return '-'
                codes = codes or list(shapes)
                inside = [code for code in codes if shapes[code].Contains(point)]
                if inside: return inside[0]
                return min(codes, key=lambda code: shapes[code].Distance(point)) if len(codes) < len(shapes) else '-'
            lines = Counter()
            data = ogr.Open(path)
            for layer in ('postal_points', 'bts_sites'):
                for feature in data.GetLayerByName(layer):
                    if layer == 'postal_points':
                        opened, closed = feature['opened'], feature['closed']
                        if opened and opened.replace('/', '-') > day or closed and closed.replace('/', '-') <= day: continue
                    stated = (feature['communes'] or '').split(';') if feature['communes'] else []
                    named = [code[:5] for code in stated if '@2024' in code]
                    today = [code for code in stated if '@' not in code]
                    point = feature.GetGeometryRef()
                    before = among(named or sorted({o for code in today for o in origins.get(code, [])}), old, point)
                    heirs = became.get(before, [])
                    after = among(today, new, point) if len(heirs) != 1 else heirs[0]
                    if before != '-' and len(heirs) > 1 and after not in heirs: after = '-'
                    if before == after == '-': continue
                    lines[before, after, layer] += 1
            for before, after in sorted({key[:2] for key in lines}):
                print(before, after, lines[before, after, 'postal_points'], lines[before, after, 'bts_sites'])
            """

        @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
        func `the old schematic boundaries make those of today again`() throws {
            let script = """
                import csv, sys
                from osgeo import ogr
                ogr.UseExceptions()
                def shapes(era):
                    source = ogr.Open(sys.argv[1] + f'/boundaries/schematic-{era}-an-giang.geojson')
                    return {f['code']: f.GetGeometryRef().Clone() for f in source.GetLayer(0)}
                old, new = shapes(2024), shapes(2025)
                became = {row['code']: row['became'].split()
                          for row in csv.DictReader(open(sys.argv[1] + '/communes/communes-2024.csv', encoding='utf8'))}
                def union(parts):
                    whole = ogr.Geometry(ogr.wkbMultiPolygon)
                    for part in parts: whole = whole.Union(part)
                    return whole
                worst = 0
                for code, shape in new.items():
                    parts = [o for o in old if code in became[o]]
                    rest = [n for o in parts for n in became[o] if n != code]
                    made = union(old[o] for o in parts)
                    worst = max(worst, shape.Difference(made).Area())
                    if not rest: worst = max(worst, made.Difference(shape).Area())
                for code, shape in old.items():
                    worst = max(worst, shape.Difference(union(new[n] for n in became[code])).Area())
                print(len(old), len(new), worst < 1e-9, all(s.IsValid() for s in old.values()))
                print(sum(1 for o in old if len(became[o]) > 1))
                """
            let printed = try Tool.output(
                of: Tool.python, "-W", "ignore", "-c", script, try Places.geoData().path)
            #expect(printed == "298 102 True True\n3\n")
        }
    }
}
