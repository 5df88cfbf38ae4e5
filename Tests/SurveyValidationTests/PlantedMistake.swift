/// A mistake planted into rows, by pipelines of `cct` and arithmetic that are written here and not in the library.
enum PlantedMistake: String, CaseIterable, Sendable {
    case none = "clean, EPSG:9208"
    case datum = "VN-2000 lat/lon as WGS 84"
    case otherParameters = "EPSG:5194 instead of 6960"
    case rotationSigns = "rotation signs not flipped"
    case meridian10430 = "meridian 104°30′ for 104°45′"
    case meridian10500 = "meridian 105°00′ for 104°45′"
    case meridian10545 = "meridian 105°45′ for 104°45′"
    case scale = "k 0.9996 for 0.9999"
    case readAsUTM = "3° read as UTM 48N"
    case swapped = "northing and easting swapped"
    case falseEasting = "false easting missing"
    case sixDigits = "longitude in 6 digits"
    case kilometres = "kilometres"
    case millimetres = "millimetres"
    case degreesSwapped = "latitude and longitude swapped"
    case seconds = "minutes and seconds as decimals"
    case minutes = "minutes as decimals"

    private static let parameters =
        "+step +inv +proj=helmert +x=-191.90441429 +y=-39.30318279 +z=-111.45032835 +rx=0.00928836 +ry=-0.01975479 "
        + "+rz=0.00427372 +s=0.252906278 +convention=position_vector"
    private static let toCartesian =
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=push +v_3 +step +proj=cart "
        + "+ellps=WGS84 "
    private static let fromCartesian = " +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3"
    private static let degrees = " +step +proj=unitconvert +xy_in=rad +xy_out=deg"

    /// From longitude and latitude of WGS 84 to what the row is made of.
    var pipeline: String {
        let toVN2000 = Self.toCartesian + Self.parameters + Self.fromCartesian
        func grid(_ meridian: Double, _ scale: Double) -> String {
            "\(toVN2000) +step +proj=tmerc +lon_0=\(meridian) +k=\(scale) +x_0=500000 +ellps=WGS84"
        }
        /// To VN-2000 and back by other parameters, as a wrong converter does.
        func backBy(_ helmert: String) -> String {
            "\(Self.toCartesian)\(Self.parameters) +step +proj=helmert \(helmert)\(Self.fromCartesian)\(Self.degrees)"
        }
        return switch self {
        case .datum: toVN2000 + Self.degrees
        case .otherParameters:
            backBy(
                "+x=-192.873 +y=-39.382 +z=-111.202 +rx=0.00205 +ry=0.0005 +rz=-0.00335 +s=0.0188 "
                    + "+convention=coordinate_frame")
        case .rotationSigns:
            backBy(
                "+x=-191.90441429 +y=-39.30318279 +z=-111.45032835 +rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 "
                    + "+s=0.252906278 +convention=position_vector")
        case .meridian10430: grid(104.5, 0.9999)
        case .meridian10500: grid(105, 0.9999)
        case .meridian10545: grid(105.75, 0.9999)
        case .scale: grid(104.75, 0.9996)
        case .sixDigits, .degreesSwapped, .seconds, .minutes: "+proj=noop"
        default: grid(104.75, 0.9999)
        }
    }

    /// The system that the row is read in.
    var system: String {
        switch self {
        case .readAsUTM: "vn2000:105/6"
        case .datum, .otherParameters, .rotationSigns, .sixDigits, .degreesSwapped, .seconds, .minutes: "wgs84"
        default: "EPSG:9208"
        }
    }

    /// The texts of the two cells, made of the numbers that the pipeline gives.
    func cells(northward: Double, eastward: Double) -> (northward: String, eastward: String) {
        func fixed(_ number: Double, _ decimals: Int) -> String {
            let scale = Int64((0..<decimals).reduce(1.0) { power, _ in power * 10 })
            let units = Int64((number.magnitude * Double(scale)).rounded())
            let rest = String(units % scale)
            return (number < 0 ? "-" : "") + String(units / scale) + "."
                + String(repeating: "0", count: decimals - rest.count) + rest
        }
        func sexagesimal(_ degrees: Double) -> Double {
            let whole = degrees.rounded(.down)
            let minutes = ((degrees - whole) * 60).rounded(.down)
            return whole + minutes / 100 + ((degrees - whole) * 60 - minutes) * 60 / 10_000
        }
        return switch self {
        case .swapped: (fixed(eastward, 3), fixed(northward, 3))
        case .falseEasting: (fixed(northward, 3), fixed(eastward - 500_000, 3))
        case .kilometres: (fixed(northward / 1000, 6), fixed(eastward / 1000, 6))
        case .millimetres: (fixed(northward * 1000, 1), fixed(eastward * 1000, 1))
        case .datum, .otherParameters, .rotationSigns: (fixed(northward, 8), fixed(eastward, 8))
        case .sixDigits: (fixed(northward, 8), fixed(eastward, 3))
        case .degreesSwapped: (fixed(eastward, 8), fixed(northward, 8))
        case .seconds: (fixed(sexagesimal(northward), 8), fixed(sexagesimal(eastward), 8))
        case .minutes:
            (
                fixed(northward.rounded(.down) + (northward - northward.rounded(.down)) * 0.6, 8),
                fixed(eastward.rounded(.down) + (eastward - eastward.rounded(.down)) * 0.6, 8)
            )
        default: (fixed(northward, 3), fixed(eastward, 3))
        }
    }
}
