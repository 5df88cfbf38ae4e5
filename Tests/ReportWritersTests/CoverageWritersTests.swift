import CoverageEngine
import Foundation
import RegistryRecords
import ReportWriters
import TestWitnesses
import Testing
import VN2000

struct CoverageWritersTests {
    @Test func `the JSON of a commune is the contract, byte for byte`() throws {
        let json = CoverageJSON.text(try Samples.table())
        let longXuyen = """
            {"code":"30307","name":"Phường Long Xuyên","kind":"phường","boundary_quality":"official","area_km2":29.9,\
            "postal":{"verdict":"met","reason":null,"points":4,"staffed":2,"staffed_online":2,\
            "people_per_point":null,"mean_radius_km":1.5,"distance":null},\
            "mobile":{"4G":{"verdict":"met","measure":"area-share","low":0.99999,"high":0.99999,"sites":12,"cells":30,\
            "assumed_radius":3,"area_share":0.99999,"settlement_share":null,"household_share":null,\
            "population_share":null,"present":true,"assumed_beam":0},\
            "5G":{"verdict":null,"measure":"area-share","low":0.1,"high":0.57,"sites":12,"cells":30,\
            "assumed_radius":3,"area_share":0.57,"settlement_share":null,"household_share":null,\
            "population_share":null,"present":true,"assumed_beam":0},\
            "4G-or-better":{"verdict":"met","measure":"area-share","low":0.98,"high":0.99,"sites":12,"cells":30,\
            "assumed_radius":3,"area_share":0.99,"settlement_share":null,"household_share":null,\
            "population_share":null,"present":true,"assumed_beam":0},\
            "2G":{"verdict":null,"measure":null,"low":null,"high":null,"sites":null,"cells":null,\
            "assumed_radius":null,"area_share":null,"settlement_share":null,"household_share":null,\
            "population_share":null,"present":null,"assumed_beam":null},\
            "3G":{"verdict":null,"measure":null,"low":null,"high":null,"sites":null,"cells":null,\
            "assumed_radius":null,"area_share":null,"settlement_share":null,"household_share":null,\
            "population_share":null,"present":null,"assumed_beam":null}},\
            "dead_zones":{"open":1,"resolved":2},\
            "cables":{"planned_km":3.2,"done_km":1.0,"proven_done_km":1.0,"verified_km":0.0,"overdue_km":0.30000000000000004},
            """
        #expect(json.contains(longXuyen.dropLast()))
        let beginning = #"{  "contract": 1,  "registry": {    "id": "0f1e2d3c",    "version": 17  },  "era": "2025","#
        #expect(json.replacing("\n", with: "").hasPrefix(beginning))
    }

