import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing
import VN2000

private func shape(of bytes: [UInt8]) throws -> GeographicShape? {
    try unsafe bytes.withUnsafeBytes { try unsafe GeometryBlobReader.shape(of: $0) }
}

private func bounds(of bytes: [UInt8]) throws -> GeographicBounds? {
    try unsafe bytes.withUnsafeBytes { try unsafe GeometryBlobReader.bounds(of: $0) }
}

/// Well-known binary put together by hand, as an oracle that shares no code with the writer.
private struct HandMade {
    var bytes: [UInt8]
    let isBigEndian: Bool

    /// A header without an envelope.
    init(isBigEndian: Bool = false, flags: UInt8 = 0) {
        self.isBigEndian = isBigEndian
        bytes = [0x47, 0x50, 0, flags | (isBigEndian ? 0 : 1)]
        bytes += ordered([0xE6, 0x10, 0, 0])
    }

    func part(_ type: UInt32, count: UInt32? = nil) -> HandMade {
        var result = self
        result.bytes.append(isBigEndian ? 0 : 1)
        result.bytes += number(type)
        if let count { result.bytes += number(count) }
        return result
    }

    func count(_ value: UInt32) -> HandMade {
        var result = self
        result.bytes += number(value)
        return result
    }

    func ordinates(_ values: Double...) -> HandMade {
        var result = self
        for value in values {
            result.bytes += ordered((0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) })
        }
        return result
    }

    private func number(_ value: UInt32) -> [UInt8] {
        ordered((0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
    }

    private func ordered(_ littleEndian: [UInt8]) -> [UInt8] {
        isBigEndian ? littleEndian.reversed() : littleEndian
    }
}

struct GeometryBlobTests {
    static let shapes: [GeographicShape] = [
        .point(position(10.4, 105.4)), .lines([[position(10, 105), position(11, 106)]]),
        .lines([[position(10, 105), position(11, 106), position(10, 105)], [position(-9, -105), position(0, 0)]]),
        .area([
            GeographicPolygon(outer: square(10, 105, side: 1), holes: [square(10.2, 105.2, side: 0.1)]),
            GeographicPolygon(outer: square(12, 107, side: 0.5)),
        ]),
    ]

    @Test(arguments: shapes)
    func `a shape comes back as it was written`(_ written: GeographicShape) throws {
        let blob = try GeometryBlobWriter.blob(of: written)
        #expect(try shape(of: blob) == written)
        #expect(try bounds(of: blob) == GeographicBounds(written))
    }

    @Test func `a point has the very bytes that GDAL writes`() throws {
        // POINT(105 10) of ogr2ogr 3.6.2 in a GeoPackage of EPSG:4326.
        let expected = "47500001e610000001010000000000000000405a400000000000002440"
        let blob = try GeometryBlobWriter.blob(of: .point(position(10, 105)))
        #expect(blob.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == expected)
    }

    @Test(
        .enabled(
            if: Tool.hasGDAL && SharedData.hasAnGiang, "gdal-bin is not installed, or \(SharedData.absence)"))
    func `every commune of An Giang has the very bytes that GDAL writes`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("communes.gpkg")
        let converted = try Tool.run(
            "/usr/bin/ogr2ogr", "-nln", "communes", "-nlt", "PROMOTE_TO_MULTI", path, SharedData.anGiang.path)
        try #require(converted.status == 0, "\(converted.error)")
        let rows = try Connection(path: path, mode: .readOnly).rows("SELECT geom FROM communes")
        var vertices = 0
        for row in rows {
            guard case .blob(let bytes) = row[0], case .area(let polygons) = try shape(of: bytes) else {
                Issue.record("not an area")
                continue
            }
            #expect(try GeometryBlobWriter.blob(of: .area(polygons)) == bytes)
            vertices += polygons.reduce(0) { $0 + $1.outer.count + $1.holes.reduce(0) { $0 + $1.count } }
        }
        #expect(rows.count == 102)
        #expect(vertices == 197_037)  // the count that comes with the data
    }

    @Test(arguments: [false, true])
    func `both byte orders, heights, measures and single parts are read`(isBigEndian: Bool) throws {
        let start = HandMade(isBigEndian: isBigEndian)
        let point = GeographicShape.point(position(10, 105))
        #expect(try shape(of: start.part(1).ordinates(105, 10).bytes) == point)
        #expect(try shape(of: start.part(1001).ordinates(105, 10, 3).bytes) == point)
        #expect(try shape(of: start.part(2001).ordinates(105, 10, .nan).bytes) == point)
        #expect(try shape(of: start.part(3001).ordinates(105, 10, 3, 4).bytes) == point)
        #expect(try shape(of: start.part(4, count: 1).part(1).ordinates(105, 10).bytes) == point)
        let line = GeographicShape.lines([[position(10, 105), position(11, 106)]])
        #expect(try shape(of: start.part(2, count: 2).ordinates(105, 10, 106, 11).bytes) == line)
        #expect(try shape(of: start.part(1002, count: 2).ordinates(105, 10, 1, 106, 11, 2).bytes) == line)
        #expect(try shape(of: start.part(5, count: 1).part(2, count: 2).ordinates(105, 10, 106, 11).bytes) == line)
        let ring = [position(0, 0), position(0, 1), position(1, 1), position(0, 0)]
        let area = GeographicShape.area([GeographicPolygon(outer: ring)])
        #expect(try shape(of: start.part(3, count: 1).count(4).ordinates(0, 0, 1, 0, 1, 1, 0, 0).bytes) == area)
    }

    @Test func `an empty geometry is no shape`() throws {
        let empty = HandMade(flags: 0b0001_0000)
        for blob in [
            empty.part(1).ordinates(.nan, .nan), empty.part(2, count: 0), empty.part(3, count: 0),
            empty.part(5, count: 0), empty.part(6, count: 0), empty.part(4, count: 0),
        ] {
            #expect(try shape(of: blob.bytes) == nil)
            #expect(try bounds(of: blob.bytes) == nil)
        }
    }

    @Test func `nonsense is refused with its reason`() throws {
        let start = HandMade()
        let refused: [([UInt8], GeometryBlobError)] = [
            ([], .noHeader), (Array("GP".utf8), .noHeader), (Array("SQLite format 3".utf8), .noHeader),
            (HandMade(flags: 0b0010_0000).part(1).ordinates(1, 2).bytes, .noHeader),
            (HandMade(flags: 0b1010).part(1).ordinates(1, 2).bytes, .noHeader), (start.bytes, .cutOff),
            (HandMade(flags: 0b0010).bytes, .cutOff), (start.part(1).ordinates(105).bytes, .cutOff),
            (start.part(1).ordinates(105, 10).bytes + [0], .bytesLeft(1)),
            (start.part(7, count: 0).bytes, .unsupportedType(7)), (start.part(8).bytes, .unsupportedType(8)),
            (start.part(4001).ordinates(1, 2).bytes, .unsupportedType(4001)),
            (start.part(0x8000_0001).ordinates(1, 2, 3).bytes, .unsupportedType(0x8000_0001)),
            (start.part(4, count: 2).part(1).ordinates(1, 2).part(1).ordinates(3, 4).bytes, .unsupportedType(4)),
            (start.part(6, count: 1).part(6, count: 0).bytes + [0, 0, 0, 0], .unsupportedType(6)),
            (start.part(1).ordinates(.infinity, 10).bytes, .notFinite),
            (start.part(1).ordinates(105, .nan).bytes, .notFinite),
            (start.part(2, count: 2).ordinates(105, 10, .nan, 11).bytes, .notFinite),
            (start.part(2, count: 2).ordinates(105, 10, 105, -.infinity).bytes, .notFinite),
            (start.part(2, count: 1).ordinates(105, 10).bytes, .tooFewPositions),
            (start.part(3, count: 1).count(2).ordinates(0, 0, 0, 0).bytes, .tooFewPositions),
            (start.part(3, count: 1).count(4).ordinates(0, 0, 1, 0, 1, 1, 0, 1).bytes, .openRing),
            (start.part(2, count: .max).ordinates(105, 10).bytes, .cutOff),
            (start.part(3, count: .max).bytes, .cutOff), (start.part(3, count: 1).count(.max).bytes, .cutOff),
            (start.part(6, count: .max).bytes, .cutOff),
        ]
        for (bytes, error) in refused {
            #expect(throws: error, "\(bytes)") { try shape(of: bytes) }
        }
    }

    @Test func `shapes that no geometry can be are not written`() {
        let refused: [(GeographicShape, GeometryBlobError)] = [
            (.point(position(.nan, 105)), .empty), (.point(position(10, .infinity)), .notFinite), (.lines([]), .empty),
            (.area([]), .empty), (.lines([[position(10, 105)]]), .tooFewPositions),
            (.lines([[position(10, 105), position(.nan, 106)]]), .notFinite),
            (.area([GeographicPolygon(outer: Array(square(1, 1, side: 1).dropLast()))]), .openRing),
            (.area([GeographicPolygon(outer: square(1, 1, side: 1), holes: [[]])]), .tooFewPositions),
        ]
        for (written, error) in refused {
            #expect(throws: error) { try GeometryBlobWriter.blob(of: written) }
        }
    }

    @Test func `hostile bytes never crash and never give a broken shape`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var state = seed
        func random() -> UInt64 {  // splitmix64, Steele, Lea and Flood 2014
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
        let sound = try Self.shapes.map { try GeometryBlobWriter.blob(of: $0) }
        for round in 0..<4000 {
            var bytes = sound[round % sound.count]
            for _ in 0...(random() % 4) {
                bytes[Int(random() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random())
            }
            if random() % 3 == 0 { bytes.removeLast(Int(random() % UInt64(bytes.count))) }
            _ = try? bounds(of: bytes)
            guard let read = try? shape(of: bytes) else { continue }
            #expect(throws: Never.self, "seed \(seed), round \(round)") { try GeometryBlobWriter.blob(of: read) }
        }
    }
}
