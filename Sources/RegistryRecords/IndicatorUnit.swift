/// The units in which the registry keeps figures that were written as percentages: both are of 1, so 85 % is 0.85.
public enum IndicatorUnit: String, Sendable, Hashable, CaseIterable {
    /// A share of a whole, 0 to 1.
    case share = "tỷ lệ"
    /// A rate of growth; below 0 where something shrinks, and it may exceed 1.
    case growth = "tăng trưởng"
}
