import CommuneBoundaries
import OverlayGeometry
import RegistryRecords
import TestWitnesses
import Testing
import VN2000

struct BoundaryReaderTests {
    private static func feature(
        _ attributes: [(name: String, value: String)] = [("code", "30307"), ("fullName", "Phường Long Xuyên")],
        wkt: String = "POLYGON ((105.4 10.4, 105.401 10.4, 105.401 10.401, 105.4 10.4))"
    ) throws -> ReadFeature {
        ReadFeature(file: "a.geojson", attributes: attributes, polygons: try OverlayShape(wkt: wkt))
    }

    private static func commune(_ feature: ReadFeature) throws -> CommuneFeature {
        try #require(try BoundaryReader.communes(from: [feature]).first)
    }

    struct Attributes: Sendable {
        var stated: [String]
        var code: String?
        var name: String?
        var kind: CommuneKind?
        var province: String?
        var quality: BoundaryQuality?
    }

    @Test(arguments: [
        Attributes(
            stated: ["code=30307", "name=Long Xuyên", "fullName=Phường Long Xuyên", "provinceCode=91"],
            code: "30307", name: "Phường Long Xuyên", kind: .phường, province: "91"),
        Attributes(
            stated: ["MÃ XÃ=4", "TÊN XÃ=Ba Đình", "Loại=Phường", "Mã tỉnh=1", "boundary_quality=Official"],
            code: "00004", name: "Phường Ba Đình", kind: .phường, province: "01", quality: .official),
        Attributes(
            stated: ["ma_xa= 30688.0 ", "ten=TT. Óc Eo", "type=Polygon", "province=An Giang"],
            code: "30688", name: "TT. Óc Eo", kind: .thịTrấn),
        Attributes(
            stated: ["WARD_CODE=31078", "ten=Phú Quốc", "kind=đặc khu", "boundary_quality=schematic"],
            code: "31078", name: "Đặc khu Phú Quốc", kind: .đặcKhu, quality: .schematic),
        Attributes(
            stated: ["code=AG-1", "ma=30307", "fullName=", "name=Long Xuyên"], code: "30307", name: "Long Xuyên"),
        Attributes(stated: ["note=none"]),
    ])
    func `attributes are known by their many names`(attributes: Attributes) throws {
        let pairs = attributes.stated.map { text in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (name: String(parts[0]), value: String(parts[1]))
        }
        let commune = try Self.commune(Self.feature(pairs))
        #expect(commune.code == attributes.code)
        #expect(commune.name == attributes.name)
        #expect(commune.kind == attributes.kind)
        #expect(commune.provinceCode == attributes.province)
        #expect(commune.quality == attributes.quality)
        #expect(commune.notes.isEmpty)
    }

    @Test func `a boundary that crosses itself is repaired, and the note names commune, reason and place`() throws {
        let wkt = "POLYGON ((105.4 10.4, 105.402 10.402, 105.402 10.4, 105.4 10.402, 105.4 10.4))"
        let commune = try Self.commune(Self.feature(wkt: wkt))
        #expect(commune.polygons.count == 2)
        let note = try #require(commune.notes.first)
        #expect(note.vi.contains("30307 Phường Long Xuyên") && note.vi.contains("tự cắt"))
        #expect(note.en.contains("Self-intersection") && note.en.contains("longitude 105.401"))
        #expect(try commune.polygons.allSatisfy { try Self.overlay([$0]).invalidity() == nil })
    }

    @Test func `an open ring is closed with a note`() throws {
        var feature = try Self.feature()
        guard case .polygons(var polygons) = feature.polygons else {
            Issue.record("not polygons")
            return
        }
        polygons[0].outer.removeLast()
        feature.polygons = .polygons(polygons)
        let commune = try Self.commune(feature)
        #expect(commune.polygons == (try Self.commune(Self.feature())).polygons)
        #expect(commune.notes.count == 1)
    }

    @Test(arguments: [
        ("POLYGON EMPTY", "empty"), ("POINT (105 10)", "empty"), ("LINESTRING (105 10, 106 10)", "empty"),
        ("POLYGON ((105 10, 105.25 10.25, 105.5 10.5, 105 10))", "nothingLeft"),
        ("POLYGON ((10.4 105.4, 10.4 105.5, 10.5 105.5, 10.4 105.4))", "farAway"),
        ("POLYGON ((570975 1150167, 570976 1150167, 570976 1150168, 570975 1150167))", "farAway"),
        ("POLYGON ((105 10, 106 10, 106 24.1, 105 10))", "farAway"),
    ])
    func `a boundary without area or far away is refused by name`(wkt: String, reason: String) throws {
        let feature = try Self.feature(wkt: wkt)
        let error = #expect(throws: BoundaryError.self) { try BoundaryReader.communes(from: [feature]) }
        let message = try #require(error).message
        #expect(message.vi.contains("a.geojson") && message.vi.contains("30307 Phường Long Xuyên"))
        #expect(message.en.contains("a.geojson") && message.en.contains("30307 Phường Long Xuyên"))
        #expect(String(describing: try #require(error)).hasPrefix(reason))
    }

