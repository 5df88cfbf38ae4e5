import Foundation
import HaTangCommands
import RegistryRecords
import Testing

/// A command line that cannot work, and what people are told.
struct BadInput: Sendable, CustomTestStringConvertible {
    var testDescription: String { line }
    /// As ``RegistryFolder/run(_:language:width:transcript:)`` takes it.
    let line: String
    let status: CommandStatus
    /// Parts of the one line in Vietnamese and in English.
    let vi: String, en: String

    init(_ line: String, _ status: CommandStatus = .failure, vi: String, en: String) {
        self.line = line
        self.status = status
        self.vi = vi
        self.en = en
    }
}

struct BadInputTests {
    @Test(arguments: registries + inits + boundaries + surveys + files + outputs + reports + targets + conversions)
    func `bad input gets one clear line, the agreed status, and leaves every file as it was`(_ input: BadInput) throws {
        let folder = try RegistryFolder()
        let before = try folder.contents()
        for language in Language.allCases {
            let transcript = Transcript()
            let status = folder.run(input.line, language: language, transcript: transcript)
            let told = transcript.told
            #expect(status == input.status, "\(told)")
            #expect(transcript.printed.isEmpty)
            #expect(told.hasPrefix("hatang: ") && told.hasSuffix("\n"))
            #expect(told.split(separator: "\n", omittingEmptySubsequences: false).count == 2, "one line: \(told)")
            let part = language == .vietnamese ? input.vi : input.en
            #expect(told.contains(part), "\(told)")
            for raw in ["Error(", "Error.", "Optional(", "Swift.", "NSCocoa", "line: nil", "file://", ".unfinished"] {
                #expect(!told.contains(raw), "text of the program and not for people: \(told)")
            }
        }
        let after = try folder.contents()
        #expect(after.keys.sorted() == before.keys.sorted())
        #expect(after.filter { before[$0.key] != $0.value }.keys.sorted().isEmpty)
    }

    /// Every command that opens a registry, on every file that is none.
    static let registries = [
        "boundaries % @half-bad.geojson", "preview % @good.csv --kind postal", "import % @good.csv --kind postal",
        "coverage %", "missing %", "explain % 30307", "explain %", "enterprises %", "holes % --technology 4G",
        "targets dump %",
        "targets load % \(RegistryFolder.package)/GeoData/targets/plan-2025-an-giang.json",
    ].flatMap { line in
        wrongRegistries.map { name, vi, en in
            BadInput(line.replacingOccurrences(of: "%", with: "@" + name), vi: vi, en: en)
        }
    }

    private static let wrongRegistries = [
        ("absent.gpkg", "Không tìm thấy tệp", "There is no file"),
        ("folder", "là thư mục", "is a folder"),
        ("empty.gpkg", "rỗng", "is empty"),
        ("notes.txt", "không phải là tệp GeoPackage", "is not a GeoPackage"),
        ("plain.gpkg", "không phải là tệp GeoPackage", "is not a GeoPackage"),
        ("foreign.gpkg", "không phải cơ sở dữ liệu của HaTang", "not a registry of HaTang"),
        ("cut.gpkg", "bị cắt cụt", "is cut off"),
        ("cut-header.gpkg", "bị cắt cụt", "is cut off"),
        ("damaged.gpkg", "bị hỏng", "is damaged"),
        ("no-targets.gpkg", "không có tài liệu này", "no such document"),
    ]

    static let inits = [
        BadInput("init @an-giang.gpkg --geodata GEODATA", vi: "đã tồn tại", en: "exists already"),
        BadInput("init @notes.txt --geodata GEODATA --province 91", vi: "đã tồn tại", en: "exists already"),
        BadInput("init @folder --geodata GEODATA", vi: "đã tồn tại", en: "exists already"),
        BadInput(
            "init @absent/new.gpkg --geodata GEODATA --province 91", vi: "Không truy cập được", en: "cannot be accessed"
        ),
        BadInput("init @new.gpkg --geodata GEODATA --province 99", .usage, vi: "Không có tỉnh", en: "no province"),
        BadInput(
            "init @new.gpkg --geodata GEODATA --province angiang", .usage, vi: "Không có tỉnh", en: "no province"),
        BadInput("init @new.gpkg --geodata @absent", vi: "Không tìm thấy thư mục GeoData", en: "No GeoData folder"),
        BadInput("init @new.gpkg --geodata @geodata", vi: "communes/eras.csv", en: "communes/eras.csv"),
        BadInput("init", .usage, vi: "thiếu CSDL", en: "REGISTRY is missing"),
    ]

