/// Identifiers of new records that follow each other: 72 random bits, then a count of 56 bits.
///
/// No other series has the same random bits, and an index of a million such names grows at its end only, which is several
/// times as quick as in random places.
final class IdentifierSeries {
    private let high = UInt64.random(in: .min ... .max)
    private var low = UInt64.random(in: 0...255) << 56

    /// The next identifier, 32 lower-case hexadecimal digits.
    func next() -> String {
        defer { low += 1 }
        return unsafe String(unsafeUninitializedCapacity: 32) { digits in
            for place in 0..<16 {
                let shift = UInt64(60 - 4 * place)
                unsafe digits[place] = Self.digit(high >> shift & 15)
                unsafe digits[place + 16] = Self.digit(low >> shift & 15)
            }
            return 32
        }
    }

    private static func digit(_ value: UInt64) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 10 ? 48 + value : 87 + value)
    }
}
