import HaTangCommands
import RegistryRecords
import RegistryStore
import SQLiteStore
import Testing

/// `hatang check`, `hatang backup` and `hatang restore` as people and scripts use them.
struct CheckCommandTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
    }

    private func spoil() throws {
        let file = try Connection(path: folder.file("an-giang.gpkg"), mode: .readWrite)
        try file.execute("DELETE FROM rtree_communes_geom; DELETE FROM gpkg_extensions WHERE table_name = 'communes'")
    }

    @Test func `a new registry is sound, and a spoilt one is told with what to do`() throws {
        #expect(try folder.run("check @an-giang.gpkg --exit-code").printed.hasPrefix("LÀNH: không có lỗi, 0 cảnh báo"))
        try spoil()
        let told = try folder.run("check @an-giang.gpkg --max-findings 2", language: .english).printed
        #expect(told.hasPrefix("NOT SOUND: "))
        #expect(told.contains("ERROR index-entry-missing: ") && told.contains("(mended by --repair)"))
        #expect(told.contains("more; to see them: --max-findings") && told.contains("→ Run hatang check --repair."))
        _ = try folder.run("check @an-giang.gpkg --exit-code", expecting: .remaining)
        let json = try folder.run("check @an-giang.gpkg --format json").printed
        #expect(json.contains(#""code":"extension-unlisted""#) && json.contains(#""sound": false"#))
    }

    @Test func `a repair says what it did and where the file from before is`() throws {
        try spoil()
        let told = try folder.run("check @an-giang.gpkg --repair --by Sở --exit-code").printed
        #expect(told.hasPrefix("Tệp trước khi sửa: \(folder.file("an-giang.before-repair-"))"))
        #expect(told.contains("· Lập lại chỉ mục không gian của communes: ") && told.contains("LÀNH: không có lỗi"))
        #expect(try folder.contents().keys.count { $0.contains("before-repair") } == 1)
        let again = try folder.run("check @an-giang.gpkg --repair --format json").printed
        #expect(again.contains(#""steps": []"#) && again.contains(#""backup": null"#))
    }

    /// A registry with sites whose areas are kept.
    private func keepAreas() throws -> String {
        try folder.write(
            """
            site,operator,technology,band_mhz,radius_m,on_air,latitude,longitude
            M1,Viettel,4G,1800,3000,2020-01-01,10.38,105.43
            M2,VNPT,5G,3500,900,2020-01-01,10.40,105.40
            """, to: "tram.csv")
        _ = try folder.run("import @an-giang.gpkg @tram.csv --kind bts --crs wgs84 --surveyed 2026-11-20")
        return try folder.run("coverage @an-giang.gpkg --on 2026-11-22 --format json").printed
    }

    @Test func `areas that are kept are measured again on request, and forgotten when one was changed`() throws {
        let table = try keepAreas()
        let day = "--deep --on 2026-11-22"
        let sound = try folder.run("check @an-giang.gpkg \(day) --exit-code").printed
        #expect(sound.contains("đo lại đúng từng bit, 0 sai; 0 của ngày hay dữ liệu khác"))
        let file = try Connection(path: folder.file("an-giang.gpkg"), mode: .readWrite)
        try file.execute("UPDATE hatang_results SET covered_m2 = covered_m2 + 0.001 WHERE id = 1")
        try file.execute("UPDATE hatang_outlines SET east = east + 1 WHERE id = 2")
        #expect(try folder.run("check @an-giang.gpkg --exit-code").printed.hasPrefix("LÀNH"))
        let told = try folder.run("check @an-giang.gpkg \(day) --exit-code", language: .english, expecting: .remaining)
        #expect(told.printed.hasPrefix("NOT SOUND: 2 errors") && told.printed.contains("ERROR kept-result-changed: 2"))
        let mended = try folder.run("check @an-giang.gpkg \(day) --repair --exit-code").printed
        #expect(mended.contains("· Bỏ các kết quả lưu sẵn, vì 2 bị sửa"))
        #expect(try file.value("SELECT count(*) FROM hatang_results") == .integer(0))
        #expect(try folder.run("coverage @an-giang.gpkg --on 2026-11-22 --format json").printed == table)
        let json = try folder.run("check @an-giang.gpkg \(day) --format json").printed
        #expect(json.contains(#""wrong": 0"#) && !json.contains(#""proven": 0"#))
    }

    @Test func `results of other days are told apart, and a spoilt file is mended before areas are measured`() throws {
        _ = try keepAreas()
        let past = try folder.run("check @an-giang.gpkg --deep --on 2019-01-01", language: .english).printed
        #expect(past.contains("0 wrong; ") && !past.contains("0 of other days"))
        try spoil()
        let spoilt = try folder.run(
            "check @an-giang.gpkg --deep --exit-code", language: .english, expecting: .remaining)
        #expect(spoilt.told.contains("see to what is told below first") && !spoilt.printed.contains("Kept results:"))
        _ = try folder.run("check @an-giang.gpkg --on 2026-11-22", expecting: .usage)
    }

    @Test func `what a file of an older layout needs is told, also where areas were to be measured`() throws {
        let old = Array(Migration.all.dropLast())
        _ = try Registry.create(at: folder.file("old.gpkg"), migrations: old)
        let told = try folder.run("check @old.gpkg --deep", language: .english)
        #expect(
            told.printed.contains("WARNING layout-older: 1") && told.told.contains("see to what is told below first"))
    }

    @Test(arguments: ["cut.gpkg", "cut-header.gpkg", "xlsx.csv"])
    func `a file that cannot be read at all fails in plain words`(_ name: String) throws {
        let told = try folder.run("check @\(name)", expecting: .failure).printed
        #expect(told.contains("LỖI file-unreadable: 1") && told.contains("hatang restore"))
    }

    @Test func `a backup is made, proven and restored, and nothing is overwritten unasked`() throws {
        #expect(try folder.run("backup @an-giang.gpkg @sao.gpkg").printed.contains("SHA-256: "))
        #expect(try folder.run("restore @sao.gpkg --check").printed.contains("nguyên vẹn: phiên bản "))
        #expect(
            try folder.run("backup @an-giang.gpkg @sao.gpkg", expecting: .failure).told.contains("thêm --replace"))
        _ = try folder.run("backup @an-giang.gpkg @sao.gpkg --replace")
        #expect(try folder.run("restore @sao.gpkg @moi.gpkg --format json").printed.contains(#""compared": true"#))
        #expect(try folder.run("check @moi.gpkg --exit-code").printed.hasPrefix("LÀNH"))
        #expect(try folder.run("restore @an-giang.gpkg --check", expecting: .failure).told.contains("hatang backup"))
        _ = try folder.run("restore @sao.gpkg", expecting: .usage)
        _ = try folder.run("restore @sao.gpkg @khac.gpkg --check", expecting: .usage)
        _ = try folder.run("check @an-giang.gpkg --by Sở", expecting: .usage)
    }
}
