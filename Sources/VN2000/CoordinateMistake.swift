/// One thing that people do wrong when they write a position down.
public enum CoordinateMistake: Hashable, Sendable {
    /// The northward number stands where the eastward one belongs, and the other way round.
    case axesSwapped
    /// The numbers are of another system than this one: another zone, another datum, degrees instead of metres.
    case otherSystem(stated: ReferenceSystem)
    /// The 500 000 m are missing that eastings have added.
    case falseEastingMissing
    /// The decimal mark stands elsewhere: the numbers as written, times ten to these powers, are meant. Kilometres are
    /// 3 and 3, millimetres −3 and −3; a mark that was lost gives other negative powers.
    case decimalsMoved(northward: Int, eastward: Int)
    /// Degrees and minutes typed as if they were decimals of a degree.
    case sexagesimalAsDecimals(SexagesimalForm)
    /// A minus sign that no place in Vietnam has.
    case negativeSign
    /// The number of the zone stands before the digits of the easting, such as 48 in 48570975.
    case zonePrefixed(Int)

    /// How degrees were typed as decimals.
    public enum SexagesimalForm: Hashable, Sendable {
        /// 10.2311 for 10°23′11″.
        case minutesAndSeconds
        /// 10.2318 for 10°23.18′.
        case decimalMinutes
    }
}
