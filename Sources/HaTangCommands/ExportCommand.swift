import HaTangKit
import RegistryRecords
import ReportWriters

/// `hatang export`: an open-data pack of the registry.
struct ExportCommand: Command {
    static let description = CommandDescription(
        name: "export",
        summary: BilingualText(vi: "xuất dữ liệu mở", en: "write open data"),
        details: [
            BilingualText(
                vi:
                    "Ghi một thư mục mới: mỗi bảng một tệp CSV (UTF-8 có BOM) cùng mô tả kiểu, đơn vị, khóa (CSV on the Web), mỗi lớp một "
                    + "tệp GeoJSON, bản ghi danh mục DCAT và README. Trường có thể là dữ liệu cá nhân không được ghi: danh sách, lý do nằm ở "
                    + "GeoData/open-data, được in ra khi xuất và ghi trong bộ dữ liệu.",
                en:
                    "Writes a new folder: every table as CSV (UTF-8 with a byte-order mark) with its types, units and keys (CSV on the Web), "
                    + "every layer as GeoJSON, a DCAT record and a README. Fields that may be personal are left out: the list with its reasons "
                    + "is in GeoData/open-data, is printed, and stands in the pack.")
        ],
        arguments: [.registry],
        options: ReportScope.options + [
            .province,
            OptionDescription(
                "open-data", .text(BilingualText(vi: "THƯ_MỤC", en: "FOLDER")),
                summary: BilingualText(vi: "thư mục mới của bộ dữ liệu mở", en: "the new folder of the pack"),
                isRequired: true),
            OptionDescription(
                "publisher", .text(BilingualText(vi: "TÊN", en: "NAME")),
                summary: BilingualText(vi: "đơn vị phát hành", en: "who gives the data out")),
            OptionDescription(
                "licence", .text(BilingualText(vi: "TÊN", en: "NAME")),
                summary: BilingualText(vi: "giấy phép: địa chỉ hoặc tên", en: "the licence: an address or a name")),
            OptionDescription(
                "issued", .day,
                summary: BilingualText(
                    vi: "ngày phát hành; nếu không ghi thì hôm nay", en: "the day of issue; today when left out")),
            OptionDescription(
                "left-out", .text(BilingualText(vi: "TỆP", en: "FILE")),
                summary: BilingualText(
                    vi: "danh sách khác về trường không công bố (như GeoData/open-data/left-out.csv)",
                    en: "another list of what is left out (like GeoData/open-data/left-out.csv)")),
            OptionDescription(
                "geodata", .text(BilingualText(vi: "THƯ_MỤC", en: "FOLDER")),
                summary: BilingualText(
                    vi: "thư mục GeoData có danh sách đó, cho cơ sở dữ liệu cũ chưa có",
                    en: "the GeoData folder with that list, for an older registry without one")),
            OptionDescription(
                "overwrite", .flag,
                summary: BilingualText(vi: "thay bộ dữ liệu đang có ở đó", en: "replace the pack that is there")),
        ],
        examples: [
            CommandExample(
                "hatang export an-giang.gpkg --open-data du-lieu-mo",
                BilingualText(vi: "bộ dữ liệu mở của hôm nay", en: "the pack of today")),
            CommandExample(
                "hatang export an-giang.gpkg --open-data du-lieu-mo --overwrite --publisher \"Sở KH&CN\" --licence CC-BY-4.0",
                BilingualText(
                    vi: "thay bộ cũ, nêu đơn vị và giấy phép", en: "replaces the old one, with publisher and licence")
            ),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let folder = PackFolder(path: arguments.required("open-data"), replaces: arguments.flag("overwrite"))
        try folder.check()
        let scope = try ReportScope(arguments)
        let issued = arguments.day("issued") ?? .today
        let kept = try scope.registry.keptResults()
        let pack = try scope.registry.openData(
            OpenDataRequest(
                day: scope.day, era: scope.era, province: scope.province, issued: issued,
                publisher: arguments["publisher"], licence: arguments["licence"],
                leftOut: try leftOut(arguments, of: scope.registry, on: issued, environment: console.environment)),
            kept: kept)
        try folder.write(pack.files)
        let number = NumberText(console.language)
        for file in pack.files {
            try console.print(
                "\(file.name)  \(number.whole(file.text.utf8.count)) B  \(file.title.text(in: console.language))\n")
        }
        tell(pack.facts, on: console)
        console.note(
            BilingualText(
                vi: "Đã ghi \(pack.files.count) tệp vào \(folder.path)",
                en: "Wrote \(pack.files.count) files to \(folder.path)"))
        return .success
    }

    private func leftOut(
        _ arguments: ParsedArguments, of registry: ProvinceRegistry, on day: Day, environment: [String: String]
    ) throws -> [LeftOutField] {
        if let file = arguments["left-out"] {
            return try RegistrySettings.leftOut(try TextFile.read(file), name: file, on: day)
        }
        let geoData = try? GeoDataFolder(asked: arguments["geodata"], environment: environment)
        return try registry.leftOutOfOpenData(on: day, geoData: geoData)
    }

    /// Says what the pack does not hold.
    private func tell(_ facts: OpenDataPack.Facts, on console: Console) {
        console.note(BilingualText(vi: "Không công bố:", en: "Left out:"))
        for rule in facts.leftOut {
            let name = rule.table + "." + (rule.field ?? "*")
            console.note(BilingualText(vi: "  \(name): \(rule.reason.vi)", en: "  \(name): \(rule.reason.en)"))
        }
        if facts.withheldTexts > 0 {
            let count = NumberText(console.language).whole(facts.withheldTexts)
            console.note(
                BilingualText(
                    vi: "  \(count) ô giống số điện thoại hoặc thư điện tử đã để trống",
                    en: "  \(count) cells that look like telephone numbers or e-mail addresses were withheld"))
        }
    }
}
