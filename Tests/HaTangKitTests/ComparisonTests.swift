import HaTangKit
import Testing

struct ComparisonTests {
    private let office: Office
    private static let header = "Mã bưu cục;Tên bưu cục;Loại;Phường/Xã;Có người phục vụ;Internet\n"

    init() throws {
        office = try Office()
        let rows = "1;Điểm mẫu 1;bưu cục;Phường Long Xuyên;có;có\n2;Điểm mẫu 2;bưu cục;Xã An Phú;có;\n"
        try office.take(office.survey(Self.header + rows, surveyed: "2024-06-01", name: "cu.csv"))
    }

    private func compare(_ from: String, _ to: String, asKnown: Bool = false) throws -> [CommuneChange] {
        let request = ComparisonRequest(from: day(from), to: day(to), asKnown: asKnown)
        return try ProvinceRegistry(opening: office.path).comparison(request).communes
    }

    @Test func `a verdict that was met expires by itself, and the row is named`() throws {
        let changes = try compare("2026-05-01", "2026-07-01")
        #expect(changes.map(\.commune.name) == ["Phường Long Xuyên", "Xã An Phú"])
        let other = try #require(changes.last?.targets.first { $0.target.measure == .staffedOnline })
        #expect(!other.isDecided, "it was not proven before either")
        let target = try #require(changes.first?.targets.first { $0.target.measure == .staffedOnline })
        #expect(target.verdicts == .init(.met, .notProven) && target.isDecided)
        #expect(target.low == .init(1, 0))
        let row = try #require(target.rows.first)
        #expect(row.key == "1" && target.rows.count == 1)
        #expect(row.sources.after == SourceRow(file: "cu.csv", row: 2, surveyed: day("2024-06-01")))
        #expect(
            row.facts == [
                .init(fact: .staffed, values: .init(.answer(.yes, .valid), .answer(.yes, .expired))),
                .init(fact: .internet, values: .init(.answer(.yes, .valid), .answer(.yes, .expired))),
            ])
    }

    @Test func `a later survey makes the change, and nothing else is told`() throws {
        try office.take(
            office.survey(Self.header + "2;;;;;có\n3;Điểm mẫu 3;bưu cục;Xã An Phú;không;không\n", name: "moi.csv"))
        let changes = try compare("2026-02-01", "2026-03-02")
        #expect(changes.map(\.commune.name) == ["Xã An Phú"])
        let rows = try #require(changes.first?.targets.first { $0.target.measure == .staffedOnline }).rows
        #expect(rows.map(\.key) == ["2", "3"])
        #expect(rows[0].facts.map(\.fact) == [.internet])
    }

    @Test func `as known, a table is what it was when it was printed`() throws {
        let today = Day.today
        let before = try compare(today.adding(days: -1).description, today.description, asKnown: true)
        #expect(before.count == 2, "nothing was known yesterday")
        let known = try ProvinceRegistry(opening: office.path, known: today.adding(days: -1)).coverage(on: today)
        #expect(known.known == today.adding(days: -1) && known.registryVersion == 0)
        #expect(known.communes.allSatisfy { $0.postal.points == 0 })
        let now = try ProvinceRegistry(opening: office.path, known: today).coverage(on: today)
        #expect(now.communes.reduce(0) { $0 + $1.postal.points } == 2)
    }

    @Test func `the same day twice shows no change`() throws {
        #expect(try compare("2026-05-01", "2026-05-01").isEmpty)
    }
}
