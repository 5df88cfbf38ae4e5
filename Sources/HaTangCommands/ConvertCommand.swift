import HaTangKit
import RegistryRecords

/// `hatang convert`: converts positions between reference systems.
struct ConvertCommand: Command {
    static let description = CommandDescription(
        name: "convert",
        summary: BilingualText(
            vi: "đổi tọa độ giữa VN-2000 và WGS 84", en: "convert positions between VN-2000 and WGS 84"),
        details: [
            BilingualText(
                vi:
                    "Luôn dùng bảy tham số chính thức (Quyết định 05/2007/QĐ-BTNMT, EPSG:6960). Tọa độ phẳng ghi Đông trước "
                    + "Bắc; tọa độ địa lý ghi vĩ độ trước kinh độ.",
                en: "Always by the official seven parameters (EPSG:6960). Grid coordinates are easting then northing; "
                    + "geographic ones latitude then longitude.")
        ],
        arguments: [
            ArgumentDescription(
                "coordinate", shown: BilingualText(vi: "TỌA_ĐỘ", en: "COORDINATE"),
                summary: BilingualText(vi: "hai số của mỗi vị trí", en: "the two numbers of each position"),
                isRepeated: true)
        ],
        options: [
            OptionDescription(
                "from", .text(BilingualText(vi: "HỆ", en: "CRS")),
                summary: BilingualText(
                    vi: "hệ của tọa độ đã cho: wgs84, vn2000, vn2000:104.75 (múi 3°), vn2000:105/6 (múi 6°), EPSG:9208",
                    en: "system of the given positions: wgs84, vn2000, vn2000:104.75 (3°), vn2000:105/6 (6°), EPSG:9208"
                ),
                standard: "wgs84"),
            OptionDescription(
                "to", .text(BilingualText(vi: "HỆ", en: "CRS")),
                summary: BilingualText(vi: "hệ cần đổi sang, ghi như trên", en: "the system wanted, in the same words"),
                standard: "wgs84"),
        ],
        examples: [
            CommandExample(
                "hatang convert --from vn2000:104.75 574821.743 1148671.641",
                BilingualText(vi: "Long Xuyên, sang WGS 84", en: "Long Xuyên, to WGS 84")),
            CommandExample(
                "hatang convert --to EPSG:9208 10.3864 105.4351",
                BilingualText(vi: "sang VN-2000, kinh tuyến trục 104°45′", en: "to VN-2000, central meridian 104°45′")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let source = try ReferenceSystem(arguments.required("from"))
        let target = try ReferenceSystem(arguments.required("to"))
        let texts = arguments.values("coordinate")
        guard texts.count.isMultiple(of: 2) else {
            throw CommandError.usage(
                vi: "mỗi vị trí cần hai số, nhưng có \(texts.count) số",
                en: "a position has two numbers, but there are \(texts.count)")
        }
        var toWGS84 = try CoordinateConversion(from: source)
        var fromWGS84 = try CoordinateConversion(from: target)
        var lines = ""
        for place in stride(from: 0, to: texts.count, by: 2) {
            let (first, second) = (texts[place], texts[place + 1])
            let position =
                source.isGeographic
                ? try toWGS84.wgs84(
                    of: GeographicPosition(
                        latitude: CoordinateText.value(first, of: .latitude),
                        longitude: CoordinateText.value(second, of: .longitude)))
                : try toWGS84.wgs84(
                    of: GridPosition(
                        easting: CoordinateText.value(first, of: .easting),
                        northing: CoordinateText.value(second, of: .northing)))
            lines += try Self.line(position, to: target, by: &fromWGS84) + "\n"
        }
        try console.print(lines)
        return .success
    }

    /// Degrees to nine places and metres to three: a millimetre or less. A point, so that programs can read it.
    private static func line(
        _ position: GeographicPosition, to target: ReferenceSystem, by conversion: inout CoordinateConversion
    ) throws -> String {
        let number = NumberText(.english)
        func plain(_ value: Double, _ places: Int) -> String {
            number.decimal(value, places: places).replacing(",", with: "")
        }
        if target.isGeographic {
            let result = try conversion.geographic(of: position)
            return plain(result.latitude, 9) + " " + plain(result.longitude, 9)
        }
        let result = try conversion.grid(of: position)
        return plain(result.easting, 3) + " " + plain(result.northing, 3)
    }
}
