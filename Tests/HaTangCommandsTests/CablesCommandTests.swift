import Foundation
import HaTangCommands
import RegistryRecords
import Testing

/// `hatang cables` over five routes that were written by hand.
struct CablesCommandTests {
    private let folder: RegistryFolder

    /// T1 is accepted in time, T2 was done late, T3 is done without evidence, T4 was reopened, T5 lies in two communes.
    private static let routes = """
        code,road,commune,enterprise,planned_year,deadline,extended_to,status,planned_m,done_m,verified_m,poles,poles_done,started,done,verified,reopened,photo_after,acceptance,reason
        T1,Đường A,30307,Viettel,2025,2025-12-31,,đã nghiệm thu,1000,1000,1000,20,20,2025-10-01,2025-11-20,2025-12-05,,,BB 1,
        T2,Đường B,30307,VNPT,2025,2025-12-31,,hoàn thành,2000,2000,0,40,40,2025-10-01,2026-02-10,,,sau-2.jpg,,
        T3,Đường C,30292,VNPT,2025,2025-12-31,2026-06-30,hoàn thành,3000,3000,0,60,60,2025-10-01,2026-05-01,,,,,
        T4,Đường D,30292,Viettel,2026,2026-06-30,,mở lại,4000,1000,0,80,20,2026-01-10,2026-03-01,2026-03-10,2026-04-01,sau-4.jpg,,Cáp võng
        T5,Đường E,30307; 30292,,2026,2026-12-31,,kế hoạch,500,0,0,10,0,,,,,,,

        """

    init() throws {
        folder = try RegistryFolder()
        try folder.write(Self.routes, to: "cap.csv")
        let transcript = Transcript()
        let line = "import @an-giang.gpkg @cap.csv --kind cable --surveyed 2026-09-01"
        try #require(folder.run(line, transcript: transcript) == .success, "\(transcript.told)")
        try #require(transcript.printed.contains("tạo mới 5"), "\(transcript.told)\(transcript.printed)")
    }

    private func run(
        _ options: String, language: Language = .vietnamese, width: Int = 160,
        expecting status: CommandStatus = .success
    ) throws -> Transcript {
        try folder.run("cables @an-giang.gpkg " + options, language: language, width: width, expecting: status)
    }

    private struct Works: Decodable {
        struct Kilometres: Decodable, Equatable {
            var planned_km: Double
            var done_km: Double
            var proven_done_km: Double
            var verified_km: Double
            var overdue_km: Double
        }
        struct Score: Decodable {
            var name: String?
            var code: String?
            var routes: Int
            var kilometres: Kilometres
            var poles: Double
            var poles_done: Double
            var due_km: Double
            var on_time_km: Double
            var on_time_at_most_km: Double
            var extended: Int
        }
        struct Route: Decodable {
            struct Part: Decodable {
                var code: String
                var share: Double
            }
            struct Row: Decodable {
                var file: String
                var row: Int
            }
            var code: String
            var status: String
            var done_m: Double
            var proven_done_m: Double
            var verified_m: Double
            var overdue_m: Double
            var poles_done: Double
            var on_time: String?
            var communes: [Part]
            var equal_share: Bool
            var source: Row
        }
        var total: Score
        var scores: [Score]
        var routes: [Route]
    }

    private func works(_ options: String) throws -> Works {
        try JSONDecoder().decode(Works.self, from: Data(run(options + " --format json").printed.utf8))
    }

