import CoverageEngine
import Foundation
import PlaneGeometry
import RegistryRecords
import TestWitnesses
import Testing

/// What operators claim, over squares of 10 km whose corner is (500,000; 1,100,000).
struct ClaimedCoverageTests {
    private func ring(_ west: Double, _ south: Double, _ width: Double, _ height: Double) -> [PlanePosition] {
        [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
            PlanePosition(east: 500_000 + west + $0.0 * width, north: 1_100_000 + south + $0.1 * height)
        }
    }

    private func claim(
        _ operatorName: String?, _ technology: Technology, _ polygons: [[[PlanePosition]]],
        from: String? = "2026-01-01",
        to: String? = nil
    ) -> ClaimedArea {
        var record = Sample.record(.claimedArea, [.technology: .text(technology.rawValue)])
        record[.operator] = operatorName.map(FieldValue.text)
        record[.validFrom] = from.map { .day(sampleDay($0)) }
        record[.validTo] = to.map { .day(sampleDay($0)) }
        return ClaimedArea(record: record, polygons: polygons)
    }

    private func settlement(_ place: (Double, Double)?, households: Int, population: Int) -> LocatedRecord {
        Sample.located(
            Sample.record(.settlement, [.households: .integer(households), .population: .integer(population)]), in: 0,
            at: place.map { PlanePosition(east: 500_000 + $0.0, north: 1_100_000 + $0.1) })
    }

    private func table(
        _ claims: [ClaimedArea], settlements: [LocatedRecord] = [], operators: OperatorSelection? = nil,
        communes: Int = 2, change: (inout CoverageInput) -> Void = { _ in }
    ) -> CoverageTable {
        var input = Sample.input(communes: communes, targets: [])
        input.claims = claims
        input.settlements = settlements
        input.operators = operators
        change(&input)
        return CoverageTable(input)
    }

    private func isNear(_ share: Double?, _ expected: Double, within tolerance: Double = 1e-12) -> Bool {
        share.map { abs($0 - expected) < tolerance } ?? false
    }

    @Test func `overlapping claims count once, holes count off, and a claim may reach over borders`() throws {
        let claims = [
            claim("Viettel", .g4, [[ring(2000, 0, 6000, 5000), ring(3000, 1000, 1000, 2000)]]),
            claim("Viettel", .g4, [[ring(5000, 0, 10_000, 5000)], [ring(5000, 9000, 500, 5000)]]),
        ]
        let evidence = table(claims).communes.map(\.evidence)
        let first = try #require(evidence[0].claimed[.g4])
        #expect(first.claims == 2)
        // 2,000–10,000 by 5,000 without 1,000 by 2,000, and 500 by 1,000: 38.5 of 100 km².
        #expect(isNear(first.areaShare, 0.385))
        #expect(first.settlementShare == nil && first.householdShare == nil && first.populationShare == nil)
        let second = try #require(evidence[1].claimed[.g4])
        #expect(second.claims == 1 && isNear(second.areaShare, 0.25))
        #expect(evidence[0].claimed[.g4OrBetter] == first && evidence[0].claimed[.g5] == nil)
    }

    @Test func `nothing is claimed where nobody claims, and no share of it where the claims lie elsewhere`() throws {
        let none = table([])
        #expect(none.communes.allSatisfy { $0.evidence.claimed.isEmpty && !$0.evidence.hasAny(of: .g4) })
        let evidence = table([claim("Viettel", .g5, [[ring(100, 100, 1000, 1000)]])]).communes[1].evidence
        let elsewhere = try #require(evidence.claimed[.g5])
        #expect(elsewhere.claims == 0 && elsewhere.areaShare == 0 && !evidence.hasAny(of: .g5))
        #expect(evidence.claimed[.g4] == nil)
    }

