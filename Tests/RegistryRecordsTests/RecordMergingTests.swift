import RegistryRecords
import Testing
import VN2000

struct RecordMergingTests {
    private static let may = Day(iso: "2026-05-01")
    private static let june = Day(iso: "2026-06-01")

    /// A postal point that one row states.
    private static func point(
        _ code: String, _ survey: String, _ day: Day?, _ values: [Field: FieldValue]
    ) -> RegistryRecord {
        var record = RegistryRecord(
            uuid: code, kind: .postalPoint,
            evidence: RecordEvidence(base: Evidence(survey: survey, row: 2, surveyed: day)))
        record[.code] = .text(code)
        for (field, value) in values {
            record[field] = value
            if value == .unknown { record.evidence.exceptions[field] = record.evidence.base }
        }
        return record
    }

    @Test func `blanks are filled with the evidence of the record that goes`() {
        let kept = Self.point("A", "one", Self.june, [.name: .text("Bưu cục A")])
        let gone = Self.point("B", "two", Self.may, [.name: .text("BC A"), .phone: .text("0296"), .staffed: .yes])
        let merged = kept.merging(gone)
        #expect(merged.uuid == "A" && merged[.code] == .text("A"))
        #expect(merged[.name] == .text("Bưu cục A") && merged[.phone] == .text("0296") && merged[.staffed] == .yes)
        #expect(merged.evidence.base == kept.evidence.base)
        #expect(merged.evidence.exceptions == [.phone: gone.evidence.base, .staffed: gone.evidence.base])
    }

    @Test func `the newer statement wins, and each value keeps its evidence`() {
        var kept = Self.point("A", "one", Self.may, [.name: .text("Cũ"), .staffed: .yes, .phone: .text("0296")])
        kept.evidence.exceptions[.staffed] = Evidence(survey: "three", row: 9, surveyed: Day(iso: "2026-07-01"))
        kept.communes = ["30307"]
        var gone = Self.point("B", "two", Self.june, [.name: .text("Mới"), .staffed: .no, .internet: .unknown])
        gone.shape = .point(.init(latitude: 10.4, longitude: 105.4))
        let merged = kept.merging(gone)
        #expect(merged[.code] == .text("A"), "the key is never taken over")
        #expect(merged[.name] == .text("Mới") && merged[.staffed] == .yes && merged[.internet] == .unknown)
        #expect(merged.evidence.base == gone.evidence.base)
        for (field, evidence) in [
            (Field.code, kept.evidence.base), (.name, gone.evidence.base), (.phone, kept.evidence.base),
            (.staffed, kept.evidence.evidence(of: .staffed)), (.internet, gone.evidence.base),
        ] { #expect(merged.evidence.evidence(of: field) == evidence, "\(field)") }
        #expect(merged.shape == gone.shape && merged.communes == ["30307"])
        #expect(merged.evidence.exceptions[.hoursPerDay] == nil, "what nobody stated stays unstated")
    }

    @Test(
        arguments: [
            // Of kept, of gone, whether gone's value stands.
            ("2026-05-01", "2026-05-01", FieldValue.no, false), (nil, "2026-05-01", .no, true),
            ("2026-05-01", nil, .no, false), (nil, nil, .no, false), ("2026-05-01", "2026-05-01", .unknown, true),
            ("2026-06-01", "2026-05-01", .unknown, false), (nil, nil, .unknown, true),
        ] as [(String?, String?, FieldValue, Bool)])
    func `of one day or undated the kept one stands, unless it says that it is not known`(
        ofKept: String?, ofGone: String?, stated: FieldValue, isGones: Bool
    ) {
        let kept = Self.point("A", "one", ofKept.flatMap { Day(iso: $0) }, [.staffed: stated])
        let gone = Self.point("B", "two", ofGone.flatMap { Day(iso: $0) }, [.staffed: .yes])
        #expect((kept.merging(gone)[.staffed] == .yes) == isGones)
    }
}