    /// Route, day, then metres done, done with evidence, verified and overdue: what the office would say on that day.
    @Test(arguments: [
        ("T1", "2025-11-19", "0 0 0 0"), ("T1", "2025-11-20", "1000 1000 0 0"), ("T1", "2025-12-04", "1000 1000 0 0"),
        ("T1", "2025-12-05", "1000 1000 1000 0"), ("T2", "2025-12-31", "0 0 0 0"), ("T2", "2026-01-01", "0 0 0 2000"),
        ("T2", "2026-02-09", "0 0 0 2000"), ("T2", "2026-02-10", "2000 2000 0 0"), ("T3", "2026-04-30", "0 0 0 0"),
        ("T3", "2026-05-01", "3000 0 0 0"), ("T3", "2026-07-01", "3000 0 0 0"), ("T4", "2026-01-09", "0 0 0 0"),
        ("T4", "2026-02-28", "0 0 0 0"), ("T4", "2026-03-01", "4000 4000 0 0"),
        ("T4", "2026-03-10", "4000 4000 4000 0"), ("T4", "2026-03-31", "4000 4000 4000 0"),
        ("T4", "2026-04-01", "1000 1000 0 0"), ("T4", "2026-06-30", "1000 1000 0 0"),
        ("T4", "2026-07-01", "1000 1000 0 3000"), ("T5", "2026-12-31", "0 0 0 0"), ("T5", "2027-01-01", "0 0 0 500"),
    ])
    func `lengths are those of the day, before and after every step`(code: String, day: String, metres: String) throws {
        let route = try #require(try works("--on \(day)").routes.first { $0.code == code })
        let found = [route.done_m, route.proven_done_m, route.verified_m, route.overdue_m]
        #expect(found.map { "\(Int($0))" }.joined(separator: " ") == metres)
    }

