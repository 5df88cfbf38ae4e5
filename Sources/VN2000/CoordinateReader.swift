/// Finds the ways in which pairs of numbers may be meant, for many pairs one after the other.
///
/// It holds handles of PROJ, which writes to them: each thread takes its own.
public struct CoordinateReader: ~Copyable {
    /// No pair has more readings; the least plausible ones would be left out.
    public static let mostReadings = 60

    private let likely: [VN2000Zone]
    /// Zones of 3° and of 6° with one meridian for all: the projection is the same around every meridian.
    private var three: CoordinateConversion
    private var six: CoordinateConversion
    private var geographic: CoordinateConversion
    private static let middleMeridian = 110.0

    /// Makes a reader.
    ///
    /// - Parameter likely: Zones to put before others, such as those of the province, the likeliest first.
    /// - Throws: ``CoordinateError/proj(_:)`` when PROJ gives no handle.
    public init(likely: [VN2000Zone] = []) throws(CoordinateError) {
        // All or nothing: a value with some of its handles has no deinit.
        let middle = Self.middleMeridian
        let three = try CoordinateConversion(from: .vn2000(VN2000Zone(centralMeridian: middle)))
        let six = try CoordinateConversion(from: .vn2000(VN2000Zone(centralMeridian: middle, width: .six)))
        let geographic = try CoordinateConversion(from: .vn2000Geographic)
        self.likely = likely
        self.three = three
        self.six = six
        self.geographic = geographic
    }

    /// The ways in which a pair may be meant: all that undo at most two mistakes and lead into Vietnam.
    ///
    /// The literal reading comes first, where it leads into Vietnam at all. Then readings with one mistake come before
    /// those with two, the stated system before the likely zones, these before the stated meridian with the other
    /// scale factor, the current 3° zones, those of 6°, and UTM on WGS 84. The order is the same at every run.
    ///
    /// - Parameters:
    ///   - written: The numbers as written; without readings when one is NaN or infinite.
    ///   - stated: The system that they are said to be of.
    /// - Returns: At most ``mostReadings``.
    /// - Complexity: some 20 microseconds.
    public mutating func readings(of written: CoordinatePair, as stated: ReferenceSystem) -> [CoordinateReading] {
        let isAccepted =
            stated.isGeographic
            ? written.areDegrees
            : VN2000Zone.eastings.contains(written.eastward) && VN2000Zone.northings.contains(written.northward)
        let variants = CoordinateVariants(
            written, literalIsAccepted: isAccepted, literalIsGeographic: stated.isGeographic
        ).variants
        var drafts: [Draft] = []
        drafts.reserveCapacity(64)
        for (place, variant) in variants.enumerated() {
            addFrames(to: variant, at: place, as: stated, into: &drafts)
        }
        drafts.sort { ($0.rank, $0.order) < ($1.rank, $1.order) }
        if drafts.count > Self.mostReadings { drafts.removeLast(drafts.count - Self.mostReadings) }
        return located(drafts, variants)
    }

    // MARK: Frames

    /// A reading that has no position yet.
    private struct Draft {
        let variant: Int
        let kind: CoordinateReading.Kind
        let rank: Int
        let order: Int
    }

    private func addFrames(
        to variant: CoordinateVariants.Variant, at place: Int, as stated: ReferenceSystem, into drafts: inout [Draft]
    ) {
        func add(_ frame: CoordinateFrame, rank: Int) {
            let isStated = frame == .system(stated)
            guard isStated || variant.second == nil else { return }
            let other = isStated ? nil : CoordinateMistake.otherSystem(stated: stated)
            let kind = CoordinateReading.Kind(
                first: variant.first ?? other, second: variant.first == nil ? nil : variant.second ?? other,
                frame: frame)
            drafts.append(
                Draft(
                    variant: place, kind: kind, rank: kind.mistakeCount * 1000 + variant.rank * 40 + rank,
                    order: drafts.count))
        }
        if variant.isGeographic {
            add(.system(.wgs84), rank: stated == .wgs84 ? 0 : 1)
            add(.system(.vn2000Geographic), rank: stated == .vn2000Geographic ? 0 : 2)
            return
        }
        var zones: [VN2000Zone] = []
        if case .vn2000(let zone) = stated { zones.append(zone) }
        zones += likely.filter { !zones.contains($0) }
        if case .vn2000(let zone) = stated, let twin = zone.twin, !zones.contains(twin) { zones.append(twin) }
        for zone in VN2000Zone.live.lazy.filter({ $0.width == .three }) where !zones.contains(zone) {
            zones.append(zone)
        }
        for zone in VN2000Zone.live.lazy.filter({ $0.width == .six }) where !zones.contains(zone) {
            zones.append(zone)
        }
        for (rank, zone) in zones.enumerated() { add(.system(.vn2000(zone)), rank: rank) }
        add(.utm(zone: 48), rank: zones.count)
        add(.utm(zone: 49), rank: zones.count + 1)
    }

