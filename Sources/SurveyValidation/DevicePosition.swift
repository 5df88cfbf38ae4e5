package import VN2000

/// A position as phones write it into one cell: latitude, longitude, altitude and accuracy, divided by blanks.
///
/// ODK and KoboToolbox always write them in this order with decimal dots, so that nothing has to be guessed.
package struct DevicePosition: Sendable, Hashable {
    package let position: GeographicPosition
    /// Metres above the ellipsoid; nil when the phone did not tell.
    package let altitude: Double?
    /// Metres by which the phone thinks that it may be wrong; nil when it did not tell.
    package let accuracy: Double?

    /// Nil when the cell is anything but three or four plain numbers, the first two of them degrees.
    ///
    /// - Complexity: O(n), without allocation.
    package init?(_ cell: String) {
        var numbers = (0.0, 0.0, 0.0, 0.0)
        var count = 0
        for word in cell.utf8.split(separator: 0x20) {
            guard count < 4, let number = Self.number(word) else { return nil }
            switch count {
            case 0: numbers.0 = number
            case 1: numbers.1 = number
            case 2: numbers.2 = number
            default: numbers.3 = number
            }
            count += 1
        }
        // Two numbers are an ordinary pair, in whichever order.
        guard count >= 3, abs(numbers.0) <= 90, abs(numbers.1) <= 180 else { return nil }
        position = GeographicPosition(latitude: numbers.0, longitude: numbers.1)
        altitude = numbers.2
        accuracy = count == 4 ? numbers.3 : nil
    }

    private static func number(_ word: Substring.UTF8View) -> Double? {
        guard word.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }) else { return nil }
        return Double(Substring(word))
    }
}
