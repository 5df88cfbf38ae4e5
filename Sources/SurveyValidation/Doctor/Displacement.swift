package import RegistryRecords
package import VN2000

/// How far and in which of the eight directions of the compass one position lies from another.
package struct Displacement: Sendable, Hashable {
    /// Metres over the ellipsoid.
    package let metres: Double
    private let octant: Int

    /// From one position to another, both WGS 84.
    package init(from start: GeographicPosition, to end: GeographicPosition) {
        metres = start.distance(to: end)
        // Along the parallel and along the meridian, so that no trigonometry is needed.
        let corner = GeographicPosition(latitude: start.latitude, longitude: end.longitude)
        let east = start.distance(to: corner) * (end.longitude < start.longitude ? -1 : 1)
        let north = corner.distance(to: end) * (end.latitude < start.latitude ? -1 : 1)
        let tangent = 0.414_213_562_373_095  // of 22.5°, half of an octant
        if abs(east) <= tangent * abs(north) {
            octant = north >= 0 ? 0 : 4
        } else if abs(north) <= tangent * abs(east) {
            octant = east >= 0 ? 2 : 6
        } else {
            octant = north >= 0 ? (east >= 0 ? 1 : 7) : (east >= 0 ? 3 : 5)
        }
    }

    /// The direction: `đông bắc`, `north-east`.
    package var direction: BilingualText {
        let words = [
            ("bắc", "north"), ("đông bắc", "north-east"), ("đông", "east"), ("đông nam", "south-east"),
            ("nam", "south"), ("tây nam", "south-west"), ("tây", "west"), ("tây bắc", "north-west"),
        ]
        return BilingualText(vi: words[octant].0, en: words[octant].1)
    }

    /// Distance and direction: `27,4 km về phía đông`, `27.4 km east`.
    package var words: BilingualText {
        let length = Self.length(metres)
        return BilingualText(vi: "\(length.vi) về phía \(direction.vi)", en: "\(length.en) \(direction.en)")
    }

    /// Metres below one kilometre, else kilometres with one decimal.
    package static func length(_ metres: Double) -> BilingualText {
        guard metres.isFinite else { return BilingualText(vi: "rất xa", en: "very far") }
        let whole = Int(metres.rounded())
        if whole < 1000 { return BilingualText(vi: "\(whole) m", en: "\(whole) m") }
        let tenths = Int((metres / 100).rounded())
        return BilingualText(
            vi: "\(tenths / 10),\(tenths % 10) km", en: "\(tenths / 10).\(tenths % 10) km")
    }
}