    // MARK: Positions

    /// Unprojects each pair once per scale, turns the result to each meridian, and shifts the datum of all together.
    private mutating func located(
        _ drafts: [Draft], _ variants: [CoordinateVariants.Variant]
    ) -> [CoordinateReading] {
        let grids = variants.map(\.pair)
        let threes = unprojected(grids, variants, by: .three)
        let sixes = unprojected(grids, variants, by: .six)
        var latitudes: [Double] = []
        var longitudes: [Double] = []
        latitudes.reserveCapacity(drafts.count)
        longitudes.reserveCapacity(drafts.count)
        for draft in drafts {
            let (plane, meridian): ((latitudes: [Double], longitudes: [Double])?, Double) =
                switch draft.kind.frame {
                case .system(.vn2000(let zone)): (zone.width == .three ? threes : sixes, zone.centralMeridian)
                case .utm(let zone): (sixes, Double(zone) * 6 - 183)
                case .system: (nil, 0)
                }
            let pair = variants[draft.variant].pair
            latitudes.append(plane?.latitudes[draft.variant] ?? pair.northward)
            longitudes.append(
                plane.map { $0.longitudes[draft.variant] - Self.middleMeridian + meridian } ?? pair.eastward)
        }
        var shiftedLatitudes = latitudes
        var shiftedLongitudes = longitudes
        var easts = shiftedLongitudes.mutableSpan
        var norths = shiftedLatitudes.mutableSpan
        _ = geographic.convert(&easts, &norths, .toWGS84)
        var readings: [CoordinateReading] = []
        readings.reserveCapacity(drafts.count)
        for (place, draft) in drafts.enumerated() {
            let isOnWGS84 =
                switch draft.kind.frame {
                case .utm, .system(.wgs84): true
                default: false
                }
            let position = GeographicPosition(
                latitude: isOnWGS84 ? latitudes[place] : shiftedLatitudes[place],
                longitude: isOnWGS84 ? longitudes[place] : shiftedLongitudes[place])
            guard CoordinateConversion.latitudes.contains(position.latitude),
                CoordinateConversion.longitudes.contains(position.longitude)
            else { continue }
            readings.append(
                CoordinateReading(kind: draft.kind, numbers: variants[draft.variant].pair, position: position))
        }
        return readings
    }

    /// Latitudes and longitudes of VN-2000 around the middle meridian; NaN for pairs that are degrees.
    private mutating func unprojected(
        _ pairs: [CoordinatePair], _ variants: [CoordinateVariants.Variant], by width: VN2000Zone.Width
    ) -> (latitudes: [Double], longitudes: [Double]) {
        var longitudes = pairs.map(\.eastward)
        var latitudes = pairs.map(\.northward)
        for (place, variant) in variants.enumerated() where variant.isGeographic { longitudes[place] = .nan }
        var easts = longitudes.mutableSpan
        var norths = latitudes.mutableSpan
        if width == .three {
            _ = three.convert(&easts, &norths, .toWGS84)
        } else {
            _ = six.convert(&easts, &norths, .toWGS84)
        }
        _ = geographic.convert(&easts, &norths, .fromWGS84)
        return (latitudes, longitudes)
    }
}

extension VN2000Zone {
    /// The zone of the same meridian with the other scale factor.
    fileprivate var twin: VN2000Zone? {
        try? VN2000Zone(centralMeridian: centralMeridian, width: width == .three ? .six : .three)
    }
}
