/// One way in which a pair of numbers may be meant, and the place that it leads to.
///
///     // Northing and easting of a point in Long Xuyên, written in each other's place.
///     let readings = try CoordinateReading.candidates(
///         northward: 574_821.743, eastward: 1_148_671.641, readAs: ReferenceSystem("EPSG:9208"))
///     readings[0].mistakes  // [.axesSwapped]
///     readings[0].position  // 10.3864 N, 105.4351 E
public struct CoordinateReading: Hashable, Sendable {
    /// What makes two readings of different rows the same one: the mistakes that are undone, and the frame.
    public struct Kind: Hashable, Sendable {
        /// Inline, because a row may have dozens of readings and none should cost an allocation.
        let first: CoordinateMistake?
        let second: CoordinateMistake?
        /// What the numbers are measured in once the mistakes are undone.
        public let frame: CoordinateFrame

        /// The mistakes that are undone, in the order of undoing; at most two, none for the literal reading.
        public var mistakes: [CoordinateMistake] { [first, second].compactMap(\.self) }

        /// How many mistakes are undone: 0, 1 or 2.
        public var mistakeCount: Int { (first == nil ? 0 : 1) + (second == nil ? 0 : 1) }

        /// Whether the numbers are taken as they are, in whatever frame.
        public var keepsNumbers: Bool {
            switch (first, second) {
            case (nil, nil), (.otherSystem?, nil): true
            default: false
            }
        }
    }

    /// Mistakes and frame.
    public let kind: Kind
    /// The numbers with the mistakes undone: degrees or metres, as the frame has them.
    public let numbers: CoordinatePair
    /// WGS 84; within 2 mm of what ``CoordinateConversion`` gives for the numbers.
    public let position: GeographicPosition

    /// The mistakes that are undone, in the order of undoing; at most two, none for the literal reading.
    public var mistakes: [CoordinateMistake] { kind.mistakes }
    /// What the numbers are measured in.
    public var frame: CoordinateFrame { kind.frame }
    /// Whether nothing is undone.
    public var isLiteral: Bool { kind.first == nil }

    /// The ways in which a pair may be meant; see ``CoordinateReader/readings(of:as:)``, which is quicker for many.
    ///
    /// - Parameters:
    ///   - northward: What stands where the latitude or northing belongs.
    ///   - eastward: What stands where the longitude or easting belongs.
    ///   - stated: The system that the numbers are said to be of.
    ///   - likely: Zones to put before others, such as those of the province.
    /// - Throws: ``CoordinateError/proj(_:)`` when PROJ gives no handle.
    public static func candidates(
        northward: Double, eastward: Double, readAs stated: ReferenceSystem, likely: [VN2000Zone] = []
    ) throws(CoordinateError) -> [CoordinateReading] {
        var reader = try CoordinateReader(likely: likely)
        return reader.readings(of: CoordinatePair(northward: northward, eastward: eastward), as: stated)
    }
}
