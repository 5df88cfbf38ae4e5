public import CoverageEngine
public import RegistryRecords

// The words in which reports name the values of the registry, in both languages.

extension Verdict {
    /// Đạt, Chưa đạt, Chưa đủ căn cứ.
    public var words: BilingualText {
        switch self {
        case .met: BilingualText(vi: "Đạt", en: "Met")
        case .notMet: BilingualText(vi: "Chưa đạt", en: "Not met")
        case .notProven: BilingualText(vi: "Chưa đủ căn cứ", en: "Not proven")
        }
    }

    /// Green, red and yellow.
    public var colour: TerminalColour {
        switch self {
        case .met: .green
        case .notMet: .red
        case .notProven: .yellow
        }
    }
}

extension PostalReason {
    /// The reason in a few words, for a cell of a table.
    public var words: BilingualText {
        switch self {
        case .noneRecorded: BilingualText(vi: "chưa có điểm", en: "no point recorded")
        case .recordedUnstaffed: BilingualText(vi: "thiếu người hoặc Internet", en: "no staff or no Internet")
        case .unknown: BilingualText(vi: "chưa rõ", en: "unknown")
        case .expired: BilingualText(vi: "khảo sát quá hạn", en: "survey expired")
        }
    }

    /// Why the commune is in the list, a sentence.
    public var explanation: BilingualText {
        switch self {
        case .noneRecorded:
            BilingualText(
                vi: "Chưa ghi nhận điểm phục vụ nào, ngoài thùng thư công cộng nếu có.",
                en: "No point is recorded, apart from public letter boxes if any.")
        case .recordedUnstaffed:
            BilingualText(
                vi: "Có điểm phục vụ, nhưng mọi điểm đều được ghi là không có người phục vụ hoặc không có Internet.",
                en: "There are points, but each is recorded as having no staff or no Internet.")
        case .unknown:
            BilingualText(
                vi: "Có điểm phục vụ, nhưng chưa ai ghi nhận đủ hai điều: có người phục vụ và có Internet.",
                en: "There are points, but nobody has stated both that they are staffed and that they have Internet.")
        case .expired:
            BilingualText(
                vi: "Đã từng ghi nhận điểm có người phục vụ và có Internet, nhưng lần khảo sát không còn hiệu lực.",
                en: "A staffed point with Internet was recorded, but its survey no longer counts.")
        }
    }

    /// What to do about it, a sentence.
    public var remedy: BilingualText {
        switch self {
        case .noneRecorded:
            BilingualText(
                vi: "Xác minh tại xã; nếu đúng là chưa có, đề nghị doanh nghiệp bưu chính mở điểm có người phục vụ.",
                en: "Check in the commune; if there is none indeed, ask a postal enterprise to open a staffed point.")
        case .recordedUnstaffed:
            BilingualText(
                vi: "Đề nghị doanh nghiệp bố trí người phục vụ và đường truyền Internet, rồi khảo sát lại.",
                en: "Ask the enterprise for staff and an Internet line, then survey again.")
        case .unknown:
            BilingualText(
                vi: "Khảo sát các điểm đã ghi nhận, ghi rõ «có» hay «không» cho người phục vụ và cho Internet.",
                en: "Survey the recorded points and state yes or no for staff and for Internet.")
        case .expired:
            BilingualText(
                vi: "Khảo sát lại các điểm đã ghi nhận và ghi ngày khảo sát.",
                en: "Survey the recorded points again and state the day of the survey.")
        }
    }
}

extension BoundaryQuality {
    /// Chính thức, sơ đồ.
    public var words: BilingualText {
        switch self {
        case .official: BilingualText(vi: "chính thức", en: "official")
        case .schematic: BilingualText(vi: "sơ đồ", en: "schematic")
        }
    }
}

extension MobileMeasure {
    /// Which share decides.
    public var words: BilingualText {
        switch self {
        case .settlementShare: BilingualText(vi: "ấp, khóm", en: "settlements")
        case .areaShare: BilingualText(vi: "diện tích", en: "area")
        }
    }
}

