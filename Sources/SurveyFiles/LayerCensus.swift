#if GDAL
import CGDAL

/// What is in a layer, where its own description leaves that open: then all features are read once.
struct LayerCensus {
    /// Whether single points are among the shapes, and whether other shapes are.
    private(set) var hasPoints = false
    private(set) var hasOthers = false
    /// Fields without a value in any feature.
    private(set) var unusedFields: Set<Int32> = []

    /// Whether all texts are UTF-8, as far as they were looked at.
    private(set) var isUTF8 = true

    /// - Parameters:
    ///   - countsFields: Whether unused fields matter: those of KML and GPX are always all there.
    ///   - checksTexts: Whether the file leaves open in which encoding its texts are.
    init(
        of dataset: borrowing VectorDataset, layer: OGRLayerH, countsFields: Bool, checksTexts: Bool, isWorkbook: Bool
    ) throws(SurveyFileError) {
        guard !isWorkbook else { return }
        let type = unsafe OGR_GT_Flatten(OGR_L_GetGeomType(layer))
        var isOpen = false
        switch type {
        case wkbNone: break
        case wkbPoint: hasPoints = true
        case wkbLineString, wkbPolygon, wkbMultiLineString, wkbMultiPolygon: hasOthers = true
        default: isOpen = true
        }
        guard isOpen || countsFields || checksTexts else { return }
        let fields = unsafe 0..<OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(layer))
        var unused = countsFields ? Set(fields) : []
        var last: Int?
        unsafe OGR_L_ResetReading(layer)
        while let feature = unsafe try dataset.nextFeature(of: layer, after: last) {
            defer { unsafe OGR_F_Destroy(feature) }
            last = Int(unsafe OGR_F_GetFID(feature))
            for field in unused where unsafe Self.isUsed(field, in: feature) { unused.remove(field) }
            if checksTexts, isUTF8 {
                isUTF8 = fields.allSatisfy {
                    unsafe String(validatingCString: OGR_F_GetFieldAsString(feature, $0)) != nil
                }
            }
            guard isOpen, let geometry = unsafe OGR_F_GetGeometryRef(feature), unsafe OGR_G_IsEmpty(geometry) == 0
            else { continue }
            if unsafe singlePoint(in: geometry) != nil { hasPoints = true } else { hasOthers = true }
        }
        unusedFields = unused
    }

    /// Numbers of KML are 0 or -1 where nobody set them.
    private static func isUsed(_ field: Int32, in feature: OGRFeatureH) -> Bool {
        guard unsafe OGR_F_IsFieldSetAndNotNull(feature, field) != 0 else { return false }
        let text = unsafe OGR_F_GetFieldAsString(feature, field)
        guard let first = unsafe text?.pointee, first != 0 else { return false }
        let name = unsafe String(cString: OGR_Fld_GetNameRef(OGR_F_GetFieldDefnRef(feature, field)))
        guard ["tessellate", "extrude", "visibility", "drawOrder"].contains(name) else { return true }
        return unsafe ![-1, 0].contains(OGR_F_GetFieldAsInteger(feature, field))
    }
}

/// The geometry itself when it is a point, or the only point of several; nil for any other shape.
func singlePoint(in geometry: OGRGeometryH) -> OGRGeometryH? {
    switch unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
    case wkbPoint: return unsafe geometry
    case wkbMultiPoint, wkbGeometryCollection:
        guard unsafe OGR_G_GetGeometryCount(geometry) == 1, let part = unsafe OGR_G_GetGeometryRef(geometry, 0) else {
            return nil
        }
        return unsafe singlePoint(in: part)
    default: return nil
    }
}
#endif