    static let boundaries = [
        BadInput("boundaries @an-giang.gpkg @absent.geojson", vi: "Không có tệp", en: "There is no file"),
        BadInput("boundaries @an-giang.gpkg @folder", vi: "folder", en: "folder"),
        BadInput("boundaries @an-giang.gpkg @empty.geojson", vi: "empty.geojson: không mở được", en: "empty.geojson: "),
        BadInput("boundaries @an-giang.gpkg @cut.geojson", vi: "cut.geojson: ", en: "cut.geojson: "),
        BadInput("boundaries @an-giang.gpkg @notes.txt", vi: "notes.txt: ", en: "notes.txt: "),
        BadInput("boundaries @an-giang.gpkg @good.csv", vi: "good.csv", en: "good.csv"),
        BadInput("boundaries @an-giang.gpkg @point.geojson", vi: "không phải là vùng", en: "not an area"),
        BadInput(
            "boundaries @an-giang.gpkg @nobody.geojson", vi: "Không có xã, phường “Xã Không Có Thật”",
            en: "no commune “Xã Không Có Thật”"),
        BadInput(
            "boundaries @an-giang.gpkg @half-bad.geojson", vi: "Không có xã, phường “Xã Không Có Thật”",
            en: "no commune “Xã Không Có Thật”"),
        BadInput("boundaries @an-giang.gpkg @far.geojson", vi: "ngoài Việt Nam", en: "utside Vietnam"),
        BadInput(
            "boundaries @an-giang.gpkg @foreign.geojson", vi: "foreign.geojson: EPSG:32648",
            en: "foreign.geojson: EPSG:32648"),
        BadInput(
            "boundaries @an-giang.gpkg @far.geojson --era 1999", .usage, vi: "Không có thời kỳ “1999”",
            en: "There is no era “1999”"),
        BadInput(
            "boundaries @an-giang.gpkg @far.geojson --quality oficial", .usage, vi: "có phải «official»?",
            en: "did you mean “official”?"),
    ]

    /// Both `preview` and `import`.
    static let surveys = ["preview", "import"].flatMap { command in
        [
            BadInput("\(command) @an-giang.gpkg @absent.csv --kind postal", vi: "Không có tệp", en: "There is no file"),
            BadInput("\(command) @an-giang.gpkg @folder --kind postal", vi: "là thư mục", en: "is a folder"),
            BadInput("\(command) @an-giang.gpkg @empty.csv --kind postal", vi: "tệp rỗng", en: "the file is empty"),
            BadInput(
                "\(command) @an-giang.gpkg @blank.csv --kind postal", vi: "không có dòng tiêu đề", en: "no header row"),
            BadInput(
                "\(command) @an-giang.gpkg @cut.csv --kind postal", vi: "dòng 2, cột 2: dấu ngoặc kép",
                en: "row 2, column 2: the quote"),
            BadInput(
                "\(command) @an-giang.gpkg @xlsx.csv --kind postal", vi: "tệp nén bị hỏng", en: "archive is damaged"),
            BadInput(
                "\(command) @an-giang.gpkg @an-giang.gpkg --kind bts", vi: "không đọc được định dạng",
                en: "not a format"),
            BadInput("\(command) @an-giang.gpkg @wide.csv --kind postal", vi: "UTF-16", en: "UTF-16"),
            BadInput(
                "\(command) @an-giang.gpkg @header-only.csv --kind postal", vi: "không có dòng dữ liệu",
                en: "no row of data"),
            BadInput("\(command) @an-giang.gpkg @no-key.csv --kind postal", vi: "không tìm thấy cột", en: "no column"),
            BadInput("\(command) @an-giang.gpkg @good.csv --kind cable", vi: "không tìm thấy cột", en: "no column"),
            BadInput("\(command) @an-giang.gpkg @double.csv --kind postal", vi: "hai cột", en: "both mean"),
            BadInput(
                "\(command) @an-giang.gpkg @grid.csv --kind postal", .usage, vi: "ghi --crs, ví dụ vn2000:104.75",
                en: "say --crs, such as vn2000:104.75"),
            BadInput(
                "\(command) @an-giang.gpkg @grid.csv --kind postal --crs EPSG:6957", .usage, vi: "dùng EPSG:5897",
                en: "use EPSG:5897"),
            BadInput(
                "\(command) @an-giang.gpkg @grid.csv --kind postal --crs EPSG:32648", .usage,
                vi: "EPSG:32648 không phải là hệ của Việt Nam", en: "EPSG:32648 is not a system of Vietnam"),
            BadInput(
                "\(command) @an-giang.gpkg @grid.csv --kind postal --crs vn2001", .usage,
                vi: "không phải là hệ tọa độ", en: "names no reference system"),
            BadInput(
                "\(command) @an-giang.gpkg @grid.csv --kind postal --crs vn2000:99", .usage, vi: "kinh tuyến trục",
                en: "central meridian"),
            BadInput(
                "\(command) @an-giang.gpkg @good.csv --kind postl", .usage, vi: "có phải «postal»?",
                en: "did you mean “postal”?"),
            BadInput(
                "\(command) @an-giang.gpkg @good.csv", .usage, vi: "thiếu --kind",
                en: "is missing (what the file lists"),
            BadInput(
                "\(command) @an-giang.gpkg @good.csv --kind postal --surveyed 2026-02-30", .usage,
                vi: "một ngày có thật", en: "a day of the calendar"),
            BadInput(
                "\(command) @an-giang.gpkg @good.csv --kind postal --complete-list", .usage, vi: "--surveyed NGÀY",
                en: "--surveyed DAY"),
        ]
    }

