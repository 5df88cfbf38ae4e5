import HaTangKit
import RegistryRecords

/// `hatang init`: makes a registry with the communes and dated tables of `GeoData`.
struct InitCommand: Command {
    static let description = CommandDescription(
        name: "init",
        summary: BilingualText(vi: "tạo cơ sở dữ liệu mới", en: "make a new registry"),
        details: [
            BilingualText(
                vi: "Chép các bảng có ngày hiệu lực của GeoData (xã, thời kỳ, kinh tuyến trục, chỉ tiêu, bán kính giả "
                    + "định, tên cột) vào cơ sở dữ liệu; từ đó chỉ bản trong cơ sở dữ liệu có giá trị. Tỉnh có ranh giới sơ đồ thì nạp luôn.",
                en: "Copies the dated tables of GeoData (communes, eras, meridians, targets, assumed radii, headings); "
                    + "from then on the registry's copies count. Schematic boundaries are loaded where there are any.")
        ],
        arguments: [.registry],
        options: [
            .province,
            OptionDescription(
                "no-former", .flag,
                summary: BilingualText(
                    vi: "không nạp các xã, phường, thị trấn trước ngày 01/07/2025 (bảng --era 2024)",
                    en: "leave out the communes before 1 July 2025 (tables by --era 2024)")),
            OptionDescription(
                "geodata", .text(BilingualText(vi: "THƯ_MỤC", en: "FOLDER")),
                summary: BilingualText(vi: "thư mục GeoData cần dùng", en: "the GeoData folder to use")),
            OptionDescription(
                "no-boundaries", .flag,
                summary: BilingualText(vi: "không nạp ranh giới sơ đồ", en: "load no schematic boundaries")),
        ],
        examples: [
            CommandExample(
                "hatang init an-giang.gpkg --province 91",
                BilingualText(vi: "cơ sở dữ liệu của tỉnh An Giang, 102 xã", en: "a registry of An Giang, 102 communes")
            ),
            CommandExample(
                "hatang init ca-nuoc.gpkg",
                BilingualText(
                    vi: "cơ sở dữ liệu của cả nước, 3.321 xã", en: "a registry of the country, 3,321 communes")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let path = arguments.required("registry")
        let geoData = try GeoDataFolder(asked: arguments["geodata"], environment: console.environment)
        let made = try ProvinceRegistry.create(
            at: path, geoData: geoData, province: arguments["province"],
            withBoundaries: !arguments.flag("no-boundaries"), withFormer: !arguments.flag("no-former"))
        let number = NumberText(console.language)
        console.note(
            BilingualText(
                vi: "Đã tạo \(path): \(number.whole(made.communes)) xã, phường, đặc khu hiện nay"
                    + (made.former > 0
                        ? ", \(number.whole(made.former)) xã, phường, thị trấn trước ngày 01/07/2025." : "."),
                en: "Made \(path): \(number.whole(made.communes)) communes of today"
                    + (made.former > 0 ? ", \(number.whole(made.former)) communes before 1 July 2025." : ".")))
        if made.boundaries > 0 {
            console.note(
                BilingualText(
                    vi: "Ranh giới là SƠ ĐỒ (\(number.whole(made.boundaries)) xã); nạp ranh giới thật bằng: "
                        + "hatang boundaries \(path) TỆP --era 2025",
                    en: "Boundaries are SCHEMATIC (\(number.whole(made.boundaries)) communes); load real ones by: "
                        + "hatang boundaries \(path) FILE --era 2025"))
        }
        return .success
    }
}
