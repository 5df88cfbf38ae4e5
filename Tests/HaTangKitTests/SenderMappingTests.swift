import HaTangKit
import TestWitnesses
import Testing

/// What is known of a sender's files, and places that the file itself decides.
struct SenderMappingTests {
    private let office: Office

    init() throws {
        office = try Office()
    }

    @Test func `a mapping overrides what the headings say, and what is saved reads the same`() throws {
        let request = try office.survey(
            "Mã,Tên,Ghi chú,Cột lạ,Phường/Xã\n01,Một,Điểm mẫu 1,có,30307\n02,Hai,Điểm mẫu 2,không,30307\n")
        let plain = try office.registry.preview(request, today: .ofSamples)
        #expect(plain.summary.findings.kept.contains { $0.code == "unused-column" && $0.column == "Cột lạ" })
        var stated = request
        stated.mapping = try SavedMapping(
            json: """
                {"hatang_mapping": 1, "kind": "postal", "sender": "Bưu điện mẫu", "columns": [
                {"heading": "ghi chu", "canonical": "name"}, {"heading": "Tên", "canonical": null},
                {"heading": "CỘT LẠ", "canonical": "staffed"}, {"heading": "Không có", "canonical": "internet"}]}
                """, file: "m.json")
        let outcome = try office.registry.importSurvey(stated, today: .ofSamples)
        #expect(outcome.missingHeadings == ["Không có"])
        let records = try office.registry.registry.records(of: .postalPoint)
        #expect(records.map { $0[.name]?.text } == ["Điểm mẫu 1", "Điểm mẫu 2"])
        #expect(records.map { $0[.staffed] } == [.yes, .no])
        #expect(outcome.summary.survey.identifier != plain.summary.survey.identifier)

        let saved = try SavedMapping(json: outcome.mapping.json, file: "m.json")
        #expect(saved == outcome.mapping && saved.sender == "Bưu điện mẫu" && saved.headerRows == 1...1)
        #expect(saved.columns.map(\.heading) == ["Mã", "Tên", "Ghi chú", "Cột lạ", "Phường/Xã"])
        #expect(saved.columns.map { $0.canonical?.name } == ["code", nil, "name", "staffed", "commune"])
        stated.mapping = saved
        let again = try office.registry.preview(stated, today: .ofSamples)
        #expect(again.summary.rows == [.unchanged: 2] && again.missingHeadings.isEmpty)
    }

    @Test func `the position decides between communes of one name`() throws {
        try SquareCommunes.give(office)
        try office.registry.registry.addCommunes([
            StoredCommune(
                commune: Commune(
                    code: "99991", name: "Xã Trùng Tên", kind: .xã, province: "91", validFrom: day("2025-07-01")),
                polygons: [Self.square(105.6)], quality: .official),
            StoredCommune(
                commune: Commune(
                    code: "99992", name: "Xã Trùng Tên", kind: .xã, province: "91", validFrom: day("2025-07-01")),
                polygons: [Self.square(105.7)], quality: .official),
        ])
        let registry = try ProvinceRegistry(opening: office.path, mode: .readWrite)
        let request = try office.survey(
            "code,commune,latitude,longitude\nP1,Trùng Tên,10.32,105.72\nP2,Trùng Tên,10.32,105.47\nP3,Trùng Tên,,\n")
        let outcome = try registry.importSurvey(request, today: .ofSamples)
        #expect(outcome.summary.rows == [.created: 1, .quarantined: 2], "\(outcome.summary.findings.kept)")
        #expect(try office.point("P1")?.communes == ["99992"])
        let said = outcome.summary.findings.kept.filter { $0.severity != .warning }
        #expect(said.map(\.code) == ["commune-by-position", "ambiguous-commune", "ambiguous-commune"])
        for code in ["99991", "99992"] { #expect(said[1].problem.vi.contains(code), "\(said[1].problem.vi)") }
    }

    private static func square(_ west: Double) -> GeographicPolygon {
        let corners = [(10.3, west), (10.3, west + 0.05), (10.35, west + 0.05), (10.35, west), (10.3, west)]
        return GeographicPolygon(outer: corners.map { .init(latitude: $0.0, longitude: $0.1) })
    }

    @Test func `a list without coordinates counts as located by commune only`() throws {
        try SquareCommunes.give(office)
        let bare = try office.survey(
            "Mã bưu cục,Tên bưu cục,Phường/Xã,Có người phục vụ\n001,Một,Bình Đức,x\n002,Hai,long xuyen,x\n",
            name: "a.csv")
        let list = try office.registry.importSurvey(bare, today: .ofSamples)
        #expect(list.summary.rows == [.created: 2], "\(list.summary.findings.kept)")
        let partly = try office.survey(
            "Mã bưu cục,Phường/Xã,Vĩ độ,Kinh độ\n003,Bình Đức,,\n004,Bình Đức,10.32,105.42\n", name: "b.csv")
        let mixed = try office.registry.importSurvey(partly, today: .ofSamples)
        #expect(mixed.summary.rows == [.created: 2])
        #expect(mixed.summary.findings.counts[.init(code: "located-by-commune-only", severity: .note)] == 1)
        #expect(try office.point("001")?.shape == nil)
        let coverage = try office.registry.coverage(on: .ofSamples).communes
        #expect(coverage.first { $0.commune.code == SquareCommunes.west }?.postal.points == 3)
        #expect(coverage.first { $0.commune.code == SquareCommunes.east }?.postal.points == 1)
    }
}