    /// Files of other sorts than CSV, and sheets of them, for both `preview` and `import`.
    static let files = ["preview", "import"].flatMap { command in
        [
            BadInput(
                "\(command) @an-giang.gpkg @empty.xlsx --kind postal", vi: "không có dòng tiêu đề", en: "no header"),
            BadInput(
                "\(command) @an-giang.gpkg @cut.xlsx --kind postal", vi: "tệp nén bị hỏng", en: "archive is damaged"),
            BadInput(
                "\(command) @an-giang.gpkg @sheets.xlsx --kind postal", vi: "bằng --sheet: ", en: "one by --sheet: "),
            BadInput(
                "\(command) @an-giang.gpkg @sheets.xlsx --kind postal --sheet Bang3", vi: "có phải “Bảng 1”",
                en: "did you mean “Bảng 1”"),
            BadInput(
                "\(command) @an-giang.gpkg @good.csv --kind postal --sheet Bang1", vi: "không có trang tính “Bang1”",
                en: "no sheet “Bang1”"),
            BadInput(
                "\(command) @an-giang.gpkg @good.csv --kind postal --mapping @absent.json", vi: "không có tệp",
                en: "there is no file"),
            BadInput(
                "\(command) @an-giang.gpkg @good.csv --kind postal --mapping @text.json", vi: "text.json",
                en: "text.json"),
            BadInput(
                "\(command) @an-giang.gpkg @good.csv --kind postal --mapping @map-bts.json",
                vi: "cách hiểu cột của loại bts, không phải postal", en: "mapping of the kind bts and not postal"),
        ]
    }

    /// Outputs besides that cannot be written or would overwrite what is read. Nothing is taken in then.
    static let outputs =
        ["preview", "import"].flatMap { command in
            [
                ("--errors @good.csv", "là tệp đang được đọc", "is being read"),
                ("--errors @folder/../good.csv", "là tệp đang được đọc", "is being read"),
                ("--errors @an-giang.gpkg", "là tệp đang được đọc", "is being read"),
                ("--save-mapping @good.csv", "là tệp đang được đọc", "is being read"),
                ("--mapping @map-postal.json --errors @map-postal.json", "là tệp đang được đọc", "is being read"),
                ("--errors @absent/x.xlsx", "không ghi được tệp", "cannot write"),
                ("--errors @folder", "không ghi được tệp", "cannot write"),
                ("--save-mapping @absent/x.json", "không ghi được tệp", "cannot write"),
            ].map { BadInput("\(command) @an-giang.gpkg @good.csv --kind postal \($0.0)", vi: $0.1, en: $0.2) }
        } + [
            BadInput(
                "import @an-giang.gpkg @finding.csv --kind postal --max-errors 0", vi: "hơn mức --max-errors 0",
                en: "more than --max-errors 0")
        ]

