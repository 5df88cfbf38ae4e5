import HaTangKit
import RegistryRecords
import ReportWriters

/// Plans of new sites, for people and for scripts.
struct PlanReport {
    private let plans: [SitingPlan]
    private let service: SitingRequest.Service

    init(_ plans: [SitingPlan], service: SitingRequest.Service) {
        self.plans = plans
        self.service = service
    }

    /// The verdict of a commune for the service.
    func verdict(_ table: CoverageTable, _ commune: Int) -> Verdict? {
        switch service {
        case .postal: table.communes[commune].postal.verdict
        case .mobile(let technology, _): table.communes[commune].mobile[technology]?.verdict
        }
    }

    /// The upper bound of the measure, in which existing facts count with all that may be true; nil for postal points.
    private func share(_ table: CoverageTable, _ commune: Int) -> Double? {
        guard case .mobile(let technology, _) = service else { return nil }
        return table.communes[commune].mobile[technology]?.high
    }

    func text(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let isVietnamese = style.language == .vietnamese
        func words(_ vi: String, _ en: String) -> String { isVietnamese ? vi : en }
        var output = ""
        for plan in plans {
            let province = style.provinceNames[plan.province] ?? plan.province
            let reached = plan.failing.count { verdict(plan.after, $0) != .notMet }
            var told = [
                words(
                    "\(province): \(plan.failing.count) xã chưa đạt; đề xuất \(plan.proposals.count) điểm mới từ "
                        + "\(number.whole(plan.candidates)) ứng viên; tính lại: \(reached) xã đạt ngưỡng.",
                    "\(province): \(plan.failing.count) failing communes; \(plan.proposals.count) proposals from "
                        + "\(number.whole(plan.candidates)) candidates; recomputed: \(reached) communes reach the threshold."
                ), bounds(plan.solution, number, words),
            ]
            if plan.proposals.count < plan.solution.choice.count {
                told.append(
                    words(
                        "Cần \(plan.solution.choice.count) điểm để đạt hết; đây là \(plan.proposals.count) điểm ích lợi nhất.",
                        "All need \(plan.solution.choice.count); these are the \(plan.proposals.count) that help most.")
                )
            }
            output += told.flatMap { $0.wrapped(toColumns: style.width) }.map { $0 + "\n" }.joined()
            let columns: [TerminalTable.Column] = [
                .init("#", isNumeric: true), .init(words("Vĩ độ", "Latitude"), isNumeric: true),
                .init(words("Kinh độ", "Longitude"), isNumeric: true), .init(words("Xã", "Commune")),
                .init(words("Ấp, khóm", "Settlement"), priority: 1),
                .init(words("Xã đạt ngưỡng nhờ điểm này", "Communes reached by it")),
                .init(words("Thêm ấp", "Settlements"), isNumeric: true),
                .init(words("Thêm hộ", "Households"), isNumeric: true),
                .init(words("Thêm km²", "km² more"), isNumeric: true),
            ]
            let lines = plan.proposals.enumerated().map { place, proposal in
                TerminalTable.Line.cells([
                    .init("\(place + 1)"), .init(number.decimal(proposal.position.latitude, places: 5)),
                    .init(number.decimal(proposal.position.longitude, places: 5)), .init(proposal.commune?.name ?? "–"),
                    .init(proposal.settlement ?? "–"),
                    .init(proposal.reached.isEmpty ? "–" : proposal.reached.map(\.name).joined(separator: ", ")),
                    .init(proposal.settlements.map(number.whole) ?? "–"),
                    .init(proposal.households.map { number.decimal($0, places: 0) } ?? "–"),
                    .init(proposal.squareKilometres.map { number.decimal($0, places: 2) } ?? "–"),
                ])
            }
            if !lines.isEmpty {
                output +=
                    "\n"
                    + TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour).text
            }
            output += results(plan, style, number, words) + "\n"
        }
        return output
    }

    private func bounds(_ solution: SitingSolution, _ number: NumberText, _ words: (String, String) -> String) -> String
    {
        var text = words(
            "Tham lam: \(solution.greedyCount). Phương án: \(solution.choice.count). Cận dưới: \(solution.lowerBound)",
            "Greedy: \(solution.greedyCount). Choice: \(solution.choice.count). Lower bound: \(solution.lowerBound)")
        if let bound = solution.linearBound {
            text += words(" (quy hoạch tuyến tính ", " (linear programme ") + number.decimal(bound, places: 2) + ")"
        }
        text +=
            solution.isOptimal
            ? words(". Đã chứng minh là ít nhất.", ". Proven to be the fewest.")
            : words(". Chênh lệch ", ". Gap ") + number.percent(solution.gap) + "."
        if solution.isTimedOut { text += words(" Đã hết thời gian tìm.", " The time limit ended the search.") }
        return text
    }

    private func results(
        _ plan: SitingPlan, _ style: ReportStyle, _ number: NumberText, _ words: (String, String) -> String
    ) -> String {
        guard !plan.failing.isEmpty else { return "" }
        let columns: [TerminalTable.Column] = [
            .init(words("Mã", "Code")), .init(words("Xã", "Commune")), .init(words("Trước", "Before"), isNumeric: true),
            .init(words("Sau", "After"), isNumeric: true), .init(words("Kết luận sau", "Verdict after")),
            .init(words("Ghi chú", "Note")),
        ]
        let lines = plan.failing.map { commune in
            let verdict = verdict(plan.after, commune)
            return TerminalTable.Line.cells([
                .init(plan.after.communes[commune].commune.code), .init(plan.after.communes[commune].commune.name),
                .init(share(plan.before, commune).map(number.percent) ?? "–"),
                .init(share(plan.after, commune).map(number.percent) ?? "–"),
                .init(verdict?.words.text(in: style.language) ?? "–"),
                .init(
                    plan.unreachable.contains(commune) ? words("không ứng viên nào đủ", "no candidates suffice") : ""),
            ])
        }
        return "\n" + TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour).text
    }

    // MARK: For scripts

    func csv(_ language: Language) -> String {
        let headings = [
            BilingualText(vi: "Tỉnh", en: "Province"), BilingualText(vi: "Số", en: "Number"),
            BilingualText(vi: "Vĩ độ", en: "Latitude"), BilingualText(vi: "Kinh độ", en: "Longitude"),
            BilingualText(vi: "Mã xã", en: "Commune code"), BilingualText(vi: "Tên xã", en: "Commune"),
            BilingualText(vi: "Ấp, khóm", en: "Settlement"), BilingualText(vi: "Xã đạt ngưỡng", en: "Communes reached"),
            BilingualText(vi: "Thêm ấp", en: "Settlements gained"),
            BilingualText(vi: "Thêm hộ", en: "Households gained"),
            BilingualText(vi: "Thêm km²", en: "km² gained"),
        ]
        let rows = plans.flatMap { plan in
            plan.proposals.enumerated().map { place, proposal -> [JSONText] in
                [
                    .text(plan.province), .integer(place + 1), .number(proposal.position.latitude),
                    .number(proposal.position.longitude), JSONText(proposal.commune?.code),
                    JSONText(proposal.commune?.name),
                    JSONText(proposal.settlement), .text(proposal.reached.map(\.code).joined(separator: " ")),
                    JSONText(proposal.settlements), JSONText(proposal.households), JSONText(proposal.squareKilometres),
                ]
            }
        }
        return CSVText.text(headings: headings.map { $0.text(in: language) }, rows: rows)
    }

    func json() -> String {
        JSONText.object([("contract", .integer(1)), ("plans", .list(plans.map(value)))]).text(linesToDepth: 3) + "\n"
    }

    private func value(_ plan: SitingPlan) -> JSONText {
        let communes = plan.failing.map { commune -> JSONText in
            [
                "code": .text(plan.after.communes[commune].commune.code),
                "before": JSONText(share(plan.before, commune)),
                "after": JSONText(share(plan.after, commune)),
                "verdict": JSONText(verdict(plan.after, commune)?.rawValue),
                "unreachable": .bool(plan.unreachable.contains(commune)),
            ]
        }
        return [
            "province": .text(plan.province),
            "registry": ["id": .text(plan.before.registry), "version": .integer(plan.before.registryVersion)],
            "era": .text(plan.before.era.name), "on": .text(plan.before.day.description),
            "known": JSONText(plan.before.known?.description),
            "targets_digest": .text(plan.before.targetsDigest), "candidates": .integer(plan.candidates),
            "method": .text(plan.solution.method.rawValue), "greedy": .integer(plan.solution.greedyCount),
            "needed": .integer(plan.solution.choice.count), "linear_bound": JSONText(plan.solution.linearBound),
            "lower_bound": .integer(plan.solution.lowerBound), "gap": .number(plan.solution.gap),
            "timed_out": .bool(plan.solution.isTimedOut),
            "proposals": .list(plan.proposals.map { .object(members($0)) }),
            "communes": .list(communes),
        ]
    }

    private func members(_ proposal: SitingPlan.Proposal) -> [(key: String, value: JSONText)] {
        [
            ("latitude", .number(proposal.position.latitude)), ("longitude", .number(proposal.position.longitude)),
            ("commune", JSONText(proposal.commune?.code)), ("settlement", JSONText(proposal.settlement)),
            ("communes_reached", .list(proposal.reached.map { .text($0.code) })),
            ("settlements_gained", JSONText(proposal.settlements)),
            ("households_gained", JSONText(proposal.households)),
            ("km2_gained", JSONText(proposal.squareKilometres)),
        ]
    }

    func geoJSON() -> String {
        let features = plans.flatMap { plan in
            plan.proposals.enumerated().map { place, proposal -> JSONText in
                [
                    "type": "Feature", "id": .text("\(plan.province)-\(place + 1)"),
                    "properties": .object(members(proposal)),
                    "geometry": [
                        "type": "Point",
                        "coordinates": [.number(proposal.position.longitude), .number(proposal.position.latitude)],
                    ],
                ]
            }
        }
        return JSONText.object([("type", "FeatureCollection"), ("features", .list(features))]).text(linesToDepth: 2)
            + "\n"
    }
}
