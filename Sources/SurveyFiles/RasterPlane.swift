#if GDAL
import CGDAL
import VN2000

/// The way between the reference system of a raster and WGS 84: ours for the systems of Vietnam, whose parameters are those
/// of the decree, and GDAL's for all others, such as UTM on WGS 84.
@safe final class RasterPlane {
    private enum Way {
        case same
        case ours(ReferenceSystem)
        case gdal
    }

    private let way: Way
    private let toWGS84: OGRCoordinateTransformationH?
    private let fromWGS84: OGRCoordinateTransformationH?

    /// - Parameter system: The raster's own handle, left as it is.
    init(_ system: OGRSpatialReferenceH, file: String) throws(SurveyFileError) {
        let facts = unsafe VectorReferenceSystem(system)
        if let code = facts.epsg, let known = try? ReferenceSystem("EPSG:\(code)") {
            way = known == .wgs84 ? .same : .ours(known)
            unsafe (toWGS84, fromWGS84) = (nil, nil)
            return
        }
        CPLErrorReset()
        let (source, target) = unsafe (OSRClone(system), OSRNewSpatialReference(nil))
        defer {
            unsafe OSRDestroySpatialReference(source)
            unsafe OSRDestroySpatialReference(target)
        }
        // Nothing is fetched from a server.
        OSRSetPROJEnableNetwork(0)
        _ = unsafe OSRImportFromEPSG(target, 4326)
        // Easting or longitude first, whatever the authority says.
        unsafe OSRSetAxisMappingStrategy(source, OAMS_TRADITIONAL_GIS_ORDER)
        unsafe OSRSetAxisMappingStrategy(target, OAMS_TRADITIONAL_GIS_ORDER)
        let there = unsafe OCTNewCoordinateTransformation(source, target)
        let back = unsafe OCTNewCoordinateTransformation(target, source)
        guard unsafe there != nil, unsafe back != nil else {
            unsafe OCTDestroyCoordinateTransformation(there)
            unsafe OCTDestroyCoordinateTransformation(back)
            throw .raster(
                file: file, .foreignSystem(name: facts.name ?? "?", reason: QuietGDAL.lastMessage))
        }
        way = .gdal
        unsafe (toWGS84, fromWGS84) = (there, back)
    }

    deinit {
        unsafe OCTDestroyCoordinateTransformation(toWGS84)
        unsafe OCTDestroyCoordinateTransformation(fromWGS84)
    }

    /// Converts positions in place; NaN for those that the way refuses.
    func convert(
        _ eastward: inout [Double], _ northward: inout [Double], _ direction: ConversionDirection
    ) throws(SurveyFileError) {
        guard !eastward.isEmpty else { return }
        switch way {
        case .same: return
        case .ours(let system):
            var easts = eastward.mutableSpan
            var norths = northward.mutableSpan
            // A zone of ours that PROJ refuses is refused by every command; here no position comes of it.
            let outcome = try? CoordinateConversion.convert(&easts, &norths, from: system, direction, threads: 1)
            precondition(outcome != nil, "PROJ has a handle for every system of Vietnam")
        case .gdal:
            let count = eastward.count
            var isConverted = [Int32](repeating: 0, count: count)
            let handle = unsafe direction == .toWGS84 ? toWGS84 : fromWGS84
            _ = unsafe OCTTransformEx(handle, Int32(count), &eastward, &northward, nil, &isConverted)
            for place in isConverted.indices where isConverted[place] == 0 {
                eastward[place] = .nan
                northward[place] = .nan
            }
        }
    }
}
#endif