    @Test(.enabled(if: Tool.hasPython, "python3 is not installed"))
    func `Python finds every key of the contract in every commune, null where nothing is known`() throws {
        let script = """
            import json, sys
            table = json.load(sys.stdin)
            print(*table)
            print(*[c["code"] for c in table["communes"]])
            print(*sorted({" ".join(c) for c in table["communes"]}))
            print(*sorted({" ".join(m) for c in table["communes"] for m in c["mobile"].values()}))
            print(table["communes"][2]["mobile"]["4G"]["low"], table["targets"][0]["threshold"])
            """
        let output = try Tool.output(of: Tool.python, "-c", script, input: CoverageJSON.text(try Samples.table()))
        #expect(
            output == """
                contract registry era on known method boundary_quality targets_digest undecided_records \
                unclaimed_edits sample_rule population_method population_source communes targets province_indicators
                30307 30376 31108
                code name kind boundary_quality area_km2 postal mobile dead_zones cables province verdicts \
                operators claimed measured figures indicators
                verdict measure low high sites cells assumed_radius area_share settlement_share household_share \
                population_share present assumed_beam
                None 1.0

                """)
    }

    @Test(.enabled(if: Tool.hasPython, "python3 is not installed"))
    func `Python reads the CSV with its texts, its numbers and its empty cells`() throws {
        let csv = CoverageCSV.text(try Samples.table(), language: .vietnamese)
        #expect(csv.unicodeScalars.first == "\u{FEFF}")
        #expect(csv.utf8.count { $0 == 10 } == 4)
        #expect(!csv.unicodeScalars.split(separator: "\n").contains { $0.last != "\r" })
        let script = """
            import csv, io, sys
            text = sys.stdin.buffer.read().decode("utf-8-sig")
            rows = list(csv.DictReader(io.StringIO(text, newline="")))
            for row in rows:
                print(row["Mã"], row["Tên"], row["4G: tỷ lệ chắc chắn"] or "-", row["Cáp: quá hạn (km)"], \\
                      row["Bưu chính: kết luận"], row["Phiên bản"], row["Ngày tính"], sep="|")
            """
        #expect(
            try Tool.output(of: Tool.python, "-c", script, input: csv) == """
                30307|Phường Long Xuyên|0.99999|0.30000000000000004|Đạt|17|2026-11-23
                30376|Xã Núi Cấm|-|0.30000000000000004|Chưa đủ căn cứ|17|2026-11-23
                31108|Đặc khu Thổ Châu|-|0.30000000000000004|Chưa đạt|17|2026-11-23

                """)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+84 296 385 2525", "'+84 296 385 2525"), ("-ấp Mới", "'-ấp Mới"), ("@x", "'@x"),
        ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("\r\n=1", "'\r\n=1"), ("-5", "-5"), ("+84,5", "+84,5"),
        ("-1.5e-3", "-1.5e-3"), ("-1.2.3", "'-1.2.3"), ("00123", "00123"), ("", ""), ("a=b", "a=b"), ("-", "'-"),
    ])
    func `no spreadsheet takes a text for a formula, and plain numbers stay numbers`(_ text: String, _ safe: String) {
        #expect(CSVText.withoutFormula(text) == safe)
        #expect(CSVText.text(headings: [], rows: [[.text(text)]]) == "\u{FEFF}\r\n\"\(safe)\"\r\n")
    }

    @Test func `GeoJSON winds rings by the right-hand rule and rounds to seven places`() throws {
        func ring(_ positions: [(Double, Double)]) -> [GeographicPosition] {
            positions.map { GeographicPosition(latitude: $0.1, longitude: $0.0) }
        }
        let clockwise = ring([(105, 10), (105, 10.1), (105.123456789, 10.1), (105.1, 10), (105, 10)])
        let hole = ring([(105.01, 10.01), (105.02, 10.01), (105.02, 10.02), (105.01, 10.01)])
        let speck = ring([(105, 10), (105, 10.000000001), (105.000000001, 10), (105, 10)])
        let json = CoverageGeoJSON.text(
            try Samples.table(),
            boundaries: [
                "30307": [GeographicPolygon(outer: clockwise, holes: [hole, speck])],
                "30376": [GeographicPolygon(outer: clockwise), GeographicPolygon(outer: clockwise.reversed())],
            ])
        let outer = "[[105.0,10.0],[105.1,10.0],[105.1234568,10.1],[105.0,10.1],[105.0,10.0]]"
        let turned = "[[105.01,10.01],[105.02,10.02],[105.02,10.01],[105.01,10.01]]"
        #expect(json.contains(#""geometry":{"type":"Polygon","coordinates":[\#(outer),\#(turned)]}"#))
        #expect(json.contains(#""geometry":{"type":"MultiPolygon","coordinates":[[\#(outer)],[\#(outer)]]}"#))
        #expect(json.contains(#""geometry":null"#))
        #expect(json.contains(#""postal_verdict":"not-proven","postal_reason":"expired""#))
    }

    @Test func `the terminal table says what it was made of`() throws {
        let style = ReportStyle(width: 200, provinceNames: ["91": "Tỉnh An Giang"])
        let text = CoverageText.text(try Samples.table(quality: .schematic), style: style)
        for words in [
            "Tỉnh An Giang (91)", "Thời kỳ: 2025 (từ 01/07/2025)", "Ngày tính: 23/11/2026", "exact-discs",
            "phiên bản 17", "9f86d0819f86d081", "không phải ranh giới hành chính", "99,9 %", "98,0–99,0 %",
            "1/3  33,3 %", "Chưa đủ căn cứ", "  · Tuổi căn cứ 730 ngày (postal-staffed-online)",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!CoverageText.text(try Samples.table(), style: style).contains("CHÚ Ý"))
    }

    @Test func `a table of two provinces is grouped by province, each with its target lines`() throws {
        var table = try Samples.table()
        var other = table.communes[0]
        other.commune = try Samples.commune("31117", "Phường Ninh Kiều", kind: .phường, province: "92")
        table.communes.append(other)
        table.targets = ["91", "92"].map { province in
            var summary = table.targets[0]
            summary.province = province
            return summary
        }
        let text = CoverageText.text(
            table, style: ReportStyle(provinceNames: ["91": "Tỉnh An Giang", "92": "Thành phố Cần Thơ"]))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("— Thành phố Cần Thơ (92) —") } == 2)
        #expect(CoverageJSON.text(table).contains(#""province":"92","title""#))
    }
}
