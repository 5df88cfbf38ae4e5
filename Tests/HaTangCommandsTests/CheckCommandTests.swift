import HaTangCommands
import RegistryRecords
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
