/// The kinds of records in the registry. One row of a `bts` survey states a site and a cell of it.
public enum RecordKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Điểm phục vụ bưu chính.
    case postalPoint = "postal_points"
    /// Trạm BTS.
    case site = "bts_sites"
    /// A cell of a site.
    case cell = "cells"
    /// Vùng trắng sóng, lõm sóng.
    case deadZone = "dead_zones"
    /// Tuyến chỉnh trang cáp.
    case cableRoute = "cable_routes"
    /// Ấp, khóm, thôn.
    case settlement = "settlements"
    /// Vùng phủ sóng do doanh nghiệp công bố.
    case claimedArea = "claimed_areas"
    /// Mẫu đo chất lượng mạng.
    case signalSample = "signal_samples"
    /// Số liệu, chỉ số của một xã hay của tỉnh.
    case indicator = "indicators"
    /// Doanh nghiệp bưu chính, viễn thông.
    case enterprise = "enterprises"
    /// Cuộc thanh tra, kiểm tra.
    case inspection = "inspections"

    /// The table or layer of the registry that holds the records.
    public var table: String { rawValue }

    /// Whether records of this kind have a place of their own; a cell stands at its site, a figure and an enterprise
    /// nowhere, and an inspection states its place in words.
    public var hasShape: Bool { self != .cell && needsPlace }

    /// Whether a record says nothing without a place or a commune.
    public var needsPlace: Bool { self != .indicator && self != .enterprise && self != .inspection }

    /// Whether the key is put together of what a row says, so that no column states it.
    public var derivesKey: Bool { self == .indicator }

    /// Whether a record goes through steps, one after the other, each on its day.
    public var hasLifeCycle: Bool { self == .deadZone || self == .cableRoute }

    /// Whether a record may do without a code. Such a record is never found again: every row that states one makes a
    /// new one.
    public var mayLackKey: Bool { self == .claimedArea || self == .signalSample }
}

/// What a survey file lists; the word after `--kind`.
public enum SurveyKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Postal points.
    case postal
    /// Sites and cells, a row a cell.
    case bts
    /// Dead-zone reports.
    case deadzone
    /// Cable-route cleanups.
    case cable
    /// Settlements.
    case settlement
    /// Areas that operators claim to cover.
    case claim
    /// Measured samples of signal and speed.
    case sample
    /// Figures of communes or of the province from other statistics.
    case indicator
    /// Postal and telecom enterprises and their branches.
    case enterprise
    /// Inspections of the year's plan, and those out of it.
    case inspection

    /// The kinds of records that a row states, the one that others refer to first.
    public var recordKinds: [RecordKind] {
        switch self {
        case .postal: [.postalPoint]
        case .bts: [.site, .cell]
        case .deadzone: [.deadZone]
        case .cable: [.cableRoute]
        case .settlement: [.settlement]
        case .claim: [.claimedArea]
        case .sample: [.signalSample]
        case .indicator: [.indicator]
        case .enterprise: [.enterprise]
        case .inspection: [.inspection]
        }
    }
}
