import Foundation
import HaTangKit
import TestWitnesses
import Testing

/// Two square communes on both sides of a provincial border, and sites near and far.
struct ProvinceBorderTests {
    @Test func `a site counts on the other side of a provincial border, in the plane of that province`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ca-nuoc.gpkg")
        try ProvinceRegistry.create(at: path, geoData: try Places.geoData(), province: "91", withBoundaries: false)
        let registry = try ProvinceRegistry(opening: path, mode: .readWrite)
        let beyond = Commune(
            code: "31120", name: "Phường Cái Khế", kind: .phường, province: "92", validFrom: day("2025-07-01"))
        try registry.registry.addCommunes([StoredCommune(commune: beyond, source: "mẫu")])
        // 30307 is of An Giang (91), 31120 of Cần Thơ (92); the border runs along 105.45°.
        let boundaries = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"code": "30307"}, "geometry": {"type": "Polygon", "coordinates":
            [[[105.40, 10.30], [105.45, 10.30], [105.45, 10.35], [105.40, 10.35], [105.40, 10.30]]]}},
            {"type": "Feature", "properties": {"code": "31120"}, "geometry": {"type": "Polygon", "coordinates":
            [[[105.45, 10.30], [105.50, 10.30], [105.50, 10.35], [105.45, 10.35], [105.45, 10.30]]]}}]}
            """
        _ = try registry.importBoundaries(
            from: [try folder.write(boundaries, to: "hai-tinh.geojson")], era: try registry.era(named: "2025"),
            quality: .official)
        // One site stands on the border in all but a metre, the others where they reach nothing.
        let survey = """
            site,operator,technology,band_mhz,radius_m,on_air,latitude,longitude
            MAU-1,Viettel,4G,1800,2000,2020-01-01,10.325,105.44999
            MAU-2,Viettel,4G,1800,2000,2020-01-01,10.325,105.90
            MAU-3,Viettel,4G,1800,2000,2020-01-01,10.90,105.45
            """
        let request = SurveyRequest(
            path: try folder.write(survey, to: "tram.csv"), kind: .bts, referenceSystem: "wgs84",
            surveyed: day("2026-03-01"))
        try registry.apply(try registry.plan(for: request, today: .ofSamples))

        let halfDisc = Double.pi * 2000 * 2000 / 2 / 1e6
        let table = try registry.coverage(on: .ofSamples, operators: .all)
        for (code, sites) in [("30307", 1), ("31120", 0)] {
            let coverage = try #require(table.communes.first { $0.commune.code == code })
            let area = try #require(coverage.areaSquareKilometres)
            for mobile in [coverage.mobile[.g4], coverage.operators?.first?.mobile[.g4]] {
                let mobile = try #require(mobile)
                #expect(mobile.sites == sites && mobile.isPresent == (sites == 1))
                // The scale of a VN-2000 plane is within some parts in ten thousand of the ellipsoid.
                #expect(abs(try #require(mobile.areaShare) * area - halfDisc) < 2e-3 * halfDisc)
            }
            let alone = try registry.coverage(on: .ofSamples, province: coverage.commune.province, operators: .all)
            #expect(alone.communes.first { $0.commune.code == code }?.mobile == coverage.mobile)
            #expect(alone.communes.first { $0.commune.code == code }?.operators == coverage.operators)
        }
    }

    @Test func `a settlement without a boundary around it is served from the neighbouring province`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("khong-ranh.gpkg")
        try ProvinceRegistry.create(at: path, geoData: try Places.geoData(), province: "91", withBoundaries: false)
        let registry = try ProvinceRegistry(opening: path, mode: .readWrite)
        let beyond = Commune(
            code: "31120", name: "Phường Cái Khế", kind: .phường, province: "92", validFrom: day("2025-07-01"))
        try registry.registry.addCommunes([StoredCommune(commune: beyond, source: "mẫu")])
        for (text, kind) in [
            (
                """
                site,operator,technology,band_mhz,radius_m,on_air,latitude,longitude,commune
                MAU-1,Viettel,4G,1800,2000,2020-01-01,10.325,105.45,30307
                """, SurveyKind.bts
            ),
            (
                """
                code,name,households,population,latitude,longitude,commune
                KV-1,Khu vực mẫu,80,300,10.325,105.455,31120
                """, .settlement
            ),
        ] {
            let request = SurveyRequest(
                path: try folder.write(text, to: "\(kind.rawValue).csv"), kind: kind, referenceSystem: "wgs84",
                surveyed: day("2026-03-01"))
            try registry.apply(try registry.plan(for: request, today: .ofSamples))
        }
        let table = try registry.coverage(on: .ofSamples, province: "92")
        let mobile = try #require(table.communes.first { $0.commune.code == "31120" }?.mobile[.g4])
        #expect(mobile.areaShare == nil && mobile.sites == 0)
        #expect(mobile.settlementShare == 1 && mobile.populationShare == 1)
    }
}
