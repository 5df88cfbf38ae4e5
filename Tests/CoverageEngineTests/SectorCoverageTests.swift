import CoverageEngine
import PlaneGeometry
import RegistryRecords
import Testing

/// Cells with an azimuth and a beam width, through the whole table. The plane is plain metres.
struct SectorCoverageTests {
    private static let centre = PlanePosition(east: 505_000, north: 1_105_000)
    private static let circle = Double.pi * 1000 * 1000 / 1e8  // a disc of 1 km in a square of 10 km
    private static let assumed = [
        AssumedRadii.Beam(technology: .g4, degrees: 90, validFrom: sampleDay("2020-01-01")),
        AssumedRadii.Beam(technology: .g4, degrees: 120, validFrom: sampleDay("2026-01-01")),
        AssumedRadii.Beam(technology: .g4, degrees: 30, validFrom: sampleDay("2027-01-01")),
    ]

    private func cell(_ values: [Field: FieldValue], surveyed: Day? = Sample.surveyed) -> RegistryRecord {
        let base: [Field: FieldValue] = [
            .site: .text("A"), .technology: .text("4G"), .radius: .real(1000), .onAir: .day(sampleDay("2020-01-01")),
        ]
        return Sample.record(.cell, base.merging(values) { $1 }, surveyed: surveyed)
    }

    private func input(
        _ cells: [RegistryRecord], at position: PlanePosition = centre, convergenceDegrees: Double = 0,
        beams: [AssumedRadii.Beam] = [], targets: [Target] = []
    ) -> CoverageInput {
        var input = Sample.input(communes: 2, targets: targets)
        var site = Sample.located(Sample.record(.site, [.site: .text("A")]), in: 0, at: position)
        site.convergenceDegrees = convergenceDegrees
        input.sites = [site]
        input.cells = cells
        input.assumedRadii.beams = beams
        return input
    }

    private func mobile(_ input: CoverageInput, commune: Int = 0) throws -> MobileCoverage {
        try #require(CoverageTable(input).communes[commune].mobile[.g4])
    }

    @Test(arguments: [65.0, 90, 120, 359, 360])
    func `a cell with azimuth and beam width covers its sector, low and high`(width: Double) throws {
        let mobile = try mobile(input([cell([.azimuth: .real(40), .beamWidth: .real(width)])]))
        #expect(abs(try #require(mobile.areaShare) - width / 360 * Self.circle) < 1e-12)
        #expect(mobile.low == mobile.high && mobile.assumedBeam == 0)
    }

    @Test func `three cells of a mast that share out the circle cover what a disc covers`() throws {
        let disc = try mobile(input([cell([:])]))
        let cells = [0.0, 120, 240].map {
            cell([.azimuth: .real($0), .beamWidth: .real(120), .sector: .text("\($0)")])
        }
        for convergence in [0, 0.217_3, -0.4] {
            let sectors = try mobile(input(cells, convergenceDegrees: convergence))
            #expect(sectors.areaShare == disc.areaShare && sectors.low == disc.low)
            #expect(sectors.cells == 3 && sectors.sites == 1)
        }
    }

    @Test func `cells without an azimuth, or with one alone where no beam width is assumed, cover their disc`() throws {
        for values in [[.beamWidth: .real(65)], [.azimuth: .real(120)], [:]] as [[Field: FieldValue]] {
            let mobile = try mobile(input([cell(values)]))
            #expect(abs(try #require(mobile.low) - Self.circle) < 1e-12)
            #expect(mobile.low == mobile.high && mobile.assumedBeam == 0)
        }
    }

