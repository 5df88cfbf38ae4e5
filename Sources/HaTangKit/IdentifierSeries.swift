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
            let bytes = UnsafeMutableRawBufferPointer(digits)
            for place in 0..<4 {
                let part = UInt32(truncatingIfNeeded: (place < 2 ? high : low) >> (place & 1 == 0 ? 32 : 0))
                unsafe bytes.storeBytes(
                    of: Self.digits(of: part).bigEndian, toByteOffset: 8 * place, as: UInt64.self)
            }
            return 32
        }
    }

    /// The eight hexadecimal digits of a number, the first in the highest byte, all eight at once.
    private static func digits(of number: UInt32) -> UInt64 {
        var spread = UInt64(number)
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
        spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F
        // Digits above nine are letters: 39 places behind where they would stand.
        let letters = ((spread + 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
        return spread + 0x3030_3030_3030_3030 + letters * 39
    }
}
