import Foundation
import RegistryRecords
import SurveyValidation
import TestWitnesses
import Testing

struct HeaderMappingTests {
    struct Heading: Sendable, CustomTestStringConvertible {
        var kind: SurveyKind
        var text: String
        /// Nil: unknown and kept; `?`: refused unless the content settles it.
        var canonical: String?
        var testDescription: String { text }

        init(_ kind: SurveyKind, _ text: String, _ canonical: String?) {
            self.kind = kind
            self.text = text
            self.canonical = canonical
        }
    }

    /// Headings seen in public code and data.
    @Test(arguments: [
        Heading(.bts, "STT", "ignored"), Heading(.bts, "TT", "ignored"), Heading(.bts, "Số TT", "ignored"),
        Heading(.bts, "Mã trạm", "site"), Heading(.bts, "matram", "site"), Heading(.bts, "Mã trạm BTS", "site"),
        Heading(.bts, "MA_TRAM", "site"), Heading(.bts, "TEN_TRAM", "name"), Heading(.bts, "Tên trạm BTS", "name"),
        Heading(.bts, "BTS_NAME", "name"), Heading(.bts, "Mã CSHT", "site"), Heading(.bts, "Tên CSHT", "name"),
        Heading(.bts, "Mã nhà trạm", "site"), Heading(.bts, "Nhà Trạm", nil), Heading(.bts, "Mã trạm ĐHTT", "site"),
        Heading(.bts, "Mã trạm theo HĐ", nil), Heading(.bts, "Site ID Cũ", nil), Heading(.bts, "Site_Name_1", "name"),
        Heading(.bts, "Site_ID_3G", nil), Heading(.bts, "Ma_Tram_4G", nil), Heading(.bts, "Kinh độ", "longitude"),
        Heading(.bts, "Vĩ độ", "latitude"), Heading(.bts, "KINH_DO", "longitude"), Heading(.bts, "vi_do", "latitude"),
        Heading(.bts, "kinhdo", "longitude"), Heading(.bts, "Kinh độ (Lng)", "longitude"),
        Heading(.bts, "KINH ĐỘ (LNG) *", "longitude"), Heading(.bts, "LAT", "latitude"),
        Heading(.bts, "Long", "longitude"), Heading(.bts, "lng", "longitude"), Heading(.bts, "Long_2G", "?"),
        Heading(.bts, "Tọa độ", "position"), Heading(.bts, "Tọa độ X (VN2000)", "?"), Heading(.bts, "Điểm X", "?"),
        Heading(.bts, "VN2000 X (Bắc)", "northing"), Heading(.bts, "VN2000 Y (Đông)", "easting"),
        Heading(.bts, "x_northing_m", "northing"), Heading(.bts, "y_easting_m", "easting"),
        Heading(.bts, "Tọa độ X (Lon)", "longitude"), Heading(.bts, "Tọa độ Y (Lat)", "latitude"),
        Heading(.bts, "toadoX", "?"), Heading(.bts, "toa_do_y", "?"), Heading(.postal, "Địa chỉ", "address"),
        Heading(.postal, "dia_diem", "address"), Heading(.bts, "Địa chỉ cũ", "ignored"),
        Heading(.bts, "Phường/Xã mới", "commune"), Heading(.bts, "phuong_xa", "commune"),
        Heading(.bts, "Quận/Huyện", "district"), Heading(.bts, "ten_quan_huyen", "district"),
        Heading(.bts, "Mã tỉnh", "province"), Heading(.bts, "PROVINCE_NAME", "province"),
        Heading(.postal, "Loại", "kind"), Heading(.bts, "LOAITRAM", nil), Heading(.bts, "Chủ CSHT", "owner"),
        Heading(.bts, "Vùng phủ", nil), Heading(.bts, "Ngày phát sóng", "on_air"),
        Heading(.bts, "Ngày phát sóng 3G", "?"), Heading(.bts, "Ngày hoạt động", "on_air"),
        Heading(.bts, "NGAY_KTNT", nil), Heading(.bts, "Cấu hình 2G", nil), Heading(.bts, "Tổ HT", "ignored"),
        Heading(.bts, "Vướng mắc", "ignored"), Heading(.bts, "Ghi Chú", "ignored"),
        Heading(.deadzone, "Trạng thái", "status"),
        Heading(.postal, "Mã bưu cục", "code"), Heading(.postal, "ma_buu_cuc", "code"),
        Heading(.postal, "buu_cuc_ma", "code"), Heading(.postal, "Tên bưu cục", "name"),
        Heading(.postal, "Mã BĐT", nil),
        Heading(.postal, "Mã BĐ Xã", "code"), Heading(.postal, "Tên Xã", "commune"),
        Heading(.postal, "MABC_CN", "code"),
        Heading(.postal, "POSTMAN_CODE", nil), Heading(.postal, "Tên Điểm giao dịch", "name"),
        Heading(.postal, "Điện thoại ĐGD", "phone"), Heading(.postal, "Tên phường xã", "commune"),
        Heading(.postal, "Tên quận huyện", "district"), Heading(.postal, "phuong_xa_phu_trach", nil),
        Heading(.bts, "Lỗi (HaTang)", "ignored"), Heading(.bts, "Sai số GPS", "accuracy"),
        Heading(.bts, "Trạm – Mã", "site"), Heading(.postal, "Xã/Phường – Tên", "commune"),
        Heading(.postal, "Bưu cục – Mã", "code"), Heading(.settlement, "Số hộ – Tổng số", "households"),
        Heading(.cable, "Chiều dài kế hoạch (km)", nil), Heading(.bts, "Phường/Xã (cũ)", nil),
        Heading(.bts, "X (Kinh độ)", "longitude"), Heading(.bts, "Mã trạm (bắt buộc)", "site"),
        Heading(.bts, "group_a/ma_tram", "site"), Heading(.bts, "thong_tin-ten_tram", "name"),
        Heading(.bts, "geometry:longitude", "longitude"),
    ])
    func `headings of the wild are known, refused or left alone`(heading: Heading) throws {
        let parts = heading.text.components(separatedBy: " – ")
        // The key stands beside it, unless the heading is the key itself.
        let key = heading.kind == .bts ? "site" : "code"
        let lines = parts.map { "\($0)|\(heading.canonical == key ? "" : $0 == parts[0] ? key : "")" }
        let merged = parts.count > 1 ? [MergedRange(rows: 1...2, columns: 1...1)] : []
        let table = SampleTable(heading.kind, lines: lines, merged: merged)
        guard heading.canonical != "?" else {
            #expect(throws: SurveyValidationError.self) { try table.reading() }
            return
        }
        let reading = try table.reading()
        #expect(reading.mapping[0].heading == heading.text)
        #expect(reading.mapping[0].canonical == heading.canonical)
        #expect((reading.mapping[0].confidence == nil) == (heading.canonical == nil))
    }

