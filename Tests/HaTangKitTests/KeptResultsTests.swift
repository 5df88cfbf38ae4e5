import Foundation
import HaTangKit
import TestWitnesses
import Testing

/// Tables from kept results, held against tables computed from nothing, after edits of every sort.
struct KeptResultsTests {
    /// A registry of An Giang on schematic boundaries, opened anew after settings have changed.
    private struct Edited {
        let office: Office
        var registry: ProvinceRegistry
        var generator: SeededNumbers
        var sites: [String] = []
        var surveyed = day("2026-01-05")

        init(seed: UInt64) throws {
            office = try Office(withBoundaries: true)
            registry = office.registry
            generator = SeededNumbers(seed: seed)
        }

        mutating func take(_ text: String, kind: SurveyKind = .bts) throws {
            surveyed = surveyed.adding(days: 1)
            let request = SurveyRequest(
                path: try office.folder.write(text, to: "\(surveyed).csv"), kind: kind, referenceSystem: "wgs84",
                surveyed: surveyed)
            try registry.apply(try registry.plan(for: request, today: .ofSamples))
        }

        mutating func position() -> String {
            let latitude = Double.random(in: 10.15...10.65, using: &generator)
            let longitude = Double.random(in: 104.95...105.45, using: &generator)
            return "\(latitude),\(longitude)"
        }

        mutating func addSites(_ count: Int) throws {
            var text = "site,operator,technology,band_mhz,radius_m,on_air,latitude,longitude\n"
            for _ in 0..<count {
                let site = "MAU-\(sites.count)"
                sites.append(site)
                let place = position()
                for technology in ["4G", "5G"] where technology == "4G" || Bool.random(using: &generator) {
                    let radius =
                        Bool.random(using: &generator) ? "" : "\(Int.random(in: 300...4000, using: &generator))"
                    let onAir = Int.random(in: 0..<5, using: &generator) == 0 ? "" : "2020-01-01"
                    let name = ["Viettel", "VNPT"].randomElement(using: &generator) ?? ""
                    text += "\(site),\(name),\(technology),1800,\(radius),\(onAir),\(place)\n"
                }
            }
            try take(text)
        }

        /// One edit; what it was, for people.
        mutating func edit(_ number: Int) throws -> String {
            let site = sites.randomElement(using: &generator) ?? ""
            switch number % 8 {
            case 0:
                try take(
                    "site,latitude,longitude,operator,technology,band_mhz\n\(site),\(position()),Viettel,4G,1800\n")
                return "moved \(site)"
            case 1:
                try take("site,operator,technology,band_mhz,off_air\n\(site),Viettel,4G,1800,2026-02-01\n")
                return "switched \(site) off"
            case 2:
                try take("site,operator,technology,band_mhz,radius_m\n\(site),VNPT,4G,1800,1234\n")
                return "radius of \(site)"
            case 3:
                let square = """
                    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "30307"},
                    "geometry": {"type": "Polygon", "coordinates": [[[105.40, 10.30], [105.45, 10.30],
                    [105.45, 10.35\(number)], [105.40, 10.35], [105.40, 10.30]]]}}]}
                    """
                _ = try registry.importBoundaries(
                    from: [try office.folder.write(square, to: "ranh-\(number).geojson")],
                    era: try registry.era(named: "2025"), quality: .official)
                return "boundary"
            case 4:
                let name = "radii/assumed-radii.csv"
                let text = try #require(try registry.registry.document(named: name))
                let changed = text.replacing(/,(\d+)000,/) { ",\($0.output.1)\(100 + number)," }
                try registry.registry.setDocuments([RegistryDocument(name: name, content: changed)])
                registry = try ProvinceRegistry(opening: office.path, mode: .readWrite)
                return "assumed radii"
            case 5:
                let others = sites.filter { $0 != site }
                let other = others.randomElement(using: &generator) ?? ""
                try registry.merge([(site, other)])
                sites.removeAll { $0 == other }
                return "merged \(other) into \(site)"
            case 6 where Tool.hasSQLite:
                // As another program edits: past our own writing, history and version.
                try Tool.output(
                    of: "/usr/bin/sqlite3", office.path,
                    "UPDATE cells SET radius_m = \(700 + number) WHERE site = '\(site)'")
                registry = try ProvinceRegistry(opening: office.path, mode: .readWrite)
                return "edited \(site) outside"
            default:
                try addSites(1)
                return "added a site"
            }
        }

