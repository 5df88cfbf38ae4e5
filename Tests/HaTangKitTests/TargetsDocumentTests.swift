import CoverageEngine
import Foundation
import HaTangKit
import Testing

/// The targets document, as somebody edits it.
struct TargetsDocumentTests {
    /// A good document of two rules, the second made of the first.
    private static let good = """
        {
          "targets": [
            {
              "code": "kt1",
              "title": {"vi": "Điểm KT1", "en": "KT1 points"},
              "measure": "service_points",
              "service": "KT1",
              "comparison": ">=",
              "threshold": 1,
              "from": "2025-01-01",
              "source": "Kế hoạch"
            },
            {
              "code": "all",
              "title": {"vi": "Tất cả", "en": "All"},
              "measure": "all_of",
              "all_of": ["kt1"],
              "from": "2025-01-01",
              "to": "2026-12-31",
              "source": "Kế hoạch"
            }
          ]
        }
        """

    struct Mistake: Sendable, CustomTestStringConvertible {
        var found: String
        var replaced: String
        var line: Int
        /// What the message says, besides the line.
        var vi: [String]
        var en: String
        var testDescription: String { replaced }

        init(_ found: String, _ replaced: String, line: Int, _ vi: [String], en: String) {
            self.found = found
            self.replaced = replaced
            self.line = line
            self.vi = vi
            self.en = en
        }
    }

    @Test func `a good document is read, with what it leaves out`() throws {
        let targets = try RegistrySettings.targets(Self.good)
        #expect(targets.map(\.code) == ["kt1", "all"] && targets.map(\.measure) == [.servicePoints, .allOf])
        #expect(targets[0].service == "KT1" && targets[0].communesShare == 1 && targets[0].evidenceAgeDays == 730)
        #expect(targets[0].scope == .commune && targets[0].communeKinds == nil && targets[0].to == nil)
        #expect(targets[1].allOf == ["kt1"] && targets[1].threshold == 1)
    }

