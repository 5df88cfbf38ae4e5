import CPROJ

/// Converts positions of one reference system to WGS 84 and back, by the official seven parameters.
///
/// PROJ writes to its handles on every call, so converting is `mutating`: the compiler refuses to use one conversion
/// from two tasks at once. Each thread takes its own.
///
/// Heights are taken as zero on the side that is converted from, as PROJ does with two dimensions. As the ellipsoids
/// lie some metres apart in height, going there and back moves a position by up to 1.5 mm at the far ends of Vietnam
/// and by less than 0.5 mm in An Giang.
///
///     var conversion = try CoordinateConversion(from: ReferenceSystem("vn2000:104.75"))
///     let longXuyen = try conversion.wgs84(of: GridPosition(easting: 574_821.743, northing: 1_148_671.641))
///     // 10.3864 N, 105.4351 E
@safe public struct CoordinateConversion: ~Copyable {
    /// The system converted from.
    public let system: ReferenceSystem
    private let context: OpaquePointer
    let operation: OpaquePointer

    /// Latitudes that are accepted: Vietnam, its sea and a margin.
    public static let latitudes = 6.2...24.0
    /// Longitudes that are accepted.
    public static let longitudes = 101.5...118.0

    /// Prepares the conversion; some 50 microseconds.
    public init(from system: ReferenceSystem) throws(CoordinateError) {
        guard let context = unsafe proj_context_create() else { throw .proj("no memory for a context") }
        guard let operation = unsafe proj_create(context, DatumPipeline.definition(from: system)) else {
            let reason = unsafe message(for: proj_context_errno(context), in: context)
            unsafe proj_context_destroy(context)  // A value that was never finished has no deinit.
            throw .proj(reason)
        }
        self.system = system
        unsafe self.context = context
        unsafe self.operation = operation
    }

    deinit {
        unsafe proj_destroy(operation)
        unsafe proj_context_destroy(context)
    }

    /// The WGS 84 position of grid coordinates; the system must be a zone.
    ///
    /// - Throws: ``CoordinateError`` for NaN, infinity, values that no place in Vietnam has in the zone (swapped axes,
    ///   kilometres, a missing false easting), and for a result outside of Vietnam.
    public mutating func wgs84(of grid: GridPosition) throws(CoordinateError) -> GeographicPosition {
        precondition(!system.isGeographic, "\(system) has latitudes and longitudes")
        try check(grid.easting, .easting, in: VN2000Zone.eastings)
        try check(grid.northing, .northing, in: VN2000Zone.northings)
        return try converted(first: grid.easting, second: grid.northing)
    }

    /// The WGS 84 position of a latitude and longitude; the system must be geographic.
    ///
    /// - Throws: ``CoordinateError`` for NaN, infinity, and positions outside of Vietnam.
    public mutating func wgs84(of position: GeographicPosition) throws(CoordinateError) -> GeographicPosition {
        precondition(system.isGeographic, "\(system) has eastings and northings")
        try check(position.latitude, .latitude, in: Self.latitudes)
        try check(position.longitude, .longitude, in: Self.longitudes)
        return try converted(first: position.longitude, second: position.latitude)
    }

    /// The grid coordinates of a WGS 84 position; the system must be a zone.
    ///
    /// - Throws: ``CoordinateError`` for NaN, infinity, and positions outside of Vietnam.
    public mutating func grid(of position: GeographicPosition) throws(CoordinateError) -> GridPosition {
        precondition(!system.isGeographic, "\(system) has latitudes and longitudes")
        let result = try inverted(position)
        return GridPosition(easting: result.first, northing: result.second)
    }

    /// The latitude and longitude in this system of a WGS 84 position; the system must be geographic.
    ///
    /// - Throws: ``CoordinateError`` for NaN, infinity, and positions outside of Vietnam.
    public mutating func geographic(of position: GeographicPosition) throws(CoordinateError) -> GeographicPosition {
        precondition(system.isGeographic, "\(system) has eastings and northings")
        let result = try inverted(position)
        return GeographicPosition(latitude: result.second, longitude: result.first)
    }

    // MARK: One position

    private mutating func converted(
        first: Double, second: Double
    ) throws(CoordinateError) -> GeographicPosition {
        let output = try transformed(PJ_FWD, first, second)
        guard Self.longitudes.contains(output.first), Self.latitudes.contains(output.second) else {
            throw .outsideVietnam(
                GeographicPosition(latitude: output.second, longitude: output.first), system: system.description)
        }
        return GeographicPosition(latitude: output.second, longitude: output.first)
    }

    private mutating func inverted(
        _ position: GeographicPosition
    ) throws(CoordinateError) -> (first: Double, second: Double) {
        try check(position.latitude, .latitude, in: Self.latitudes, of: .wgs84)
        try check(position.longitude, .longitude, in: Self.longitudes, of: .wgs84)
        return try transformed(PJ_INV, position.longitude, position.latitude)
    }

    private mutating func transformed(
        _ direction: PJ_DIRECTION, _ first: Double, _ second: Double
    ) throws(CoordinateError) -> (first: Double, second: Double) {
        unsafe proj_errno_reset(operation)
        let output = unsafe proj_trans(operation, direction, proj_coord(first, second, 0, 0)).xy
        let code = unsafe proj_errno(operation)
        guard code == 0, output.x.isFinite, output.y.isFinite else {
            throw .proj(unsafe message(for: code, in: context))
        }
        return (output.x, output.y)
    }

    private func check(
        _ value: Double, _ axis: CoordinateAxis, in range: ClosedRange<Double>, of other: ReferenceSystem? = nil
    ) throws(CoordinateError) {
        guard value.isFinite else { throw .notFinite(axis, value: value) }
        guard range.contains(value) else {
            throw .outOfRange(axis, value: value, range: range, system: (other ?? system).description)
        }
    }
}

/// PROJ's text for an error. It gives a null pointer for code 0, which is what a NaN input ends with.
private func message(for code: Int32, in context: OpaquePointer) -> String {
    guard let text = unsafe proj_context_errno_string(context, code) else { return "the result is not finite" }
    return unsafe String(cString: text)
}
