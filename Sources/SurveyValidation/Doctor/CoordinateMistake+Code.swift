package import VN2000

extension CoordinateMistake {
    /// The stable word by which mappings name the mistake, such as `axes-swapped`.
    package var code: String {
        switch self {
        case .axesSwapped: "axes-swapped"
        case .otherSystem: "other-system"
        case .falseEastingMissing: "false-easting-missing"
        case .decimalsMoved: "decimals-moved"
        case .sexagesimalAsDecimals: "degrees-as-decimals"
        case .negativeSign: "negative-sign"
        case .zonePrefixed: "zone-prefixed"
        }
    }

    /// The words that ``code`` may be.
    package static let codes = [
        "axes-swapped", "other-system", "false-easting-missing", "decimals-moved", "degrees-as-decimals",
        "negative-sign", "zone-prefixed",
    ]
}

extension SavedMapping.Repair {
    /// Whether the answer is about the mistakes that a reading undoes: all of them and no other, or any.
    func isAbout(_ reading: CoordinateReading) -> Bool {
        guard let mistake else { return true }
        return Set(Self.words(of: mistake)) == Set(reading.mistakes.map(\.code))
    }

    /// The words of ``mistake``: one, or two with a plus sign between.
    static func words(of mistake: String) -> [String] { mistake.split(separator: "+").map(String.init) }
}
