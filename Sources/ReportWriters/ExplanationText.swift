public import CoverageEngine
package import RegistryRecords

/// The rows behind every figure of one commune, for a terminal: a section a kind of record, a line a row, each with the
/// file, sheet and row that states it.
public enum ExplanationText {
    /// The text, with a line break at its end.
    public static func text(_ explanation: CommuneExplanation, style: ReportStyle) -> String {
        let commune = explanation.coverage.commune
        let heading =
            ["\(commune.name) (\(commune.code)) – " + style.province(commune.province)]
            + explanation.heading.lines(style)
            + [ReportHeading.boundaryLine(explanation.coverage.boundaryQuality?.rawValue, style)]
        var output =
            heading.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
        output += "\n" + verdicts(of: explanation, style)
        var hidden: [String] = []
        for section in sections(explanation, style) {
            let section = section.text(style)
            output += "\n" + section.text
            hidden += section.hidden
        }
        return output + style.note(hidden: hidden, format: "json")
    }

    /// The sections, in their order.
    package static func sections(_ explanation: CommuneExplanation, _ style: ReportStyle) -> [ExplanationSection] {
        [
            postalPoints(explanation, style), cells(explanation, style), deadZones(explanation, style),
            cables(explanation, style), settlements(explanation, style), claims(explanation, style),
            samples(explanation, style), indicators(explanation.indicators, style),
        ]
    }