    // MARK: Content

    private static let places = (0..<8).map { place in
        (
            latitude: "10,\(3 + place)1", longitude: "105,\(1 + place)2", northing: "11\(40 + place)671,64",
            easting: "57\(place)821.74"
        )
    }

    @Test func `X and Y are told apart by the numbers below them, and a finding says so`() throws {
        for (x, y) in [("X", "Y"), ("Tọa độ X (VN2000)", "Tọa độ Y (VN2000)")] {
            let paper = try SampleTable(
                .bts, lines: ["Mã trạm|\(x)|\(y)"] + Self.places.map { "A|\($0.northing)|\($0.easting)" }
            )
            .reading()
            #expect(paper.meanings == ["Mã trạm": "site", x: "northing", y: "easting"])
            #expect(paper.marks == ["column-by-content \(x)", "column-by-content \(y)"])
            #expect(paper.mapping[1].confidence == .similar)
            let software = try SampleTable(
                .bts, lines: ["Mã trạm|\(x)|\(y)"] + Self.places.map { "A|\($0.easting)|\($0.northing)" }
            )
            .reading()
            #expect(software.meanings == ["Mã trạm": "site", x: "easting", y: "northing"])
            let degrees = try SampleTable(
                .bts, lines: ["Mã trạm|\(x)|\(y)"] + Self.places.map { "A|\($0.longitude)|\($0.latitude)" }
            )
            .reading()
            #expect(degrees.meanings == ["Mã trạm": "site", x: "longitude", y: "latitude"])
        }
    }

    @Test func `X and Y stay refused where the numbers do not tell`() throws {
        let both = Self.places.map { "A|\($0.northing)|\($0.northing)" }
        #expect(throws: SurveyValidationError.self) { try SampleTable(.bts, lines: ["Mã trạm|X|Y"] + both).reading() }
        #expect(throws: SurveyValidationError.self) { try SampleTable(.bts, "Mã trạm|X|Y", "A|570,9|1150,1").reading() }
        #expect(throws: SurveyValidationError.self) { try SampleTable(.bts, "Mã trạm|X|Y").reading() }
        let stated = try SampleTable(.bts, lines: ["Mã trạm|X|Y"] + both).reading(
            overrides: ["northing", "ignored"].enumerated().reduce(into: [:]) {
                $0[$1.offset + 1] = SurveyColumn($1.element, kind: .bts)
            })
        #expect(stated.meanings == ["Mã trạm": "site", "X": "northing", "Y": "ignored"])
        #expect(stated.mapping[1].confidence == .stated)
    }

