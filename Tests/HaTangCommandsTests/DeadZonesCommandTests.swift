import Foundation
import HaTangCommands
import RegistryRecords
import Testing

/// `hatang deadzones` over five reports that were written by hand, each step of them on a day of its own.
struct DeadZonesCommandTests {
    private let folder: RegistryFolder

    /// M1 of Viettel was there before all reports, M2 of MobiFone came on air after PA2.
    private static let cells = """
        site,operator,technology,radius_m,on_air,latitude,longitude
        M1,Viettel,4G,2500,2020-01-01,10.3864,105.4351
        M2,MobiFone,4G,2500,2026-05-15,10.3864,105.4351

        """
    private static let reports = """
        code,operator,technology,class,severity,latitude,longitude,commune,reported,verified,planned,promised,resolved,checked,check_result,check_value,rejected,reopened,handled_by,reason,status
        PA1,Viettel,4G,lõm sóng,cao,10.3864,105.4351,,2026-01-05,2026-01-20,2026-02-10,2026-04-01,2026-03-15,2026-04-10,đạt,RSRP -90,,,Viettel An Giang,,đã kiểm tra kết quả
        PA2,MobiFone,4G,lõm sóng,thấp,10.3864,105.4351,,2026-02-01,2026-02-15,,,,,,,,,,,đã xác minh
        PA3,Viettel,4G,trắng sóng,cao,10.3864,105.4351,,2026-03-01,2026-03-10,2026-04-01,2026-06-30,2026-06-01,2026-06-20,không đạt,RSRP -118,,2026-06-25,Viettel An Giang,Vẫn mất sóng,mở lại
        PA4,,,,,,,30292,2026-09-20,,,,,,,,,,,,đã báo
        PA5,VNPT,4G,lõm sóng,,10.3864,105.4351,,2026-01-10,,,,,,,,2026-02-10,,,Đo có sóng,bác bỏ

        """

    init() throws {
        folder = try RegistryFolder()
        for (name, kind, text) in [("tram.csv", "bts", Self.cells), ("vung.csv", "deadzone", Self.reports)] {
            try folder.write(text, to: name)
            let transcript = Transcript()
            let line = "import @an-giang.gpkg @\(name) --kind \(kind) --crs wgs84 --surveyed 2026-10-01"
            try #require(folder.run(line, transcript: transcript) == .success, "\(transcript.told)")
        }
    }

    private func run(
        _ options: String, language: Language = .vietnamese, width: Int = 160,
        expecting status: CommandStatus = .success
    ) throws -> Transcript {
        try folder.run("deadzones @an-giang.gpkg " + options, language: language, width: width, expecting: status)
    }

    private struct Ledger: Decodable {
        struct Count: Decodable {
            var name: String?
            var open: Int
            var overdue: Int
            var resolved: Int
        }
        struct Row: Decodable, Hashable {
            var file: String
            var row: Int
        }
        struct Cell: Decodable {
            var site: String
            var on_air: String
            var source: Row
        }
        struct Report: Decodable {
            var code: String
            var commune: String?
            var status: String
            var since: String?
            var open: Bool
            var age_days: Int?
            var due: String?
            var due_basis: String?
            var overdue_days: Int
            var served_share: Double?
            var sites: [String]
            var new_cells: [Cell]
            var source: Row
        }
        var open: Int
        var overdue: Int
        var resolved: Int
        var open_by_age: [Int]
        var by_operator: [Count]
        var by_commune: [Count]
        var reports: [Report]
    }

    private func ledger(_ options: String) throws -> Ledger {
        try JSONDecoder().decode(Ledger.self, from: Data(run(options + " --format json").printed.utf8))
    }

    /// The day, where each report stands, «*» for open; PA1 to PA5, «–» for those that nobody had made yet.
    @Test(arguments: [
        ("2026-01-04", "– – – – –"), ("2026-01-05", "báo* – – – –"), ("2026-01-19", "báo* – – – báo*"),
        ("2026-01-20", "minh* – – – báo*"), ("2026-02-09", "minh* báo* – – báo*"),
        ("2026-02-10", "hoạch* báo* – – bỏ"), ("2026-02-14", "hoạch* báo* – – bỏ"),
        ("2026-02-15", "hoạch* minh* – – bỏ"), ("2026-03-14", "hoạch* minh* minh* – bỏ"),
        ("2026-03-15", "lý minh* minh* – bỏ"), ("2026-04-09", "lý minh* hoạch* – bỏ"),
        ("2026-04-10", "quả minh* hoạch* – bỏ"), ("2026-06-01", "quả minh* lý – bỏ"),
        ("2026-06-20", "quả minh* quả* – bỏ"), ("2026-06-25", "quả minh* lại* – bỏ"),
        ("2026-09-19", "quả minh* lại* – bỏ"), ("2026-09-20", "quả minh* lại* báo* bỏ"),
    ])
    func `every report stands on a day where its steps say, and was unknown before`(day: String, states: String) throws
    {
        let ledger = try ledger("--on \(day)")
        let found = ["PA1", "PA2", "PA3", "PA4", "PA5"].map { code in
            ledger.reports.first { $0.code == code }.map {
                ($0.status.split(separator: " ").last ?? "") + ($0.open ? "*" : "")
            } ?? "–"
        }
        #expect(found.joined(separator: " ") == states)
        #expect(ledger.open == states.count { $0 == "*" })
    }

