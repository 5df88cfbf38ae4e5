import CoverageEngine
import RegistryRecords

// Dead zones and cable routes.
extension ExplanationText {
    static func deadZones(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
        let zones = explanation.coverage.deadZones
        return ExplanationSection(
            kind: .deadZone,
            title: style.words(
                "Vùng trắng sóng, lõm sóng – còn mở: \(zones.open); đã xử lý: \(zones.resolved)",
                "Dead zones – open: \(zones.open); resolved: \(zones.resolved)"),
            columns: [
                .init(style.words("Mã", "Code")), .init(style.words("Nơi", "Place"), leastWidth: 10),
                .init(style.words("Loại", "Class")), .init(style.words("Nhà mạng", "Operator"), priority: 3),
                .init(style.words("Số hộ", "Households"), isNumeric: true, priority: 2),
                .init(style.words("Trạng thái", "Status")), .init(style.words("Từ ngày", "Since"), priority: 1),
                .init(style.words("Ngày báo", "Reported"), priority: 2),
                .init(style.words("Ngày hẹn", "Promised"), priority: 4),
                .init(style.words("Đơn vị xử lý", "Handled by"), priority: 5, leastWidth: 10),
                .init(style.words("Lý do", "Reason"), priority: 6, leastWidth: 12),
            ],
            rows: explanation.deadZones.map { zone in
                (
                    [
                        .init(zone.code), .init(zone.place ?? "–"),
                        .init(zone.zoneClass?.words.text(in: style.language) ?? "–"),
                        .init(zone.operator ?? "–"),
                        .init(zone.households.map(NumberText(style.language).whole) ?? "–"),
                        .init(status(of: zone, style.language)), .init(zone.since?.text(in: style.language) ?? "–"),
                        .init(zone.reported?.text(in: style.language) ?? "–"),
                        .init(zone.promised?.text(in: style.language) ?? "–"), .init(zone.handledBy ?? "–"),
                        .init(zone.reason ?? "–"),
                    ], zone.source
                )
            })
    }

    /// Where a report stands, with what came of the check.
    private static func status(of zone: ExplainedDeadZone, _ language: Language) -> String {
        let words = zone.status?.words.text(in: language) ?? "–"
        return words + (zone.checkResult.map { ": " + $0.words.text(in: language) } ?? "")
    }

    static func cables(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
        let number = NumberText(style.language)
        func kilometres(_ value: Double) -> String { number.decimal(value, places: 1) }
        let total = explanation.coverage.cables
        return ExplanationSection(
            kind: .cableRoute,
            title: style.words("Chỉnh trang cáp (km) – kế hoạch: ", "Cable cleanup (km) – planned: ")
                + kilometres(total.plannedKilometres) + style.words("; hoàn thành: ", "; done: ")
                + kilometres(total.doneKilometres)
                + (total.provenDoneKilometres < total.doneKilometres
                    ? style.words(" (đủ căn cứ ", " (proven ") + kilometres(total.provenDoneKilometres) + ")" : "")
                + style.words("; nghiệm thu: ", "; verified: ")
                + kilometres(total.verifiedKilometres) + style.words("; quá hạn: ", "; overdue: ")
                + kilometres(total.overdueKilometres),
            columns: [
                .init(style.words("Mã", "Code")), .init(style.words("Đường", "Road"), leastWidth: 10),
                .init(style.words("Doanh nghiệp", "Enterprise"), priority: 2),
                .init(style.words("Trạng thái", "Status"), priority: 3),
                .init(style.words("Kế hoạch", "Planned"), isNumeric: true),
                .init(style.words("Xong", "Done"), isNumeric: true),
                .init(style.words("Quá hạn", "Overdue"), isNumeric: true),
                .init(style.words("Hạn", "Deadline"), priority: 1),
                .init(style.words("Căn cứ", "Evidence"), priority: 4, leastWidth: 10),
                .init(style.words("Cách chia", "Split"), priority: 5),
            ],
            rows: explanation.cables.map { cable in
                (
                    [
                        .init(cable.code), .init(cable.road ?? "–"), .init(cable.enterprise ?? "–"),
                        .init(cable.status?.words.text(in: style.language) ?? "–"),
                        .init(kilometres(cable.kilometres.plannedKilometres)),
                        .init(kilometres(cable.kilometres.doneKilometres)),
                        .init(kilometres(cable.kilometres.overdueKilometres)),
                        .init(cable.deadline?.text(in: style.language) ?? "–"),
                        .init(
                            cable.isClosingProven
                                ? cable.evidence ?? "–" : style.words("chưa đủ", "missing")),
                        .init(
                            cable.isEqualShare
                                ? style.words("chia đều các xã", "equal shares")
                                : style.words("theo tuyến", "by the line")),
                    ], cable.source
                )
            })
    }
}