    private static func verdicts(of explanation: CommuneExplanation, _ style: ReportStyle) -> String {
        let lines = explanation.targets.map { target -> TerminalTable.Line in
            .cells([
                .init(target.title.text(in: style.language)), style.cell(explanation.coverage.verdicts[target.code]),
                .init(target.text(explanation.coverage.figures[target.code], style)), .init(target.demand(style)),
            ])
        }
        let table = TerminalTable(
            columns: [
                .init(style.words("Chỉ tiêu", "Target"), leastWidth: 20), .init(style.words("Kết luận", "Verdict")),
                .init(style.words("Số liệu", "Figure"), isNumeric: true),
                .init(style.words("Yêu cầu", "Required"), isNumeric: true, priority: 1),
            ], lines: lines
        ).text(width: style.width, colour: style.colour).text
        var told = [radius(of: explanation, style)].compactMap(\.self)
        if let reason = explanation.coverage.postal.reason {
            told.insert(style.words("Bưu chính: ", "Postal: ") + reason.explanation.text(in: style.language), at: 0)
        }
        if told.isEmpty { return table }
        return table + "\n" + told.flatMap { $0.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
    }

    /// The service radius by the formula and the distances as they are, side by side; nil when neither is known.
    private static func radius(of explanation: CommuneExplanation, _ style: ReportStyle) -> String? {
        let (number, postal) = (NumberText(style.language), explanation.coverage.postal)
        func kilometres(_ interval: PostalDistance.Interval) -> String {
            let ends = [interval.low, interval.high].map { $0.isFinite ? number.decimal($0, places: 2) : "∞" }
            return (ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")) + " km"
        }
        var parts: [String] = []
        if let radius = postal.meanRadiusKilometres {
            let isRough = explanation.coverage.boundaryQuality == .schematic
            parts.append(
                style.words("bán kính phục vụ theo công thức ", "service radius by the formula ")
                    + number.decimal(radius, places: 2) + " km"
                    + (isRough ? style.words(" (ranh giới sơ đồ, chỉ tham khảo)", " (schematic boundary)") : ""))
        }
        if let distance = postal.distance {
            parts.append(
                style.words("khoảng cách thực từ ấp, khóm: bình quân ", "true distance from settlements: mean ")
                    + kilometres(distance.mean) + style.words(", xa nhất ", ", largest ") + kilometres(distance.largest)
                    + (distance.isWeighted ? style.words(" (tính theo số hộ)", " (weighted by households)") : ""))
        }
        guard !parts.isEmpty else { return nil }
        let text = parts.joined(separator: "; ") + "."
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static func postalPoints(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
        func answer(_ stated: StatedAnswer) -> TerminalTable.Cell {
            let words = stated.answer.words.text(in: style.language)
            guard stated.answer != .unknown, stated.validity != .valid else { return .init(words) }
            return .init(words + " (" + stated.validity.words.text(in: style.language) + ")", colour: .yellow)
        }
        let postal = explanation.coverage.postal
        return ExplanationSection(
            kind: .postalPoint,
            title: style.words(
                "Điểm phục vụ bưu chính: \(postal.points); có người phục vụ: \(postal.staffed); có người phục vụ và"
                    + " Internet: \(postal.staffedOnline)",
                "Postal points: \(postal.points); staffed: \(postal.staffed); staffed with Internet:"
                    + " \(postal.staffedOnline)"),
            columns: [
                .init(style.words("Mã", "Code")), .init(style.words("Tên", "Name"), leastWidth: 12),
                .init(style.words("Loại", "Kind"), priority: 3),
                .init(style.words("Doanh nghiệp", "Enterprise"), priority: 2),
                .init(style.words("Người phục vụ", "Staffed"), leastWidth: 13), .init("Internet", leastWidth: 13),
                .init(style.words("Giờ/ngày", "Hours"), isNumeric: true, priority: 4),
                .init(style.words("Dịch vụ", "Services"), priority: 5),
                .init(style.words("Tính là căn cứ", "Proves"), priority: 1),
            ],
            rows: explanation.postalPoints.map { point in
                let proves =
                    point.isProvenStaffedOnline
                    ? style.words("có", "yes")
                    : point.isCandidate ? style.words("có thể", "perhaps") : style.words("không", "no")
                return (
                    [
                        .init(point.code), .init(point.name ?? "–"), .init(point.kind?.rawValue ?? "–"),
                        .init(point.enterprise ?? "–"), answer(point.staffed), answer(point.internet),
                        .init(point.hoursPerDay.map { FieldValue.real($0).shown(in: style.language) } ?? "–"),
                        .init(point.services ?? "–"),
                        .init(proves),
                    ], point.source
                )
            })
    }

    private static func cells(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
        let number = NumberText(style.language)
        let assumed = explanation.cells.count(where: \.isRadiusAssumed)
        let sorted = explanation.cells.sorted {
            ($0.technology?.rawValue ?? "", $0.operator, $0.site) < (
                $1.technology?.rawValue ?? "", $1.operator, $1.site
            )
        }
        return ExplanationSection(
            kind: .site,
            title: style.words(
                "Cell phủ tới xã: \(number.whole(sorted.count)); bán kính giả định: \(number.whole(assumed))",
                "Cells that reach the commune: \(number.whole(sorted.count)); assumed radius: \(number.whole(assumed))"),
            columns: [
                .init(style.words("Mạng", "Network")), .init(style.words("Trạm", "Site")),
                .init(style.words("Nhà mạng", "Operator")),
                .init(style.words("Băng tần MHz", "Band MHz"), isNumeric: true, priority: 4),
                .init(style.words("Bán kính m", "Radius m"), isNumeric: true),
                .init(style.words("Phát sóng", "On air"), priority: 1),
                .init(style.words("Từ ngày", "Since"), priority: 3),
                .init(style.words("Xã đặt trạm", "Site's commune"), priority: 5),
                .init(style.words("Hiệu lực", "Validity"), priority: 2),
            ],
            rows: sorted.map { cell in
                var area = cell.radiusMetres.map { number.decimal($0, places: 0) } ?? "–"
                if let beam = cell.beam {
                    let (azimuth, width) = (
                        number.decimal(beam.azimuthDegrees, places: 0), number.decimal(beam.widthDegrees, places: 0)
                    )
                    area += style.words(
                        ", hướng \(azimuth)°, góc mở \(width)°", ", azimuth \(azimuth)°, beam \(width)°")
                }
                return (
                    [
                        .init(cell.technology?.rawValue ?? "–"), .init(cell.site),
                        .init(cell.operator.isEmpty ? "–" : cell.operator),
                        .init(cell.bandMHz.map(String.init) ?? "–"),
                        cell.isRadiusAssumed || cell.isBeamAssumed
                            ? .init(area + style.words(" (giả định)", " (assumed)"), colour: .yellow) : .init(area),
                        .init(cell.isOnAir.words.text(in: style.language)),
                        .init(cell.onAirFrom?.text(in: style.language) ?? "–"), .init(cell.siteCommune ?? "–"),
                        .init(cell.validity.words.text(in: style.language)),
                    ], cell.source
                )
            })
    }

    private static func deadZones(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
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

    private static func cables(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
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

    private static func settlements(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
        let number = NumberText(style.language)
        let early = [TechnologyClass.g3, .g2].filter { technology in
            explanation.coverage.hasService(of: technology)
                || explanation.settlements.contains { $0.covered[technology] != nil }
        }
        let technologies: [TechnologyClass] = [.g4OrBetter, .g4, .g5] + early
        return ExplanationSection(
            kind: .settlement,
            title: style.words("Ấp, khóm: ", "Settlements: ") + number.whole(explanation.settlements.count),
            columns: [
                .init(style.words("Mã", "Code")), .init(style.words("Tên", "Name"), leastWidth: 10),
                .init(style.words("Số hộ", "Households"), isNumeric: true, priority: 3),
                .init(style.words("Dân số", "Population"), isNumeric: true, priority: 4),
            ]
                + technologies.enumerated().map {
                    .init($1.words.text(in: style.language), priority: $0)
                },
            rows: explanation.settlements.map { settlement in
                (
                    [
                        .init(settlement.code), .init(settlement.name ?? "–"),
                        .init(settlement.households.map(number.whole) ?? "–"),
                        .init(settlement.population.map(number.whole) ?? "–"),
                    ]
                        + technologies.map {
                            .init(settlement.covered[$0]?.words.text(in: style.language) ?? "–")
                        }, settlement.source
                )
            })
    }
}

/// A section of an explanation: rows, each with its source.
package struct ExplanationSection {
    /// What the records are whose codes stand in the first column; nil where none does.
    package var kind: RecordKind?
    package var title: String
    package var columns: [TerminalTable.Column]
    package var rows: [(cells: [TerminalTable.Cell], source: SourceRow)]

    func text(_ style: ReportStyle) -> (text: String, hidden: [String]) {
        let heading = title.wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
        guard !rows.isEmpty else {
            return (heading + "  " + style.words("(không có bản ghi)", "(no records)") + "\n", [])
        }
        let lines = rows.map { TerminalTable.Line.cells($0.cells + Self.cells(of: $0.source, style)) }
        let table = TerminalTable(columns: columns + Self.sourceColumns(style), lines: lines)
            .text(width: style.width, colour: style.colour)
        return (heading + table.text + photoLines(style), table.hidden)
    }

    /// The columns that say which row of a survey states a record.
    package static func sourceColumns(_ style: ReportStyle) -> [TerminalTable.Column] {
        [
            .init(style.words("Khảo sát", "Surveyed"), priority: 1), .init(style.words("Tệp", "File"), leastWidth: 12),
            .init(style.words("Dòng", "Row"), isNumeric: true),
            .init(style.words("Người khảo sát", "Inspector"), priority: 6),
        ]
    }

    /// A row of a survey in those columns.
    package static func cells(of source: SourceRow, _ style: ReportStyle) -> [TerminalTable.Cell] {
        [
            .init(source.surveyed?.text(in: style.language) ?? "–"),
            .init(source.file + (source.sheet.map { " [" + $0 + "]" } ?? "")),
            .init(source.row > 0 ? String(source.row) : "–"), .init(source.inspector ?? "–"),
        ]
    }

    /// The photos of the rows, each row once.
    private func photoLines(_ style: ReportStyle) -> String {
        var output = ""
        var told = Set<SourceRow>()
        for source in rows.map(\.source) where !source.photos.isEmpty && told.insert(source).inserted {
            for photo in source.photos {
                let line =
                    style.words("Ảnh, dòng \(source.row): ", "Photo, row \(source.row): ")
                    + PhotoWords.line(photo, style)
                output += line.shownOnTerminal.wrapped(toColumns: style.width - 2).map { "  " + $0 + "\n" }.joined()
            }
        }
        return output
    }
}
