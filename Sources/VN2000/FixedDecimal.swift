/// Writes numbers with a fixed count of decimals, as `printf("%.9f")` does and without a `String` in between.
///
/// The exact value of the double is rounded, half to even: a double is a whole number of 2⁻⁵² or of 2⁻⁹⁸ (below that
/// nothing is left of it), which is multiplied by the power of ten in 128 bits. No digit is ever taken from a quotient
/// that was rounded before.
package enum FixedDecimal {
    /// The most decimals that are written.
    package static let maximumPlaces = 9

    /// Appends the number; a negative one that rounds to zero keeps its sign, as `printf` has it.
    ///
    /// - Parameters:
    ///   - value: Finite and smaller than 10¹⁵ in size.
    ///   - places: 0 to ``maximumPlaces``.
    package static func append(_ value: Double, places: Int, to output: inout [UInt8]) {
        precondition((0...maximumPlaces).contains(places), "0 to 9 decimals")
        precondition(value.magnitude < 1e15, "a finite number below 10¹⁵")
        let magnitude = value.magnitude
        var whole = UInt64(magnitude)
        let scale = powers[places]
        var decimals = roundedFraction(
            magnitude - Double(whole), isSmall: whole == 0, times: scale, isOdd: whole & 1 == 1)
        if decimals == scale {
            whole += 1
            decimals = 0
        }
        // From the last digit to the first: a sign, 16 digits, a point and 9 decimals at most.
        var text = InlineArray<32, UInt8>(repeating: UInt8(ascii: "0"))
        var begin = 32
        if places > 0 {
            writeDigits(decimals, endingAt: &begin, of: &text)
            begin = 31 - places
            text[begin] = UInt8(ascii: ".")
        }
        let point = begin
        writeDigits(whole, endingAt: &begin, of: &text)
        if begin == point { begin -= 1 }
        if value.sign == .minus {
            begin -= 1
            text[begin] = UInt8(ascii: "-")
        }
        unsafe text.span.withUnsafeBufferPointer { bytes in
            unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[begin...]))
        }
    }

    /// `fraction × scale` rounded half to even; `isOdd` decides halves where no decimals are kept.
    private static func roundedFraction(_ fraction: Double, isSmall: Bool, times scale: UInt64, isOdd: Bool) -> UInt64 {
        let quotient: UInt64
        let isAbove: Bool
        let isHalf: Bool
        if !isSmall {
            // What is left of a number of 1 or more is a whole number of 2⁻⁵².
            let product = UInt64(fraction * 0x1p52).multipliedFullWidth(by: scale)
            quotient = product.high << 12 | product.low >> 52
            let rest = product.low & (1 << 52 - 1)
            isAbove = rest > 1 << 51
            isHalf = rest == 1 << 51
        } else if fraction < 0x1p-45 {
            return 0  // times 10⁹ it is still below a half
        } else {
            let product = UInt128(fraction * 0x1p98) * UInt128(scale)
            quotient = UInt64(truncatingIfNeeded: product >> 98)
            let rest = product & (1 << 98 - 1)
            isAbove = rest > 1 << 97
            isHalf = rest == 1 << 97
        }
        let lastIsOdd = scale == 1 ? isOdd : quotient & 1 == 1
        return quotient + (isAbove || isHalf && lastIsOdd ? 1 : 0)
    }

    /// Writes a number without zeros before it; nothing for zero.
    private static func writeDigits(
        _ number: UInt64, endingAt begin: inout Int, of text: inout InlineArray<32, UInt8>
    ) {
        var rest = number
        while rest > 0 {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            begin -= 1
            text[begin] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        }
    }

    private static let powers: [UInt64] = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]
}
