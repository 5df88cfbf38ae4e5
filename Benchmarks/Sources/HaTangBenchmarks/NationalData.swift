import Foundation
import HaTangKit
import VN2000

/// The communes of the whole country, each in the plane of its province, and made-up sites among them.
struct NationalData {
    /// One province in the plane of its own VN-2000 zone.
    struct Province {
        var code: String
        /// Places of the communes in the country's list.
        var communes: [Int] = []
        var conversion: ReferenceSystem
        /// Where the communes lie in the plane.
        var bounds = PlaneBounds.empty
    }

    /// So far east the plane of one province lies of the one before, where the peer keeps all in one plane.
    private static let shiftMetres = 2_000_000.0

    /// The rings: commune, part of its multipolygon, number of vertices.
    private let rings: [Int64]
    /// Easting and northing of vertex after vertex, each in its province's plane.
    private var vertices: [Double]
    private let boxes: [PlaneBounds]
    private(set) var provinces: [Province] = []
    private var provinceOfCommune: [Int] = []

    /// Reads what `peers/national_boundaries.py` left in a folder, and projects it.
    init(folder: URL) throws {
        vertices = try NumberFile.read(folder.appending(path: "vertices.f64"))
        rings = try NumberFile.read(folder.appending(path: "rings.i64"))
        let codes = try String(contentsOf: folder.appending(path: "provinces.txt"), encoding: .utf8).split(
            separator: "\n"
        ).map(String.init)
        var boxes = Array(repeating: PlaneBounds.empty, count: codes.count)
        var firstVertex = 0
        for ring in stride(from: 0, to: rings.count, by: 3) {
            let end = firstVertex + Int(rings[ring + 2])
            for vertex in firstVertex..<end {
                boxes[Int(rings[ring])].extend(
                    to: PlanePosition(east: vertices[2 * vertex], north: vertices[2 * vertex + 1]))
            }
            firstVertex = end
        }
        self.boxes = boxes
        let meridians = try Self.meridians()
        var placeOfCode: [String: Int] = [:]
        for (commune, code) in codes.enumerated() {
            if placeOfCode[code] == nil {
                placeOfCode[code] = provinces.count
                let zone = try VN2000Zone(centralMeridian: meridians[code] ?? 105.75)
                provinces.append(Province(code: code, conversion: .vn2000(zone)))
            }
            let place = placeOfCode[code] ?? 0
            provinces[place].communes.append(commune)
            provinceOfCommune.append(place)
        }
        try project()
    }

    /// The present central meridian of each province.
    private static func meridians() throws -> [String: Double] {
        let table = try String(contentsOf: SharedData.geoData("zones/meridians.csv"), encoding: .utf8)
        var meridians: [String: Double] = [:]
        for line in table.split(separator: "\n") {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            if cells.count > 3, cells[2] == "new" { meridians[String(cells[0])] = Double(cells[3]) }
        }
        return meridians
    }

    /// Converts the vertices of ring after ring, in one batch for each province.
    private mutating func project() throws {
        for place in provinces.indices {
            var (eastings, northings): ([Double], [Double]) = ([], [])
            forEachVertex(ofProvince: place) { vertex in
                eastings.append(vertices[2 * vertex])
                northings.append(vertices[2 * vertex + 1])
            }
            var eastward = eastings.mutableSpan
            var northward = northings.mutableSpan
            _ = try CoordinateConversion.convert(
                &eastward, &northward, from: provinces[place].conversion, .fromWGS84, threads: 2)
            var next = 0
            var bounds = PlaneBounds.empty
            var projected = vertices
            vertices = []  // the copy is moved, not doubled
            forEachVertex(ofProvince: place) { vertex in
                projected[2 * vertex] = eastings[next]
                projected[2 * vertex + 1] = northings[next]
                bounds.extend(to: PlanePosition(east: eastings[next], north: northings[next]))
                next += 1
            }
            vertices = projected
            provinces[place].bounds = bounds
        }
    }