    @Test func `an assumed beam width is the newest, counts as assumed and only in the upper bound`() throws {
        let cells = [cell([.azimuth: .real(120)])]
        let mobile = try mobile(input(cells, beams: Self.assumed))
        #expect(mobile.low == 0)
        #expect(abs(try #require(mobile.high) - Self.circle / 3) < 1e-12)
        #expect(mobile.assumedBeam == 1 && mobile.assumedRadius == 0)
        let accepting = Sample.target(.mobileShare, technology: .g4, threshold: 0.01, acceptAssumedRadius: true)
        let accepted = try self.mobile(input(cells, beams: Self.assumed, targets: [accepting]))
        #expect(accepted.low == accepted.high && accepted.verdict == .met)
        // A cell without an azimuth and one with a stated beam width ask for no setting.
        for values in [[:], [.azimuth: .real(3), .beamWidth: .real(360)]] as [[Field: FieldValue]] {
            let sure = try self.mobile(input([cell(values)], beams: Self.assumed))
            #expect(abs(try #require(sure.low) - Self.circle) < 1e-12 && sure.assumedBeam == 0)
        }
    }

    @Test func `a beam that was stated too long ago proves nothing`() throws {
        var record = cell([.azimuth: .real(40), .beamWidth: .real(90)])
        record.evidence.exceptions[.beamWidth] = Evidence(
            survey: "old", row: 3, surveyed: sampleDay("2020-05-01"))
        let mobile = try mobile(input([record]))
        #expect(mobile.low == 0)
        #expect(abs(try #require(mobile.high) - Self.circle / 4) < 1e-12)
    }

    /// The site stands on the border of the two communes, which runs along grid north.
    @Test(arguments: [(90.0, 0.0), (270, 0), (92, 2), (88.5, -1.5), (270.25, 0.25)])
    func `azimuths are from true north`(azimuth: Double, convergence: Double) throws {
        let border = PlanePosition(east: 510_000, north: 1_105_000)
        let input = input(
            [cell([.azimuth: .real(azimuth), .beamWidth: .real(180)])], at: border, convergenceDegrees: convergence)
        let shares = azimuth > 180 ? [Self.circle / 2, 0] : [0, Self.circle / 2]
        for commune in 0...1 {
            #expect(abs(try #require(try mobile(input, commune: commune).areaShare) - shares[commune]) < 1e-9)
        }
    }

    @Test func `settlements outside of the beam are not served, and an explanation leaves the commune out`() throws {
        var input = input([cell([.azimuth: .real(270), .beamWidth: .real(60)])], at: Self.centre)
        input.settlements = [
            Sample.located(
                Sample.record(.settlement, [.code: .text("W")]), in: 0,
                at: PlanePosition(east: 504_500, north: 1_105_000)),
            Sample.located(
                Sample.record(.settlement, [.code: .text("E")]), in: 0,
                at: PlanePosition(east: 505_500, north: 1_105_000)),
        ]
        #expect(try mobile(input).settlementShare == 0.5)
        input.cells[0][.radius] = .real(6000)
        #expect(try mobile(input, commune: 1).areaShare == 0)
        let trace = CoverageTrace(CoverageTable(input), of: input) { evidence in
            SourceRow(file: "mẫu", sheet: nil, row: evidence.row, surveyed: evidence.surveyed)
        }
        let cells = trace.explanation(ofCommune: 0).cells
        #expect(cells.map(\.beam) == [CellFacts.Beam(azimuthDegrees: 270, widthDegrees: 60)])
        #expect(cells.map(\.isBeamAssumed) == [false])
        #expect(trace.explanation(ofCommune: 1).cells.isEmpty)
        input.cells[0][.azimuth] = .real(90)
        let turned = CoverageTrace(CoverageTable(input), of: input) { evidence in
            SourceRow(file: "mẫu", sheet: nil, row: evidence.row, surveyed: evidence.surveyed)
        }
        #expect(turned.explanation(ofCommune: 1).cells.count == 1)
    }

    @Test func `numbers that are none are left aside`() throws {
        for values in [
            [.azimuth: .real(.nan), .beamWidth: .real(90)], [.azimuth: .real(10), .beamWidth: .real(.infinity)],
            [.azimuth: .real(10), .beamWidth: .real(-5)],
        ] as [[Field: FieldValue]] {
            #expect(abs(try #require(try mobile(input([cell(values)])).areaShare) - Self.circle) < 1e-12)
        }
    }
}
