/// A zone of the VN-2000 grid: transverse Mercator on the ellipsoid of WGS 84, false easting 500 000 m.
///
/// Source: Decision 83/2000/QĐ-TTg; scale factors and codes as in the EPSG registry.
public struct VN2000Zone: Hashable, Sendable, Codable {
    /// The width of a zone, which decides its scale factor.
    public enum Width: Int, Sendable, Hashable, Codable {
        /// 3°, scale factor 0.9999 on the central meridian.
        case three = 3
        /// 6°, scale factor 0.9996: the UTM zones.
        case six = 6
    }

    /// Degrees east.
    public let centralMeridian: Double
    /// 3° or 6°.
    public let width: Width

    /// Central meridians that are accepted: Vietnam and its sea, with a margin.
    public static let meridians = 102.0...117.0

    /// Metres that eastings have added so that none is negative.
    public static let falseEasting = 500_000.0

    /// Eastings that are accepted. The Spratly islands lie 740 km east of the meridian of their province.
    public static let eastings = 1.0...1_500_000.0

    /// Northings that are accepted: those of the latitudes 6.2 to 24.
    public static let northings = 685_000.0...2_670_000.0

    /// A zone by any central meridian, such as one typed by hand.
    ///
    /// - Throws: ``CoordinateError/unknownMeridian(_:)`` outside of ``meridians``, and for NaN.
    public init(centralMeridian: Double, width: Width = .three) throws(CoordinateError) {
        guard Self.meridians.contains(centralMeridian) else { throw .unknownMeridian(centralMeridian) }
        self.init(checked: centralMeridian, width: width)
    }

    /// Reads the two properties; the meridian is checked as one typed by hand.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            centralMeridian: container.decode(Double.self, forKey: .centralMeridian),
            width: container.decode(Width.self, forKey: .width))
    }

    private init(checked centralMeridian: Double, width: Width) {
        self.centralMeridian = centralMeridian
        self.width = width
    }

    /// The scale on the central meridian.
    public var scaleFactor: Double { width == .three ? 0.9999 : 0.9996 }

    /// The EPSG code of the zone; nil for a meridian that has none.
    public var epsg: Int? { Self.codes.first { $0.zone == self }?.epsg }

    /// The 20 zones that have a live EPSG code, in the order of the codes.
    public static let live: [VN2000Zone] = codes.map(\.zone)

    /// The zone of a live EPSG code; nil for any other code.
    public init?(epsg: Int) {
        guard let zone = Self.codes.first(where: { $0.epsg == epsg })?.zone else { return nil }
        self = zone
    }

    /// The central meridian as maps print it, such as `104°45′`.
    public var meridianText: String {
        let minutes = (centralMeridian * 60).rounded()
        let text = "\(Int(minutes) / 60)°\(Int(minutes) % 60 < 10 ? "0" : "")\(Int(minutes) % 60)′"
        return minutes / 60 == centralMeridian ? text : "\(centralMeridian)°"
    }

    private static let codes: [(epsg: Int, zone: VN2000Zone)] = {
        let six = [(3405, 105.0), (3406, 111.0)].map { ($0.0, VN2000Zone(checked: $0.1, width: .six)) }
        let three = [
            (5896, 102.0), (5897, 105.0), (5898, 108.0), (5899, 107.75), (9205, 103.0), (9206, 104.0), (9207, 104.5),
            (9208, 104.75), (9209, 105.5), (9210, 105.75), (9211, 106.0), (9212, 106.25), (9213, 106.5),
            (9214, 107.0), (9215, 107.25), (9216, 107.5), (9217, 108.25), (9218, 108.5),
        ].map { ($0.0, VN2000Zone(checked: $0.1, width: .three)) }
        return six + three
    }()
}
