#if GDAL
import CGDAL

/// An attribute of a layer and how its values become text.
struct LayerField {
    let index: Int32
    let name: String
    private let type: OGRFieldType
    private let subtype: OGRFieldSubType

    /// All fields of a layer in their order.
    static func fields(of layer: OGRLayerH, areBytes: Bool) -> [LayerField] {
        let definition = unsafe OGR_L_GetLayerDefn(layer)
        return unsafe (0..<OGR_FD_GetFieldCount(definition)).map { index in
            let field = unsafe OGR_FD_GetFieldDefn(definition, index)
            return unsafe LayerField(
                index: index, name: text(of: OGR_Fld_GetNameRef(field), areBytes: areBytes),
                type: OGR_Fld_GetType(field), subtype: OGR_Fld_GetSubType(field))
        }
    }

    /// The value of a feature; empty for null.
    func value(in feature: OGRFeatureH, areBytes: Bool) -> String {
        guard unsafe OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return "" }
        switch type {
        case OFTReal:
            let value = unsafe OGR_F_GetFieldAsDouble(feature, index)
            guard subtype == OFSTFloat32 else { return DecimalText.of(value) }
            return DecimalText.of(Double(Float(value).description) ?? value)
        case OFTInteger where subtype == OFSTBoolean:
            return unsafe OGR_F_GetFieldAsInteger(feature, index) != 0 ? "true" : "false"
        case OFTDate, OFTTime, OFTDateTime: return unsafe time(in: feature)
        case OFTStringList: return unsafe texts(in: feature).joined(separator: "; ")
        default: return unsafe Self.text(of: OGR_F_GetFieldAsString(feature, index), areBytes: areBytes)
        }
    }

    private func texts(in feature: OGRFeatureH) -> [String] {
        var texts: [String] = []
        var next = unsafe OGR_F_GetFieldAsStringList(feature, index)
        while let item = unsafe next?.pointee {
            unsafe texts.append(Self.text(of: item, areBytes: false))
            unsafe next = next?.advanced(by: 1)
        }
        return texts
    }

    /// `2026-11-23`, `2026-11-23 09:30`, `09:30`; the zone follows where the file states one.
    private func time(in feature: OGRFeatureH) -> String {
        var (year, month, day, hour, minute, zone): (Int32, Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0, 0)
        var second: Float = 0
        guard
            unsafe OGR_F_GetFieldAsDateTimeEx(
                feature, index, &year, &month, &day, &hour, &minute, &second, &zone) != 0
        else { return unsafe Self.text(of: OGR_F_GetFieldAsString(feature, index), areBytes: false) }
        let date = "\(year)-" + SheetTime.two(Int(month)) + "-" + SheetTime.two(Int(day))
        if type == OFTDate { return date }
        let clock = SheetTime.clock(Int(hour) * 3600 + Int(minute) * 60 + Int(second))
        if type == OFTTime { return clock }
        if clock == "00:00", zone < 100 { return date }
        return date + " " + clock + Self.zone(zone)
    }

    /// GDAL counts quarters of an hour from 100, which is UTC; 0 and 1 say nothing.
    private static func zone(_ flag: Int32) -> String {
        guard flag > 1 else { return "" }
        let minutes = Int(flag - 100) * 15
        guard minutes != 0 else { return "Z" }
        let size = abs(minutes)
        return (minutes < 0 ? "-" : "+") + SheetTime.two(size / 60) + ":" + SheetTime.two(size % 60)
    }

    /// A text of GDAL in NFC, or a scalar a byte; what is broken in UTF-8 becomes U+FFFD, so that it can be seen.
    private static func text(of pointer: UnsafePointer<CChar>?, areBytes: Bool) -> String {
        guard let pointer = unsafe pointer else { return "" }
        guard areBytes else { return composed(unsafe String(cString: pointer)) }
        var scalars = String.UnicodeScalarView()
        var place = unsafe pointer
        while unsafe place.pointee != 0 {
            scalars.append(Unicode.Scalar(UInt8(bitPattern: unsafe place.pointee)))
            unsafe place += 1
        }
        return String(scalars)
    }
}
#endif