    /// What the three reports have in common, and what each has alone.
    static let reports =
        ["coverage @an-giang.gpkg", "missing @an-giang.gpkg", "explain @an-giang.gpkg 30307"].flatMap {
            [
                BadInput("\($0) --era 1999", .usage, vi: "Không có thời kỳ “1999”", en: "There is no era “1999”"),
                BadInput("\($0) --on 2026-02-30", .usage, vi: "một ngày có thật", en: "a day of the calendar"),
                BadInput("\($0) --format xml", .usage, vi: "một trong các từ table", en: "one of table"),
                BadInput("\($0) --output @absent/x.csv", vi: "không ghi được tệp", en: "cannot write"),
                BadInput("\($0) --output @folder", vi: "không ghi được tệp", en: "cannot write"),
            ]
        } + [
            BadInput("coverage @an-giang.gpkg --province 99", .usage, vi: "Không có tỉnh “99”", en: "no province “99”"),
            BadInput(
                "coverage @an-giang.gpkg --operator Vietel", .usage, vi: "doanh nghiệp “Vietel”",
                en: "the operator “Vietel”"),
            BadInput(
                "coverage @an-giang.gpkg --operator all --format geojson", .usage, vi: "dùng table, csv hoặc json",
                en: "use table, csv or json"),
            BadInput("missing @an-giang.gpkg --province 01", .usage, vi: "Không có tỉnh “01”", en: "no province “01”"),
            BadInput(
                "explain @an-giang.gpkg 99999", .usage, vi: "Không có xã, phường “99999”", en: "no commune “99999”"),
            BadInput(
                "explain @an-giang.gpkg LongXuyn", .usage, vi: "Phường Long Xuyên", en: "Phường Long Xuyên"),
            BadInput(
                "explain @an-giang.gpkg --province 99", .usage, vi: "Không có tỉnh “99”", en: "no province “99”"),
            BadInput(
                "enterprises @an-giang.gpkg MobiFone", .usage, vi: "Không có doanh nghiệp “MobiFone”. Xem danh sách",
                en: "There is no enterprise “MobiFone”. See the list"),
            BadInput("import @an-giang.gpkg @good.csv --kind postal --plan ffff", vi: "ffff", en: "ffff"),
        ]

    static let targets = [
        BadInput("targets load @an-giang.gpkg @absent.json", vi: "absent.json", en: "absent.json"),
        BadInput("targets load @an-giang.gpkg @folder", vi: "là thư mục", en: "is a folder"),
        BadInput("targets load @an-giang.gpkg @empty.json", vi: "rỗng", en: "empty"),
        BadInput("targets load @an-giang.gpkg @text.json", vi: "dòng 1: không phải JSON", en: "line 1: not JSON"),
        BadInput("targets load @an-giang.gpkg @cut.json", vi: "dòng 1: không phải JSON", en: "line 1: not JSON"),
        BadInput(
            "targets load @an-giang.gpkg @list.json", vi: "list.json, dòng 1: phải là {",
            en: "list.json, line 1: must be {"),
        BadInput("targets load @an-giang.gpkg @no-threshold.json", vi: "thiếu “", en: "no “"),
        BadInput("targets load @an-giang.gpkg @wide.csv", vi: "UTF-8", en: "UTF-8"),
        BadInput("targets load @an-giang.gpkg", .usage, vi: "load cần một tệp JSON", en: "load needs a JSON file"),
        BadInput("targets lod @an-giang.gpkg", .usage, vi: "«lod»", en: "“lod”"),
        BadInput("targets dump @an-giang.gpkg --output @absent/x.json", vi: "không ghi được tệp", en: "cannot write"),
    ]

