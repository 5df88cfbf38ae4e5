import Foundation
import PlaneGeometry
import TestWitnesses
import Testing

/// Discs over the real communes of An Giang, where they are at hand.
struct DiscUnionCommuneTests {
    /// The communes in an equirectangular plane around longitude 104°45′ and latitude 10°.
    static func communes(in file: URL = SharedData.anGiang) throws -> [PlanePolygon] {
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        let features = try #require(object?["features"] as? [[String: Any]])
        return try features.map { feature in
            let geometry = try #require(feature["geometry"] as? [String: Any])
            let parts = try #require(geometry["coordinates"] as? [[[[Double]]]])
            return PlanePolygon(
                rings: parts.joined().map { ring in
                    ring.map { PlanePosition(east: 500_000 + ($0[0] - 104.75) * 109_639, north: $0[1] * 110_605) }
                })
        }
    }

    static func discs(count: Int, radii: ClosedRange<Double>, seed: UInt64) -> [Disc] {
        var generator = SeededNumbers(seed: seed)
        return (0..<count).map { _ in
            DiscUnionSamples.disc(
                .random(in: 500_000...590_000, using: &generator),
                .random(in: 1_090_000...1_212_000, using: &generator), .random(in: radii, using: &generator))
        }
    }

    @Test(.enabled(if: SharedData.hasAnGiang, "\(SharedData.absence)"))
    func `shares of real communes lie between two bounds by GEOS`() throws {
        let communes = try Self.communes()
        #expect(communes.count == 102)
        let discs = Self.discs(count: 250, radii: 300...5000, seed: 91)
        let bounds = try #require(
            DiscUnionGEOSOracle(corners: 512).bounds(of: discs, in: communes.map(\.rings)))
        let union = DiscUnion(discs)
        var partly = 0
        for (commune, bound) in zip(communes, bounds) {
            let prepared = PreparedPolygon(commune)
            let covered = union.coveredArea(of: prepared)
            let rounding = 1e-9 * prepared.area
            #expect(bound.lowerBound - rounding <= covered && covered <= bound.upperBound + rounding)
            if covered > 0, covered < prepared.area { partly += 1 }
        }
        #expect(partly > 60, "most communes are covered in part")
    }

    @Test(.enabled(if: SharedData.hasAnGiang, "\(SharedData.absence)"))
    func `workers give the areas that one call after another gives`() async throws {
        let communes = try Self.communes()
        let prepared = (communes + communes + communes).map(PreparedPolygon.init)  // enough to need workers
        let union = DiscUnion(Self.discs(count: 2000, radii: 300...5000, seed: 92))
        let expected = prepared.map { union.coveredArea(of: $0) }
        #expect(await union.coveredAreas(of: prepared, workers: 1) == expected)
        #expect(await union.coveredAreas(of: prepared, workers: 3) == expected)
    }

    /// Raw communes: a multipolygon of many islands, holes, slivers and edges of centimetres among them. Every seventh
    /// of each province, so that the suite stays short; `HATANG_ALL_COMMUNES=1` takes all 406.
    @Test(
        .enabled(if: SharedData.hasFourProvinces, "\(SharedData.absence)"),
        arguments: ["an-giang", "can-tho", "dong-thap", "lao-cai"])
    func `areas of real communes are those of GEOS to a millionth`(province: String) throws {
        let step = ProcessInfo.processInfo.environment["HATANG_ALL_COMMUNES"] == "1" ? 1 : 7
        let all = try Self.communes(in: SharedData.communes(ofProvince: province))
        let oracle = DiscUnionGEOSOracle()
        var generator = SeededNumbers(seed: 406)
        var partly = 0
        for commune in stride(from: 0, to: all.count, by: step).map({ all[$0] }) {
            let prepared = PreparedPolygon(commune)
            let box = commune.rings.joined().reduce(into: PlaneBounds.empty) { $0.extend(to: $1) }
            let size = ((box.east - box.west) * (box.north - box.south)).squareRoot()
            let discs = (0..<12).map { _ in
                DiscUnionSamples.disc(
                    .random(in: box.west...box.east, using: &generator),
                    .random(in: box.south...box.north, using: &generator),
                    .random(in: 0.05 * size...0.3 * size, using: &generator))
            }
            let expected = try #require(oracle.areas(of: discs, in: [commune.rings])?.first)
            let covered = DiscUnion(discs).coveredArea(of: prepared)
            #expect(abs(covered - expected) <= 1e-6 * expected, "\(covered), \(expected)")
            if covered > 0, covered < prepared.area { partly += 1 }
        }
        #expect(partly > 10)
    }
}
