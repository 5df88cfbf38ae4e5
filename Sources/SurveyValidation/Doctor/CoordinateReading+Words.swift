package import RegistryRecords
package import VN2000

extension CoordinateReading {
    /// Names the mistakes that the reading undoes; empty for the literal reading.
    ///
    /// `đọc theo kinh tuyến trục 105°00′ thay vì 104°45′`, `read with 105°00′ instead of 104°45′`.
    package var words: BilingualText {
        let parts = mistakes.map { $0.words(frame: frame) }
        return BilingualText(
            vi: parts.map(\.vi).joined(separator: "; "), en: parts.map(\.en).joined(separator: "; "))
    }
}

extension CoordinateMistake {
    fileprivate func words(frame: CoordinateFrame) -> BilingualText {
        switch self {
        case .axesSwapped where frame.isGeographic:
            .init(vi: "vĩ độ và kinh độ bị ghi đổi chỗ", en: "latitude and longitude are swapped")
        case .axesSwapped:
            .init(
                vi: "tọa độ Bắc (X) và tọa độ Đông (Y) bị ghi đổi chỗ", en: "northing and easting are swapped")
        case .otherSystem(let stated): frame.words(insteadOf: stated)
        case .falseEastingMissing:
            .init(
                vi: "tọa độ Đông (Y) thiếu 500.000 m", en: "the easting lacks the 500,000 m of the false easting")
        case .decimalsMoved(3, 3): .init(vi: "tọa độ ghi bằng ki-lô-mét", en: "written in kilometres")
        case .decimalsMoved(-3, -3) where !frame.isGeographic:
            .init(vi: "tọa độ ghi bằng mi-li-mét", en: "written in millimetres")
        case .decimalsMoved(let northward, let eastward):
            Self.decimalsWords(northward: northward, eastward: eastward, isGeographic: frame.isGeographic)
        case .sexagesimalAsDecimals(.minutesAndSeconds):
            .init(
                vi: "độ-phút-giây bị ghi như số thập phân (10.2311 nghĩa là 10°23′11″)",
                en: "degrees-minutes-seconds typed as decimals (10.2311 for 10°23′11″)")
        case .sexagesimalAsDecimals(.decimalMinutes):
            .init(
                vi: "độ-phút bị ghi như số thập phân (10.2318 nghĩa là 10°23,18′)",
                en: "degrees-minutes typed as decimals (10.2318 for 10°23.18′)")
        case .negativeSign: .init(vi: "thừa dấu trừ", en: "a minus sign too many")
        case .zonePrefixed(let zone):
            .init(
                vi: "số hiệu múi \(zone) bị ghi liền trước tọa độ Đông (Y)",
                en: "the zone number \(zone) stands before the easting")
        }
    }

    private static func decimalsWords(northward: Int, eastward: Int, isGeographic: Bool) -> BilingualText {
        let names =
            isGeographic
            ? (north: BilingualText(vi: "vĩ độ", en: "latitude"), east: BilingualText(vi: "kinh độ", en: "longitude"))
            : (
                north: BilingualText(vi: "tọa độ Bắc (X)", en: "northing"),
                east: BilingualText(vi: "tọa độ Đông (Y)", en: "easting")
            )
        let spoiled = (northward == 0 ? [] : [names.north]) + (eastward == 0 ? [] : [names.east])
        return BilingualText(
            vi: "\(spoiled.map(\.vi).joined(separator: " và ")) mất dấu thập phân",
            en: "the decimal mark of the \(spoiled.map(\.en).joined(separator: " and the ")) is lost")
    }
}

extension CoordinateFrame {
    /// Names the frame: `VN-2000, kinh tuyến trục 104°45′, múi 3°`.
    package var words: BilingualText {
        switch self {
        case .system(.wgs84):
            .init(vi: "vĩ độ, kinh độ WGS 84", en: "latitude and longitude of WGS 84")
        case .system(.vn2000Geographic):
            .init(vi: "vĩ độ, kinh độ VN-2000", en: "latitude and longitude of VN-2000")
        case .system(.vn2000(let zone)):
            .init(
                vi: "VN-2000, kinh tuyến trục \(zone.meridianText), múi \(zone.width.rawValue)°",
                en: "VN-2000, central meridian \(zone.meridianText), zone of \(zone.width.rawValue)°")
        case .utm(let zone): .init(vi: "UTM múi \(zone)N trên WGS 84", en: "UTM zone \(zone)N on WGS 84")
        }
    }

    fileprivate func words(insteadOf stated: ReferenceSystem) -> BilingualText {
        if case .system(.vn2000(let zone)) = self, case .vn2000(let other) = stated {
            if zone.width == other.width {
                return BilingualText(
                    vi: "đọc theo kinh tuyến trục \(zone.meridianText) thay vì \(other.meridianText)",
                    en: "read with \(zone.meridianText) instead of \(other.meridianText)")
            }
            if zone.centralMeridian == other.centralMeridian {
                let (scale, otherScale) = (zone.scaleFactor, other.scaleFactor)
                return BilingualText(
                    vi: "đọc theo hệ số \(Self.vietnamese(scale)) (múi \(zone.width.rawValue)°) thay vì "
                        + "\(Self.vietnamese(otherScale)) (múi \(other.width.rawValue)°)",
                    en: "read with the scale factor \(scale) (\(zone.width.rawValue)°) instead of \(otherScale) "
                        + "(\(other.width.rawValue)°)")
            }
        }
        let other = CoordinateFrame.system(stated).words
        return BilingualText(
            vi: "đọc theo \(words.vi) thay vì \(other.vi)", en: "read as \(words.en) instead of \(other.en)")
    }

    private static func vietnamese(_ number: Double) -> String { "\(number)".replacing(".", with: ",") }
}
