import RegistryRecords
import TestWitnesses
import Testing
import VN2000

struct DuplicateWatchTests {
    private static let header = "code,name,enterprise,latitude,longitude,commune"

    private static func recorded(_ code: String, _ name: String, _ latitude: Double) -> RegistryRecord {
        var record = RegistryRecord(
            uuid: "r" + code, kind: .postalPoint,
            evidence: RecordEvidence(base: Evidence(survey: "s", row: 2, surveyed: Day(iso: "2026-01-05"))))
        record[.code] = .text(code)
        record[.name] = .text(name)
        record.shape = .point(GeographicPosition(latitude: latitude, longitude: 105.45))
        record.communes = ["30307"]
        return record
    }

    @Test func `two new rows at one place under one name are a warning at the earlier row`() throws {
        let plan = try SampleSurvey().plan(
            Self.header, "P1,Bưu cục An Hòa,,10.35,105.45,30307", "P2,Điểm Mỹ Bình,,10.36,105.45,30307",
            "P3,BC An Hòa,,10.3501,105.45,30307")
        #expect(plan.marks == ["near-duplicate 2 code"])
        let finding = try #require(plan.findings.first)
        #expect(finding.severity == .warning && finding.value == "P1" && finding.columnIndex == 0)
        for part in ["«P3»", "dòng 4", "11 m", "%"] { #expect(finding.problem.vi.contains(part), "\(part)") }
        #expect(plan.counts == [.created: 3], "a warning keeps no row out")
    }

    @Test func `a new row is held against the registry, and a preview finds what an import finds`() throws {
        var survey = SampleSurvey()
        let lines = [
            Self.header, "P1,Bưu cục An Hòa,,10.35,105.45,30307", "P9,Bưu cục An Phú,,10.36,105.45,30307",
            "P3,BC An Phú,,10.3601,105.45,30307",
        ]
        // P9 is recorded far away and under another name; the file moves it, which makes it a partner of P3.
        survey.recorded = [
            Self.recorded("K1", "BC An Hòa", 10.3502), Self.recorded("P9", "Tên cũ", 10.31),
            Self.recorded("K2", "Bưu cục Tân Lập", 10.38), Self.recorded("K3", "Bưu cục Tân Lập", 10.38),
        ]
        let preview = try survey.plan(lines: lines)
        let marks = preview.marks.filter { $0.hasPrefix("near") }
        #expect(
            marks == ["near-duplicate 2 code", "near-duplicate 4 code"], "pairs within the registry are not its matter")
        #expect(preview.findings.contains { $0.problem.vi.contains("«K1» (BC An Hòa) đã có trong sổ") })
        #expect(preview.findings.contains { $0.problem.vi.contains("«P9»") && $0.problem.vi.contains("dòng 3") })

        // In an import the registry has, at the end, what the batches wrote.
        var written = survey
        for change in preview.changes {
            written.writtenAtEnd.removeAll { $0.key == change.after.key }
            written.writtenAtEnd.append(change.after)
        }
        written.writtenAtEnd += survey.recorded.filter { $0.key != "P9" }
        let imported = try written.plan(lines: lines)
        #expect(imported.findings == preview.findings)
        #expect(imported.digest == preview.digest)
    }

    @Test func `records of different enterprises and cells of one site are no duplicates`() throws {
        let points = try SampleSurvey().plan(
            Self.header, "P1,An Hòa,VNPost,10.35,105.45,30307", "P2,An Hòa,Viettel Post,10.35,105.45,30307")
        #expect(points.findings.isEmpty)
        let cells = try SampleSurvey(kind: .bts).plan(
            "site,owner,operator,technology,latitude,longitude,commune", "S1,VNPT,VNPT,4G,10.35,105.45,30307",
            "S1,VNPT,VNPT,5G,10.35,105.45,30307", "S2,VNPT,VNPT,5G,10.3501,105.45,30307")
        #expect(cells.marks == ["near-duplicate 2 site"], "the sites are compared, once each")
    }

    @Test func `a file of more records than can be searched says so and searches nothing`() throws {
        let lines = [Self.header] + (1...20).map { "P\($0),An Hòa,,10.35001,105.45001,30307" }
        let searched = try SampleSurvey(duplicateLimit: 20).plan(lines: lines)
        #expect(searched.findings.count >= 10 && searched.findings.allSatisfy { $0.code == "near-duplicate" })
        let plan = try SampleSurvey(duplicateLimit: 19).plan(lines: lines)
        #expect(plan.marks == ["duplicates-not-searched"])
        #expect(plan.findings.first?.problem.en.contains("more than 19 records") == true)
        #expect(plan.findings.first?.remedy.vi.contains("hatang duplicates") == true)
    }

    @Test func `a crowd at one place is told`() throws {
        let lines = [Self.header] + (0..<400).map { "P\($0),An Hòa,,10.35,105.45,30307" }
        let plan = try SampleSurvey().plan(lines: lines)
        #expect(plan.findings.contains { $0.code == "duplicates-crowded" && $0.problem.vi.hasPrefix("143 ") })
    }
}

extension DuplicateWatchTests {
    @Test(arguments: 1...4)
    func `a large registry around a file changes nothing in what is found near its rows`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        func latitude() -> Double { .random(in: 10.3...10.4, using: &numbers) }
        let lines = [Self.header] + (0..<40).map { "P\($0),An Hòa,,\(latitude()),105.45,30307" }
        var survey = SampleSurvey()
        // 200 m apart on average, along one meridian; some have codes like those of the rows.
        survey.recorded = (0..<60).map { number in
            Self.recorded(number < 50 ? "K\(number)" : "p-0\(number - 50)", "An Hòa", latitude())
        }
        let found = try survey.plan(lines: lines).findings.filter { $0.code == "near-duplicate" }
        let points = lines.dropFirst().map { line in Double(line.split(separator: ",")[2]) ?? 0 }
        let near = points.indices.filter { place in
            survey.recorded.contains { record in
                guard case .point(let position)? = record.shape else { return false }
                return position.distance(to: .init(latitude: points[place], longitude: 105.45)) <= 100
            }
        }
        #expect(!near.isEmpty)
        // A row near a recorded point is told, at its own row or at that of the earlier row that it is one with.
        for place in near {
            #expect(found.contains { $0.row == place + 2 || $0.problem.vi.contains("«P\(place)»") }, "P\(place)")
        }
        for place in 0..<10 {
            #expect(found.contains { $0.row == place + 2 && $0.problem.vi.contains("«p-0\(place)»") }, "by code")
        }
    }
}
