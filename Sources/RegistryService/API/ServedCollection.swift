import HaTangKit
import RegistryRecords
import RegistryStore
import ReportWriters

/// A collection of features of the API: a layer of the registry under a name of its own.
struct ServedCollection: Sendable {
    /// Its name in addresses.
    let identifier: String
    /// Its title.
    let title: BilingualText
    /// What it holds, and what `datetime` means for it.
    let about: BilingualText
    /// Where its features come from.
    let layer: FeatureLayer

    /// The columns by whose value features can be asked for.
    var filters: [FeatureLayer.Column] {
        layer.columns.filter { column in
            guard !Self.reserved.contains(column.name) else { return false }
            return switch column.type {
            case .text: Self.namedTexts.contains(column.name)
            case .choice, .answer, .integer, .day: true
            case .real: false
            }
        }
    }

    /// Whether features can be asked for by the commune that they state.
    var statesCommunes: Bool { layer.table != "communes" }

    /// Parameters that mean something else.
    private static let reserved: Set<String> = ["surveyed", "communes"]
    /// Texts that name something; others are prose.
    private static let namedTexts: Set<String> = [
        "code", "site", "operator", "technology", "sector", "owner", "enterprise", "name", "province", "indicator",
    ]

    /// All collections of a registry.
    ///
    /// - Parameters:
    ///   - eras: The eras that the registry has communes of.
    ///   - leftOut: Fields and tables that the public is not shown.
    static func all(eras: [Era], leftOut: [LeftOutField]) -> [ServedCollection] {
        let communes = eras.map { era in
            ServedCollection(
                identifier: "communes-" + era.name,
                title: BilingualText(
                    vi: "Xã, phường, đặc khu (thời kỳ \(era.name))", en: "Communes (era \(era.name))"),
                about: BilingualText(
                    vi: "Đơn vị hành chính cấp xã của thời kỳ này. Thời gian (datetime): từ valid_from đến valid_to.",
                    en: "The communes of this era. Time (datetime): from valid_from to valid_to."),
                layer: FeatureLayer(communesOn: era.from ?? era.to ?? .today))
        }
        return communes
            + RecordKind.allCases.filter { !leftOut.leaveOut(table: $0.table) }.map { kind in
                let hidden = Field.allCases.filter { leftOut.leaveOut($0.rawValue, of: kind.table) }
                return ServedCollection(
                    identifier: kind.table, title: title(of: kind), about: about(kind),
                    layer: FeatureLayer(kind, without: Set(hidden)))
            }
    }

    private static func title(of kind: RecordKind) -> BilingualText {
        switch kind {
        case .postalPoint: BilingualText(vi: "Điểm phục vụ bưu chính", en: "Postal points")
        case .site: BilingualText(vi: "Trạm BTS", en: "BTS sites")
        case .cell: BilingualText(vi: "Cell của trạm BTS", en: "Cells of BTS sites")
        case .deadZone: BilingualText(vi: "Vùng trắng sóng, lõm sóng", en: "Dead zones")
        case .cableRoute: BilingualText(vi: "Tuyến chỉnh trang cáp", en: "Cable clean-up routes")
        case .settlement: BilingualText(vi: "Ấp, khóm, thôn", en: "Settlements")
        case .claimedArea: BilingualText(vi: "Vùng phủ sóng công bố", en: "Claimed coverage areas")
        case .signalSample: BilingualText(vi: "Mẫu đo chất lượng mạng", en: "Measured samples")
        case .indicator: BilingualText(vi: "Số liệu của xã và của tỉnh", en: "Figures of communes and the province")
        case .enterprise: BilingualText(vi: "Doanh nghiệp bưu chính, viễn thông", en: "Postal and telecom enterprises")
        case .inspection: BilingualText(vi: "Cuộc thanh tra, kiểm tra", en: "Inspections")
        }
    }

    private static func about(_ kind: RecordKind) -> BilingualText {
        let place: BilingualText? =
            switch kind {
            case .cell: BilingualText(vi: "Vị trí là vị trí của trạm.", en: "A cell stands where its site does.")
            case .indicator, .enterprise: BilingualText(vi: "Không có hình học.", en: "Without geometry.")
            default: nil
            }
        let time: BilingualText =
            switch kind {
            case .postalPoint:
                BilingualText(
                    vi: "Thời gian (datetime): từ opened đến trước closed.",
                    en: "Time (datetime): from opened until before closed.")
            case .cell:
                BilingualText(
                    vi: "Thời gian (datetime): từ on_air đến trước off_air.",
                    en: "Time (datetime): from on_air until before off_air.")
            case .deadZone:
                BilingualText(
                    vi: "Thời gian (datetime): từ reported đến resolved.",
                    en: "Time (datetime): from reported to resolved.")
            case .cableRoute:
                BilingualText(
                    vi: "Thời gian (datetime): từ started đến verified.",
                    en: "Time (datetime): from started to verified.")
            case .claimedArea:
                BilingualText(
                    vi: "Thời gian (datetime): từ valid_from đến valid_to.",
                    en: "Time (datetime): from valid_from to valid_to.")
            case .signalSample:
                BilingualText(vi: "Thời gian (datetime): ngày measured.", en: "Time (datetime): the day measured.")
            case .indicator: BilingualText(vi: "Thời gian (datetime): ngày day.", en: "Time (datetime): the day day.")
            case .inspection:
                BilingualText(
                    vi: "Thời gian (datetime): từ planned đến done.", en: "Time (datetime): from planned to done.")
            case .site, .settlement, .enterprise:
                BilingualText(
                    vi: "Không có thời gian: datetime không lọc gì.", en: "Without time: datetime leaves all in.")
            }
        let open = BilingualText(
            vi: "Đầu hoặc cuối chưa rõ thì coi là mở.", en: "An end that is not known counts as open.")
        let parts = [place, time, open].compactMap { $0 }
        return BilingualText(
            vi: parts.map(\.vi).joined(separator: " "), en: parts.map(\.en).joined(separator: " "))
    }
}