    @Test func `a few swapped rows do not hide what X and Y are`() throws {
        var lines = Self.places.map { "A|\($0.northing)|\($0.easting)" }
        lines += Self.places.prefix(2).map { "A|\($0.easting)|\($0.northing)" }
        #expect(try SampleTable(.bts, lines: ["Mã trạm|X|Y"] + lines).reading().meanings["X"] == "northing")
    }

    @Test func `a heading that its numbers contradict is reported`() throws {
        let reading = try SampleTable(
            .bts, lines: ["Mã trạm|Lat|Long"] + Self.places.map { "A|\($0.longitude)|\($0.latitude)" }
        )
        .reading()
        #expect(reading.marks == ["column-contradicts Lat", "column-contradicts Long"])
        #expect(reading.problems[0].problem.problem.vi.contains("giống “longitude”"))
        #expect(reading.meanings["Lat"] == "latitude", "rows are mended one by one, columns are not moved")
    }

    @Test func `a heading with a slip of the pen is proposed when its content agrees`() throws {
        let days = (1...9).map { "A\($0)|0\($0)/02/2026|gì đó" }
        let reading = try SampleTable(.bts, lines: ["Mã trạm|Ngày phát song sóng|Ngày phát sonh"] + days).reading()
        #expect(reading.mapping[2].canonical == nil, "text is no day")
        #expect(reading.mapping[2].alternatives == ["on_air"])
        let right = try SampleTable(.bts, lines: ["Mã trạm|Ngày phát sonh"] + days).reading()
        #expect(right.mapping[1].canonical == "on_air")
        #expect(right.mapping[1].confidence == .similar)
        #expect(right.marks == ["proposed-column Ngày phát sonh"])
    }

    @Test func `columns without a telling heading are proposed by content only where it can be one thing`() throws {
        let lines = Self.places.enumerated().map {
            "A\($0)|\($1.latitude)|\($1.longitude)|\(["4G", "LTE", "5G"][$0 % 3])|\($0)"
        }
        let reading = try SampleTable(.bts, lines: ["Mã trạm|Cột 2|Cột 3|Cột 4|Cột 5"] + lines).reading()
        #expect(reading.mapping.map(\.canonical) == ["site", "latitude", "longitude", "technology", nil])
        #expect(reading.mapping[1].confidence == .content)
        #expect(reading.marks == ["proposed-column Cột 2", "proposed-column Cột 3", "proposed-column Cột 4"])
        // Half a pair is no position.
        let half = try SampleTable(
            .bts, lines: ["Mã trạm|Cột 2"] + lines.map { $0.split(separator: "|").prefix(2).joined(separator: "|") }
        )
        .reading()
        #expect(half.mapping[1].canonical == nil)
        #expect(half.mapping[1].alternatives == ["latitude"])
    }

    @Test func `each column shows how full it is, and three of its values`() throws {
        let reading = try SampleTable(
            .postal, "Mã bưu cục|Tên bưu cục|Ghi chú", "001|Một|", "002|Hai|", "003|Một|x", "004|Bốn|", "005|Năm|"
        ).reading()
        #expect(reading.mapping.map(\.fillRate) == [1, 1, 0.2])
        #expect(reading.mapping[1].samples == ["Một", "Hai", "Bốn"])
        #expect(reading.mapping[0].confidence == .alias)
    }

    // MARK: Two columns for one meaning

