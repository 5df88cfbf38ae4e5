#if GDAL
import CGDAL

/// An open vector file.
@safe struct VectorDataset: ~Copyable {
    let handle: GDALDatasetH
    let file: String

    /// Opens an existing file for reading.
    ///
    /// - Parameters:
    ///   - file: The name for errors.
    ///   - drivers: GDAL's names of the formats that it may be.
    ///   - options: Options of the driver, such as `ENCODING=`.
    init(
        _ path: String, file: String, drivers: [String] = boundaryDrivers, options: [String] = []
    ) throws(SurveyFileError) {
        self.file = file
        let isolation = QuietGDAL()
        defer { isolation.end() }
        CPLErrorReset()
        // A path that begins with a letter could be taken for a connection, such as `PG:…`.
        let safePath = path.hasPrefix("/") ? path : "./" + path
        let restrictions = drivers.contains("GPKG") ? try ForeignGeoPackage.restrictions(path, file: file) : []
        let (drivers, options) = unsafe (Self.list(drivers), Self.list(options + restrictions))
        defer {
            unsafe CSLDestroy(drivers)
            unsafe CSLDestroy(options)
        }
        let handle = unsafe cgdal_open_vector(safePath, drivers, options)
        // A FlatGeobuf file that was cut off opens with no layer at all.
        guard let handle = unsafe handle, unsafe GDALDatasetGetLayerCount(handle) > 0 else {
            let reason = QuietGDAL.lastMessage
            unsafe GDALClose(handle)
            throw .vector(file: file, .unreadable(reason: reason))
        }
        unsafe self.handle = handle
    }

    deinit {
        let isolation = QuietGDAL()
        unsafe GDALClose(handle)
        isolation.end()
    }

    /// GDAL's names for ``VectorFile/formats``.
    private static let boundaryDrivers = [
        "GeoJSON", "GeoJSONSeq", "GPKG", "ESRI Shapefile", "MapInfo File", "LIBKML", "KML", "FlatGeobuf", "OpenFileGDB",
    ]

    private static func list(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for text in texts { unsafe list = CSLAddString(list, text) }
        return unsafe list
    }

    /// How many layers the file has.
    var layerCount: Int32 { unsafe GDALDatasetGetLayerCount(handle) }

    /// A layer, in the order of the file from 0; it belongs to the dataset.
    func layer(at index: Int32) -> OGRLayerH? { unsafe GDALDatasetGetLayer(handle, index) }

    /// Calls `body` with each feature of a layer.
    func read(layer name: String?, _ body: (VectorFeature, VectorLayer) throws -> Void) throws {
        let isolation = QuietGDAL()
        defer { isolation.end() }
        let layer = unsafe try chosenLayer(name)
        let system = unsafe VectorReferenceSystem(OGR_L_GetSpatialRef(layer))
        let facts = VectorLayer(
            file: file, name: unsafe text(OGR_L_GetName(layer)) ?? "", epsg: system.epsg, referenceSystem: system.name)
        var last: Int?
        unsafe OGR_L_ResetReading(layer)
        while true {
            guard let next = unsafe try nextFeature(of: layer, after: last) else { return }
            defer { unsafe OGR_F_Destroy(next) }
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

    /// The next feature, to be destroyed by the caller; nil after the last.
    ///
    /// - Parameter last: The number of the feature before, for errors.
    func nextFeature(of layer: OGRLayerH, after last: Int?) throws(SurveyFileError) -> OGRFeatureH? {
        CPLErrorReset()
        let next = unsafe OGR_L_GetNextFeature(layer)
        guard CPLGetLastErrorType().rawValue < CE_Failure.rawValue else {
            unsafe OGR_F_Destroy(next)
            throw .vector(file: file, .broken(after: last, reason: QuietGDAL.lastMessage))
        }
        return unsafe next
    }

    private func chosenLayer(_ name: String?) throws(SurveyFileError) -> OGRLayerH {
        var layers: [(name: String, layer: OGRLayerH)] = unsafe []
        var shaped: [(name: String, layer: OGRLayerH)] = unsafe []
        for index in 0..<layerCount {
            guard let layer = unsafe self.layer(at: index) else { continue }
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

/// Until its end, GDAL on this thread keeps its messages to itself and takes cells of sheets and grids as they stand.
///
/// Beginnings and ends have to nest, so it spans one call of this room.
struct QuietGDAL {
    private static let registration: Void = GDALAllRegister()

    /// Options that the drivers of sheets know in no other way; those of this thread alone, to be put back.
    private static let settings = [
        ("OGR_XLS_HEADERS", "DISABLE"), ("OGR_XLS_FIELD_TYPES", "STRING"), ("OGR_ODS_HEADERS", "DISABLE"),
        ("OGR_ODS_FIELD_TYPES", "STRING"),
        // Or a grid that begins with whole numbers loses the fractions of later ones.
        ("AAIGRID_DATATYPE", "Float64"),
    ]

    private let before: [String?]

    init() {
        Self.registration
        unsafe CPLPushErrorHandler(CPLQuietErrorHandler)
        before = Self.settings.map { name, _ in unsafe text(CPLGetThreadLocalConfigOption(name, nil)) }
        for (name, value) in Self.settings { unsafe CPLSetThreadLocalConfigOption(name, value) }
    }

    func end() {
        for ((name, _), value) in zip(Self.settings, before) { unsafe CPLSetThreadLocalConfigOption(name, value) }
        CPLPopErrorHandler()
    }

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