    /// The days by which a report is late, and why: counted on a calendar.
    @Test(arguments: [
        ("PA2", "2026-02-10", "2026-03-03", "verify-setting", 0),
        ("PA2", "2026-07-31", "2026-07-31", "resolve-setting", 0),
        ("PA2", "2026-08-02", "2026-07-31", "resolve-setting", 2), ("PA3", "2026-07-10", "2026-06-30", "promised", 10),
        ("PA1", "2026-02-10", "2026-04-01", "promised", 0), ("PA4", "2026-10-21", "2026-10-20", "verify-setting", 1),
    ])
    func `a report is late after the promised day, or after the day of the settings`(
        code: String, day: String, due: String, basis: String, late: Int
    ) throws {
        let report = try #require(try ledger("--on \(day)").reports.first { $0.code == code })
        #expect(report.due == due && report.due_basis == basis && report.overdue_days == late)
    }

    @Test func `closed reports are due on no day, and those resolved in the period are counted`() throws {
        let ledger = try ledger("--on 2026-10-01 --from 2026-03-15")
        for report in ledger.reports where ["PA1", "PA5"].contains(report.code) {
            #expect(report.due == nil && report.overdue_days == 0 && !report.open)
        }
        #expect(ledger.resolved == 1 && ledger.overdue == 2)
        #expect(try self.ledger("--on 2026-10-01 --from 2026-03-16").resolved == 0)
        #expect(ledger.open_by_age == [1, 0, 1, 1, 0], "PA4 11 days, PA3 98 since its reopening, PA2 242")
        let viettel = try #require(ledger.by_operator.first { $0.name == "Viettel" })
        #expect(viettel.open == 1 && viettel.overdue == 1 && viettel.resolved == 1)
        #expect(ledger.by_commune.reduce(0) { $0 + $1.open } == 3)
        let rows = ledger.reports.map { "\($0.source.file) \($0.source.row)" }
        #expect(rows == (2...6).map { "vung.csv \($0)" })
    }

    @Test func `an open report is held against computed service and against cells that came after it`() throws {
        func report(_ code: String, on day: String) throws -> Ledger.Report {
            try #require(try ledger("--on \(day)").reports.first { $0.code == code })
        }
        let served = try report("PA3", on: "2026-10-01")
        #expect(served.served_share == 1 && served.sites == ["M1"] && served.new_cells.isEmpty)
        let before = try report("PA2", on: "2026-05-14")
        #expect(before.served_share == 0 && before.sites.isEmpty && before.new_cells.isEmpty)
        let after = try report("PA2", on: "2026-05-15")
        #expect(after.served_share == 1 && after.new_cells.map(\.site) == ["M2"])
        #expect(after.new_cells.first?.on_air == "2026-05-15")
        #expect(after.new_cells.first?.source == Ledger.Row(file: "tram.csv", row: 3))
        #expect(try report("PA4", on: "2026-10-01").served_share == nil, "it has no position")
        #expect(try report("PA1", on: "2026-10-01").sites.isEmpty, "it is closed")
    }

    @Test(arguments: [
        ("all", "PA1 PA2 PA3 PA4 PA5"), ("open", "PA2 PA3 PA4"), ("overdue", "PA2 PA3"), ("reported", "PA4"),
        ("verified", "PA2"), ("planned", ""), ("resolved", ""), ("checked", "PA1"), ("rejected", "PA5"),
        ("reopened", "PA3"), ("contradicted", "PA2 PA3"), ("perhaps-served", "PA2"),
    ])
    func `a status lists its reports and leaves the summary as it is`(status: String, codes: String) throws {
        let ledger = try ledger("--on 2026-10-01 --status \(status)")
        #expect(ledger.reports.map(\.code).joined(separator: " ") == codes)
        #expect(ledger.open == 3 && ledger.overdue == 2)
    }

