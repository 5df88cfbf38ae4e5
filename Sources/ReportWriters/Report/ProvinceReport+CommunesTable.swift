import CoverageEngine
import RegistryRecords

/// A column of the table of communes with how its cells and its last row are found.
private struct CommuneColumn {
    let column: ReportTable.Column
    let cell: (CommuneCoverage) -> ReportValue
    let total: ([CommuneCoverage]) -> ReportValue

    init(
        _ column: ReportTable.Column, total: @escaping ([CommuneCoverage]) -> ReportValue = { _ in .blank },
        _ cell: @escaping (CommuneCoverage) -> ReportValue
    ) {
        self.column = column
        self.cell = cell
        self.total = total
    }

    /// A whole number that is summed up.
    static func count(_ column: ReportTable.Column, _ value: @escaping (CommuneCoverage) -> Int) -> CommuneColumn {
        CommuneColumn(column, total: { .integer($0.reduce(0) { $0 + value($1) }) }, { .integer(value($0)) })
    }

    /// Kilometres that are summed up.
    static func kilometres(
        _ column: ReportTable.Column, _ value: @escaping (CommuneCoverage) -> Double
    ) -> CommuneColumn {
        CommuneColumn(
            column, total: { .number($0.reduce(0) { $0 + value($1) }, places: 2) },
            { .number(value($0), places: 2) })
    }

    /// A verdict, of which the last row has how many communes are met.
    static func verdict(
        _ column: ReportTable.Column, _ value: @escaping (CommuneCoverage) -> Verdict?
    ) -> CommuneColumn {
        CommuneColumn(
            column,
            total: { communes in
                let asked = communes.compactMap(value)
                guard !asked.isEmpty else { return .blank }
                let met = asked.count { $0 == .met }
                return .words(BilingualText(vi: "Đạt \(met)/\(asked.count)", en: "Met \(met)/\(asked.count)"))
            }, { ReportValue(value($0)) })
    }
}

extension ProvinceReport {
    /// A row a commune, for people.
    ///
    /// 4G or better and 5G have their columns in any case, other generations where a target asks for them.
    package var communesTable: ReportTable {
        let asked: [TechnologyClass] = [.g4, .g3, .g2].filter { technology in
            table.targets.contains { $0.target.technology == technology }
        }
        let technologies: [TechnologyClass] = [.g4OrBetter, .g5] + asked
        let columns =
            identity + postal + technologies.flatMap(mobile) + [
                CommuneColumn(.init("measure", "Tỷ lệ phủ tính theo", "Shares are of", width: 10)) { coverage in
                    ReportValue((coverage.mobile[.g4OrBetter] ?? coverage.mobile[.g5])?.measure.words)
                }
            ] + works
        let communes = table.communes.sorted { $0.commune.code < $1.commune.code }
        return ReportTable(
            .communes,
            title: BilingualText(
                vi: "Hiện trạng hạ tầng viễn thông, bưu chính theo xã, phường, đặc khu",
                en: "Telecom and postal infrastructure by commune"),
            columns: columns.map(\.column), rows: communes.map { commune in columns.map { $0.cell(commune) } },
            total: columns.map { $0.column.key == "name" ? .words(Self.totalWords) : $0.total(communes) })
    }

    private static let totalWords = BilingualText(vi: "Tổng cộng", en: "Total")

    private var identity: [CommuneColumn] {
        let names = provinceNames
        let province = CommuneColumn(.init("province", "Tỉnh", "Province", width: 14)) {
            .text(names[$0.commune.province] ?? $0.commune.province)
        }
        return [
            CommuneColumn(.init("code", "Mã", "Code", width: 7)) { .text($0.commune.code) },
            CommuneColumn(.init("name", "Xã, phường, đặc khu", "Commune", width: 21)) { .text($0.commune.name) },
        ] + (onlyProvince == nil ? [province] : []) + [
            CommuneColumn(.init("boundary_quality", "Ranh giới", "Boundary", width: 9)) {
                ReportValue($0.boundaryQuality?.words)
            }
        ]
    }