    @Test func `a value that is not a number is refused`() throws {
        let bad = OverlayPosition(eastward: .nan, northward: 10)
        let feature = ReadFeature(
            file: "a.kml", attributes: [], polygons: .polygons([OverlayPolygon(outer: [bad, bad, bad, bad])]))
        let error = #expect(throws: BoundaryError.self) { try BoundaryReader.communes(from: [feature]) }
        #expect(try #require(error).message.en.contains("feature 1"))
    }

    /// Two neighbours run along their common edge of some 15 km in opposite ways.
    @Test func `neighbours get the very same vertices on a long common edge`() throws {
        let west = try Self.feature(wkt: "POLYGON ((105.31 10.2, 105.43 10.27, 105.3 10.3, 105.31 10.2))")
        let east = try Self.feature(wkt: "POLYGON ((105.43 10.27, 105.31 10.2, 105.5 10.1, 105.43 10.27))")
        let communes = try BoundaryReader.communes(from: [west, east])
        let sets = communes.map { Set($0.polygons.flatMap(\.outer)) }
        let shared = sets[0].intersection(sets[1])
        // 13.1 km east by the cosine, 7.8 km north: 15.3 km, so 16 pieces and 17 vertices.
        #expect(shared.count == 17)
        for commune in communes {
            let ring = try #require(commune.polygons.first).outer
            #expect(ring.first == ring.last)
            #expect(zip(ring, ring.dropFirst()).allSatisfy { $0.distance(to: $1) < 1010 })
        }
    }

    @Test(.enabled(if: SharedData.hasAnGiang, "\(SharedData.absence)"))
    func `the communes of An Giang are 102, valid, and share the vertices of their common edges`() throws {
        let features = try SharedData.features(of: SharedData.anGiang)
        let communes = try BoundaryReader.communes(from: features)
        #expect(communes.count == 102)
        #expect(Set(communes.compactMap(\.code)).count == 102)
        #expect(communes.allSatisfy { $0.provinceCode == "91" && $0.kind != nil })
        for commune in communes {
            #expect(try Self.overlay(commune.polygons).invalidity() == nil, "\(commune.code ?? "")")
        }
        try Self.expectSharedCuts(before: features, after: communes)
    }

    /// Every vertex that densifying added on an edge of two communes has to be in both.
    private static func expectSharedCuts(before features: [ReadFeature], after communes: [CommuneFeature]) throws {
        struct Edge: Hashable {
            var ends: Set<GeographicPosition>
        }
        var holders: [Edge: [Int]] = [:]
        for (place, feature) in features.enumerated() {
            guard case .polygons(let polygons) = feature.polygons else { continue }
            for ring in polygons.flatMap({ [$0.outer] + $0.holes }) {
                let ring = ring.map { GeographicPosition(latitude: $0.northward, longitude: $0.eastward) }
                for (start, end) in zip(ring, ring.dropFirst()) where start.distance(to: end) > 1010 {
                    holders[Edge(ends: [start, end]), default: []].append(place)
                }
            }
        }
        let added = zip(features, communes).map { feature, commune in
            var positions = Set(commune.polygons.flatMap { [$0.outer] + $0.holes }.flatMap { $0 })
            if case .polygons(let polygons) = feature.polygons {
                for position in polygons.flatMap({ [$0.outer] + $0.holes }).flatMap({ $0 }) {
                    positions.remove(GeographicPosition(latitude: position.northward, longitude: position.eastward))
                }
            }
            return positions
        }
        let common = holders.filter { $0.value.count == 2 }
        #expect(!common.isEmpty)
        for (edge, places) in common {
            let ends = Array(edge.ends)
            let middle = added[places[0]].intersection(added[places[1]]).filter { position in
                position.distance(to: ends[0]) + position.distance(to: ends[1]) < ends[0].distance(to: ends[1]) + 0.5
            }
            #expect(middle.count == Int((ends[0].distance(to: ends[1]) / 1000).rounded(.up)) - 1, "\(ends)")
        }
    }

    private static func overlay(_ polygons: [GeographicPolygon]) -> OverlayShape {
        func positions(_ ring: [GeographicPosition]) -> [OverlayPosition] {
            ring.map { OverlayPosition(eastward: $0.longitude, northward: $0.latitude) }
        }
        return .polygons(
            polygons.map { OverlayPolygon(outer: positions($0.outer), holes: $0.holes.map(positions)) })
    }
}
