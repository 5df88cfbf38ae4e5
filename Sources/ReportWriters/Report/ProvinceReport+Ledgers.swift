import CoverageEngine
import RegistryRecords

extension ProvinceReport {
    /// The dead zones known on the day, by code.
    package var deadZonesTable: ReportTable {
        let styles = (ReportStyle(language: .vietnamese), ReportStyle(language: .english))
        return ReportTable(
            .deadZones, title: BilingualText(vi: "Vùng trắng sóng, lõm sóng", en: "Dead zones"),
            columns: [
                .init("code", "Mã phản ánh", "Report", width: 14),
                .init("commune", "Mã xã", "Commune code", width: 8),
                .init("commune_name", "Xã, phường, đặc khu", "Commune", width: 22),
                .init("place", "Địa điểm", "Place", width: 22), .init("class", "Loại", "Class", width: 12),
                .init("operator", "Nhà mạng", "Operator", width: 13),
                .init("technology", "Công nghệ", "Technology", width: 10),
                .init("severity", "Mức độ", "Severity", width: 11),
                .init("households", "Số hộ", "Households", width: 8),
                .init("status", "Trạng thái", "Status", width: 17), .init("since", "Từ ngày", "Since", width: 11),
                .init("due", "Hạn", "Due", width: 11), .init("overdue_days", "Quá hạn (ngày)", "Days late", width: 9),
                .init(
                    "served_share", "Phần nằm trong vùng phủ tính được", "Share inside of computed service", width: 12),
                .init("source", "Dòng khảo sát", "Row of the survey", width: 34),
            ],
            rows: deadZones.entries.map { entry in
                let zoneClass = entry.text(.zoneClass)
                return [
                    .text(entry.record.key), ReportValue(entry.commune?.code), ReportValue(entry.commune?.name),
                    ReportValue(entry.place),
                    zoneClass.flatMap(DeadZoneClass.init(rawValue:)).map { .words($0.words) } ?? ReportValue(zoneClass),
                    ReportValue(entry.text(.operator)), ReportValue(entry.text(.technology)),
                    ReportValue(entry.text(.severity)), ReportValue(entry.record[.households]?.integer),
                    ReportValue(entry.progress.status?.words), ReportValue(entry.progress.since),
                    ReportValue(entry.due?.day), .integer(entry.overdueDays), ReportValue(share: entry.servedShare),
                    .words(BilingualText(vi: entry.source.words(styles.0), en: entry.source.words(styles.1))),
                ]
            })
    }

    /// The cable clean-ups, by code.
    package var cablesTable: ReportTable {
        let styles = (ReportStyle(language: .vietnamese), ReportStyle(language: .english))
        return ReportTable(
            .cables, title: BilingualText(vi: "Chỉnh trang, bó gọn cáp viễn thông", en: "Cable clean-ups"),
            columns: [
                .init("code", "Mã tuyến", "Route", width: 14), .init("road", "Tuyến đường", "Road", width: 26),
                .init("communes", "Xã, phường, đặc khu", "Communes", width: 28),
                .init("enterprise", "Doanh nghiệp", "Enterprise", width: 14),
                .init("planned_year", "Năm kế hoạch", "Planned year", width: 9),
                .init("status", "Trạng thái", "Status", width: 15),
                .init("planned_m", "Kế hoạch (m)", "Planned (m)", width: 10),
                .init("done_m", "Hoàn thành (m)", "Done (m)", width: 10),
                .init("proven_done_m", "Hoàn thành, đủ căn cứ (m)", "Done, proven (m)", width: 11),
                .init("verified_m", "Nghiệm thu (m)", "Verified (m)", width: 10),
                .init("overdue_m", "Quá hạn (m)", "Overdue (m)", width: 10),
                .init("deadline", "Hạn hoàn thành", "Deadline", width: 11),
                .init("on_time", "Đúng hạn", "On time", width: 9),
                .init("source", "Dòng khảo sát", "Row of the survey", width: 34),
            ],
            rows: cables.entries.map { entry in
                let (record, lengths) = (entry.record, entry.lengths)
                return [
                    .text(record.key), ReportValue(record[.road]?.text),
                    ReportValue(
                        entry.parts.isEmpty ? nil : entry.parts.map(\.commune.name).joined(separator: "; ")),
                    ReportValue(record[.enterprise]?.text), ReportValue(record[.plannedYear]?.text),
                    ReportValue(lengths.progress.status?.words), .number(lengths.planned, places: 0),
                    .number(lengths.done, places: 0), .number(lengths.provenDone, places: 0),
                    .number(lengths.verified, places: 0), .number(lengths.overdue, places: 0),
                    ReportValue(lengths.deadline), ReportValue(entry.isOnTime?.words),
                    .words(BilingualText(vi: entry.source.words(styles.0), en: entry.source.words(styles.1))),
                ]
            })
    }
}