    private var postal: [CommuneColumn] {
        let group = BilingualText(
            vi: "Điểm phục vụ bưu chính có người phục vụ và Internet", en: "Staffed postal points with Internet")
        return [
            .verdict(.init("postal_verdict", "Kết luận", "Verdict", group: group, width: 13.5)) { $0.postal.verdict },
            .count(.init("postal_points", "Số điểm", "Points", group: group, width: 7)) { $0.postal.points },
            .count(.init("postal_staffed", "Có người phục vụ", "Staffed", group: group, width: 8)) {
                $0.postal.staffed
            },
            .count(
                .init("postal_staffed_online", "Có người và Internet", "Staffed with Internet", group: group, width: 9)
            ) { $0.postal.staffedOnline },
        ]
    }

    private func mobile(_ technology: TechnologyClass) -> [CommuneColumn] {
        let key = technology.rawValue.lowercased().replacing("-", with: "_")
        let group = BilingualText(
            vi: "Phủ sóng \(technology.words.vi)", en: "Service of \(technology.words.en)")
        return [
            .verdict(.init(key + "_verdict", "Kết luận", "Verdict", group: group, width: 13.5)) {
                $0.mobile[technology]?.verdict
            },
            CommuneColumn(.init(key + "_low", "Tỷ lệ đủ căn cứ", "Share proven", group: group, width: 8.5)) {
                ReportValue(share: $0.mobile[technology]?.low)
            },
            CommuneColumn(.init(key + "_high", "Tỷ lệ cao nhất có thể", "Share at most", group: group, width: 8.5)) {
                ReportValue(share: $0.mobile[technology]?.high)
            },
        ]
    }

    private var works: [CommuneColumn] {
        let zones = BilingualText(vi: "Vùng trắng, lõm sóng", en: "Dead zones")
        let cables = BilingualText(vi: "Chỉnh trang cáp (km)", en: "Cable clean-ups (km)")
        return [
            .count(.init("dead_zones_open", "Còn mở", "Open", group: zones, width: 7)) { $0.deadZones.open },
            .count(.init("dead_zones_resolved", "Đã xử lý", "Resolved", group: zones, width: 7)) {
                $0.deadZones.resolved
            },
            .kilometres(.init("cable_planned_km", "Kế hoạch", "Planned", group: cables, width: 8)) {
                $0.cables.plannedKilometres
            },
            .kilometres(.init("cable_done_km", "Hoàn thành", "Done", group: cables, width: 8)) {
                $0.cables.doneKilometres
            },
            .kilometres(.init("cable_verified_km", "Nghiệm thu", "Verified", group: cables, width: 8)) {
                $0.cables.verifiedKilometres
            },
            .kilometres(.init("cable_overdue_km", "Quá hạn", "Overdue", group: cables, width: 8)) {
                $0.cables.overdueKilometres
            },
        ]
    }

    /// A row a commune, for programs: the columns of the CSV form.
    package var dataTable: ReportTable {
        let communes = table.communes.sorted { $0.commune.code < $1.commune.code }
        return ReportTable(
            .data, title: BilingualText(vi: "Dữ liệu cho chương trình máy tính", en: "Data for programs"),
            columns: CoverageColumn.all.map {
                ReportTable.Column($0.key, $0.heading.vi, $0.heading.en, width: max(10, Double($0.key.count) + 2))
            },
            rows: communes.map { commune in CoverageColumn.all.map { ReportValue(exactly: $0.value(commune)) } })
    }
}

extension ReportValue {
    /// A value of the CSV form as it is.
    fileprivate init(exactly value: JSONText) {
        switch value {
        case .integer(let number): self = .integer(number)
        case .number(let number): self = number.isFinite ? .exact(number) : .blank
        case .text(let text): self = .text(text)
        case .bool(let flag): self = .text(flag ? "true" : "false")
        case .null: self = .blank
        case .list, .object: self = .text(value.text())
        }
    }
}