    @Test func `the text reads like the ledger of an office, in both languages`() throws {
        let vietnamese = try run("--on 2026-10-01").printed
        #expect(vietnamese.hasPrefix("Sổ theo dõi vùng trắng sóng, lõm sóng\nNgày tính: 01/10/2026"))
        for part in [
            "Phản ánh: 5 · còn mở: 3 · quá hạn: 2 · xử lý xong từ 01/01/2026: 1",
            "Còn mở theo loại: lõm sóng (1) · trắng sóng (1) · không ghi (1)",
            "Còn mở theo số ngày: 0–30 (1) · 31–90 (0) · 91–180 (1) · > 180 (1) · không rõ (0)",
            "Còn mở nhưng nằm trong vùng phủ tính toán: 2 · có thể đã hết lõm nhờ trạm mới: 1",
            "\nPA2 – có thể đã hết lõm: trạm M2 phát sóng ngày 15/05/2026 – tram.csv, dòng 3 (01/10/2026)\n",
            "chưa có vị trí", "có sóng: M1",
        ] { #expect(vietnamese.contains(part), "\(part)\n\(vietnamese)") }
        #expect(
            vietnamese.contains(#/PA1 .* kiểm tra đạt /#) && vietnamese.contains(#/PA3 .* mở lại .*30/06/2026 .*93 /#))
        let english = try run("--on 2026-10-01", language: .english).printed
        for part in [
            "Reports: 5 · open: 3 · overdue: 2 · resolved since 2026-01-01: 1", "weak signal (1) · not stated (1)",
            "perhaps gone: M2 on air since 2026-05-15", "check passed", "served: M1", "no position",
        ] { #expect(english.contains(part), "\(part)\n\(english)") }
        let wide = try run("--on 2026-10-01", width: 240).printed
        #expect(wide.contains(#/PA4 .* thiết lập .* vung.csv, dòng 5 \(01\/10\/2026\)/#), "\(wide)")
        let none = try run("--on 2026-10-01 --status planned").printed
        #expect(none.hasSuffix("\nKhông có phản ánh nào để liệt kê.\n"))
        for language in Language.allCases {
            let narrow = try run("--on 2026-10-01", language: language, width: 100).printed
            #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(narrow)")
        }
    }

    @Test func `CSV and GeoJSON have the same reports`() throws {
        let csv = try run("--on 2026-10-01 --format csv").printed.split(separator: "\r\n")
        #expect(csv.count == 6 && csv[0].hasPrefix("\u{FEFF}\"mã\",\"mã xã\",\"tên xã\",\"địa điểm\""))
        #expect(csv[3].hasPrefix("\"PA3\",") && csv[3].contains(#""Vẫn mất sóng","mở lại","2026-06-25","#))
        #expect(csv[2].contains(#","M2","M2 2026-05-15","vung.csv, dòng 3 (01/10/2026)""#), "\(csv[2])")
        let text = try run("--on 2026-10-01 --format geojson").printed
        let value = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let features = try #require(value["features"] as? [[String: Any]])
        #expect(features.compactMap { $0["id"] as? String } == ["PA1", "PA2", "PA3", "PA4", "PA5"])
        let place = try #require(features[0]["geometry"] as? [String: Any])
        #expect(place["type"] as? String == "Point" && place["coordinates"] as? [Double] == [105.4351, 10.3864])
        #expect(features[3]["geometry"] is NSNull)
    }

    @Test func `overdue reports end with status 2 only when asked`() throws {
        _ = try run("--on 2026-10-01 --exit-code", expecting: .remaining)
        _ = try run("--on 2026-10-01")
        _ = try run("--on 2026-01-31 --exit-code")
    }

    @Test func `communes and operators are taken by name, and wrong ones are told with the nearest`() throws {
        let stated = try ledger("--on 2026-10-01").reports.compactMap(\.commune)
        let commune = try #require(stated.first)
        #expect(try ledger("--on 2026-10-01 --commune \(commune)").reports.map(\.commune).allSatisfy { $0 == commune })
        #expect(try ledger("--on 2026-10-01 --commune 30292").reports.contains { $0.code == "PA4" })
        #expect(try ledger("--on 2026-10-01 --operator viettel").reports.map(\.code) == ["PA1", "PA3", "PA4"])
        #expect(try ledger("--on 2026-10-01 --province 91").reports.count == 5)
        func told(_ words: String...) -> String {
            let transcript = Transcript()
            let status = HatangProgram().run(
                ["deadzones", folder.file("an-giang.gpkg"), "--on", "2026-10-01"] + words,
                on: transcript.console(width: 160, environment: ["HATANG_LANGUAGE": "vi"]))
            return "\(status) \(transcript.told)\(transcript.printed)"
        }
        #expect(told("--commune", "bình đức").contains("Phản ánh: "))
        let near = told("--commune", "Phường Bình Đứcc")
        #expect(near.hasPrefix("usage") && near.contains("Có phải là: ") && near.contains("Phường Bình Đức"), "\(near)")
        #expect(told("--commune", "99999").contains("Không có xã, phường “99999”. Tìm mã và tên bằng `hatang find`."))
        let unknown = told("--operator", "Vietell")
        #expect(unknown.hasPrefix("usage") && unknown.contains("Các doanh nghiệp đã ghi: MobiFone; VNPT; Viettel.\n"))
        #expect(told("--province", "92").hasPrefix("usage"))
    }
}
