import LegacyText
import RegistryRecords
import SurveyValidation
import Testing

struct SavedMappingTests {
    private static let text = """
        {
          "hatang_mapping": 1,
          "kind": "bts",
          "sender": "Đơn vị \\"Mẫu\\" An Giang",
          "sheet": "Trạm",
          "header_rows": [3, 5],
          "crs": "vn2000:104.5",
          "columns": [
            {"heading": "Mã trạm", "canonical": "site"},
            {"heading": "Vĩ độ", "canonical": "latitude"},
            {"heading": "Ghi chú", "canonical": null}
          ],
          "encodings": {
            "Tên trạm": "tcvn3"
          },
          "repairs": [
            {"row": 17, "accept": true, "mistake": "other-system"},
            {"row": 21, "accept": false}
          ]
        }

        """

    private static func read(_ text: String) throws -> SavedMapping { try SavedMapping(json: text, file: "m.json") }

    /// The sample with one piece replaced.
    private static func changed(_ old: String, _ new: String) -> String { text.replacing(old, with: new) }

    @Test func `a mapping reads back as it was written, and writes the same text again`() throws {
        let mapping = try Self.read(Self.text)
        #expect(mapping.kind == .bts && mapping.sender == "Đơn vị \"Mẫu\" An Giang" && mapping.sheet == "Trạm")
        #expect(mapping.headerRows == 3...5 && mapping.referenceSystem == "vn2000:104.5")
        #expect(mapping.columns.map { $0.canonical?.name } == ["site", "latitude", nil])
        #expect(mapping.encodings == [SavedMapping.Encoding(heading: "Tên trạm", encoding: .tcvn3)])
        #expect(
            mapping.repairs == [.init(row: 17, accept: true, mistake: "other-system"), .init(row: 21, accept: false)])
        #expect(mapping.json == Self.text)
        let least = SavedMapping(kind: .postal, columns: [])
        #expect(least.json == "{\n  \"hatang_mapping\": 1,\n  \"kind\": \"postal\",\n  \"columns\": []\n}\n")
        #expect(try Self.read(least.json) == least)
    }

    @Test(arguments: [
        ("\u{FEFF}{\r\n\"hatang_mapping\":1,\"kind\":\"postal\",\"columns\":[]}\r\n", ""),
        (
            #"{"columns":[{"canonical":"code","heading":"\u004d\u00e3 \ud83d\ude00\n\t\/"}],"kind":"postal","hatang_mapping":1}"#,
            "Mã 😀\n\t/"
        ),
    ])
    func `any JSON of the same meaning reads alike`(_ text: String, _ heading: String) throws {
        #expect(try Self.read(text).columns.map(\.heading).joined() == heading)
    }

    @Test(arguments: [
        ("\"kind\": \"bts\"", "\"kind\": \"bst\"", 3, "postal, bts, deadzone, cable, settlement"),
        ("\"sender\"", "\"snder\"", 4, "“snder”"), ("\"sender\"", "\"snder\"", 4, "sender"),
        ("[3, 5]", "[5, 3]", 6, "[3, 5]"), ("[3, 5]", "[0, 3]", 6, "header_rows"), ("[3, 5]", "3", 6, "header_rows"),
        ("\"vn2000:104.5\"", "\"vn2000:204\"", 7, "crs"), ("\"site\"", "\"sit\"", 9, "site"),
        ("\"latitude\"", "\"Lattitude\"", 10, "chọn một trong: latitude"),
        ("\"latitude\"", "\"staffed\"", 10, "loại bts không có “staffed”"),
        ("\"latitude\"", "\"site\"", 10, "“Mã trạm” và “Vĩ độ” cùng là “site”"),
        ("\"latitude\"", "true", 10, "canonical"), ("other-system", "other-systm", 17, "một trong: other-system"),
        (", \"canonical\": null", "", 11, "thiếu khóa “canonical”"),
        ("\"heading\": \"Ghi chú\", ", "", 11, "thiếu khóa “heading”"), ("\"tcvn3\"", "\"tcvn\"", 14, "viscii"),
        ("\"Tên trạm\": \"tcvn3\"", "\"Tên trạm\": \"vni\", \"TEN TRAM\": \"tcvn3\"", 14, "hai mục cho cột “TEN TRAM”"),
        ("\"row\": 21", "\"row\": 17", 18, "hai mục cho dòng 17"), ("\"row\": 21", "\"row\": 0", 18, "row"),
        ("\"row\": 21", "\"row\": 2.5", 18, "row"), ("false", "\"no\"", 18, "true hoặc false"),
        (", \"accept\": false", "", 18, "thiếu khóa “accept”"), ("\"sheet\"", "\"sender\"", 5, "có hai lần"),
    ])
    func `what is not understood is refused with its line, its key and the remedy`(
        _ old: String, _ new: String, _ line: Int, _ words: String
    ) throws {
        let error = try #require(throws: SavedMappingError.self) { try Self.read(Self.changed(old, new)) }
        #expect(error.message.vi.hasPrefix("m.json, dòng \(line)"), "\(error.message.vi)")
        #expect(error.message.vi.contains(words), "\(error.message.vi)")
        #expect(error.message.en.hasPrefix("m.json, line \(line)"), "\(error.message.en)")
    }

    @Test(arguments: [
        ("", 1), ("{", 1), ("{\"a\": 1,}", 1), ("{\"a\" 1}", 1), ("{\"a\": 01}", 1), ("{\"a\": 1.}", 1),
        ("{\"a\": .5}", 1),
        ("{\"a\": tru}", 1), ("{\"a\": 'b'}", 1), ("{a: 1}", 1), ("{\"a\": \"b\nc\"}", 1), ("{\"a\": \"\\q\"}", 1),
        ("{\"a\": \"\\ud800\"}", 1), ("{\"a\": \"\\u12\"}", 1), ("{\"a\": [1 2]}", 1), ("{}\n{}", 2),
        ("{\"a\": \"b", 1),
        ("{\n\"a\": 1\n\"b\": 2}", 3), (String(repeating: "[", count: 100_000), 1), ("{\"a\": +1}", 1),
        ("{\"a\": -.5}", 1), ("{\"a\": 1.E5}", 1), ("{\"a\": 1e}", 1), ("{\"a\": -}", 1), ("{\"a\": -01}", 1),
        ("{\"a\": 1e999}", 1),
    ])
    func `what is not JSON is refused with its line`(_ text: String, _ line: Int) throws {
        let error = try #require(throws: SavedMappingError.self) { try Self.read(text) }
        guard case .notJSON("m.json", line, _) = error else { throw error }
    }

    @Test func `another JSON, a later version and a huge file are refused as such`() {
        #expect(throws: SavedMappingError.notAMapping(file: "m.json")) { try Self.read("{}") }
        #expect(throws: SavedMappingError.notAMapping(file: "m.json")) { try Self.read("[1]") }
        #expect(throws: SavedMappingError.notAMapping(file: "m.json")) {
            try Self.read(Self.changed("\"hatang_mapping\": 1", "\"hatang_mapping\": \"1\""))
        }
        #expect(throws: SavedMappingError.laterVersion(file: "m.json", version: 2)) {
            try Self.read(Self.changed("\"hatang_mapping\": 1", "\"hatang_mapping\": 2"))
        }
        #expect(throws: SavedMappingError.tooLarge(file: "m.json")) {
            try Self.read(String(repeating: " ", count: SavedMapping.byteLimit + 1))
        }
    }

    @Test func `headings are matched by what they fold to, and what does not match is reported on both sides`() throws {
        let application = try Self.read(Self.text).apply(to: [
            "STT", " MÃ TRẠM:", "", "ghi chu", "Tên\u{A0}trạm", "Ghi chú",
        ])
        let site = try #require(SurveyColumn("site", kind: .bts))
        #expect(
            application.meanings == [.automatic, .column(site), .automatic, .ignored, .automatic, .automatic])
        #expect(application.encodings == [nil, nil, nil, nil, .tcvn3, nil])
        #expect(application.missing == ["Vĩ độ"])
        #expect(application.unknown == [0, 4, 5], "the second «Ghi chú» is not in the mapping")
    }

    @Test func `columns of one heading are told apart by their order`() throws {
        let latitude = SurveyColumn("latitude", kind: .bts)
        let longitude = SurveyColumn("longitude", kind: .bts)
        let mapping = SavedMapping(
            kind: .bts,
            columns: [
                .init(heading: "Tọa độ", canonical: latitude), .init(heading: "Tọa độ", canonical: longitude),
                .init(heading: "%", canonical: nil), .init(heading: "TỌA ĐỘ", canonical: nil),
            ], encodings: [.init(heading: "Không có", encoding: .vni)])
        let application = mapping.apply(to: ["Toa do", " % ", "Tọa độ"])
        #expect(
            application.meanings == [
                latitude.map(SavedMapping.Meaning.column), .ignored, longitude.map(SavedMapping.Meaning.column),
            ])
        #expect(application.missing == ["TỌA ĐỘ", "Không có"] && application.unknown.isEmpty)
    }

    @Test func `the columns of a plan are saved with those left out as null`() throws {
        let columns = [
            ColumnMapping(column: 0, heading: "STT", canonical: "ignored"),
            ColumnMapping(column: 1, heading: "Mã", canonical: "code"),
            ColumnMapping(column: 2, heading: "Lạ", canonical: nil),
        ]
        let mapping = SavedMapping(
            of: SurveyDescription(file: "mau.csv", sha256: "", kind: .postal, referenceSystem: "auto"),
            columns: columns, sender: "Mẫu", headerRows: 2...2)
        #expect(mapping.columns.map { $0.canonical?.name } == [nil, "code", nil])
        #expect(mapping.referenceSystem == nil && mapping.headerRows == 2...2)
        #expect(try Self.read(mapping.json) == mapping)
    }
}
