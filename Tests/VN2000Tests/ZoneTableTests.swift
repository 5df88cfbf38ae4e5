import Foundation
import TestWitnesses
import Testing
import VN2000

struct ZoneTableTests {
    private func rows(of path: String) throws -> [[String: String]] {
        let text = try String(contentsOf: packageFolder.appending(path: "GeoData/\(path)"), encoding: .utf8)
        let lines = text.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let header = try #require(lines.first)
        return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }

    @Test func `the table of zones is the list of live zones`() throws {
        let rows = try rows(of: "zones/zones.csv")
        #expect(rows.map { $0["epsg"] } == VN2000Zone.live.map { $0.epsg.map(String.init) })
        for (row, zone) in zip(rows, VN2000Zone.live) {
            #expect(row["central_meridian"].flatMap(Double.init) == zone.centralMeridian)
            #expect(row["width_degrees"].flatMap(Int.init) == zone.width.rawValue)
            #expect(row["scale"].flatMap(Double.init) == zone.scaleFactor)
        }
        #expect(VN2000Zone.live.count == 20)
    }

    @Test func `every province has a meridian with the code of its zone`() throws {
        let rows = try rows(of: "zones/meridians.csv")
        for row in rows {
            let zone = try #require(row["epsg"].flatMap(Int.init).flatMap(VN2000Zone.init(epsg:)), "\(row)")
            #expect(
                zone.width == .three && row["central_meridian"].flatMap(Double.init) == zone.centralMeridian, "\(row)")
            for other in (row["disputed"] ?? "").split(separator: ";") {
                let meridian = try #require(Double(other), "\(row)")
                #expect(meridian != zone.centralMeridian && VN2000Zone.meridians.contains(meridian), "\(row)")
            }
        }
        let codes = Dictionary(grouping: rows) { $0["set"] }.mapValues { $0.compactMap { $0["province_code"] } }
        #expect(codes.mapValues { Set($0).count } == ["old": 63, "new": 34] && rows.count == 63 + 34)
        let provinces = try self.rows(of: "communes/provinces.csv")
        let named = { (rows: [[String: String]], name: String, code: String) in
            Set(rows.map { "\($0[code] ?? "") \($0[name] ?? "")" })
        }
        #expect(
            named(rows.filter { $0["set"] == "new" }, "province", "province_code")
                == named(provinces, "name", "code"))
    }

    @Test(arguments: [("old", "89", 104.75), ("old", "91", 104.5), ("new", "91", 104.75)])
    func `An Giang and Kiên Giang have their own meridians`(set: String, code: String, meridian: Double) throws {
        let row = try rows(of: "zones/meridians.csv").first { $0["set"] == set && $0["province_code"] == code }
        #expect(row?["central_meridian"].flatMap(Double.init) == meridian)
        #expect(row?["province"] == (code == "91" && set == "old" ? "Tỉnh Kiên Giang" : "Tỉnh An Giang"))
    }
}