        /// The table from what is kept, after which it is kept.
        func keptTable(on day: Day) throws -> (table: CoverageTable, kept: KeptResults) {
            let kept = try registry.keptResults()
            let table = try registry.coverage(on: day, operators: .all, kept: kept)
            try registry.keep(kept)
            return (table, kept)
        }
    }

    /// All shares by their bits, beside which `==` of two tables says all else.
    private func bits(_ table: CoverageTable) -> [UInt64] {
        table.communes.flatMap { commune in
            ([commune.mobile] + (commune.operators ?? []).map(\.mobile)).flatMap { mobile in
                TechnologyClass.allCases.flatMap { technology in
                    [mobile[technology]?.low, mobile[technology]?.high, mobile[technology]?.areaShare]
                        .map { $0?.bitPattern ?? 1 }
                }
            }
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `after edits of every sort the table is the one computed from nothing, to the last bit`(
        seed: UInt64
    ) throws {
        var edited = try Edited(seed: seed)
        try edited.addSites(40)
        let days = [Day.ofSamples, day("2026-03-01")]
        _ = try edited.keptTable(on: days[0])
        for number in 0..<16 {
            let what = try edited.edit(number)
            let asked = days[number / 8 % 2]
            let (table, kept) = try edited.keptTable(on: asked)
            let fresh = try edited.registry.coverage(on: asked, operators: .all)
            #expect(table.communes == fresh.communes, "\(what)")
            #expect(bits(table) == bits(fresh), "\(what)")
            #expect(table.registryVersion == fresh.registryVersion)
            #expect(kept.communesMeasured < 60 || number % 8 == 4, "\(what)")
            let (again, second) = try edited.keptTable(on: asked)
            #expect(second.areasMeasured == 0 && again.communes == table.communes, "\(what)")
        }
    }

    @Test func `one site that moves has only the communes measured that it touches, and back again none`() throws {
        var edited = try Edited(seed: 5)
        try edited.addSites(60)
        let header = "site,operator,technology,band_mhz,radius_m,on_air,latitude,longitude\n"
        func row(_ place: String) -> String { header + "LE-1,Viettel,4G,1800,500,2020-01-01,\(place)\n" }
        try edited.take(row("10.3864,105.4351"))
        let (_, all) = try edited.keptTable(on: .ofSamples)
        #expect(all.communesMeasured > 20)
        try edited.take(row("10.3865,105.4352"))
        let (_, moved) = try edited.keptTable(on: .ofSamples)
        #expect((1...6).contains(moved.communesMeasured))
        try edited.take(row("10.3864,105.4351"))
        let (_, back) = try edited.keptTable(on: .ofSamples)
        #expect(back.communesMeasured == 0 && back.areasReused > 20)
    }

    @Test func `a registry that is only read gives the same table and keeps its bytes`() throws {
        var edited = try Edited(seed: 6)
        try edited.addSites(20)
        let bytes = try Data(contentsOf: URL(filePath: edited.office.path))
        let reader = try ProvinceRegistry(opening: edited.office.path)
        let kept = try reader.keptResults()
        let table = try reader.coverage(on: .ofSamples, kept: kept)
        #expect(table.communes == (try edited.registry.coverage(on: .ofSamples)).communes)
        #expect(kept.areasMeasured > 0)
        #expect(try Data(contentsOf: URL(filePath: edited.office.path)) == bytes)
        let version = try reader.registry.version
        try reader.keep(kept)
        #expect(try reader.registry.version == version)
        let again = try reader.keptResults()
        #expect(try reader.coverage(on: .ofSamples, kept: again).communes == table.communes)
        #expect(again.areasMeasured == 0)
    }
}
