import RegistryRecords
import SurveyValidation
import Testing

struct RecordMergeTests {
    private static let january = Day(iso: "2026-01-10")
    private static let february = Day(iso: "2026-02-10")
    private static let march = Day(iso: "2026-03-10")

    private func merge(
        _ values: [Field: FieldValue], row: Int = 2, on day: Day?, into existing: RegistryRecord? = nil
    ) -> RecordMerge {
        var draft = RecordDraft(kind: .postalPoint)
        for (field, value) in values {
            if let index = RecordSchema.of(.postalPoint).index(of: field) { draft.values[index] = value }
        }
        return RecordMerge(
            draft, evidence: Evidence(survey: "s\(row)", row: row, surveyed: day), into: existing,
            newIdentifier: { "new" })
    }

    @Test func `a blank keeps the value and does not renew its evidence`() {
        let first = merge([.code: .text("A"), .staffed: .yes], row: 1, on: Self.january)
        let second = merge([.code: .text("A"), .internet: .yes], row: 2, on: Self.march, into: first.change.after)
        let record = second.change.after
        #expect(record[.staffed] == .yes)
        #expect(record.evidence.evidence(of: .staffed).surveyed == Self.january)
        #expect(record.evidence.evidence(of: .internet).surveyed == Self.march)
        #expect(second.isChanged)
    }

    @Test func `an older survey fills what nobody stated, and what it says otherwise goes to history`() {
        let first = merge([.code: .text("A"), .staffed: .yes], row: 1, on: Self.march)
        let second = merge(
            [.code: .text("A"), .staffed: .no, .internet: .no], row: 2, on: Self.january, into: first.change.after)
        #expect(second.change.after[.staffed] == .yes)
        #expect(second.change.after[.internet] == .no)
        #expect(second.change.outdated == [.staffed: .no])
        #expect(second.change.after.evidence.base.surveyed == Self.march)
        #expect(second.change.after.evidence.evidence(of: .internet).surveyed == Self.january)
    }

    @Test func `each field goes by its own day, not by the record's`() {
        let january = merge([.code: .text("A"), .staffed: .yes, .internet: .yes], row: 1, on: Self.january)
        let march = merge([.code: .text("A"), .internet: .no], row: 2, on: Self.march, into: january.change.after)
        let february = merge(
            [.code: .text("A"), .staffed: .no, .internet: .yes], row: 3, on: Self.february, into: march.change.after)
        #expect(february.change.after[.staffed] == .no)
        #expect(february.change.after[.internet] == .no)
        #expect(february.change.outdated == [.internet: .yes])
    }

    @Test func `the same day overwrites, and a survey without a day does not overwrite one with a day`() {
        let first = merge([.code: .text("A"), .staffed: .yes], row: 1, on: Self.march)
        let sameDay = merge([.code: .text("A"), .staffed: .no], row: 2, on: Self.march, into: first.change.after)
        #expect(sameDay.change.after[.staffed] == .no)
        let undated = merge([.code: .text("A"), .staffed: .no], row: 3, on: nil, into: first.change.after)
        #expect(undated.change.after[.staffed] == .yes)
        #expect(undated.change.outdated == [.staffed: .no])
        let fromUndated = merge([.code: .text("A"), .staffed: .no], row: 1, on: nil)
        let dated = merge(
            [.code: .text("A"), .staffed: .yes], row: 2, on: Self.january, into: fromUndated.change.after)
        #expect(dated.change.after[.staffed] == .yes)
    }

    @Test func `an explicit unknown overwrites an older yes and outlasts it`() {
        let yes = merge([.code: .text("A"), .staffed: .yes], row: 1, on: Self.january)
        let unknown = merge([.code: .text("A"), .staffed: .unknown], row: 2, on: Self.march, into: yes.change.after)
        #expect(unknown.change.after[.staffed]?.answer == .unknown)
        #expect(unknown.isChanged)
        let late = merge([.code: .text("A"), .staffed: .yes], row: 3, on: Self.february, into: unknown.change.after)
        #expect(late.change.after[.staffed]?.answer == .unknown)
        #expect(late.change.outdated == [.staffed: .yes])
    }

    @Test func `the same statement later changes nothing but the evidence`() {
        let first = merge([.code: .text("A"), .staffed: .yes], row: 1, on: Self.january)
        let again = merge([.code: .text("A"), .staffed: .yes], row: 2, on: Self.march, into: first.change.after)
        #expect(!again.isChanged)
        #expect(again.change.after.evidence.evidence(of: .staffed).surveyed == Self.march)
        #expect(again.change.after.uuid == first.change.after.uuid)
    }
}
