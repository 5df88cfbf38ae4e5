/// A reference system that surveys in Vietnam use.
///
/// The text form is the grammar of `--crs` and of `crs` columns: `wgs84`, `EPSG:9208`, `vn2000` (latitude and
/// longitude), `vn2000:104.75` or `vn2000:104d45` (3°), `vn2000:105/6` (6°). Case and blanks do not matter.
public enum ReferenceSystem: Hashable, Sendable {
    /// Latitude and longitude of WGS 84, EPSG:4326.
    case wgs84
    /// Latitude and longitude of VN-2000, EPSG:4756.
    case vn2000Geographic
    /// A zone of the VN-2000 grid.
    case vn2000(VN2000Zone)

    /// Whether positions are latitude and longitude, and not easting and northing.
    public var isGeographic: Bool {
        if case .vn2000 = self { false } else { true }
    }

    /// The EPSG code; nil for a zone that has none.
    public var epsg: Int? {
        switch self {
        case .wgs84: 4326
        case .vn2000Geographic: 4756
        case .vn2000(let zone): zone.epsg
        }
    }

    /// The operation that leads to WGS 84; empty when none is needed.
    public var operation: String { self == .wgs84 ? "" : "EPSG:6960" }

    /// Reads the text form.
    ///
    /// - Throws: ``CoordinateError`` that names the text; for the withdrawn codes 6956 to 6959 with the successor.
    public init(_ text: String) throws(CoordinateError) {
        let word = text.lowercased().filter { !$0.isWhitespace }
        if word == "wgs84" {
            self = .wgs84
        } else if word == "vn2000" {
            self = .vn2000Geographic
        } else if word.hasPrefix("vn2000:") {
            self = .vn2000(try Self.zone(word.dropFirst(7), of: text))
        } else if word.hasPrefix("epsg:"), word.dropFirst(5).allSatisfy(\.isDigit), let code = Int(word.dropFirst(5)),
            code > 0
        {
            self = try Self.system(ofCode: code)
        } else {
            throw .unknownSystem(text)
        }
    }

    private static func zone(_ word: Substring, of text: String) throws(CoordinateError) -> VN2000Zone {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        let widths: [Substring: VN2000Zone.Width] = ["3": .three, "6": .six]
        guard parts.count <= 2, let meridian = degrees(parts[0]),
            let width = parts.count == 1 ? .three : widths[parts[1]]
        else { throw .unknownSystem(text) }
        return try VN2000Zone(centralMeridian: meridian, width: width)
    }

    /// `104.75`, `104,75`, `104d45`, `104°45′`.
    private static func degrees(_ word: Substring) -> Double? {
        let marked = word.split(omittingEmptySubsequences: false) { $0 == "d" || $0 == "°" || $0 == "º" }
        guard marked.count <= 2, let whole = decimal(marked[0]) else {
            return nil
        }
        guard marked.count == 2 else { return whole }
        let minutesText = marked[1].prefix { $0 != "'" && $0 != "′" && $0 != "’" && $0 != "m" }
        guard marked[1].count - minutesText.count <= 1, whole == whole.rounded() else { return nil }
        if minutesText.isEmpty { return whole }
        guard let minutes = decimal(minutesText), (0..<60).contains(minutes) else { return nil }
        return whole + minutes / 60
    }

    /// Digits with a dot or a comma; nil for what else `Double` would take (`0x68`, `1e2`, `inf`, a sign).
    private static func decimal(_ word: Substring) -> Double? {
        let number = word.replacing(",", with: ".")
        return number.allSatisfy { $0.isDigit || $0 == "." } ? Double(number) : nil
    }

    private static func system(ofCode code: Int) throws(CoordinateError) -> ReferenceSystem {
        // EPSG had entered false easting and northing of 6956–6959 the wrong way round.
        let successors = [6956: 5896, 6957: 5897, 6958: 5898, 6959: 5899]
        if let successor = successors[code] { throw .deprecatedCode(code, successor: successor) }
        if code == 4326 { return .wgs84 }
        if code == 4756 { return .vn2000Geographic }
        guard let zone = VN2000Zone(epsg: code) else { throw .foreignCode(code) }
        return .vn2000(zone)
    }
}

extension ReferenceSystem: CustomStringConvertible, Codable {
    /// The text form, which reads back as the same system.
    public var description: String {
        switch self {
        case .wgs84: return "wgs84"
        case .vn2000Geographic: return "vn2000"
        case .vn2000(let zone):
            let degrees = zone.centralMeridian
            let meridian = degrees == degrees.rounded() ? String(Int(degrees)) : String(degrees)
            return "vn2000:\(meridian)\(zone.width == .six ? "/6" : "")"
        }
    }

    /// Reads the text form.
    public init(from decoder: any Decoder) throws {
        self = try ReferenceSystem(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// What `--crs` says: a reference system, or that it is to be found.
public enum ReferenceSystemChoice: Hashable, Sendable, CustomStringConvertible {
    /// To be found from the columns and the data.
    case auto
    /// Said.
    case system(ReferenceSystem)

    /// Reads `auto` or the text form of a reference system.
    public init(_ text: String) throws(CoordinateError) {
        self = text.lowercased().filter { !$0.isWhitespace } == "auto" ? .auto : .system(try ReferenceSystem(text))
    }

    /// The text form.
    public var description: String {
        switch self {
        case .auto: "auto"
        case .system(let system): system.description
        }
    }
}
