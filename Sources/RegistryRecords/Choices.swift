/// The kind of a postal point. A public letter box is a point by law (Postal Law 2010, article 3) but is never staffed.
public enum PostalPointKind: String, Sendable, Hashable, CaseIterable {
    /// Bưu cục.
    case postOffice = "bưu cục"
    /// Điểm bưu điện – văn hóa xã.
    case culturePoint = "bưu điện văn hóa xã"
    /// Đại lý bưu chính.
    case agency = "đại lý"
    /// Ki-ốt.
    case kiosk = "ki-ốt"
    /// Thùng thư công cộng.
    case letterBox = "thùng thư"
    /// Any other form.
    case other = "khác"
}

/// The generation of a mobile network.
public enum Technology: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
    case g2 = "2G"
    case g3 = "3G"
    case g4 = "4G"
    case g5 = "5G"

    /// Earlier generations come first.
    public static func < (left: Technology, right: Technology) -> Bool { left.rawValue < right.rawValue }
}

/// The trade of an enterprise.
public enum EnterpriseKind: String, Sendable, Hashable, CaseIterable {
    case postal = "bưu chính"
    case telecom = "viễn thông"
}

/// Whether an enterprise is seated in the province, or has a branch there.
public enum EnterpriseSeat: String, Sendable, Hashable, CaseIterable {
    case seated = "trụ sở"
    case branch = "chi nhánh"
}

/// Trắng sóng: no signal at all. Lõm sóng: a signal with holes.
public enum DeadZoneClass: String, Sendable, Hashable, CaseIterable {
    case white = "trắng sóng"
    case hollow = "lõm sóng"

    /// How people read the class.
    public var words: BilingualText { .init(vi: rawValue, en: self == .white ? "no signal" : "weak signal") }
}

/// What came of looking at a place again after its dead zone was resolved.
public enum CheckResult: String, Sendable, Hashable, CaseIterable {
    /// There is a signal now.
    case passed = "đạt"
    /// The dead zone is still there.
    case failed = "không đạt"

    /// How people read the result.
    public var words: BilingualText { .init(vi: rawValue, en: self == .passed ? "passed" : "failed") }
}

/// What an inspection is in law.
public enum InspectionForm: String, Sendable, Hashable, CaseIterable {
    /// Thanh tra.
    case inspection = "thanh tra"
    /// Kiểm tra.
    case check = "kiểm tra"
}

/// Why an inspection is held.
public enum InspectionBasis: String, Sendable, Hashable, CaseIterable {
    /// By the plan of its year.
    case planned = "theo kế hoạch"
    /// Beside the plan.
    case unplanned = "đột xuất"
}