    private func forEachVertex(ofProvince place: Int, _ body: (Int) -> Void) {
        var firstVertex = 0
        for ring in stride(from: 0, to: rings.count, by: 3) {
            let end = firstVertex + Int(rings[ring + 2])
            if provinceOfCommune[Int(rings[ring])] == place {
                for vertex in firstVertex..<end { body(vertex) }
            }
            firstVertex = end
        }
    }

    /// How many edges the communes have.
    var edgeCount: Int {
        stride(from: 0, to: rings.count, by: 3).reduce(0) { $0 + Int(rings[$1 + 2]) - 1 }
    }

    /// The communes made ready, province after province.
    func polygons() -> [[PreparedPolygon]] {
        var polygons = Array(repeating: PlanePolygon(rings: []), count: provinceOfCommune.count)
        var firstVertex = 0
        for ring in stride(from: 0, to: rings.count, by: 3) {
            let end = firstVertex + Int(rings[ring + 2])
            polygons[Int(rings[ring])].rings.append(
                (firstVertex..<end).map { PlanePosition(east: vertices[2 * $0], north: vertices[2 * $0 + 1]) })
            firstVertex = end
        }
        return provinces.map { $0.communes.map { PreparedPolygon(polygons[$0]) } }
    }

    /// The communes as places of a session, whose areas may be kept.
    func outlines(_ polygons: [[PreparedPolygon]]) -> [[CoverageSession.Place]] {
        polygons.enumerated().map { plane, polygons in
            polygons.enumerated().map { place, polygon in
                CoverageSession.Place(
                    code: "\(plane)-\(place)",
                    outline: CommuneOutline(polygon, digest: SHA256Digest(of: "benchmark \(plane) \(place)")))
            }
        }
    }

    /// Made-up sites, longitude and latitude.
    func sites(_ count: Int) -> [Disc] {
        var placement = SitePlacement(in: boxes, seed: UInt64(count))
        return placement.sites(count)
    }

    /// The sites in the plane of each province that they may reach.
    func discs(of sites: [Disc]) throws -> [[Disc]] {
        try provinces.map { province in
            let around = province.communes.reduce(into: PlaneBounds.empty) { $0.extend(to: boxes[$1]) }
            let near = sites.filter { around.distance(from: $0.centre) < 0.1 }
            var eastings = near.map(\.centre.east)
            var northings = near.map(\.centre.north)
            var eastward = eastings.mutableSpan
            var northward = northings.mutableSpan
            _ = try CoordinateConversion.convert(
                &eastward, &northward, from: province.conversion, .fromWGS84, threads: 2)
            return near.indices.compactMap { place in
                let centre = PlanePosition(east: eastings[place], north: northings[place])
                let disc = Disc(centre: centre, radiusMetres: near[place].radiusMetres)
                return province.bounds.distance(from: centre) <= disc.radiusMetres ? disc : nil
            }
        }
    }

    /// How far east the plane of a province lies where peers keep all in one.
    func eastwardShift(ofPlane place: Int) -> Double { Double(place) * Self.shiftMetres }

    /// Writes the boundaries as peers read them, all provinces side by side in one plane.
    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var shifted = vertices
        for place in provinces.indices {
            forEachVertex(ofProvince: place) { shifted[2 * $0] += Double(place) * Self.shiftMetres }
        }
        try NumberFile.write(shifted, to: folder.appending(path: "vertices.f64"))
        try NumberFile.write(rings, to: folder.appending(path: "rings.i64"))
    }

    /// Writes the discs of ``discs(of:)`` as peers read them.
    func write(_ discs: [[Disc]], to file: URL) throws {
        var numbers: [Double] = []
        for (place, discs) in discs.enumerated() {
            for disc in discs {
                numbers.append(disc.centre.east + Double(place) * Self.shiftMetres)
                numbers.append(disc.centre.north)
                numbers.append(disc.radiusMetres)
            }
        }
        try NumberFile.write(numbers, to: file)
    }

    /// Figures of provinces as one list in the order of the country's communes.
    func inOrder(_ figures: [[Double]]) -> [Double] {
        var list = Array(repeating: 0.0, count: provinceOfCommune.count)
        for (province, figures) in zip(provinces, figures) {
            for (commune, figure) in zip(province.communes, figures) { list[commune] = figure }
        }
        return list
    }
}