    @Test(
        arguments: [
            ("2026-11-23", nil, true), ("2026-11-24", nil, false), ("2026-01-01", "2026-11-23", false),
            ("2026-01-01", "2026-11-24", true), (nil, nil, true), (nil, "2026-11-23", false),
        ] as [(String?, String?, Bool)])
    func `a claim holds from its first day until before its last`(from: String?, to: String?, holds: Bool) throws {
        let claim = claim("Viettel", .g4, [[ring(0, 0, 10_000, 10_000)]], from: from, to: to)
        #expect(claim.record.isClaimed(on: Sample.day) == holds)
        #expect((table([claim]).communes[0].evidence.claimed[.g4] != nil) == holds)
    }

    @Test func `without a first day it holds from the day on which it was filed, also after it was closed`() {
        var record = Sample.record(.claimedArea, [.technology: .text("4G"), .operator: .text("Viettel")])
        #expect(!record.isClaimed(on: Sample.surveyed.adding(days: -1)) && record.isClaimed(on: Sample.surveyed))
        // As closing by a later list leaves it.
        let filed = record.evidence.base
        record.evidence.base = Evidence(survey: "later", row: 0, surveyed: sampleDay("2026-06-01"))
        record.evidence.exceptions = [.technology: filed, .operator: filed]
        record[.validTo] = .day(sampleDay("2026-06-01"))
        #expect(record.isClaimed(on: Sample.surveyed) && record.isClaimed(on: sampleDay("2026-05-31")))
        #expect(!record.isClaimed(on: sampleDay("2026-06-01")))
    }

