import CoverageEngine
import RegistryRecords

// Postal points, cells, and the settlements that they serve.
extension ExplanationText {
    static func postalPoints(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
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

    static func cells(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
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

    static func settlements(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
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
