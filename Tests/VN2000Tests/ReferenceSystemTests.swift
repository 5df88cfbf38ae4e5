import Foundation
import Testing
import VN2000

struct ReferenceSystemTests {
    @Test(arguments: [
        ("wgs84", "wgs84"), (" WGS 84 ", "wgs84"), ("EPSG:4326", "wgs84"), ("vn2000", "vn2000"),
        ("epsg:4756", "vn2000"), ("VN2000:104.75", "vn2000:104.75"), ("vn2000:104,75", "vn2000:104.75"),
        ("vn2000:104d45", "vn2000:104.75"), ("vn2000:104°45′", "vn2000:104.75"), ("vn2000:104°45'", "vn2000:104.75"),
        ("vn2000: 104º45’", "vn2000:104.75"), ("vn2000:104d45m", "vn2000:104.75"), ("vn2000:104.75/3", "vn2000:104.75"),
        ("EPSG:9208", "vn2000:104.75"), ("EPSG: 9207", "vn2000:104.5"), ("vn2000:105", "vn2000:105"),
        ("vn2000:105/6", "vn2000:105/6"), ("vn2000:105°/6", "vn2000:105/6"), ("EPSG:3405", "vn2000:105/6"),
        ("EPSG:3406", "vn2000:111/6"), ("EPSG:5897", "vn2000:105"), ("vn2000:117", "vn2000:117"),
    ])
    func `the grammar is read`(text: String, description: String) throws {
        #expect(try ReferenceSystem(text).description == description)
        #expect(try ReferenceSystemChoice(text) == .system(ReferenceSystem(description)))
    }

    @Test(arguments: [
        "", "auto", "wgs", "wgs72", "vn-2000x", "vn2000:", "vn2000:abc", "vn2000:nan", "vn2000:inf", "vn2000:0x68",
        "vn2000:1.0475e2", "vn2000:+104.75", "vn2000:104.75/", "vn2000:104.75/4", "vn2000:105/6/6", "vn2000:104d60",
        "vn2000:104d-5", "vn2000:104.5d45", "vn2000:104d0x1e", "vn2000:104d45m30s", "vn2000:104d45d", "epsg",
        "EPSG:", "EPSG:abc", "EPSG:-9208", "EPSG:+9208", "EPSG:0", "EPSG:9208.5", "EPSG:99999999999999999999", "9208",
    ])
    func `any other text is refused by name`(_ text: String) {
        #expect(throws: CoordinateError.unknownSystem(text)) { try ReferenceSystem(text) }
    }

    @Test(arguments: [("vn2000:101.99", 101.99), ("vn2000:117.5", 117.5), ("vn2000:10.4", 10.4), ("vn2000:0/6", 0)])
    func `a meridian outside of Vietnam is refused by its number`(text: String, meridian: Double) {
        #expect(throws: CoordinateError.unknownMeridian(meridian)) { try ReferenceSystem(text) }
    }

    @Test(arguments: [(6956, 5896), (6957, 5897), (6958, 5898), (6959, 5899)])
    func `a withdrawn code names its successor`(code: Int, successor: Int) throws {
        let error = #expect(throws: CoordinateError.self) { try ReferenceSystem("EPSG:\(code)") }
        #expect(error == .deprecatedCode(code, successor: successor))
        #expect(error?.description.contains("\(successor)") == true)
        #expect(error?.vietnameseDescription.contains("\(successor)") == true)
        #expect(try ReferenceSystem("EPSG:\(successor)").epsg == successor)
    }

    @Test(arguments: [3857, 32648, 3148, 9204, 9219, 5895, 4755])
    func `a code that is not of Vietnam is refused`(_ code: Int) {
        #expect(throws: CoordinateError.foreignCode(code)) { try ReferenceSystem("EPSG:\(code)") }
    }

    @Test func `every system reads back from its text and from JSON`() throws {
        var systems = [ReferenceSystem.wgs84, .vn2000Geographic] + VN2000Zone.live.map(ReferenceSystem.vn2000)
        for minutes in stride(from: 102 * 60, through: 110 * 60, by: 1) {
            systems.append(try ReferenceSystem("vn2000:\(minutes / 60)d\(minutes % 60)"))
        }
        for system in systems {
            #expect(try ReferenceSystem(system.description) == system)
        }
        #expect(try JSONDecoder().decode([ReferenceSystem].self, from: JSONEncoder().encode(systems)) == systems)
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode([ReferenceSystem].self, from: Data("[\"x\"]".utf8))
        }
    }

    @Test func `a live code reads back from its zone`() throws {
        for zone in VN2000Zone.live {
            let code = try #require(zone.epsg)
            #expect(try ReferenceSystem("EPSG:\(code)") == .vn2000(zone))
        }
    }

    @Test func `a meridian of whole minutes is printed as maps print it`() throws {
        for minutes in stride(from: 102 * 60, through: 117 * 60, by: 1) {
            let system = try ReferenceSystem("vn2000:\(minutes / 60)d\(minutes % 60)")
            guard case .vn2000(let zone) = system else {
                Issue.record("\(system)")
                continue
            }
            #expect(zone.meridianText == "\(minutes / 60)°\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)′")
        }
        #expect(try VN2000Zone(centralMeridian: 104.7512).meridianText == "104.7512°")
    }

    @Test(arguments: [#"{"centralMeridian":1000,"width":3}"#, #"{"centralMeridian":10.475,"width":6}"#])
    func `a zone from JSON is checked as any other`(_ json: String) throws {
        #expect(throws: (any Error).self) { try JSONDecoder().decode(VN2000Zone.self, from: Data(json.utf8)) }
        let zone = try VN2000Zone(centralMeridian: 105, width: .six)
        #expect(try JSONDecoder().decode(VN2000Zone.self, from: JSONEncoder().encode(zone)) == zone)
    }

    @Test func `auto is a choice and no system`() throws {
        #expect(try ReferenceSystemChoice(" Auto ") == .auto)
        #expect(ReferenceSystemChoice.auto.description == "auto")
    }
}
