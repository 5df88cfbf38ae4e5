/// The pairs that a written pair becomes when mistakes in the numbers themselves are undone.
struct CoordinateVariants {
    /// A pair with up to two mistakes undone.
    struct Variant {
        let pair: CoordinatePair
        let first: CoordinateMistake?
        let second: CoordinateMistake?
        /// Degrees, and not metres.
        let isGeographic: Bool
        /// How unlikely the mistakes are besides their number; smaller is likelier.
        let rank: Int
    }

    /// The literal pair first where it makes sense, then those with a mistake undone.
    private(set) var variants: [Variant] = []

    init(_ written: CoordinatePair, literalIsAccepted: Bool, literalIsGeographic: Bool) {
        guard written.northward.isFinite, written.eastward.isFinite else { return }
        if literalIsAccepted {
            variants.append(
                Variant(pair: written, first: nil, second: nil, isGeographic: literalIsGeographic, rank: 0))
        }
        addAll(of: written, after: nil, rank: 0, hasLiteral: literalIsAccepted ? literalIsGeographic : nil)
        addAll(of: written.swapped, after: .axesSwapped, rank: 1, hasLiteral: nil)
    }

    private mutating func add(
        _ pair: CoordinatePair, _ first: CoordinateMistake?, _ second: CoordinateMistake?, degrees: Bool, rank: Int
    ) {
        guard degrees ? pair.areDegrees : pair.areMetres else { return }
        variants.append(
            Variant(
                pair: pair, first: first ?? second, second: first == nil ? nil : second, isGeographic: degrees,
                rank: rank))
    }

    /// - Parameter hasLiteral: Whether the literal pair is there already, as degrees (true) or as metres (false).
    private mutating func addAll(
        of pair: CoordinatePair, after swap: CoordinateMistake?, rank: Int, hasLiteral: Bool?
    ) {
        if hasLiteral != true { add(pair, swap, nil, degrees: true, rank: rank) }
        if hasLiteral != false { add(pair, swap, nil, degrees: false, rank: rank) }
        addEastings(of: pair, after: swap, rank: rank)
        if pair.northward < 0 || pair.eastward < 0 {
            let positive = CoordinatePair(northward: pair.northward.magnitude, eastward: pair.eastward.magnitude)
            for degrees in [true, false] { add(positive, swap, .negativeSign, degrees: degrees, rank: rank + 5) }
        }
        addDecimals(of: pair, after: swap, rank: rank + 3)
        for form in [CoordinateMistake.SexagesimalForm.minutesAndSeconds, .decimalMinutes] {
            guard let pair = pair.read(form) else { continue }
            add(pair, swap, .sexagesimalAsDecimals(form), degrees: true, rank: rank + 6)
        }
    }

    private mutating func addEastings(of pair: CoordinatePair, after swap: CoordinateMistake?, rank: Int) {
        if pair.eastward.magnitude <= 400_000, pair.eastward != 0 {
            let whole = CoordinatePair(
                northward: pair.northward, eastward: pair.eastward + VN2000Zone.falseEasting)
            add(whole, swap, .falseEastingMissing, degrees: false, rank: rank + 4)
        }
        guard pair.eastward >= 18_000_000 else { return }
        // Zones of 6° by both ways of counting (48 = 18), and the names of the zones of 3°.
        for prefix in [48, 49, 18, 19, 481, 482, 491] {
            let bare = CoordinatePair(
                northward: pair.northward, eastward: pair.eastward - Double(prefix) * 1_000_000)
            add(bare, swap, .zonePrefixed(prefix), degrees: false, rank: rank + 2)
        }
    }

    private mutating func addDecimals(of pair: CoordinatePair, after swap: CoordinateMistake?, rank: Int) {
        guard !pair.areDegrees, !pair.areMetres else { return }
        if let (moved, mistake) = pair.withDecimalsMoved(
            CoordinatePair.northingsOnLand, CoordinatePair.usualEastings, powers: [0, 3, -1, -2, -3, -4, -5, -6])
        {
            add(moved, swap, mistake, degrees: false, rank: rank)
        }
        if let (moved, mistake) = pair.withDecimalsMoved(
            CoordinateConversion.latitudes, CoordinateConversion.longitudes,
            powers: Array(stride(from: 0, to: -13, by: -1)))
        {
            add(moved, swap, mistake, degrees: true, rank: rank)
            // 102311 for 10°23′11″: without a mark, and degrees-minutes-seconds besides.
            for form in [CoordinateMistake.SexagesimalForm.minutesAndSeconds, .decimalMinutes] where swap == nil {
                guard let pair = moved.read(form) else { continue }
                add(pair, mistake, .sexagesimalAsDecimals(form), degrees: true, rank: rank + 6)
            }
        }
    }
}

extension CoordinatePair {
    /// Northings of the land, from the southernmost islands to the northern border.
    static let northingsOnLand = usualEastings.upperBound...VN2000Zone.northings.upperBound

    /// The pair with each number times a power of ten, so that both lie in their windows; nil when none does it.
    ///
    /// The windows span less than a decade, so there is at most one power for each number. A multiple, for kilometres,
    /// must be the same for both.
    fileprivate func withDecimalsMoved(
        _ northwards: ClosedRange<Double>, _ eastwards: ClosedRange<Double>, powers: [Int]
    ) -> (CoordinatePair, CoordinateMistake)? {
        guard let north = powers.first(where: { northwards.contains(northward.times(tenToThe: $0)) }),
            let east = powers.first(where: { eastwards.contains(eastward.times(tenToThe: $0)) }),
            north != 0 || east != 0, max(north, east) <= 0 || north == east
        else { return nil }
        let moved = CoordinatePair(
            northward: northward.times(tenToThe: north), eastward: eastward.times(tenToThe: east))
        return (moved, .decimalsMoved(northward: north, eastward: east))
    }

    /// Degrees, minutes and seconds out of the decimals of both numbers; nil when minutes or seconds reach 60.
    fileprivate func read(_ form: CoordinateMistake.SexagesimalForm) -> CoordinatePair? {
        guard areDegrees, let north = Self.degrees(of: northward, form), let east = Self.degrees(of: eastward, form)
        else { return nil }
        return CoordinatePair(northward: north, eastward: east)
    }

    /// Whole numbers of 1e-10, so that 10.23 has 23 minutes and not 22.99…
    private static func degrees(of number: Double, _ form: CoordinateMistake.SexagesimalForm) -> Double? {
        let units = Int64((number * 1e10).rounded())
        let fraction = units % 10_000_000_000
        let degrees = Double(units / 10_000_000_000)
        guard fraction != 0 else { return nil }
        switch form {
        case .decimalMinutes:
            let minutes = Double(fraction) / 1e8
            return minutes < 60 ? degrees + minutes / 60 : nil
        case .minutesAndSeconds:
            let minutes = fraction / 100_000_000
            let seconds = Double(fraction % 100_000_000) / 1e6
            return minutes < 60 && seconds < 60 ? degrees + Double(minutes) / 60 + seconds / 3600 : nil
        }
    }
}

extension Double {
    /// Divides for negative powers: 0.001 is no double, 1000 is.
    fileprivate func times(tenToThe power: Int) -> Double {
        var factor = 1.0
        for _ in 0..<power.magnitude { factor *= 10 }
        return power < 0 ? self / factor : self * factor
    }
}