    @Test(arguments: [
        Mistake(
            #""measure": "service_points""#, #""measure": "service_point""#, line: 6,
            ["chỉ tiêu “kt1”, targets.[0].measure", "giá trị “service_point”", "có phải là “service_points”?"],
            en: "did you mean “service_points”?"),
        Mistake(
            #""service": "KT1""#, #""sevice": "KT1""#, line: 7,
            ["chỉ tiêu “kt1”, targets.[0].sevice: không có khóa này", "có phải là “service”?", "hours_per_day"],
            en: "there is no such key (did you mean “service”?)"),
        Mistake(
            #""service": "KT1","#, "", line: 3, ["targets.[0].service: thiếu service, mà measure “service_points” cần"],
            en: "no service, which the measure “service_points” needs"),
        Mistake(
            #""service": "KT1""#, #""service": "KT1", "hours_per_day": 4"#, line: 7,
            ["hours_per_day: giá trị 4: không dùng với measure “service_points”; hãy bỏ đi"],
            en: "does not go with measure “service_points”; remove it"),
        Mistake(
            #""threshold": 1"#, #""threshold": "1""#, line: 9, ["giá trị “1”: phải là số, không đặt trong dấu"],
            en: "must be a number, not in"),
        Mistake(
            #""threshold": 1"#, #""threshold": -1"#, line: 9, ["giá trị -1: phải từ 0 trở lên"], en: "must be 0 or more"
        ),
        Mistake(
            #""comparison": ">=""#, #""comparison": "=>""#, line: 8, ["giá trị “=>”", "phải là một trong: >=, <="],
            en: "must be one of: >=, <="),
        Mistake(
            #""code": "all""#, #""code": "kt1""#, line: 14, ["targets.[1].code: giá trị “kt1”: mã bị trùng"],
            en: "the code is repeated"),
        Mistake(
            #""to": "2026-12-31""#, #""to": "2024-12-31""#, line: 19,
            ["chỉ tiêu “all”, targets.[1].to: giá trị “2024-12-31”: ngày to trước ngày from"],
            en: "the day “to” is before “from”"),
        Mistake(
            #""to": "2026-12-31""#, #""to": "31/12/2026""#, line: 19, ["phải là ngày dạng 2025-07-01"],
            en: "must be a day such as 2025-07-01"),
        Mistake(
            #""all_of": ["kt1"]"#, #""all_of": ["kt2"]"#, line: 17,
            ["không có chỉ tiêu “kt2” (có phải là “kt1”?)"], en: "there is no target “kt2” (did you mean “kt1”?)"),
        Mistake(
            #""all_of": ["kt1"]"#, #""all_of": ["all"]"#, line: 17, ["vòng lặp: all → all"], en: "a circle: all → all"),
        Mistake(
            #""all_of": ["kt1"]"#, #""all_of": []"#, line: 17, ["giá trị []: phải là danh sách chữ"],
            en: "must be a list of texts"),
        Mistake(
            #""all_of": ["kt1"]"#, #""all_of": ["kt1"], "scope": "province""#, line: 17,
            ["“kt1” có scope “commune”, phải cùng là “province”"], en: "“kt1” has the scope “commune”"),
        Mistake(
            #""service": "KT1""#, #""service": "KT1", "scope": "province""#, line: 7,
            ["measure “service_points” chỉ xét từng xã", "indicator, indicator_growth, all_of"],
            en: "the measure “service_points” is of communes"),
        Mistake(
            #""service": "KT1""#, #""service": "KT1", "commune_kinds": ["xa"]"#, line: 7,
            ["không có “xa” (có phải là “xã”?)", "xã, phường, thị trấn, đặc khu"], en: "did you mean “xã”?"),
        Mistake(
            #"{"vi": "Điểm KT1", "en": "KT1 points"}"#, #""Điểm KT1""#, line: 5, ["phải là {\"vi\": …, \"en\": …}"],
            en: "must be"),
        Mistake(#""source": "Kế hoạch""#, #""source": " ""#, line: 11, ["không để trống"], en: "not blank"),
        Mistake(#"  "targets": ["#, #"  "chi_tieu": ["#, line: 1, ["phải là {\"targets\": […]}"], en: "must be"),
        Mistake(#""threshold": 1,"#, #""threshold": 1"#, line: 10, ["không phải JSON"], en: "not JSON"),
    ])
    func `a wrong rule is refused with target, key, value and what is allowed`(mistake: Mistake) throws {
        let range = try #require(Self.good.range(of: mistake.found))
        let text = Self.good.replacingCharacters(in: range, with: mistake.replaced)
        let error = try #require(throws: JobError.self) { try RegistrySettings.targets(text, name: "chi-tieu.json") }
        let message = error.message
        #expect(message.vi.hasPrefix("chi-tieu.json, dòng \(mistake.line): "), "\(message.vi)")
        for part in mistake.vi { #expect(message.vi.contains(part), "\(message.vi)") }
        #expect(message.en.contains(mistake.en), "\(message.en)")
    }

    @Test(arguments: [("indicator", "1.01"), ("mobile_share", "95")])
    func `a share above 1 is no threshold`(measure: String, threshold: String) throws {
        let own = measure == "indicator" ? #""indicator": "x""# : #""technology": "4G""#
        let text = """
            {"targets": [{"code": "a", "title": {"vi": "a", "en": "a"}, "measure": "\(measure)", \(own),
            "comparison": ">=", "threshold": \(threshold), "from": "2025-01-01", "source": "a"}]}
            """
        let error = try #require(throws: JobError.self) { try RegistrySettings.targets(text) }
        #expect(error.message.vi.contains("phải từ 0 đến 1"), "\(error.message.vi)")
        let plain = text.replacing(own, with: own + #", "unit": "tỷ đồng""#)
        if measure == "indicator" { #expect(try RegistrySettings.targets(plain).first?.unit == "tỷ đồng") }
    }

    @Test func `every target of the plan has a source, a title in both languages, and parts that are there`() throws {
        let path = try Places.geoData().path(of: .targets)
        let targets = try RegistrySettings.targets(try String(contentsOfFile: path, encoding: .utf8))
        #expect(targets.count == 41 && Set(targets.map(\.code)).count == 41)
        #expect(targets.allSatisfy { !$0.source.isEmpty && $0.title.vi != $0.title.en })
        #expect(
            Set(targets.map(\.measure)).isSuperset(of: [.peoplePerPoint, .meanRadius, .meanDistance, .mobileSpeed]))
        #expect(targets.filter { $0.scope == .province }.count == 13)
        let growth = targets.first { $0.code == "ecommerce-post-growth" }
        #expect(growth?.threshold == 0.3 && growth?.scope == .province)
        #expect(targets.first { $0.code == "rural-criterion-8" }?.communeKinds == [.xã])
    }
}
