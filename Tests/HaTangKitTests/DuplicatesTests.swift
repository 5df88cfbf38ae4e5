import HaTangKit
import TestWitnesses
import Testing

struct DuplicatesTests {
    private static let header = "Mã bưu cục;Tên bưu cục;Vĩ độ;Kinh độ;Phường/Xã;Internet;Điện thoại\n"
    private static let first =
        header + "880100;Bưu cục Long Xuyên;10,3864;105,4351;Phường Long Xuyên;có;\n"
        + "880200;Điểm Mỹ Hòa Hưng;10,4149;105,4272;Mỹ Hòa Hưng;;\n"
    private static let second =
        header + "880999;BC Long Xuyên;10,3865;105,4352;Phường Long Xuyên;không;0296 3841 234\n"
        + "BC-0880200;Điểm Châu Đốc;10,7;105,1;;;\n" + "0880200;Điểm Thoại Sơn;10,26;105,27;;;\n"

    private func filled() throws -> Office {
        let office = try Office(withBoundaries: true)
        try office.take(try office.survey(Self.first, surveyed: "2026-05-01", name: "a.csv"))
        try office.take(try office.survey(Self.second, surveyed: "2026-06-01", name: "b.csv"))
        return office
    }

    @Test func `pairs over several files are found with their codes, distance and rows`() throws {
        let office = try filled()
        let list = try office.registry.duplicates()
        #expect(list.compared == 5 && list.crowded == 0)
        #expect(list.registryVersion == (try office.registry.registry.version))
        #expect(list.pairs.map { [$0.first.code, $0.second.code] } == [["880200", "0880200"], ["880100", "880999"]])
        #expect(list.pairs.map(\.hasSameCode) == [true, false])
        let pair = list.pairs[1]
        #expect(pair.kind == .postalPoint && pair.similarity > 0.5)
        #expect(pair.metres.map { abs($0 - 15.6) < 0.1 } == true)
        #expect(pair.first.sources == [SourceRow(file: "a.csv", row: 2, surveyed: day("2026-05-01"))])
        #expect(pair.second.sources == [SourceRow(file: "b.csv", row: 2, surveyed: day("2026-06-01"))])
        #expect(pair.second.communes == ["30307"])
        #expect(try office.registry.duplicates(of: [.bts]).pairs.isEmpty)
    }

    @Test func `a preview warns of what an import then finds under the same digest`() throws {
        let office = try Office(withBoundaries: true)
        try office.take(try office.survey(Self.first, surveyed: "2026-05-01", name: "a.csv"))
        let request = try office.survey(Self.second, surveyed: "2026-06-01", name: "b.csv")
        let preview = try office.registry.preview(request, today: .ofSamples)
        let imported = try office.registry.importSurvey(
            request, expecting: preview.summary.digest, today: .ofSamples)
        #expect(imported.summary.findings == preview.summary.findings)
        #expect(imported.summary.digest == preview.summary.digest)
        let warned = preview.summary.findings.kept.filter { $0.code == "near-duplicate" }
        #expect(warned.map(\.row) == [2, 4])
        let identifier = try office.registry.description(of: request).identifier
        let kept = try office.registry.registry.findings(survey: identifier)
        #expect(kept.count { $0.code == "near-duplicate" } == 2)
    }

    @Test func `merging by code takes the newer statements, and history knows both`() throws {
        let office = try filled()
        let gone = try #require(try office.point("880999"))
        let version = try office.registry.registry.version
        let merged = try office.registry.merge([("880100", "880999")], by: "Phòng Bưu chính")
        #expect(merged.map(\.filled) == [[.name, .internet, .phone]])
        #expect(try office.registry.registry.version == version + 1)
        let kept = try #require(try office.point("880100"))
        #expect(kept[.internet] == .no && kept[.phone] == .text("0296 3841 234"))
        #expect(kept.shape == gone.shape)
        #expect(try office.point("880999") == nil)
        #expect(try office.registry.duplicates().pairs.map(\.first.code) == ["880200"])
        #expect(try office.registry.registry.history(ofRecord: gone.uuid).map(\.action) == [.create, .merge])
        let coverage = try office.registry.coverage(on: .ofSamples).communes.first { $0.commune.code == "30307" }
        #expect(coverage?.postal.points == 1, "the figures follow at once")
    }

    @Test func `a name that says too little or nothing is refused and nothing is written`() throws {
        let office = try filled()
        var request = try office.survey(
            "Mã ấp;Tên ấp;Vĩ độ;Kinh độ\n880100;Ấp Một;10,4;105,4\n880200;Ấp Hai;10,42;105,4\nA3;Ấp Ba;10,43;105,4\n",
            name: "ap.csv")
        request.kind = .settlement
        try office.take(request)
        let version = try office.registry.registry.version
        for (pair, error) in [
            (("880100", "không có"), JobError.unknownRecord("không có")),
            (("880100", "880200"), .ambiguousRecord("880200", kinds: [.postal, .settlement])),
            (("A3", "880999"), .differentRecords("A3", "880999")), (("A3", "A3"), .mergedTwice("A3")),
        ] as [((String, String), JobError)] {
            #expect(throws: error) { try office.registry.merge([pair]) }
        }
        #expect(throws: JobError.mergedTwice("880999")) {
            try office.registry.merge([("880100", "880999"), ("880999", "0880200")], among: [.postal])
        }
        #expect(try office.registry.registry.version == version)
        let uuid = try #require(try office.point("880200")).uuid
        try office.registry.merge([("0880200", uuid)])
        #expect(try office.point("880200") == nil, "a uuid names one record only")
    }
}
