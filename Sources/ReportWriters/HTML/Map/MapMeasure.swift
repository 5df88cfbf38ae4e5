import CoverageEngine
import RegistryRecords

/// What communes are coloured by.
enum MapMeasure: String, CaseIterable, Sendable {
    case postal
    case mobile = "m4"
    case mobile5G = "m5"
    case share = "s4"
    case share5G = "s5"
    case deadZones = "dz"
    case cables = "cb"

    /// The colours of a measure, in the order of its legend; raw values are classes of the style sheet.
    enum Class: String, Sendable {
        case met, notProven = "unproven", notMet = "unmet", notAsked = "none"
        case share0, share1, share2, share3, share4
        case few0, few1, few2, few3
    }

    /// What it is called in the list of measures.
    var words: BilingualText {
        switch self {
        case .postal:
            BilingualText(vi: "Bưu chính có người phục vụ và Internet", en: "Staffed postal point with Internet")
        case .mobile: BilingualText(vi: "4G trở lên: kết luận", en: "4G or better: verdict")
        case .mobile5G: BilingualText(vi: "5G: kết luận", en: "5G: verdict")
        case .share: BilingualText(vi: "4G trở lên: tỷ lệ phủ chắc chắn", en: "4G or better: proven share")
        case .share5G: BilingualText(vi: "5G: tỷ lệ phủ chắc chắn", en: "5G: proven share")
        case .deadZones: BilingualText(vi: "Vùng trắng, lõm sóng còn mở", en: "Open dead zones")
        case .cables: BilingualText(vi: "Chỉnh trang cáp: phần đã xong", en: "Cable clean-up: part done")
        }
    }

    /// The classes, in the order of the legend.
    var classes: [Class] {
        switch self {
        case .postal: [.met, .notProven, .notMet]
        case .mobile, .mobile5G: [.met, .notProven, .notMet, .notAsked]
        case .share, .share5G, .cables: [.share4, .share3, .share2, .share1, .share0, .notAsked]
        case .deadZones: [.few0, .few1, .few2, .few3]
        }
    }

    /// The class of a commune.
    func classOf(_ coverage: CommuneCoverage) -> Class {
        switch self {
        case .postal: Self.verdict(coverage.postal.verdict)
        case .mobile: Self.verdict(coverage.mobile[.g4OrBetter]?.verdict)
        case .mobile5G: Self.verdict(coverage.mobile[.g5]?.verdict)
        case .share: Self.share(coverage.mobile[.g4OrBetter]?.low)
        case .share5G: Self.share(coverage.mobile[.g5]?.low)
        case .deadZones:
            switch coverage.deadZones.open {
            case 0: .few0
            case 1: .few1
            case 2...3: .few2
            default: .few3
            }
        case .cables:
            Self.share(
                coverage.cables.plannedKilometres > 0
                    ? min(1, coverage.cables.doneKilometres / coverage.cables.plannedKilometres) : nil)
        }
    }

    private static func verdict(_ verdict: Verdict?) -> Class {
        switch verdict {
        case .met: .met
        case .notMet: .notMet
        case .notProven: .notProven
        case nil: .notAsked
        }
    }

    private static func share(_ share: Double?) -> Class {
        guard let share else { return .notAsked }
        return share >= 1
            ? .share4 : share >= 0.95 ? .share3 : share >= 0.8 ? .share2 : share >= 0.5 ? .share1 : .share0
    }

    /// What a class means for this measure.
    func words(of shade: Class) -> BilingualText {
        switch shade {
        case .met: Verdict.met.words
        case .notProven: Verdict.notProven.words
        case .notMet: Verdict.notMet.words
        case .notAsked where self == .cables: BilingualText(vi: "không có tuyến", en: "no route")
        case .notAsked where self == .mobile || self == .mobile5G:
            BilingualText(vi: "không có chỉ tiêu", en: "no target")
        case .notAsked: BilingualText(vi: "không tính được", en: "not known")
        case .share4: BilingualText(vi: "100 %", en: "100 %")
        case .share3: BilingualText(vi: "từ 95 đến dưới 100 %", en: "95 to below 100 %")
        case .share2: BilingualText(vi: "từ 80 đến dưới 95 %", en: "80 to below 95 %")
        case .share1: BilingualText(vi: "từ 50 đến dưới 80 %", en: "50 to below 80 %")
        case .share0: BilingualText(vi: "dưới 50 %", en: "below 50 %")
        case .few0: BilingualText(vi: "không có", en: "none")
        case .few1: BilingualText(vi: "1", en: "1")
        case .few2: BilingualText(vi: "2–3", en: "2–3")
        case .few3: BilingualText(vi: "từ 4 trở lên", en: "4 or more")
        }
    }
}
