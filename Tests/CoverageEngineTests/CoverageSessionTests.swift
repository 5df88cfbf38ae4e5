import ContentDigest
import CoverageEngine
import PlaneGeometry
import RegistryRecords
import TestWitnesses
import Testing

/// A network that is edited, held against one measured from nothing.
struct CoverageSessionTests {
    private static let communes = Sample.input(communes: 6, targets: []).communes

    private static var places: [CoverageSession.Place] {
        communes.compactMap { commune in
            commune.polygon.map {
                CoverageSession.Place(
                    code: commune.commune.code,
                    outline: CommuneOutline($0, digest: SHA256Digest(of: commune.commune.code)))
            }
        }
    }

    private static func disc(using generator: inout some RandomNumberGenerator) -> Disc {
        Disc(
            centre: PlanePosition(
                east: .random(in: 495_000...565_000, using: &generator),
                north: .random(in: 1_095_000...1_115_000, using: &generator)),
            radiusMetres: .random(in: 100...4000, using: &generator))
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `after every change the areas are those measured from nothing, and no other commune is measured`(
        seed: UInt64
    ) {
        var generator = SeededNumbers(seed: seed)
        var discs = (0..<60).map { _ in Self.disc(using: &generator) }
        var session = CoverageSession(communes: Self.places, discs: discs)
        for _ in 0..<80 {
            let place = discs.indices.randomElement(using: &generator) ?? 0
            var moved = Self.disc(using: &generator)
            if Bool.random(using: &generator) { moved.centre = discs[place].centre }
            let gone = discs[place]
            let isSwitchedOff = Int.random(in: 0..<4, using: &generator) == 0
            _ = session.kept.takeAdded()
            let measured = session.replace([gone], by: isSwitchedOff ? [] : [moved])
            if isSwitchedOff { discs.remove(at: place) } else { discs[place] = moved }
            let touched = Self.places.indices.filter { place in
                let bounds = Self.places[place].outline.extent.bounds
                return gone.reaches(bounds) || (!isSwitchedOff && moved.reaches(bounds))
            }
            #expect(measured == touched)
            #expect(Set(session.kept.added.map(\.commune)).isSubset(of: touched.map { Self.places[$0].code }))
            let fresh = CoverageSession(communes: Self.places, discs: discs.reversed())
            #expect(session.coveredAreas.map(\.bitPattern) == fresh.coveredAreas.map(\.bitPattern))
        }
    }

    @Test func `what was there before is looked up and not measured again`() {
        var generator = SeededNumbers(seed: 9)
        let discs = (0..<40).map { _ in Self.disc(using: &generator) }
        var session = CoverageSession(communes: Self.places, discs: discs)
        let before = session.coveredAreas
        let other = Self.disc(using: &generator)
        session.replace([discs[0]], by: [other])
        #expect(!session.kept.takeAdded().isEmpty)
        session.replace([other], by: [discs[0]])
        #expect(session.kept.added.isEmpty && session.coveredAreas == before)
        let measured = session.replace([other], by: [])
        #expect(measured.isEmpty, "the session does not have it any more")
    }

    @Test func `kept areas that no commune can have are measured again`() {
        var generator = SeededNumbers(seed: 10)
        let discs = (0..<40).map { _ in Self.disc(using: &generator) }
        let first = CoverageSession(communes: Self.places, discs: discs)
        for wrong in [-1, .nan, .infinity, 2e8] {
            let spoilt = first.kept.added.map { entry in
                var entry = entry
                entry.squareMetres = wrong
                return entry
            }
            let session = CoverageSession(communes: Self.places, discs: discs, kept: KeptAreas(spoilt))
            #expect(session.coveredAreas == first.coveredAreas)
        }
        let again = CoverageSession(communes: Self.places, discs: discs, kept: KeptAreas(first.kept.added))
        #expect(again.kept.added.isEmpty && again.coveredAreas == first.coveredAreas)
        #expect(again.kept.reused == first.kept.added.count)
    }

    @Test func `a session of a table's input has the areas of the table`() throws {
        var input = Sample.input(communes: 3, targets: [])
        input.sites = (0..<3).map { place in
            Sample.located(
                Sample.record(.site, [.site: .text("S\(place)")]), in: place,
                at: PlanePosition(east: 505_000 + 9000 * Double(place), north: 1_105_000))
        }
        input.cells = (0..<3).map { place in
            Sample.record(
                .cell, [.site: .text("S\(place)"), .technology: .text("4G"), .radius: .real(2500 + Double(place))])
        }
        let session = try #require(CoverageSession(input, technology: .g4))
        let shares = CoverageTable(input).communes.map { $0.mobile[.g4]?.areaShare }
        #expect(session.coveredAreas.map { $0 / 1e8 } == shares.map { $0 ?? -1 })
        #expect(CoverageSession(input, technology: .g5)?.coveredAreas == [0, 0, 0])
    }

    @Test func `another boundary is another area though the discs are the same`() {
        var generator = SeededNumbers(seed: 11)
        let discs = (0..<40).map { _ in Self.disc(using: &generator) }
        let first = CoverageSession(communes: Self.places, discs: discs)
        var places = Self.places
        places[2].outline = CommuneOutline(places[2].outline.polygon, digest: SHA256Digest(of: "moved"))
        let session = CoverageSession(communes: places, discs: discs, kept: KeptAreas(first.kept.added))
        #expect(session.kept.added.map(\.commune) == [places[2].code])
    }
}
