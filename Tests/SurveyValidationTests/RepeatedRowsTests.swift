import RegistryRecords
import TestWitnesses
import Testing

/// A list of cells says the same of a site row after row, and what is repeated is not read again.
struct RepeatedRowsTests {
    @Test(arguments: Array(UInt64(1)...20))
    func `rows of one site come to the same whether they follow each other or not`(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let sites = (0..<40).map { Self.rows(ofSite: $0, using: &random) }
        let together = try Self.come(sites.flatMap(\.self))
        let apart = try Self.come((0..<4).flatMap { rank in sites.compactMap { $0.count > rank ? $0[rank] : nil } })
        #expect(together.differences(from: apart) == [], "seed \(seed)")
        #expect(Set(together.findings.values.flatMap(\.self)).count >= 5, "the rows have mistakes of many kinds")
    }

    @Test func `what is said of a place is said of every row that repeats it`() throws {
        let plan = try SampleSurvey(kind: .bts).plan(
            "site,operator,technology,latitude,longitude,commune", "S1,Viettel,4G,10.3501,105.5005,30307",
            "S1,Viettel,5G,10.3501,105.5005,30307", "S1,VNPT,4G,10.3501,105.5005,30307")
        let rows = plan.findings.map(\.row)
        #expect(rows == [2, 3, 4])
        #expect(Set(plan.findings.map(\.code)).count == 1)
        #expect(plan.outcomes == [.created, .created, .created])
    }

    @Test func `a repeated site whose first row was refused is made by the next one`() throws {
        let plan = try SampleSurvey(kind: .bts).plan(
            "site,operator,technology,latitude,longitude,commune", "S1,Viettel,6G,10.35,105.45,30307",
            "S1,Viettel,5G,10.35,105.45,30307", "S1,Viettel,5G,10.35,105.45,30307", "S1,Viettel,4G,10.35,105.45,30307")
        #expect(plan.outcomes == [.quarantined, .created, .quarantined, .created])
        #expect(plan.record(.site, "S1")?.evidence.base.row == 3)
        #expect(plan.recordOfRow == [nil, plan.record(.site, "S1")?.uuid, nil, plan.record(.site, "S1")?.uuid])
    }

    // MARK: Made-up rows

    private static let header = "site,name,operator,technology,sector,latitude,longitude,commune,surveyed"

    /// Up to four rows of a site, most of which say the same of it; the sector names the row.
    private static func rows(ofSite number: Int, using random: inout SeededNumbers) -> [String] {
        var place =
            ["10.35,105.45,30307", "10.3501,105.5005,30307", "105.45,10.35,30307", ",,30307", "10.35,,30307"]
            .randomElement(using: &random) ?? ""
        var name = "Trạm \(number)"
        var day = "2026-02-0\(1 + number % 9)"
        return (0..<Int.random(in: 1...4, using: &random)).map { rank in
            switch Int.random(in: 0..<12, using: &random) {
            case 0: place = "10.36,105.46,30307"
            case 1: name = "Trạm khác \(rank)"
            case 2: day = ["31/02/2026", "2026-03-01"].randomElement(using: &random) ?? ""
            case 3: place = "10.35,105.45,Xã Không Có"
            default: break
            }
            let technology = ["4G", "4G", "5G", "6G", ""].randomElement(using: &random) ?? ""
            return "S\(number),\(name),Viettel,\(technology),\(rank),\(place),\(day)"
        }
    }

    /// What rows come to, whatever their order.
    private struct Outcome {
        var outcomes: [String: RowOutcome] = [:]
        var findings: [String: [String]] = [:]
        var records: [String: [String]] = [:]

        func differences(from other: Outcome) -> [String] {
            Self.differences(outcomes, other.outcomes) + Self.differences(findings, other.findings)
                + Self.differences(records, other.records)
        }

        private static func differences<Value: Equatable>(
            _ left: [String: Value], _ right: [String: Value]
        ) -> [String] {
            Set(left.keys).union(right.keys).sorted().filter { left[$0] != right[$0] }.map { key in
                "\(key): \(String(describing: left[key])) and \(String(describing: right[key]))"
            }
        }
    }

    private static func come(_ lines: [String]) throws -> Outcome {
        let plan = try SampleSurvey(kind: .bts, duplicateLimit: 0).plan(lines: [header] + lines)
        var outcome = Outcome()
        for (line, rowOutcome) in zip(lines, plan.outcomes) { outcome.outcomes[line] = rowOutcome }
        for finding in plan.findings {
            guard let row = finding.row else { continue }
            outcome.findings[lines[row - 2], default: []].append("\(finding.code) \(finding.column ?? "")")
        }
        for change in plan.changes {
            let record = change.after
            let first = record.evidence.base.row > 1 ? lines[record.evidence.base.row - 2] : ""
            outcome.records["\(record.kind) \(record.key)"] =
                record.values.map { "\($0?.text ?? "-")" } + record.communes + [
                    "\(String(describing: record.shape))", first,
                ]
        }
        return outcome
    }
}
