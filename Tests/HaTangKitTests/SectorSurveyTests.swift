import Foundation
import HaTangKit
import TestWitnesses
import Testing

/// A mast on the border of two communes, which runs along a meridian: what its sectors cover of either.
struct SectorSurveyTests {
    private static let halfDisc = Double.pi * 2000 * 2000 / 2 / 1e6

    /// Takes a list with one cell, and gives the square kilometres covered in the west and in the east, low and high.
    private static func areas(
        _ headings: String, _ values: String, in office: Office
    ) throws -> (plan: ImportPlan, low: [Double], high: [Double], assumed: Int) {
        try SquareCommunes.give(office)
        let survey = """
            Mã trạm,Nhà mạng,Công nghệ,Băng tần (MHz),Bán kính phủ (m),Ngày phát sóng,Phường/Xã,Vĩ độ,Kinh độ,\(headings)
            MAU-1,Viettel,4G,1800,2000,01/03/2020,30292,10.325,105.45,\(values)
            """
        let request = SurveyRequest(
            path: try office.folder.write(survey, to: "tram.csv"), kind: .bts, referenceSystem: "wgs84",
            surveyed: day("2026-03-01"))
        let plan = try office.take(request)
        let registry = try ProvinceRegistry(opening: office.path)
        let table = try registry.coverage(on: .ofSamples)
        var (low, high, assumed) = ([Double](), [Double](), 0)
        for code in [SquareCommunes.west, SquareCommunes.east] {
            let coverage = try #require(table.communes.first { $0.commune.code == code })
            let (area, mobile) = (try #require(coverage.areaSquareKilometres), try #require(coverage.mobile[.g4]))
            low.append(try #require(mobile.low) * area)
            high.append(try #require(mobile.areaShare) * area)
            assumed += mobile.assumedBeam
        }
        return (plan, low, high, assumed)
    }

    /// The meridian turns by 0.125° in the plane: unheeded, a wedge of 4,000 m² would lie on the wrong side.
    @Test(arguments: [
        "Góc phương vị,Góc mở", "Azimuth,Độ rộng búp sóng (độ)", "Hướng anten,HPBW", "azimuth_deg,beam_deg",
        "Phương vị,Beamwidth",
    ])
    func `a sector is read under the headings of real lists and lies where true north says`(headings: String) throws {
        let office = try Office()
        let areas = try Self.areas(headings, "270,180", in: office)
        #expect(areas.plan.counts[.created] == 1, "\(areas.plan.findings)")
        #expect(try office.registry.registry.records(of: .cell).first?[.beamWidth] == .real(180))
        #expect(areas.low == areas.high && areas.assumed == 0)
        #expect(abs(areas.low[0] - Self.halfDisc) < 1e-3 * Self.halfDisc)
        #expect(areas.low[1] < 1e-4 * Self.halfDisc)
        let explained = try office.registry.explanation(of: SquareCommunes.west, on: .ofSamples)
        let json = ExplanationReport.json(explained)
        #expect(json.contains("\"beam_deg\":180.0") && json.contains("\"azimuth_deg\":270.0"), "\(json)")
    }

    @Test(arguments: ["0", "361", "rộng"])
    func `a beam width that is none is a finding`(width: String) throws {
        let areas = try Self.areas("Góc phương vị,Góc mở", "270,\(width)", in: try Office())
        #expect(areas.plan.findings.contains { $0.column == "Góc mở" && $0.value == width }, "\(areas.plan.findings)")
    }

    @Test func `without a beam width the disc stays, until the office assumes one`() throws {
        let plain = try Self.areas("Góc phương vị", "270", in: try Office())
        #expect(plain.low == plain.high && plain.assumed == 0)
        #expect(abs(plain.low[0] - Self.halfDisc) < 1e-2 * Self.halfDisc)
        #expect(abs(plain.low[1] - Self.halfDisc) < 1e-2 * Self.halfDisc)

        let office = try Office()
        try office.registry.registry.setDocuments([
            RegistryDocument(
                name: GeoDataFolder.Document.assumedBeams.rawValue,
                content: "technology,beam_deg,valid_from,source\n4G,120,2025-01-01,thử\n5G,90,2025-01-01,thử\n")
        ])
        let assumed = try Self.areas("Góc phương vị", "270", in: office)
        #expect(assumed.low == [0, 0] && assumed.assumed == 1)
        #expect(abs(assumed.high[0] - Self.halfDisc * 2 / 3) < 1e-3 * Self.halfDisc)
        #expect(assumed.high[1] == 0)
    }
}
