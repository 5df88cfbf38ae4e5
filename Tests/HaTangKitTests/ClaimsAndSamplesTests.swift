import Foundation
import HaTangKit
import TestWitnesses
import Testing

/// Claimed layers and measured samples from the file to the table, over two square communes side by side.
struct ClaimsAndSamplesTests {
    private let office: Office

    init() throws {
        office = try Office()
        try SquareCommunes.give(office)
    }

    /// A square of degrees as a GeoJSON ring.
    private static func ring(_ west: Double, _ east: Double, _ south: Double = 10.30, _ north: Double = 10.35) -> String
    {
        "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
    }

    private static func layer(_ features: [(properties: String, geometry: String)]) -> String {
        let features = features.map {
            "{\"type\":\"Feature\",\"properties\":{\($0.properties)},\"geometry\":{\($0.geometry)}}"
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))]}\n"
    }

    private static func polygon(_ rings: String) -> String { "\"type\":\"Polygon\",\"coordinates\":[\(rings)]" }

    private func claims(
        _ text: String, name: String = "cong-bo.geojson", surveyed: String = "2026-10-01", complete: Bool = false,
        stated: [Field: String] = [:]
    ) throws -> SurveyRequest {
        SurveyRequest(
            path: try office.folder.write(text, to: name), kind: .claim, surveyed: day(surveyed),
            isCompleteList: complete, stated: stated)
    }

    private func samples(_ text: String, name: String = "do.csv", stated: [Field: String] = [:]) throws -> SurveyRequest
    {
        SurveyRequest(path: try office.folder.write(text, to: name), kind: .sample, stated: stated)
    }

    private func evidence(
        of commune: String, on day: Day = .ofSamples, operators: OperatorSelection? = nil
    ) throws -> CommuneCoverage {
        let table = try office.registry.coverage(on: day, operators: operators)
        return try #require(table.communes.first { $0.commune.code == commune })
    }

    // MARK: Claims

    @Test func `a claimed layer comes in without a code and without a word about communes`() throws {
        let text = Self.layer([
            ("\"Nhà mạng\":\"Viettel\",\"Công nghệ\":\"LTE\"", Self.polygon(Self.ring(105.40, 105.475))),
            ("\"Nhà mạng\":\"VNPT\",\"Công nghệ\":\"5G\"", Self.polygon(Self.ring(105.0, 105.425))),
        ])
        let plan = try office.take(try claims(text))
        #expect(plan.findings.isEmpty && plan.counts == [.created: 2], "\(plan.findings)")
        let west = try evidence(of: SquareCommunes.west, operators: .all)
        let east = try evidence(of: SquareCommunes.east)
        #expect(west.evidence.claimed[.g4]?.areaShare == 1, "up to the boundary along its parallel")
        // Half of the west by longitude; the plane makes a thousandth of a percent of it.
        #expect(abs(try #require(west.evidence.claimed[.g5]?.areaShare) - 0.5) < 1e-4)
        #expect(abs(try #require(east.evidence.claimed[.g4]?.areaShare) - 0.5) < 1e-4)
        #expect(west.evidence.claimed[.g4OrBetter]?.claims == 2 && east.evidence.claimed[.g4OrBetter]?.claims == 1)
        #expect(west.operators?.map(\.operator) == ["VNPT", "Viettel"])
        #expect(west.operators?[0].evidence.claimed[.g4] == nil)
        #expect(west.mobile[.g4]?.high == 0, "a claim is no coverage")
        #expect(try office.registry.duplicates().compared == 0)

        let explanation = try office.registry.explanation(of: SquareCommunes.west, on: .ofSamples)
        #expect(explanation.claims.map(\.source.row) == [3, 2] && explanation.claims.map(\.technology) == [.g5, .g4])
        #expect(explanation.claims.map(\.source.file) == ["cong-bo.geojson", "cong-bo.geojson"])
        #expect(throws: RegistryError.self) { try office.registry.apply(plan) }
    }

    @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
    func `a shapefile of one network in VN-2000 needs two words for the whole file`() throws {
        let text = Self.layer([("\"id\":1", Self.polygon(Self.ring(105.40, 105.45)))])
        let source = try office.folder.write(text, to: "vung.geojson")
        let shapefile = office.folder.file("vung.shp")
        try Tool.output(of: "/usr/bin/ogr2ogr", "-t_srs", "EPSG:9210", shapefile, source)
        var request = SurveyRequest(path: shapefile, kind: .claim, surveyed: day("2026-10-01"))
        #expect(
            throws: SurveyValidationError.noRequiredColumn(file: "vung.shp", kind: .claim, expected: "operator")
        ) { try office.plan(request) }
        request.stated = [.operator: "MobiFone", .technology: "lte"]
        let plan = try office.take(request)
        #expect(plan.counts == [.created: 1], "\(plan.findings)")
        let record = try #require(try office.registry.registry.records(of: .claimedArea).first)
        #expect(
            record[.operator] == .text("MobiFone") && record[.technology] == .text("4G") && record[.code] == .text("1"))
        #expect(record.original?.referenceSystem != "wgs84")
        let share = try evidence(of: SquareCommunes.west).evidence.claimed[.g4]?.areaShare
        // GDAL chooses another of the two official operations, 0.8 m away.
        #expect(abs(try #require(share) - 1) < 1e-3)
        request.stated[.technology] = "5G"
        #expect(try office.registry.description(of: request).identifier != plan.survey.identifier)
    }

    @Test func `a complete list closes what the same operator claimed for the same network before`() throws {
        func properties(_ name: String, _ technology: String, code: String = "") -> String {
            "\"code\":\"\(code)\",\"operator\":\"\(name)\",\"technology\":\"\(technology)\""
        }
        let whole = Self.polygon(Self.ring(105.40, 105.45))
        let half = Self.polygon(Self.ring(105.40, 105.425))
        try office.take(
            try claims(
                Self.layer([
                    (properties("Viettel", "4G"), whole), (properties("Viettel", "5G"), whole),
                    (properties("VNPT", "4G"), whole), (properties("Viettel", "4G", code: "A"), whole),
                    (properties("Viettel", "4G", code: "B"), whole),
                ]), name: "cu.geojson", surveyed: "2026-01-10"))
        let request = try claims(
            Self.layer([(properties("Viettel", "4G"), half), (properties("Viettel", "4G", code: "B"), half)]),
            surveyed: "2026-10-01", complete: true)
        let preview = try office.registry.preview(request, today: .ofSamples)
        let taken = try office.registry.importSurvey(request, today: .ofSamples)
        #expect(taken.summary.closed == 2 && taken.summary.created == 1 && taken.summary.changed == 1)
        #expect(preview.summary == taken.summary, "a preview says what an import does")
        func share(_ date: String, _ technology: TechnologyClass, _ name: String) throws -> Double? {
            let coverage = try evidence(of: SquareCommunes.west, on: day(date), operators: .all)
            return coverage.operators?.first { $0.operator == name }?.evidence.claimed[technology]?.areaShare
        }
        #expect(try share("2026-09-30", .g4, "Viettel") == 1 && share("2026-01-09", .g4, "Viettel") == nil)
        #expect(abs(try #require(try share("2026-10-01", .g4, "Viettel")) - 0.5) < 1e-4)
        #expect(try share("2026-10-01", .g5, "Viettel") == 1 && share("2026-10-01", .g4, "VNPT") == 1)
    }

    @Test func `what is no claim waits with a reason`() throws {
        let text = Self.layer([
            ("\"operator\":\"Viettel\",\"technology\":\"4G\"", "\"type\":\"Point\",\"coordinates\":[105.41,10.31]"),
            ("\"operator\":\"Viettel\",\"technology\":null", Self.polygon(Self.ring(105.40, 105.45))),
            ("\"operator\":\"\",\"technology\":\"4G\"", Self.polygon(Self.ring(105.40, 105.45))),
            ("\"operator\":\"Viettel\",\"technology\":\"WiFi\"", Self.polygon(Self.ring(105.40, 105.45))),
            (
                "\"operator\":\"Viettel\",\"technology\":\"4G\"",
                "\"type\":\"LineString\",\"coordinates\":[[105.4,10.3],[105.5,10.3]]"
            ),
        ])
        let plan = try office.plan(try claims(text))
        #expect(
            plan.findings.map(\.code) == [
                "wrong-shape", "missing-field", "missing-field", "not-a-choice", "wrong-shape",
            ])
        #expect(plan.findings.map(\.row) == [2, 3, 4, 5, 6] && plan.counts == [.quarantined: 5])
        let bare = try office.plan(
            try claims(
                "operator,technology,valid_from,valid_to,wkt\nVNPT,4G,2026-02-01,2026-01-01,\nVNPT,4G,,,\n",
                name: "a.csv"))
        #expect(bare.findings.map(\.code) == ["days-reversed", "no-area"])
    }

    /// As the outline of a raster: a comb of 30,000 vertices over both communes and far around.
    @Test func `an outline of very many vertices comes in and is measured`() throws {
        let steps = 15_000
        var ring: [String] = []
        func add(_ east: Double, _ north: Double) { ring.append("[\(east),\(north)]") }
        // A comb over the south of both communes whose teeth end at 10.34° and 10.32° in turn.
        for step in 0..<steps {
            let (west, east) = (105.0 + Double(step) / Double(steps), 105.0 + Double(step + 1) / Double(steps))
            let top = step.isMultiple(of: 2) ? 10.34 : 10.32
            add(west, top)
            add(east, top)
        }
        add(106.0, 10.0)
        add(105.0, 10.0)
        add(105.0, 10.34)
        let text = Self.layer([
            ("\"operator\":\"Viettel\",\"technology\":\"4G\"", Self.polygon("[\(ring.joined(separator: ","))]"))
        ])
        let plan = try office.take(try claims(text))
        #expect(plan.counts == [.created: 1] && plan.findings.isEmpty)
        let record = try #require(try office.registry.registry.records(of: .claimedArea).first)
        #expect((record.original?.text.count ?? 0) < 200, "the row has it whole")
        let share = try evidence(of: SquareCommunes.west).evidence.claimed[.g4]?.areaShare
        #expect(abs(try #require(share) - 0.6) < 1e-3)
    }

    // MARK: Samples

    @Test func `samples of an app come in, counted where they lie or where they say`() throws {
        let text = """
            Thời gian đo;Nhà mạng;Network type;Vĩ độ;Kinh độ;RSRP;Tốc độ tải xuống (Mbps);Tốc độ tải lên (Mbps);Ping (ms);Xã
            20/11/2026 14:33:21;Viettel;LTE;10.31;105.41;-95;45,2;10,5;23;
            2026-11-20T23:30:00Z;Viettel;LTE;10.31;105.41;-115;12;1;;
            2026-11-21;VNPT;5G NSA;10.31;105.41;;250;40;9;
            21/11/2026 2:33 CH;Viettel;LTE;;;-101;50;;;Phường Long Xuyên
            """
        let plan = try office.take(try samples(text))
        #expect(plan.counts == [.created: 4])
        #expect(plan.findings.map(\.code) == ["located-by-commune-only"], "\(plan.findings)")
        let records = try office.registry.registry.records(of: .signalSample)
        #expect(
            records.map { $0[.measured]?.day } == [
                day("2026-11-20"), day("2026-11-21"), day("2026-11-21"), day("2026-11-21"),
            ])
        #expect(records.map { $0[.time]?.text } == ["14:33:21", "06:30:00", nil, "14:33"])
        #expect(records.map(\.evidence.base.surveyed) == records.map { $0[.measured]?.day })
        #expect(records[0][.latency] == .real(23) && records[0][.upload] == .real(10.5))
        let west = try evidence(of: SquareCommunes.west).evidence.measured
        #expect(west[.g4] == MeasuredFigures(2, -105, 0.5, 28.6, 0.5).coverage)
        #expect(west[.g5] == MeasuredFigures(1, nil, nil, 250, 1).coverage)
        let east = try evidence(of: SquareCommunes.east, operators: .named("viettel"))
        #expect(east.operators?.first?.evidence.measured[.g4]?.samples == 1)
        let explanation = try office.registry.explanation(of: SquareCommunes.west, on: .ofSamples)
        #expect(explanation.samples.map(\.source.row) == [2, 3, 4] && explanation.samples[1].time == "06:30:00")
        #expect(try evidence(of: SquareCommunes.west, on: day("2026-12-22")).evidence.measured[.g4]?.samples == 0)
        #expect(try office.registry.duplicates().compared == 0)
    }

    @Test func `a wrong number waits, and so does a sample of no network or no place`() throws {
        let text = """
            measured,technology,latitude,longitude,rsrp_dbm,download_mbps,latency_ms
            2026-11-20,4G,10.31,105.41,+85,10,5
            2026-11-20,,10.31,105.41,-85,10,5
            2026-11-20,4G,10.31,105.41,-85,-1,5
            2026-11-20,4G,,,-85,10,5
            hôm qua,4G,10.31,105.41,-85,10,5
            2026-11-20,4G,10.31,105.41,-85,10,-5
            """
        let plan = try office.plan(try samples(text))
        #expect(
            plan.findings.map(\.code) == [
                "out-of-range", "missing-field", "out-of-range", "no-place", "not-a-day", "out-of-range",
            ], "\(plan.findings)")
        #expect(plan.counts == [.quarantined: 6])
    }

    @Test func `a field of the whole file is part of what names the survey`() throws {
        let text = "measured,operator,lat,lon,rsrp\n2026-11-20,VNPT,10.31,105.41,-90\n"
        #expect(throws: SurveyValidationError.noRequiredColumn(file: "do.csv", kind: .sample, expected: "technology")) {
            try office.plan(try samples(text))
        }
        let plan = try office.take(try samples(text, stated: [.technology: "4G"]))
        #expect(plan.counts == [.created: 1] && plan.survey.options == ["set=technology=4G"])
        #expect(try office.registry.registry.records(of: .signalSample).first?[.technology] == .text("4G"))
        let other = try office.plan(try samples(text, stated: [.technology: "5G"]))
        #expect(other.digest != plan.digest)
        for (stated, word) in [
            ([.technology: "4G", .operator: "Viettel"], "operator"), ([.technology: "6G"], "6G"),
            ([.technology: "4G", .latency: "chậm"], "chậm"), ([.technology: "4G", .code: "1"], "code"),
            ([.technology: "4G", .households: "1"], "households"),
        ] as [([Field: String], String)] {
            let error = #expect(throws: SurveyValidationError.self) {
                try office.plan(try samples(text, stated: stated))
            }
            #expect(error?.message.vi.contains("--set") ?? false)
            #expect(error?.message.vi.contains(word) ?? false, "\(String(describing: error))")
        }
    }

    @Test func `a field of the whole file goes for every kind`() throws {
        let text = "site,radius_m,latitude,longitude\nA,2000,10.31,105.41\nB,2000,10.32,105.42\n"
        let plan = try office.take(
            SurveyRequest(
                path: try office.folder.write(text, to: "tram.csv"), kind: .bts, surveyed: day("2026-10-01"),
                stated: [.operator: "Viettel", .technology: "4G", .onAir: "01/03/2020"]))
        #expect(plan.counts == [.created: 2], "\(plan.findings)")
        let cells = try office.registry.registry.records(of: .cell)
        #expect(cells.map(\.key) == ["A|Viettel|4G||", "B|Viettel|4G||"])
        #expect(cells.allSatisfy { $0[.onAir]?.day == day("2020-03-01") })
    }

    @Test func `a registry without rules for samples takes those delivered`() throws {
        #expect(
            try RegistrySettings {
                $0 == .sampleRules ? "" : try office.registry.registry.document(named: $0.rawValue) ?? ""
            }
            .sampleRules.entry(on: .ofSamples) == .standard)
        #expect(office.registry.settings.sampleRules.entry(on: .ofSamples).floor == 300)
    }
}

/// Measured figures with the floor of the delivered rules, where one sample states a download: mean and median are one.
private struct MeasuredFigures {
    private(set) var coverage: MeasuredCoverage?

    init(_ samples: Int, _ rsrp: Double?, _ good: Double?, _ download: Double?, _ fast: Double?) {
        coverage = MeasuredCoverage(
            samples: samples, missing: 300 - samples, medianRSRP: rsrp, goodSignalShare: good, medianDownload: download,
            fastShare: fast)
        coverage?.meanDownload = download
    }
}
