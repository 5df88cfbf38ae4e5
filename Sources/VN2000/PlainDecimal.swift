/// A number as most programs write it: digits, and at most one decimal dot with digits behind it.
///
/// It is read without a `String` or a locale in between, to the last bit as `Double.init` reads it: up to 15 digits and a
/// power of ten up to 10²² are exact, and so their quotient is rounded once. Whatever is longer or has anything else in
/// it is left to the reader of texts.
struct PlainDecimal {
    let value: Double

    /// Nil for anything but such a number, and for one dot before exactly three digits that may group thousands.
    init?(_ bytes: Span<UInt8>, groupsThousands: Bool) {
        guard bytes.count <= 16, !bytes.isEmpty else { return nil }
        var digits = 0
        var whole = 0
        var number: UInt64 = 0
        var hasDot = false
        for place in bytes.indices {
            let byte = bytes[place]
            if byte == UInt8(ascii: "."), !hasDot, digits > 0 {
                hasDot = true
                whole = digits
            } else {
                let digit = byte &- UInt8(ascii: "0")
                guard digit < 10 else { return nil }
                number = number * 10 + UInt64(digit)
                digits += 1
            }
        }
        let decimals = hasDot ? digits - whole : 0
        guard digits <= 15, !hasDot || decimals > 0 else { return nil }
        if groupsThousands && hasDot && decimals == 3 && whole <= 3 { return nil }
        value = Double(number) / Self.powers[decimals]
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}
