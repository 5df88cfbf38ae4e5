import HaTangKit
import TestWitnesses
import Testing

/// Files of several batches: nothing may depend on where one ends.
struct BatchedImportTests {
    /// Points with a commune and no place; `change` gives the last cell of a row.
    private func points(_ numbers: some Sequence<Int>, staffed: (Int) -> String = { _ in "có" }) -> String {
        numbers.reduce(into: "code,name,kind,enterprise,commune,staffed\n") { text, number in
            text += "P\(number),Điểm mẫu \(number),bưu cục,Bưu điện mẫu,30307,\(staffed(number))\n"
        }
    }

    @Test func `a preview and the import of several batches have one digest and the same figures`() throws {
        let office = try Office()
        // Every 1,000th row repeats the code of one 5,000 rows before, in an earlier batch.
        let numbers = (1...10_000).map { $0 > 5000 && $0.isMultiple(of: 1000) ? $0 - 5000 : $0 }
        let request = try office.survey(points(numbers) { $0.isMultiple(of: 997) ? "có lẽ" : "có" })
        var steps: [Int] = []
        let preview = try ProvinceRegistry(opening: office.path).preview(request, today: .ofSamples) {
            steps.append($0.rows)
        }
        #expect(steps == [4096, 8192, 10_000, 10_000])
        #expect(preview.version == nil)
        let other = try office.survey(points(1...3), name: "khac.csv")
        #expect(throws: JobError.self) {
            try office.registry.importSurvey(other, expecting: String(preview.summary.digest), today: .ofSamples)
        }
        #expect(try office.registry.registry.surveys().isEmpty)
        let outcome = try office.registry.importSurvey(
            request, expecting: String(preview.summary.digest.prefix(10)), today: .ofSamples)
        #expect(outcome.summary == preview.summary)
        #expect(outcome.summary.rows == [.created: 9985, .quarantined: 15])
        #expect(outcome.summary.created == 9985)

