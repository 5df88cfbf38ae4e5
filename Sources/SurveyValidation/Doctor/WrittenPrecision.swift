/// How finely a latitude or a longitude is written.
///
/// A longitude such as `105.435` is exact to 55 m only: a database kept it with six significant digits. Metres are not
/// judged, for whole metres are fine.
package enum WrittenPrecision: Sendable, Hashable {
    /// As fine as a survey needs, or no plain number.
    case fine
    /// So coarse that the place may be off by so many metres.
    case coarse(metres: Double)

    /// Looks at the text of a cell in UTF-8.
    ///
    /// Decimals are counted as written: `105.4000` has four. Three decimals of a degree or fewer are coarse, and so are
    /// degrees and minutes with at most one decimal and no seconds. Degrees-minutes-seconds are fine.
    package init(degrees text: some Sequence<UInt8>) {
        var numbers = 0
        var decimals = 0
        var isInNumber = false
        var hasMark = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if !isInNumber {
                    numbers += 1
                    (isInNumber, hasMark, decimals) = (true, false, 0)
                } else if hasMark {
                    decimals += 1
                }
            case UInt8(ascii: "."), UInt8(ascii: ","):
                if isInNumber && !hasMark { hasMark = true } else { isInNumber = false }
            default: isInNumber = false
            }
        }
        // Metres that one in the last part is worth; half of the last decimal may be missing.
        var metres: Double
        switch numbers {
        case 1 where decimals <= 3: metres = 111_195 / 2
        case 2 where decimals <= 1: metres = 1853 / 2
        default:
            self = .fine
            return
        }
        for _ in 0..<decimals { metres /= 10 }
        self = .coarse(metres: metres)
    }
}