    @Test func `a scorecard adds up routes, poles and what was done in time`() throws {
        let works = try works("--on 2026-09-01 --by enterprise")
        #expect(works.scores.map(\.name) == ["VNPT", "Viettel", nil] && works.scores.map(\.routes) == [2, 2, 1])
        let (vnpt, viettel) = (works.scores[0], works.scores[1])
        #expect(
            vnpt.kilometres
                == .init(planned_km: 5, done_km: 5, proven_done_km: 2, verified_km: 0, overdue_km: 0))
        #expect(vnpt.due_km == 5 && vnpt.on_time_km == 0 && vnpt.on_time_at_most_km == 3 && vnpt.extended == 1)
        #expect(
            viettel.kilometres
                == .init(planned_km: 5, done_km: 2, proven_done_km: 2, verified_km: 1, overdue_km: 3))
        #expect(viettel.due_km == 5 && viettel.on_time_km == 1 && viettel.on_time_at_most_km == 1)
        #expect(viettel.poles == 100 && viettel.poles_done == 40)
        #expect(works.total.routes == 5 && works.total.kilometres.planned_km == 10.5)
        #expect(works.routes.map(\.on_time) == ["yes", "no", "unknown", "no", nil])
        #expect(works.routes.map { "\($0.source.file) \($0.source.row)" } == (2...6).map { "cap.csv \($0)" })
    }

    @Test func `every grouping adds up to the total, and a year counts its routes alone`() throws {
        for (grouping, names) in [
            ("road", ["Đường A", "Đường B", "Đường C", "Đường D", "Đường E"]), ("year", ["2025", "2026"]),
            ("commune", ["Phường Bình Đức", "Phường Long Xuyên"]),
        ] {
            let works = try works("--on 2026-09-01 --by \(grouping)")
            #expect(works.scores.map(\.name) == names)
            #expect(abs(works.scores.reduce(0) { $0 + $1.kilometres.planned_km } - 10.5) < 1e-9)
        }
        let communes = try works("--on 2026-09-01 --by commune")
        #expect(communes.scores.map(\.code) == ["30292", "30307"])
        #expect(communes.scores.map(\.kilometres.planned_km) == [7.25, 3.25])
        let shared = try #require(communes.routes.last)
        #expect(shared.equal_share && shared.communes.map(\.share) == [0.5, 0.5])
        #expect(communes.routes.first?.equal_share == false)
        let year = try works("--on 2026-09-01 --year 2025")
        #expect(year.routes.map(\.code) == ["T1", "T2", "T3"] && year.total.kilometres.planned_km == 6)
    }

    @Test(arguments: [
        ("all", "T1 T2 T3 T4 T5"), ("overdue", "T4"), ("unproven", "T3"), ("planned", "T5"), ("surveyed", ""),
        ("in-progress", ""), ("done", "T2 T3"), ("verified", "T1"), ("reopened", "T4"),
    ])
    func `a status lists its routes and leaves the scorecard as it is`(status: String, codes: String) throws {
        let works = try works("--on 2026-09-01 --status \(status)")
        #expect(works.routes.map(\.code).joined(separator: " ") == codes)
        #expect(works.total.routes == 5)
    }

    @Test func `the text is a scorecard and a list, in both languages`() throws {
        let vietnamese = try run("--on 2026-09-01").printed
        #expect(vietnamese.hasPrefix("Chỉnh trang, bó gọn cáp viễn thông\nNgày tính: 01/09/2026"))
        #expect(vietnamese.contains(#/\nViettel +2 +5,00 +2,00 +2,00 +1,00 +3,00 .* 20,0 %/#), "\(vietnamese)")
        #expect(vietnamese.contains(#/\nVNPT +2 +5,00 +5,00 +2,00 +0,00 +0,00 .* 0,0–60,0 %/#), "\(vietnamese)")
        #expect(vietnamese.contains(#/\nTổng cộng +5 +10,50 /#) && vietnamese.contains(#/\nkhông ghi +1 +0,50 /#))
        #expect(vietnamese.contains(#/\nT1 .*đã nghiệm thu .* BB 1/#) && vietnamese.contains(#/\nT3 .* chưa đủ/#))
        #expect(vietnamese.contains(#/\nT4 .* mở lại +4.000 +1.000 .*3.000 .*30/06/2026/#), "\(vietnamese)")
        let english = try run("--on 2026-09-01 --by commune", language: .english).printed
        #expect(english.contains(#/\n30292 Phường Bình Đức +3 +7.25 /#), "\(english)")
        #expect(english.contains(#/\nT3 .* done .*missing/#) && english.contains(#/\nT4 .* reopened /#))
        let none = try run("--on 2026-09-01 --status surveyed").printed
        #expect(none.hasSuffix("\nKhông có tuyến nào để liệt kê.\n"))
        for language in Language.allCases {
            let narrow = try run("--on 2026-09-01", language: language, width: 100).printed
            #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(narrow)")
        }
    }

    @Test func `CSV has every route with its state on the day`() throws {
        let csv = try run("--on 2026-09-01 --format csv").printed.split(separator: "\r\n")
        #expect(csv.count == 6 && csv[0].contains(#","ngày hoàn thành","ngày nghiệm thu","ngày mở lại","#), "\(csv[0])")
        #expect(csv[4].contains(#""Cáp võng","mở lại",4000.0,1000.0,"#), "\(csv[4])")
        let english = try run("--on 2026-09-01 --format csv", language: .english).printed.split(separator: "\r\n")
        #expect(english[0].contains("status on the day"))
        #expect(english[5].contains(#","30307; 30292",true,1.0,"cap.csv, row 6 (2026-09-01)""#), "\(english[5])")
    }

    @Test func `overdue routes end with status 2 only when asked`() throws {
        _ = try run("--on 2026-09-01 --exit-code", expecting: .remaining)
        _ = try run("--on 2026-09-01")
        _ = try run("--on 2026-06-30 --exit-code")
    }

    @Test func `enterprises are taken by name, and wrong ones are told with those that there are`() throws {
        #expect(try works("--on 2026-09-01 --enterprise vnpt").routes.map(\.code) == ["T2", "T3"])
        #expect(try works("--on 2026-09-01 --province 91").total.kilometres.planned_km == 10.5)
        let unknown = try run("--enterprise VNTP", expecting: .usage).told
        #expect(unknown.contains("“VNTP”. Các doanh nghiệp đã ghi: VNPT; Viettel.\n"), "\(unknown)")
        _ = try run("--province 92", expecting: .usage)
        _ = try run("--by owner", expecting: .usage)
        _ = try run("--year 25", expecting: .usage)
    }
}
