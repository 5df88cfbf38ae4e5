import OverlayGeometry
import TestWitnesses
import Testing

struct OverlayShapeTests {
    private static func square(_ west: Double, _ south: Double, side: Double) -> [OverlayPosition] {
        [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side), (0.0, 0.0)].map { east, north in
            OverlayPosition(eastward: west + east, northward: south + north)
        }
    }

    @Test(arguments: [
        ("POINT (1 2)", "MULTIPOINT ((1.0 2.0))"),
        ("point z (1 2 3)", "MULTIPOINT ((1.0 2.0))"),
        ("POINT ZM(105.25 10.5 3 4)", "MULTIPOINT ((105.25 10.5))"),
        ("MULTIPOINT (1 2, 3 4)", "MULTIPOINT ((1.0 2.0), (3.0 4.0))"),
        ("POINT EMPTY", "MULTIPOINT EMPTY"),
        ("LINESTRING M(0 0 9, 1 1 9)", "MULTILINESTRING ((0.0 0.0, 1.0 1.0))"),
        ("LINEARRING (0 0, 1 0, 1 1, 0 0)", "MULTILINESTRING ((0.0 0.0, 1.0 0.0, 1.0 1.0, 0.0 0.0))"),
        ("MULTILINESTRING EMPTY ", "MULTILINESTRING EMPTY"),
        (
            "POLYGON ((0 0, 9 0, 9 9, 0 0), (3 1, 4 1, 4 2, 3 1))",
            "MULTIPOLYGON (((0.0 0.0, 9.0 0.0, 9.0 9.0, 0.0 0.0), (3.0 1.0, 4.0 1.0, 4.0 2.0, 3.0 1.0)))"
        ),
        (
            "GEOMETRYCOLLECTION (POINT EMPTY, GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0))))",
            "MULTIPOLYGON (((0.0 0.0, 1.0 0.0, 1.0 1.0, 0.0 0.0)))"
        ),
        ("POLYGON EMPTY", "MULTIPOLYGON EMPTY"),
    ])
    func `text becomes a shape of one kind without heights`(text: String, expected: String) throws {
        let shape = try OverlayShape(wkt: text)
        #expect(shape.wkt == expected)
        #expect(try OverlayShape(wkt: shape.wkt) == shape)
    }

    @Test func `text gives numbers back to the last bit`() throws {
        let position = OverlayPosition(eastward: 105.1 + 1e-14, northward: -1.0 / 3)
        #expect(try OverlayShape(wkt: OverlayShape.points([position]).wkt) == .points([position]))
    }

    @Test(arguments: [
        "", " ", "(", "POLYGON", "POLYGON ((0 0, 1 0, 1 1))", "POLYGON ((0 0, 1 0, 1 1, 0 1))",
        "POLYGON ((0 0, 0 0))", "POINT (nan nan)", "POINT (1 -INFINITY)", "POINT (1e400 0)",
        "LINESTRING (1 1)", "CURVEPOLYGON ((0 0, 1 0, 1 1, 0 0))", "POINT (1,5 2)", "POINT (1 2))", "POINT ((1 2)",
        "POINT (1 2) POINT (3 4)", "POINT EMPTY POINT (1 2)", "POINT (1 2)\u{0}", "GEOMETRYCOLLECTION EMPTY",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))", "SRID=4326;POINT (1 2)", "ĐIỂM (1 2)",
    ])
    func `text that is no shape is an error`(text: String) {
        #expect(throws: OverlayError.self) { try OverlayShape(wkt: text) }
    }

    @Test func `a bomb of parentheses is an error, not a crash`() {
        let nested = String(repeating: "GEOMETRYCOLLECTION (", count: 1_000_000)
        #expect(throws: OverlayError.malformedText("parentheses stand more than 16 deep")) {
            try OverlayShape(wkt: nested)
        }
        #expect(throws: OverlayError.self) { try OverlayShape(wkt: String(repeating: "A", count: 5_000_000)) }
    }

    @Test func `the words of GEOS stand in its errors`() {
        #expect(throws: OverlayError.geos("ParseException: Unknown type: 'BLOB'")) {
            try OverlayShape(wkt: "BLOB (1 2)")
        }
    }

    @Test func `an invalid shape tells why and where`() throws {
        let bowTie = try OverlayShape(wkt: "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
        let invalidity = try #require(try bowTie.invalidity())
        #expect(invalidity.reason == "Self-intersection")
        #expect(invalidity.place == OverlayPosition(eastward: 1, northward: 1))
        #expect(try OverlayShape(wkt: "POLYGON ((0 0, 2 0, 2 2, 0 0))").invalidity() == nil)
        #expect(try OverlayShape.polygons([]).invalidity() == nil)
    }

    /// Areas by hand: the bow tie is two triangles of 1, the overlapping squares cover 4 + 4 − 1.
    @Test(arguments: [
        ("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", 2, 2.0),
        ("MULTIPOLYGON (((0 0,2 0,2 2,0 2,0 0)),((1 1,3 1,3 3,1 3,1 1)))", 1, 7.0),
        ("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1), (1 1, 2 1, 2 2, 1 2, 1 1))", 1, 15.0),
        ("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0, 0 5, 0 0))", 1, 1.0),
        ("POLYGON ((0 0, 5 5, 9 9, 0 0))", 0, 0.0),
        ("POLYGON ((0 0, 1 0, 0 0))", 0, 0.0),
    ])
    func `a repaired shape is valid and keeps its polygons only`(text: String, count: Int, area: Double) throws {
        let repaired = try OverlayShape(wkt: text).madeValid()
        guard case .polygons(let polygons) = repaired else {
            Issue.record("not polygons")
            return
        }
        #expect(polygons.count == count)
        #expect(try repaired.invalidity() == nil)
        #expect(try abs(repaired.area(ofIntersectionWith: repaired) - area) < 1e-12)
    }

    /// Two squares placed at random: the common part is a rectangle, whose sides are known by subtraction.
    @Test(arguments: [UInt64(1), 2, 3])
    func `the common area of squares is that of their common rectangle`(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        for _ in 0..<100 {
            let (west, south) = (Double.random(in: -2...2, using: &random), Double.random(in: -2...2, using: &random))
            let side = Double.random(in: 0.1...3, using: &random)
            let fixed = OverlayShape.polygons([OverlayPolygon(outer: Self.square(0, 0, side: 1))])
            let moved = OverlayShape.polygons([OverlayPolygon(outer: Self.square(west, south, side: side))])
            let width = max(0, min(1, west + side) - max(0, west))
            let height = max(0, min(1, south + side) - max(0, south))
            #expect(
                try abs(fixed.area(ofIntersectionWith: moved) - width * height) < 1e-12,
                "seed \(seed): \(west), \(south), \(side)")
        }
    }

    @Test func `holes are left out of areas and lengths`() throws {
        let ring = OverlayShape.polygons([
            OverlayPolygon(outer: Self.square(0, 0, side: 4), holes: [Self.square(1, 1, side: 2)])
        ])
        let line = try OverlayShape(wkt: "MULTILINESTRING ((-5 2, 9 2), (-5 2, 9 2))")
        #expect(try ring.area(ofIntersectionWith: ring) == 12)
        #expect(try line.length(ofIntersectionWith: ring) == 2)
        #expect(try ring.length(ofIntersectionWith: line) == 2)
    }

    @Test func `kinds without area or length measure zero`() throws {
        let area = OverlayShape.polygons([OverlayPolygon(outer: Self.square(0, 0, side: 1))])
        let point = try OverlayShape(wkt: "POINT (0.5 0.5)")
        let line = try OverlayShape(wkt: "LINESTRING (0 0.5, 1 0.5)")
        #expect(try line.area(ofIntersectionWith: area) == 0)
        #expect(try area.length(ofIntersectionWith: area) == 0)
        #expect(try point.length(ofIntersectionWith: line) == 0)
        #expect(try area.area(ofIntersectionWith: .polygons([])) == 0)
        #expect(try line.length(ofIntersectionWith: .lines([])) == 0)
    }

    @Test(arguments: [Double.nan, .infinity])
    func `a value that is not finite never reaches GEOS`(bad: Double) {
        var ring = Self.square(0, 0, side: 1)
        ring[2].northward = bad
        let shape = OverlayShape.polygons([OverlayPolygon(outer: ring)])
        #expect(throws: OverlayError.notFinite) { try shape.invalidity() }
        #expect(throws: OverlayError.notFinite) { try shape.madeValid() }
    }

    @Test func `an open ring made by hand is an error`() {
        let shape = OverlayShape.polygons([OverlayPolygon(outer: Array(Self.square(0, 0, side: 1).dropLast()))])
        #expect(throws: OverlayError.self) { try shape.invalidity() }
    }
}