    @Test func `shares of settlements, households and people are of those with a position`() throws {
        let settlements = [
            settlement((1000, 1000), households: 100, population: 390),
            settlement((6000, 1000), households: 50, population: 110),
            settlement((6000, 8000), households: 50, population: 500),
            settlement(nil, households: 1000, population: 9000),
        ]
        let claimed = try #require(
            table([claim("VNPT", .g4, [[ring(0, 0, 10_000, 5000)]])], settlements: settlements)
                .communes[0].evidence.claimed[.g4])
        #expect(claimed.settlementShare == 2.0 / 3 && claimed.householdShare == 0.75 && claimed.populationShare == 0.5)
        let without = table([claim("VNPT", .g4, [[ring(0, 0, 10_000, 5000)]])], settlements: settlements) {
            $0.communes[0].outline = nil
        }
        let unbounded = try #require(without.communes[0].evidence.claimed[.g4])
        #expect(unbounded.areaShare == nil && unbounded.settlementShare == 2.0 / 3 && unbounded.claims == 1)
    }

    @Test func `operators are told apart whatever the case and accents of their names`() throws {
        let claims = [
            claim("VIETTEL", .g4, [[ring(0, 0, 5000, 10_000)]]), claim("viettel", .g5, [[ring(0, 0, 2000, 10_000)]]),
            claim("Mạng Mẫu", .g4, [[ring(4000, 0, 4000, 10_000)]]),
        ]
        let all = table(claims, operators: .all).communes[0]
        #expect(all.evidence.claimed[.g4]?.areaShare == 0.8 && all.evidence.claimed[.g4OrBetter]?.claims == 3)
        let names = try #require(all.operators).map(\.operator)
        #expect(names == ["Mạng Mẫu", "VIETTEL"])
        #expect(all.operators?[1].evidence.claimed[.g4]?.areaShare == 0.5)
        #expect(all.operators?[1].evidence.claimed[.g5]?.areaShare == 0.2)
        #expect(all.operators?[0].evidence.claimed[.g5] == nil)
        let named = table(claims, operators: .named("mang mau")).communes[0]
        #expect(named.operators?.map(\.operator) == ["Mạng Mẫu"])
    }

    @Test func `claims never change what is computed`() {
        let cell = Sample.record(
            .cell,
            [
                .site: .text("S"), .operator: .text("Viettel"), .technology: .text("4G"), .radius: .real(3000),
                .onAir: .day(sampleDay("2020-01-01")),
            ])
        let site = Sample.located(
            Sample.record(.site, [.site: .text("S")]), in: 0, at: PlanePosition(east: 505_000, north: 1_105_000))
        func computed(_ claims: [ClaimedArea], samples: [LocatedRecord]) -> [[TechnologyClass: MobileCoverage]] {
            table(claims) {
                $0.sites = [site]
                $0.cells = [cell]
                $0.samples = samples
            }.communes.map(\.mobile)
        }
        let sample = Sample.located(
            Sample.record(.signalSample, [.technology: .text("4G"), .measured: .day(Sample.day)]), in: 0)
        #expect(
            computed([], samples: [])
                == computed([claim("Viettel", .g4, [[ring(0, 0, 10_000, 10_000)]])], samples: [sample]))
    }

    /// Claims of random stars, some of which cross themselves or overlap, against the union that OGR makes of them.
    @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
    func `shares are those that OGR finds by union and intersection`() throws {
        var numbers = SeededNumbers(seed: 7)
        func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &numbers) }
        func star(_ east: Double, _ north: Double, _ radius: Double, corners: Int) -> [PlanePosition] {
            var ring = (0..<corners).map { corner -> PlanePosition in
                let angle = 2 * Double.pi * Double(corner) / Double(corners)
                let reach = radius * number(0.4...1)
                return PlanePosition(
                    east: 500_000 + east + reach * cos(angle), north: 1_100_000 + north + reach * sin(angle))
            }
            ring.append(ring[0])
            return ring
        }
        let claims = (0..<12).map { place -> ClaimedArea in
            let (east, north) = (number(-5000...35_000), number(-5000...15_000))
            let hole = Array(star(east, north, 800, corners: 40).reversed())
            return claim(
                place.isMultiple(of: 2) ? "Viettel" : "VNPT", .g4,
                [[star(east, north, number(2500...9000), corners: 300), hole]])
        }
        let table = table(claims, operators: .all, communes: 3)
        func wkt(_ claims: [ClaimedArea]) -> String {
            claims.map { claim in
                claim.parts.map { part in
                    "POLYGON("
                        + part.rings.map { ring in
                            "(" + ring.map { "\($0.east - 500_000) \($0.north - 1_100_000)" }.joined(separator: ",")
                                + ")"
                        }.joined(separator: ",") + ")"
                }.joined(separator: ";")
            }.joined(separator: ";")
        }
        let script = """
            import sys
            from osgeo import ogr
            ogr.UseExceptions()
            for line in sys.stdin:
                union = None
                for text in line.strip().split(';'):
                    shape = ogr.CreateGeometryFromWkt(text)
                    union = shape if union is None else union.Union(shape)
                for commune in range(3):
                    west = commune * 10000
                    square = ogr.CreateGeometryFromWkt('POLYGON((%d 0,%d 0,%d 10000,%d 10000,%d 0))' % (
                        west, west + 10000, west + 10000, west, west))
                    print(union.Intersection(square).GetArea() / 1e8)
            """
        let viettel = stride(from: 0, to: 12, by: 2).map { claims[$0] }
        let told = try Tool.output(of: Tool.python, "-c", script, input: wkt(claims) + "\n" + wkt(viettel) + "\n")
        let expected = told.split(separator: "\n").compactMap { Double($0) }
        try #require(expected.count == 6)
        #expect(expected.contains { $0 > 0.3 && $0 < 0.99 }, "the claims decide something")
        for (place, commune) in table.communes.enumerated() {
            #expect(isNear(commune.evidence.claimed[.g4]?.areaShare, expected[place], within: 1e-9))
            let named = try #require(commune.operators?.first { $0.operator == "Viettel" })
            #expect(isNear(named.evidence.claimed[.g4]?.areaShare, expected[3 + place], within: 1e-9))
        }
    }

    @Test func `an outline that crosses itself covers what it encloses`() throws {
        let bow = [(0.0, 0.0), (8000, 8000), (8000, 0), (0, 8000), (0, 0)].map {
            PlanePosition(east: 500_000 + $0.0, north: 1_100_000 + $0.1)
        }
        let claimed = try #require(table([claim("VNPT", .g4, [[bow]])]).communes[0].evidence.claimed[.g4])
        #expect(isNear(claimed.areaShare, 0.32))
    }
}