extension TechnologyClass {
    /// 2G, 3G, 4G, 5G, 4G trở lên.
    public var words: BilingualText {
        switch self {
        case .g2: BilingualText(vi: "2G", en: "2G")
        case .g3: BilingualText(vi: "3G", en: "3G")
        case .g4: BilingualText(vi: "4G", en: "4G")
        case .g5: BilingualText(vi: "5G", en: "5G")
        case .g4OrBetter: BilingualText(vi: "4G trở lên", en: "4G or better")
        }
    }
}

extension Answer {
    /// Có, không, không rõ.
    public var words: BilingualText {
        switch self {
        case .yes: BilingualText(vi: "có", en: "yes")
        case .no: BilingualText(vi: "không", en: "no")
        case .unknown: BilingualText(vi: "không rõ", en: "unknown")
        }
    }
}

extension EvidenceValidity {
    /// Còn hiệu lực, quá hạn, thiếu ngày khảo sát, sau ngày tính.
    public var words: BilingualText {
        switch self {
        case .valid: BilingualText(vi: "còn hiệu lực", en: "valid")
        case .expired: BilingualText(vi: "quá hạn", en: "expired")
        case .undated: BilingualText(vi: "thiếu ngày khảo sát", en: "no survey day")
        case .later: BilingualText(vi: "sau ngày tính", en: "after the day")
        }
    }
}

extension FindingSeverity {
    /// Ghi chú, cảnh báo, lỗi.
    public var words: BilingualText {
        switch self {
        case .note: BilingualText(vi: "ghi chú", en: "note")
        case .warning: BilingualText(vi: "cảnh báo", en: "warning")
        case .error: BilingualText(vi: "lỗi", en: "error")
        }
    }
}

extension SurveyKind {
    /// What the survey lists.
    public var words: BilingualText {
        switch self {
        case .postal: BilingualText(vi: "điểm phục vụ bưu chính", en: "postal points")
        case .bts: BilingualText(vi: "trạm BTS", en: "BTS sites")
        case .deadzone: BilingualText(vi: "vùng trắng sóng, lõm sóng", en: "dead zones")
        case .cable: BilingualText(vi: "tuyến chỉnh trang cáp", en: "cable-route cleanups")
        case .settlement: BilingualText(vi: "ấp, khóm, thôn", en: "settlements")
        case .claim: BilingualText(vi: "vùng phủ sóng công bố", en: "claimed coverage")
        case .sample: BilingualText(vi: "mẫu đo chất lượng mạng", en: "measured samples")
        case .indicator: BilingualText(vi: "số liệu của xã và của tỉnh", en: "figures of communes and of the province")
        case .enterprise: BilingualText(vi: "doanh nghiệp bưu chính, viễn thông", en: "postal and telecom enterprises")
        case .inspection: BilingualText(vi: "cuộc thanh tra, kiểm tra", en: "inspections")
        }
    }
}

extension RecordKind {
    /// What the records are.
    public var words: BilingualText {
        switch self {
        case .postalPoint: SurveyKind.postal.words
        case .site: SurveyKind.bts.words
        case .cell: BilingualText(vi: "cell của trạm BTS", en: "cells of BTS sites")
        case .deadZone: SurveyKind.deadzone.words
        case .cableRoute: SurveyKind.cable.words
        case .settlement: SurveyKind.settlement.words
        case .claimedArea: SurveyKind.claim.words
        case .signalSample: SurveyKind.sample.words
        case .indicator: SurveyKind.indicator.words
        case .enterprise: SurveyKind.enterprise.words
        case .inspection: SurveyKind.inspection.words
        }
    }
}

extension RowOutcome {
    /// What the rows come to.
    public var words: BilingualText {
        switch self {
        case .created: BilingualText(vi: "tạo mới", en: "created")
        case .updated: BilingualText(vi: "cập nhật", en: "updated")
        case .unchanged: BilingualText(vi: "không đổi", en: "unchanged")
        case .quarantined: BilingualText(vi: "cách ly", en: "quarantined")
        case .skipped: BilingualText(vi: "bỏ qua", en: "skipped")
        }
    }
}

extension Day {
    /// `23/11/2026` in Vietnamese, `2026-11-23` in English.
    public func text(in language: Language) -> String {
        language == .vietnamese ? vietnamese : description
    }
}
