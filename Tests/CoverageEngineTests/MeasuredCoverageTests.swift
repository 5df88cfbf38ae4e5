import CoverageEngine
import RegistryRecords
import TestWitnesses
import Testing

struct MeasuredCoverageTests {
    private func sample(
        _ technology: String = "4G", operatorName: String? = "Viettel", day: Day? = Sample.day, rsrp: Double? = nil,
        download: Double? = nil, in commune: Int? = 0, surveyed: Day? = Sample.surveyed
    ) -> LocatedRecord {
        var record = Sample.record(.signalSample, [.technology: .text(technology)], surveyed: surveyed)
        record[.operator] = operatorName.map(FieldValue.text)
        record[.measured] = day.map(FieldValue.day)
        record[.rsrp] = rsrp.map(FieldValue.real)
        record[.download] = download.map(FieldValue.real)
        return Sample.located(record, in: commune)
    }

    private func communes(
        _ samples: [LocatedRecord], rules: [SampleRule] = [], operators: OperatorSelection? = nil
    ) -> [CommuneCoverage] {
        var input = Sample.input(communes: 2, targets: [])
        input.samples = samples
        input.sampleRules = DatedRules<SampleRule>(entries: rules)
        input.operators = operators
        return CoverageTable(input).communes
    }

    @Test func `without samples all of them are missing and nothing is known`() {
        for measured in communes([])[0].evidence.measured.values {
            #expect(measured.samples == 0 && measured.missing == 300)
            #expect(measured.medianRSRP == nil && measured.goodSignalShare == nil)
            #expect(measured.medianDownload == nil && measured.fastShare == nil)
        }
        #expect(communes([])[0].evidence.measured.count == TechnologyClass.allCases.count)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `medians and shares are those of a count from scratch`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let rule = SampleRule(
            floor: 40, windowDays: 10, rsrpDBm: -100, downloadMbps: 25, validFrom: sampleDay("2026-01-01"))
        var told: [(day: Int, technology: String, name: String, rsrp: Double?, download: Double?, commune: Int)] = []
        for _ in 0..<Int.random(in: 150...300, using: &numbers) {
            told.append(
                (
                    day: .random(in: -2...14, using: &numbers),
                    technology: ["3G", "4G", "4G", "5G"].randomElement(using: &numbers) ?? "4G",
                    name: ["Viettel", "viettel", "VNPT"].randomElement(using: &numbers) ?? "",
                    rsrp: Bool.random(using: &numbers) ? Double(Int.random(in: -120 ... -80, using: &numbers)) : nil,
                    download: Bool.random(using: &numbers) ? Double(Int.random(in: 0...50, using: &numbers)) : nil,
                    commune: .random(in: 0...1, using: &numbers)
                ))
        }
        let coverage = communes(
            told.map {
                sample(
                    $0.technology, operatorName: $0.name, day: Sample.day.adding(days: -$0.day), rsrp: $0.rsrp,
                    download: $0.download, in: $0.commune)
            }, rules: [rule], operators: .all)
        // The middle as a number that as many are below as above, by counting and without sorting.
        func median(_ values: [Double]) -> Double? {
            let middle = values.filter { value in
                values.count { $0 < value } * 2 <= values.count && values.count { $0 > value } * 2 <= values.count
            }
            guard let low = middle.min(), let high = middle.max() else { return nil }
            return (low + high) / 2
        }
        for (commune, found) in coverage.enumerated() {
            for (network, evidence) in [(nil, found.evidence)]
                + (found.operators ?? []).map({ (Optional($0.operator.lowercased()), $0.evidence) })
            {
                for technology in TechnologyClass.allCases {
                    let own = told.filter { sample in
                        (0..<10).contains(sample.day) && sample.commune == commune
                            && (network == nil || network == sample.name.lowercased())
                            && Technology(rawValue: sample.technology).map(technology.includes) ?? false
                    }
                    let measured = try #require(evidence.measured[technology])
                    #expect(measured.samples == own.count && measured.missing == max(0, 40 - own.count))
                    let (signals, downloads) = (own.compactMap(\.rsrp), own.compactMap(\.download))
                    #expect(measured.medianRSRP == median(signals) && measured.medianDownload == median(downloads))
                    #expect(
                        measured.goodSignalShare.map { ($0 * Double(signals.count)).rounded() }
                            == (signals.isEmpty ? nil : Double(signals.count { $0 >= -100 })))
                    #expect(
                        measured.fastShare.map { ($0 * Double(downloads.count)).rounded() }
                            == (downloads.isEmpty ? nil : Double(downloads.count { $0 >= 25 })))
                }
            }
        }
        #expect(coverage[0].operators?.count == 2, "one operator under two spellings is one")
    }

    @Test func `the window ends on the day, and a sample without a day goes by its survey`() {
        let samples = [
            sample(day: Sample.day), sample(day: Sample.day.adding(days: -30)),
            sample(day: Sample.day.adding(days: -31)),
            sample(day: Sample.day.adding(days: 1)), sample(day: nil, surveyed: Sample.day),
            sample(day: nil, surveyed: nil),
            sample(in: nil),
        ]
        let coverage = communes(samples)
        #expect(coverage[0].evidence.measured[.g4]?.samples == 3 && coverage[1].evidence.measured[.g4]?.samples == 0)
        #expect(coverage[0].evidence.measured[.g4]?.missing == 297)
        #expect(coverage[0].evidence.hasAny(of: .g4) && !coverage[0].evidence.hasAny(of: .g5))
    }

    @Test func `the newest rule that has begun holds`() {
        func rule(_ floor: Int, _ from: String) -> SampleRule {
            .init(floor: floor, windowDays: 31, rsrpDBm: -110, downloadMbps: 40, validFrom: sampleDay(from))
        }
        let rules = [rule(100, "2026-01-01"), rule(50, "2026-06-01"), rule(10, "2027-01-01")]
        #expect(communes([], rules: rules)[0].evidence.measured[.g4]?.missing == 50)
        #expect(DatedRules<SampleRule>(entries: rules).entry(on: sampleDay("2025-12-31")) == .standard)
    }
}
