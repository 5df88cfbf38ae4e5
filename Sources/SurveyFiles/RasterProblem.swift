import RegistryRecords

/// What is wrong with a population raster; `reason` is GDAL's own word.
public enum RasterProblem: Error, Sendable, Hashable {
    /// This build was made without the trait `GDAL`.
    case noGDAL
    /// GDAL cannot open it as one of ``PopulationRaster/formats``.
    case unreadable(reason: String)
    /// It does not say where on the ground its cells lie.
    case notGeoreferenced
    /// It does not say in which reference system.
    case noReferenceSystem
    /// No way leads from its reference system to WGS 84.
    case foreignSystem(name: String, reason: String)
    /// Its numbers are complex, which no count of people is.
    case complexNumbers(type: String)
    /// It is packed in blocks of more than ``PopulationRaster/mostBlockBytes``.
    case blockTooLarge(megabytes: Int)
    /// More cells than ``PopulationRaster/mostCells`` lie around the communes asked for.
    case tooManyCells(Int)
    /// More cells than the limit are inhabited in one province.
    case tooManyInhabited(limit: Int)
    /// Reading broke off in the rows from that one on, counted from 1.
    case broken(row: Int, reason: String)
    /// No commune asked for lies wholly within it.
    case elsewhere

    /// What is wrong and what to do, to follow the name of the file.
    var sentence: BilingualText {
        switch self {
        case .noGDAL:
            .init(
                vi: "bản này được dựng không có GDAL nên không đọc được lưới dân số; hãy dùng bản có GDAL.",
                en: "this build is without GDAL and cannot read population rasters; use a build with GDAL.")
        case .unreadable(let reason):
            .init(
                vi:
                    "không mở được như lưới dân số (\(reason)); hãy dùng tệp \(PopulationRaster.formats.joined(separator: ", ")).",
                en:
                    "it cannot be opened as a raster (\(reason)); use a file of \(PopulationRaster.formats.joined(separator: ", "))."
            )
        case .notGeoreferenced:
            .init(
                vi:
                    "lưới không ghi vị trí trên mặt đất; hãy ghi vị trí các góc vào tệp, ví dụ bằng gdal_translate -a_ullr.",
                en:
                    "the raster does not say where its cells lie; write its corners into it, such as by gdal_translate -a_ullr."
            )
        case .noReferenceSystem:
            .init(
                vi: "lưới không ghi hệ tọa độ; hãy ghi vào tệp, ví dụ bằng gdal_edit.py -a_srs EPSG:4326.",
                en:
                    "the raster states no reference system; write it into the file, such as by gdal_edit.py -a_srs EPSG:4326."
            )
        case .foreignSystem(let name, let reason):
            .init(
                vi:
                    "không chuyển được hệ tọa độ “\(name)” sang WGS 84 (\(reason)); hãy chuyển lưới trước, ví dụ bằng gdalwarp -t_srs EPSG:4326 -r sum.",
                en:
                    "the reference system “\(name)” cannot be converted to WGS 84 (\(reason)); warp the raster first, such as by gdalwarp -t_srs EPSG:4326 -r sum."
            )
        case .complexNumbers(let type):
            .init(
                vi: "ô lưới là số phức (\(type)), không phải số người; hãy kiểm tra xem có đúng tệp không.",
                en: "its cells are complex numbers (\(type)) and not people; check that it is the right file.")
        case .blockTooLarge(let megabytes):
            .init(
                vi:
                    "lưới được nén thành khối \(megabytes) MB, quá mức \(PopulationRaster.mostBlockBytes >> 20) MB; hãy chia lại bằng gdal_translate -co TILED=YES.",
                en:
                    "it is packed in blocks of \(megabytes) MB, more than \(PopulationRaster.mostBlockBytes >> 20) MB; tile it by gdal_translate -co TILED=YES."
            )
        case .tooManyCells(let cells):
            .init(
                vi:
                    "có \(cells) ô lưới quanh các xã, quá mức \(PopulationRaster.mostCells); hãy gộp ô cho thưa hơn, ví dụ bằng gdalwarp -tr … -r sum.",
                en:
                    "\(cells) cells lie around the communes, more than \(PopulationRaster.mostCells); make the cells larger, such as by gdalwarp -tr … -r sum."
            )
        case .tooManyInhabited(let limit):
            .init(
                vi:
                    "một tỉnh có hơn \(limit) ô có người; hãy gộp ô cho thưa hơn, ví dụ bằng gdalwarp -tr … -r sum.",
                en:
                    "more than \(limit) cells of one province are inhabited; make the cells larger, such as by gdalwarp -tr … -r sum."
            )
        case .broken(let row, let reason):
            .init(
                vi: "tệp hỏng từ hàng \(row) của lưới (\(reason)); hãy chép hoặc tải lại tệp.",
                en: "the file is damaged from row \(row) of the raster on (\(reason)); copy or fetch it again.")
        case .elsewhere:
            .init(
                vi:
                    "không có xã nào có ranh giới nằm trọn trong lưới; hãy kiểm tra hệ tọa độ của tệp hoặc dùng lưới phủ cả tỉnh.",
                en:
                    "no commune with a boundary lies wholly within the raster; check its reference system or use one that covers the province."
            )
        }
    }
}