    static let conversions = [
        BadInput(
            "convert --from vn2001 10 105", .usage, vi: "không phải là hệ tọa độ", en: "names no reference system"),
        BadInput("convert --from EPSG:6957 574821 1148671", .usage, vi: "dùng EPSG:5897", en: "use EPSG:5897"),
        BadInput(
            "convert --to EPSG:32648 10 105", .usage, vi: "không phải là hệ của Việt Nam", en: "not a system of Vietnam"
        ),
        BadInput("convert --from vn2000:99 574821 1148671", .usage, vi: "kinh tuyến trục", en: "central meridian"),
        BadInput(
            "convert --to EPSG:9208 10.3864", .usage, vi: "mỗi vị trí cần hai số", en: "a position has two numbers"),
        BadInput("convert --to EPSG:9208 105.4351 10.3864", .usage, vi: "Vĩ độ 105.4351", en: "latitude 105.4351"),
        BadInput("convert --to EPSG:9208 mười 105", .usage, vi: "không phải là tọa độ", en: "not a coordinate"),
        BadInput("convert --to EPSG:9208 nan 105", .usage, vi: "nan", en: "nan"),
        BadInput("convert --from EPSG:9208 1148671 574821", .usage, vi: "Tọa độ Bắc", en: "northing"),
        BadInput("convert --to EPSG:9208 10.3864 105.4351 10.4 300", .usage, vi: "Kinh độ 300", en: "longitude 300"),
        BadInput("convert", .usage, vi: "thiếu TỌA_ĐỘ", en: "COORDINATE is missing"),
        BadInput("convert 10 105 --input @good.csv", .usage, vi: "không ghi cả hai", en: "not both"),
        BadInput("convert --input @absent.txt", vi: "không có tệp", en: "there is no file"),
        BadInput("convert --input @folder", vi: "là thư mục", en: "is a folder"),
        BadInput("plan @an-giang.gpkg --service mobile", .usage, vi: "cần --radius", en: "needs --radius"),
        BadInput("plan @an-giang.gpkg --service ship", .usage, vi: "mobile, postal", en: "mobile, postal"),
        BadInput(
            "plan @an-giang.gpkg --service postal --candidates holes", .usage, vi: "chỉ dùng với --service mobile",
            en: "with --service mobile only"),
        BadInput(
            "plan @an-giang.gpkg --service postal --candidates hole", .usage, vi: "hay một tệp", en: "nor a file"),
        BadInput(
            "plan @an-giang.gpkg --service postal --candidates @absent.csv", vi: "Không có tệp", en: "There is no file"),
        BadInput(
            "plan @an-giang.gpkg --service mobile --radius 1000 --grid-step 1", .usage, vi: "từ 50 đến 50000",
            en: "from 50 to 50000"),
        BadInput("coverage @an-giang.gpkg --population @absent.tif", vi: "Không có tệp", en: "There is no file"),
        BadInput("coverage @an-giang.gpkg --population @notes.txt", vi: "notes.txt: ", en: "notes.txt: "),
        BadInput("holes @an-giang.gpkg", .usage, vi: "--technology", en: "--technology"),
        BadInput(
            "holes @an-giang.gpkg --technology 4G --format gpkg", .usage, vi: "cần --output", en: "needs --output"),
        BadInput(
            "holes @an-giang.gpkg --technology 4G --contradictions --format csv", .usage, vi: "table hoặc json",
            en: "table and json"),
        BadInput(
            "holes @an-giang.gpkg --technology 4G --format gpkg --output @an-giang.gpkg", vi: "đang được đọc",
            en: "that is being read"),
        BadInput(
            "holes @an-giang.gpkg --technology 4G --commune 99999", .usage, vi: "Không có xã, phường “99999”",
            en: "There is no commune “99999”"),
        BadInput(
            "holes @an-giang.gpkg --technology 4G --operator Viettel", .usage, vi: "Không có cell nào",
            en: "No cell is of the operator"),
        BadInput(
            "holes @an-giang.gpkg --technology 4G --commune 30307 --format gpkg --output @absent/h.gpkg",
            vi: "absent/h.gpkg", en: "absent/h.gpkg"),
    ]

    @Test(arguments: [("", CommandStatus.success), (" --exit-code", .remaining)])
    func `findings are no failure unless --exit-code asks`(_ option: String, _ status: CommandStatus) throws {
        let folder = try RegistryFolder()
        for command in ["preview", "import"] {
            let transcript = Transcript()
            #expect(
                folder.run("\(command) @an-giang.gpkg @finding.csv --kind postal" + option, transcript: transcript)
                    == status)
            #expect(transcript.told.contains("trạm bơm"))
        }
    }
}
