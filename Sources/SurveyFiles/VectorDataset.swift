#if GDAL
import CGDAL

/// An open vector file. GDAL prints nothing while one exists: its last message goes into our errors.
@safe struct VectorDataset: ~Copyable {
    private let handle: GDALDatasetH
    private let file: String
    private let isolation = QuietGDAL()

    /// Opens an existing file for reading.
    init(_ path: String) throws(SurveyFileError) {
        file = SurveyFile.name(of: path)
        CPLErrorReset()
        // A path that begins with a letter could be taken for a connection, such as `PG:…`.
        let safePath = path.hasPrefix("/") ? path : "./" + path
        var drivers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for driver in Self.drivers { unsafe drivers = CSLAddString(drivers, driver) }
        defer { unsafe CSLDestroy(drivers) }
        let handle = unsafe cgdal_open_vector(safePath, drivers)
        // A FlatGeobuf file that was cut off opens with no layer at all.
        guard let handle = unsafe handle, unsafe GDALDatasetGetLayerCount(handle) > 0 else {
            let reason = QuietGDAL.lastMessage
            unsafe GDALClose(handle)
            throw .vector(file: file, .unreadable(reason: reason))
        }
        unsafe self.handle = handle
    }

    deinit { unsafe GDALClose(handle) }

    /// GDAL's names for ``VectorFile/formats``.
    private static let drivers = [
        "GeoJSON", "GeoJSONSeq", "GPKG", "ESRI Shapefile", "MapInfo File", "LIBKML", "KML", "FlatGeobuf", "OpenFileGDB",
    ]

    /// Calls `body` with each feature of a layer.
    func read(layer name: String?, _ body: (VectorFeature, VectorLayer) throws -> Void) throws {
        let layer = unsafe try chosenLayer(name)
        let system = unsafe VectorReferenceSystem(OGR_L_GetSpatialRef(layer))
        let facts = VectorLayer(
            file: file, name: unsafe text(OGR_L_GetName(layer)) ?? "", epsg: system.epsg, referenceSystem: system.name)
        var last: Int?
        unsafe OGR_L_ResetReading(layer)
        while true {
            CPLErrorReset()
            let next = unsafe OGR_L_GetNextFeature(layer)
            defer { unsafe OGR_F_Destroy(next) }
            guard CPLGetLastErrorType().rawValue < CE_Failure.rawValue else {
                throw SurveyFileError.vector(file: file, .broken(after: last, reason: QuietGDAL.lastMessage))
            }
            guard let next = unsafe next else { return }
            let number = Int(unsafe OGR_F_GetFID(next))
            let feature: VectorFeature
            do {
                feature = VectorFeature(
                    number: number, attributes: unsafe try attributes(of: next, number: number),
                    shape: unsafe try sourceShape(
                        of: OGR_F_GetGeometryRef(next), northFirst: system.isNorthFirst, feature: number))
            } catch {
                throw SurveyFileError.vector(file: file, error)
            }
            try body(feature, facts)
            last = number
        }
    }

    private func chosenLayer(_ name: String?) throws(SurveyFileError) -> OGRLayerH {
        var layers: [(name: String, layer: OGRLayerH)] = unsafe []
        var shaped: [(name: String, layer: OGRLayerH)] = unsafe []
        for index in 0..<(unsafe GDALDatasetGetLayerCount(handle)) {
            guard let layer = unsafe GDALDatasetGetLayer(handle, index) else { continue }
            let entry = unsafe (text(OGR_L_GetName(layer)) ?? "", layer)
            unsafe layers.append(entry)
            if unsafe OGR_L_GetGeomType(layer) != wkbNone { unsafe shaped.append(entry) }
        }
        guard let name else {
            guard unsafe shaped.count == 1 else {
                throw .vector(file: file, .layerNeeded(known: unsafe shaped.map { unsafe $0.name }))
            }
            return unsafe shaped[0].layer
        }
        guard let found = unsafe layers.first(where: { unsafe $0.name == composed(name) }) else {
            throw .vector(file: file, .unknownLayer(asked: name, known: unsafe layers.map { unsafe $0.name }))
        }
        return unsafe found.layer
    }

    private func attributes(of feature: OGRFeatureH, number: Int) throws(VectorProblem) -> [VectorAttribute] {
        var attributes: [VectorAttribute] = []
        for index in 0..<(unsafe OGR_F_GetFieldCount(feature)) {
            let name = unsafe text(OGR_Fld_GetNameRef(OGR_F_GetFieldDefnRef(feature, index)))
            let isSet = unsafe OGR_F_IsFieldSetAndNotNull(feature, index) != 0
            let value = isSet ? unsafe text(OGR_F_GetFieldAsString(feature, index)) : ""
            guard let name, let value else { throw .invalidText(feature: number, column: Int(index) + 1) }
            attributes.append(VectorAttribute(name: name, value: value))
        }
        return attributes
    }
}

/// While it exists, GDAL on this thread keeps its messages to itself.
struct QuietGDAL: ~Copyable {
    private static let registration: Void = GDALAllRegister()

    init() {
        unsafe CPLPushErrorHandler(CPLQuietErrorHandler)
        Self.registration
    }

    deinit { CPLPopErrorHandler() }

    /// GDAL's last message; never empty.
    static var lastMessage: String {
        let message = unsafe String(cString: CPLGetLastErrorMsg())
        return message.isEmpty ? "GDAL" : message
    }
}

/// A text of GDAL in NFC; nil for a null pointer and for what is no UTF-8.
func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    guard let pointer = unsafe pointer, let text = unsafe String(validatingCString: pointer) else { return nil }
    return composed(text)
}
#endif