    @Test func `of two columns for one meaning the filled one is used, and both are named`() throws {
        let reading = try SampleTable(.postal, "Mã|Tên|Internet|Có Internet", "1|A||x", "2|B||0").reading()
        #expect(reading.meanings["Có Internet"] == "internet" && reading.mapping[2].canonical == nil)
        #expect(reading.marks == ["yielding-column Internet"])
        #expect(
            throws: SurveyValidationError.doubleColumn(
                file: "mau.csv", canonical: "internet", first: "Internet", second: "Có Internet")
        ) {
            try SampleTable(.postal, "Mã|Tên|Internet|Có Internet", "1|A|x|x").reading()
        }
        let stated = try SampleTable(.postal, "Mã|Tên|Internet|Có Internet", "1|A|x|x").reading(
            overrides: [3: try #require(SurveyColumn("internet", kind: .postal))])
        #expect(stated.mapping[2].canonical == nil && stated.mapping[3].confidence == .stated)
    }

    @Test func `a named heading goes before one that is read without its brackets`() throws {
        let reading = try SampleTable(.bts, "Mã trạm|Mã trạm (theo hợp đồng)|Tên trạm", "A1|HD1|B", "A2|HD2|C")
            .reading()
        #expect(reading.meanings == ["Mã trạm": "site", "Tên trạm": "name"])
        #expect(reading.marks == ["yielding-column Mã trạm (theo hợp đồng)"])
    }

    @Test func `the geometry of a layer goes before attributes with coordinates`() throws {
        let reading = try SampleTable(
            .bts, "Mã trạm|Vĩ độ|Kinh độ|X|Y|geometry:longitude|geometry:latitude",
            "A1|10,1|105,1|571821|1148671|105.2|10.2", "A2|10,1|105,1|571821|1148671|105.2|10.2",
            "A3|10,1|105,1|571821|1148671|105.2|10.2"
        ).reading()
        #expect(reading.mapping.map(\.canonical) == ["site", nil, nil, nil, nil, "longitude", "latitude"])
        #expect(reading.problems.count == 4)
    }

    // MARK: Conventions

    @Test func `exports of ODK Central are known by their endings`() throws {
        let reading = try SampleTable(
            .postal,
            "SubmissionDate|ma_buu_cuc|nhom-ten_buu_cuc|vi_tri-Latitude|vi_tri-Longitude|vi_tri-Altitude|vi_tri-Accuracy|KEY",
            "2026-11-20T08:00:00Z|001|Một|10.1|105.1|3|5|uuid:1"
        ).reading()
        #expect(
            reading.mapping.map(\.canonical) == [
                "ignored", "code", "name", "latitude", "longitude", "altitude", "accuracy", "ignored",
            ])
        #expect(reading.mapping[3].confidence == .convention)
        #expect(reading.problems.isEmpty)
    }

    @Test func `exports of KoboToolbox are known, and their raw position stands aside`() throws {
        let reading = try SampleTable(
            .postal,
            "today|nhom/ma_buu_cuc|Vị trí bưu cục|_Vị trí bưu cục_latitude|_Vị trí bưu cục_longitude|_id|_uuid|_submission_time",
            "2026-11-20|001|10.1 105.1 3.2 4.9|10.1|105.1|7|u|2026-11-20T08:00:00"
        ).reading()
        #expect(
            reading.mapping.map(\.canonical) == [
                "surveyed", "code", nil, "latitude", "longitude", "ignored", "ignored", "ignored",
            ])
        let raw = (1...6).map { "2026-11-20|00\($0)|10.\($0) 105.1 3.2 4.9" }
        let lone = try SampleTable(.postal, lines: ["today|ma_buu_cuc|cau_hoi_7"] + raw).reading()
        #expect(lone.mapping[2].canonical == "position")
        #expect(lone.mapping[2].confidence == .content)
    }

    // MARK: Order

    @Test(arguments: 0..<20) func `the order of the columns changes no meaning`(seed: UInt64) throws {
        let headings = [
            "STT", "Mã trạm", "Tên trạm", "X", "Y", "Công nghệ", "Ngày phát sonh", "Phường/Xã mới", "Ghi chú", "Lạ",
            "Chủ CSHT", "Băng tần (MHz)", "Quận/Huyện",
        ]
        let rows = Self.places.enumerated().map { place, position in
            [
                "\(place + 1)", "AG00\(place)", "Trạm \(place)", position.northing, position.easting, "4G",
                "0\(place + 1)/02/2026", "Phường Long Xuyên", "", "gì đó \(place)", "VNPT", "1800", "Châu Phú",
            ]
        }
        let plain = try SampleTable(.bts, lines: ([headings] + rows).map { $0.joined(separator: "|") }).reading()
        var random = SeededNumbers(seed: seed)
        let order = headings.indices.shuffled(using: &random)
        let shuffled = try SampleTable(
            .bts, lines: ([headings] + rows).map { row in order.map { row[$0] }.joined(separator: "|") }
        ).reading()
        #expect(shuffled.meanings == plain.meanings)
        #expect(plain.meanings["Ngày phát sonh"] == "on_air" && plain.meanings["X"] == "northing")
        #expect(Set(shuffled.marks) == Set(plain.marks))
    }
}
