#if GDAL
import CGDAL
import RegistryRecords
import VN2000

/// What a layer's reference system is to a survey in Vietnam.
enum StatedSystem {
    /// None is stated, or one that has no place on the earth.
    case unknown
    case wgs84
    /// Latitude and longitude of VN-2000.
    case degrees
    /// A grid of VN-2000, in the grammar of `crs` columns.
    case grid(String)
    /// Another system, by its name.
    case other(String)

    init(_ system: OGRSpatialReferenceH?) {
        let facts = unsafe VectorReferenceSystem(system)
        guard let system = unsafe system, unsafe OSRIsLocal(system) == 0 else {
            self = .unknown
            return
        }
        if let code = facts.epsg, let stated = Self.system(ofCode: code) {
            self = stated
        } else if unsafe OSRIsGeographic(system) != 0 {
            let isWGS84 = unsafe Self.names(of: system).contains { ["wgs84", "wgs1984", "gcswgs1984"].contains($0) }
            self = unsafe Self.isVN2000(system) ? .degrees : isWGS84 ? .wgs84 : .other(facts.name ?? "")
        } else if unsafe Self.isVN2000(system), let zone = unsafe Self.zone(of: system) {
            self = .grid(zone.epsg.map { "EPSG:\($0)" } ?? ReferenceSystem.vn2000(zone).description)
        } else {
            self = .other(facts.name ?? "")
        }
    }

    /// The value of a `crs` column; nil for none.
    var crs: String? {
        switch self {
        case .degrees: ReferenceSystem.vn2000Geographic.description
        case .grid(let text): text
        case .unknown, .wgs84, .other: nil
        }
    }

    var needsTransformation: Bool {
        if case .other = self { true } else { false }
    }

    private static func system(ofCode code: Int) -> StatedSystem? {
        do throws(CoordinateError) {
            switch try ReferenceSystem("EPSG:\(code)") {
            case .wgs84: return .wgs84
            case .vn2000Geographic: return .degrees
            case .vn2000: return .grid("EPSG:\(code)")
            }
        } catch .deprecatedCode {
            return .grid("EPSG:\(code)")  // refused later, where its successor is named
        } catch {
            return nil
        }
    }

    /// Names of the system, its geographic part and its datum, folded.
    private static func names(of system: OGRSpatialReferenceH) -> [String] {
        ["PROJCS", "GEOGCS", "DATUM"].compactMap { (node: String) in
            unsafe text(OSRGetAttrValue(system, node, 0)).map(VietnameseFold.key)
        }
    }

    /// By its name, or by the official shift to WGS 84 in either convention of signs; the ellipsoid is that of WGS 84.
    private static func isVN2000(_ system: OGRSpatialReferenceH) -> Bool {
        guard unsafe abs(OSRGetSemiMajor(system, nil) - 6_378_137) < 0.5 else { return false }
        if unsafe names(of: system).contains(where: { $0.contains("vn2000") || $0.contains("vietnam2000") }) {
            return true
        }
        var shift = [Double](repeating: 0, count: 7)
        guard unsafe OSRGetTOWGS84(system, &shift, 7) == OGRERR_NONE else { return false }
        return zip(shift, [-191.904, -39.303, -111.45]).allSatisfy { abs($0 - $1) < 0.1 }
    }

    /// The zone of a transverse Mercator grid; nil where it is not laid out as those of VN-2000 are.
    private static func zone(of system: OGRSpatialReferenceH) -> VN2000Zone? {
        guard unsafe text(OSRGetAttrValue(system, "PROJECTION", 0)) == "Transverse_Mercator",
            unsafe OSRGetLinearUnits(system, nil) == 1
        else { return nil }
        func parameter(_ name: String) -> Double { unsafe OSRGetProjParm(system, name, .nan, nil) }
        guard parameter("false_easting") == 500_000, parameter("false_northing") == 0,
            parameter("latitude_of_origin") == 0
        else { return nil }
        let width: VN2000Zone.Width
        switch parameter("scale_factor") {
        case 0.99989...0.99991: width = .three
        case 0.99959...0.99961: width = .six
        default: return nil
        }
        // Written in decimals of a degree, a meridian seldom comes back to the last digit.
        let meridian = (parameter("central_meridian") * 1e7).rounded() / 1e7
        return try? VN2000Zone(centralMeridian: meridian, width: width)
    }
}
#endif