        let repeated = outcome.summary.findings.kept.filter { $0.code == "duplicate-key" }
        #expect(repeated.map(\.row) == [6001, 7001, 8001, 9001, 10_001])
        #expect(repeated.first?.problem.vi.contains("dòng 1001") == true, "\(repeated)")
        let identifier = outcome.summary.survey.identifier
        let stored = try #require(try office.registry.registry.survey(identifier: identifier))
        #expect(stored.counts == outcome.summary.rows && stored.planDigest == preview.summary.digest)
        let rows = try office.registry.registry.rawRows(survey: identifier)
        #expect(rows.map(\.row.number) == Array(2...10_001))
        #expect(rows[8191].row.cells == ["P8192", "Điểm mẫu 8192", "bưu cục", "Bưu điện mẫu", "30307", "có"])
        #expect(try office.registry.registry.rawRow(survey: identifier, row: 8193) == rows[8191])
        #expect(try office.registry.registry.findings(survey: identifier).count == outcome.summary.findings.total)
        #expect(try office.registry.registry.recordCount(of: .postalPoint) == 9985)
    }

    @Test func `a later survey updates what it changes, an older one goes to history, over all batches`() throws {
        let office = try Office()
        try office.take(try office.survey(points(1...4200), surveyed: "2026-03-01", name: "1.csv"))
        let later = try office.take(
            try office.survey(
                points(1...4200) { $0.isMultiple(of: 10) ? "không" : "có" }, surveyed: "2026-06-01", name: "2.csv"))
        #expect(later.counts == [.updated: 420, .unchanged: 3780])
        let older = try office.take(
            try office.survey(
                points(1...4200) { $0.isMultiple(of: 100) ? "có" : $0.isMultiple(of: 10) ? "không" : "có" },
                surveyed: "2026-01-01", name: "0.csv"))
        #expect(older.counts == [.unchanged: 4200] && older.summary.outdated == 42)
        #expect(older.findings.map(\.code) == Array(repeating: "older-survey", count: 42))
        for code in ["P100", "P4200"] {
            let point = try #require(try office.point(code))
            #expect(point[.staffed] == .no)
            #expect(point.evidence.evidence(of: .staffed).surveyed == day("2026-06-01"))
            let history = try office.registry.registry.history(ofRecord: point.uuid)
            #expect(history.map(\.action) == [.create, .update, .outdated])
            #expect(history[0].fields[.staffed]?.new == .yes, "as it was made")
            #expect(history[1].fields[.staffed] == .init(old: .yes, new: .no))
        }
    }

    @Test func `a complete list closes what none of its batches has`() throws {
        let office = try Office()
        try office.take(try office.survey(points(1...4620), surveyed: "2026-03-01", name: "1.csv"))
        let request = try office.survey(
            points((1...4620).filter { !$0.isMultiple(of: 11) }), surveyed: "2026-06-01", isCompleteList: true,
            name: "2.csv")
        let preview = try ProvinceRegistry(opening: office.path).preview(request, today: .ofSamples)
        let outcome = try office.registry.importSurvey(request, expecting: preview.summary.digest, today: .ofSamples)
        #expect(outcome.summary.closed == 420 && outcome.summary.rows == [.unchanged: 4200])
        let closed = try office.registry.registry.records(of: .postalPoint).filter { $0[.closed] != nil }
        #expect(closed.count == 420)
        #expect(closed.allSatisfy { $0[.closed]?.day == day("2026-06-01") })
        #expect(closed.allSatisfy { Int($0.key.dropFirst()).map { $0.isMultiple(of: 11) } ?? false })
    }

    @Test func `a site whose rows lie in several batches is one site`() throws {
        // With sites of an earlier survey the registry is asked in every batch, in a preview as in an import.
        let office = try Office()
        try SquareCommunes.give(office)
        let columns = "site,name,owner,operator,technology,latitude,longitude,commune\n"
        var earlier = try office.survey(columns + "CŨ,Trạm cũ,VNPT,VNPT,4G,10.32,105.47,30307\n", name: "cu.csv")
        earlier.kind = .bts
        try office.take(earlier)
        var text = columns
        for row in 0..<5000 {
            let site = row % 1250
            let technology = ["2G", "3G", "4G", "5G"][row / 1250]
            // The last quarter knows the names, and puts every 50th site 3 km further north.
            let latitude = 10.31 + Double(site % 50) / 10_000 + (row >= 3750 && site.isMultiple(of: 50) ? 0.027 : 0)
            text += "S\(site),\(row >= 3750 ? "Trạm \(site)" : ""),Viettel,Viettel,\(technology),"
            text += "\(latitude),105.47,\(row < 2500 ? "" : "30307")\n"
        }
        var request = try office.survey(text)
        request.kind = .bts
        let preview = try ProvinceRegistry(opening: office.path).preview(request, today: .ofSamples)
        let outcome = try office.registry.importSurvey(request, today: .ofSamples)
        #expect(outcome.summary == preview.summary)
        #expect(outcome.summary.rows == [.created: 5000])
        #expect(outcome.summary.created == 5000 + 1250)
        let differing = outcome.summary.findings.kept.filter { $0.code == "site-differs" }
        #expect(
            differing.count == 25 && differing.first?.problem.vi.contains("dòng 2") == true, "\(differing.prefix(1))")

        let store = office.registry.registry
        let site = try #require(try store.records(of: .site, withKeys: ["S1200"])["S1200"])
        #expect(site[.name] == .text("Trạm 1200") && site.communes == ["30307"])
        #expect(site.evidence.base.row == 1202 && site.evidence.evidence(of: .name).row == 4952)
        let history = try store.history(ofRecord: site.uuid)
        #expect(history.first?.action == .create && history.first?.fields[.name] == nil)
        let rows = try store.rawRows(survey: outcome.summary.survey.identifier)
        #expect(rows.filter { $0.row.cells[0] == "S1200" }.map(\.record) == Array(repeating: site.uuid, count: 4))
        #expect(rows.allSatisfy { $0.record != nil })
        if Tool.hasSQLite {
            let stray = try Tool.output(
                of: "/usr/bin/sqlite3", "-readonly", office.path,
                """
                SELECT count(*) FROM cells LEFT JOIN bts_sites ON bts_sites.uuid = site_uuid
                WHERE bts_sites.site IS NOT cells.site
                """)
            #expect(stray == "0\n")
        }
    }
}
