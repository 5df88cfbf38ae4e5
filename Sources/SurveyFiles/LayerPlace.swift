#if GDAL
import CGDAL
import RegistryRecords

/// The columns that say where a feature is.
@safe final class LayerPlace {
    /// What was done to positions; nil for nothing.
    let note: BilingualText?

    private let hasPoints: Bool
    private let hasOthers: Bool
    private let isGrid: Bool
    /// In the grammar of `crs` columns; nil for WGS 84 and for what the layer does not say.
    private let crs: String?
    private let isNorthFirst: Bool
    /// To WGS 84; nil where positions stay as they are.
    private let transformation: OGRCoordinateTransformationH?

    /// No columns.
    init() {
        note = nil
        (hasPoints, hasOthers, isGrid, crs, isNorthFirst) = (false, false, false, nil, false)
        unsafe transformation = nil
    }

    init(of layer: OGRLayerH, _ census: LayerCensus) {
        (hasPoints, hasOthers) = (census.hasPoints, census.hasOthers)
        let system = unsafe OGR_L_GetSpatialRef(layer)
        isNorthFirst = unsafe VectorReferenceSystem(system).isNorthFirst
        let stated = unsafe StatedSystem(system)
        let transformation = unsafe stated.needsTransformation ? Self.transformation(from: system) : nil
        unsafe self.transformation = transformation
        crs = stated.crs
        switch stated {
        case .grid: isGrid = true
        case .unknown: isGrid = unsafe !Self.hasDegrees(layer)
        case .wgs84, .degrees: isGrid = false
        // What PROJ cannot convert stays as it is, without a system.
        case .other: isGrid = unsafe transformation == nil && !Self.hasDegrees(layer)
        }
        note =
            if case .other(let name) = stated, hasPoints || hasOthers {
                unsafe transformation == nil ? Self.unusedNote(name) : Self.conversionNote(name)
            } else {
                nil
            }
    }

    deinit {
        if let transformation = unsafe transformation { unsafe OCTDestroyCoordinateTransformation(transformation) }
    }

    private static func conversionNote(_ name: String) -> BilingualText {
        BilingualText(
            vi: "Lớp ở hệ tọa độ \(name); các vị trí đã được chuyển sang WGS 84 bằng PROJ.",
            en: "The layer is in \(name); positions were converted to WGS 84 by PROJ.")
    }

    private static func unusedNote(_ name: String) -> BilingualText {
        BilingualText(
            vi: "Lớp ở hệ tọa độ \(name), không chuyển được sang WGS 84; hãy cho biết hệ tọa độ bằng --crs.",
            en: "The layer is in \(name), which cannot be converted to WGS 84; state the reference system by --crs.")
    }

    /// The names of the columns; with `geometry:` in front where an attribute has the name already.
    func columns(besides attributes: [String]) -> [String] {
        var names: [String] = []
        if hasPoints { names += isGrid ? ["easting", "northing"] : ["longitude", "latitude"] }
        if hasOthers { names.append("wkt") }
        if crs != nil, !names.isEmpty { names.append("crs") }
        let taken = Set(attributes.map(VietnameseFold.key))
        return names.map { taken.contains($0) ? "geometry:" + $0 : $0 }
    }

    /// The cells for those columns.
    func cells(of geometry: OGRGeometryH) -> [String] {
        guard hasPoints || hasOthers, unsafe OGR_G_IsEmpty(geometry) == 0,
            let copy = unsafe OGR_G_GetLinearGeometry(geometry, 0, nil)
        else { return [] }
        defer { unsafe OGR_G_DestroyGeometry(copy) }
        unsafe OGR_G_FlattenTo2D(copy)
        if let transformation = unsafe transformation {
            guard unsafe OGR_G_Transform(copy, transformation) == OGRERR_NONE else { return [] }
        } else if isNorthFirst {
            unsafe OGR_G_SwapXY(copy)
        }
        var cells: [String] = []
        let point = unsafe hasPoints ? singlePoint(in: copy) : nil
        if hasPoints {
            cells += unsafe point.map { unsafe [number(OGR_G_GetX($0, 0)), number(OGR_G_GetY($0, 0))] } ?? ["", ""]
        }
        if hasOthers { cells.append(unsafe point == nil ? Self.wellKnownText(of: copy) : "") }
        if let crs { cells.append(crs) }
        return cells
    }

    /// A coordinate; one that was computed to a tenth of a millimetre.
    private func number(_ value: Double) -> String {
        guard unsafe transformation != nil else { return DecimalText.of(value) }
        return DecimalText.of((value * 1e9).rounded() / 1e9)
    }

    private static func wellKnownText(of geometry: OGRGeometryH) -> String {
        var pointer: UnsafeMutablePointer<CChar>?
        guard unsafe OGR_G_ExportToWkt(geometry, &pointer) == OGRERR_NONE, let pointer = unsafe pointer else {
            return ""
        }
        defer { unsafe cgdal_free(pointer) }
        return unsafe String(cString: pointer)
    }

    /// Whether all positions could be degrees; true for a layer without any.
    private static func hasDegrees(_ layer: OGRLayerH) -> Bool {
        var extent = OGREnvelope()
        guard unsafe OGR_L_GetExtent(layer, &extent, 1) == OGRERR_NONE else { return true }
        return extent.MinX >= -360 && extent.MaxX <= 360 && extent.MinY >= -360 && extent.MaxY <= 360
    }

    private static func transformation(from system: OGRSpatialReferenceH?) -> OGRCoordinateTransformationH? {
        guard let target = unsafe OSRNewSpatialReference(nil) else { return nil }
        defer { unsafe OSRDestroySpatialReference(target) }
        guard unsafe OSRImportFromEPSG(target, 4326) == OGRERR_NONE else { return nil }
        unsafe OSRSetAxisMappingStrategy(target, OAMS_TRADITIONAL_GIS_ORDER)
        return unsafe OCTNewCoordinateTransformation(system, target)
    }
}
#endif
