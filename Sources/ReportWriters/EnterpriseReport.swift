public import CoverageEngine
public import RegistryRecords

/// What each enterprise has, for people and for scripts; with a line chosen, its figures by commune.
public enum EnterpriseReport {
    /// For a terminal. The text ends with a line break.
    ///
    /// - Parameter chosen: The enterprise whose communes are told; nil for the table of all.
    public static func text(_ table: EnterpriseTable, of chosen: EnterpriseLine?, style: ReportStyle) -> String {
        let title =
            chosen.map { style.words("Hạ tầng của ", "Infrastructure of ") + name($0.owner, style) }
            ?? style.words("Hạ tầng theo doanh nghiệp", "Infrastructure by enterprise")
        let heading = [title] + table.heading.lines(style)
        let output =
            heading.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n\n"
        var lines: [TerminalTable.Line] = []
        if let chosen {
            lines = communes(table, of: chosen).map { commune, figures in
                .cells([.init(commune.code), .init(commune.name)] + cells(figures, style))
            }
            lines.append(.cells(["", .init(style.words("Cộng", "Sum"))] + cells(chosen.figures, style)))
        } else {
            var group: String?
            for line in table.lines {
                let own = self.group(line.owner, style)
                if own != group { lines.append(.title("— " + own + " —")) }
                group = own
                lines.append(
                    .cells([.init(code(line.owner)), .init(indented(line.owner, style))] + cells(line.figures, style)))
            }
            lines.append(
                .cells(
                    ["", .init(style.words("Cộng", "Sum"))]
                        + cells(table.total, style)))
        }
        let first: [TerminalTable.Column] = [
            .init(style.words("Mã", "Code")),
            chosen == nil
                ? .init(style.words("Doanh nghiệp", "Enterprise"), leastWidth: 16)
                : .init(style.words("Xã, phường, đặc khu", "Commune"), leastWidth: 14),
        ]
        let shown = TerminalTable(columns: first + columns(style), lines: lines)
            .text(width: style.width, colour: style.colour)
        let sum = style.words(
            "Dòng cộng tính mỗi đối tượng một lần, dù nhiều doanh nghiệp dùng chung.",
            "The sum counts everything once, however many share it.")
        let told = chosen == nil ? sum.wrapped(toColumns: style.width).joined(separator: "\n") + "\n" : ""
        return output + shown.text + told + style.note(hidden: shown.hidden, format: "csv")
    }

    /// As CSV: a row an enterprise, or a row a commune of the chosen one.
    public static func csv(_ table: EnterpriseTable, of chosen: EnterpriseLine?, language: Language) -> String {
        let style = ReportStyle(language: language)
        let figures = Self.figures.map { $0.heading.text(in: language) }
        let about = [style.words("Ngày tính", "Day"), style.words("Cơ sở dữ liệu", "Registry")]
        let last: [JSONText] = [.text(table.day.description), .text(table.registry)]
        if let chosen {
            let headings = [style.words("Mã xã", "Commune code"), style.words("Tên xã", "Commune")]
            return CSVText.text(
                headings: headings + figures + about,
                rows: communes(table, of: chosen).map { commune, own in
                    [.text(commune.code), .text(commune.name)] + Self.figures.map { $0.value(own) } + last
                })
        }
        let headings = [
            style.words("Mã", "Code"), style.words("Doanh nghiệp", "Enterprise"), style.words("Lĩnh vực", "Trade"),
            style.words("Trụ sở, chi nhánh", "Seat"), style.words("Doanh nghiệp chủ quản", "Parent"),
            style.words("Trong danh sách", "Listed"),
        ]
        return CSVText.text(
            headings: headings + figures + about,
            rows: table.lines.map { line in
                var enterprise: ListedEnterprise?
                if case .listed(let listed) = line.owner { enterprise = listed }
                let listed = enterprise == nil ? Answer.no : .yes
                return [
                    JSONText(enterprise?.code), .text(name(line.owner, style)), JSONText(enterprise?.kind?.rawValue),
                    JSONText(enterprise?.seat?.rawValue), JSONText(enterprise?.parent),
                    .text(listed.words.text(in: language)),
                ] + Self.figures.map { $0.value(line.figures) } + last
            })
    }

    /// As JSON, by a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    public static func json(_ table: EnterpriseTable, of chosen: EnterpriseLine?) -> String {
        let lines = chosen.map { [$0] } ?? table.lines
        var members: [(key: String, value: JSONText)] =
            [("contract", .integer(EnterpriseTable.contract))] + table.heading.members() + [
                ("enterprises", .list(lines.map { value($0, table, withCommunes: chosen != nil) }))
            ]
        if chosen == nil { members.append(("total", value(table.total))) }
        return JSONText.object(members).text(linesToDepth: 2) + "\n"
    }

    private static func value(_ line: EnterpriseLine, _ table: EnterpriseTable, withCommunes: Bool) -> JSONText {
        var enterprise: ListedEnterprise?
        var name: String?
        switch line.owner {
        case .listed(let listed): (enterprise, name) = (listed, listed.name)
        case .unlisted(let stated): name = stated
        case .unnamed: break
        }
        var members: [(key: String, value: JSONText)] = [
            ("code", JSONText(enterprise?.code)), ("name", JSONText(name)), ("listed", .bool(enterprise != nil)),
            ("kind", JSONText(enterprise?.kind?.rawValue)), ("seat", JSONText(enterprise?.seat?.rawValue)),
            ("parent", JSONText(enterprise?.parent)), ("figures", value(line.figures)),
        ]
        if withCommunes {
            let communes = communes(table, of: line).map { commune, figures -> JSONText in
                ["code": .text(commune.code), "name": .text(commune.name), "figures": value(figures)]
            }
            members.append(("communes", .list(communes)))
        }
        return .object(members)
    }

    private static func value(_ own: EnterpriseFigures) -> JSONText {
        .object(figures.map { ($0.key, $0.value(own)) })
    }

    private static func communes(
        _ table: EnterpriseTable, of line: EnterpriseLine
    ) -> [(commune: Commune, figures: EnterpriseFigures)] {
        line.byCommune.sorted { $0.key < $1.key }.map { (table.communes[$0.key], $0.value) }
    }

    // MARK: Columns

    /// A figure, as all forms have it.
    private struct Figure: Sendable {
        var key: String
        var heading: BilingualText
        /// 0 is never given up on a terminal.
        var priority: Int
        var value: @Sendable (EnterpriseFigures) -> JSONText
    }

    private static let figures: [Figure] =
        [
            Figure(key: "points", heading: .init(vi: "Điểm BC", en: "Points"), priority: 0) { .integer($0.points) },
            Figure(key: "staffed", heading: .init(vi: "Có người", en: "Staffed"), priority: 5) { .integer($0.staffed) },
            Figure(key: "staffed_online", heading: .init(vi: "Người+Internet", en: "Staffed+net"), priority: 3) {
                .integer($0.staffedOnline)
            },
            Figure(key: "sites", heading: .init(vi: "Trạm", en: "Sites"), priority: 0) { .integer($0.sites) },
        ]
        + [Technology.g2, .g3, .g4, .g5].map { technology in
            Figure(
                key: "cells_" + technology.rawValue.lowercased(),
                heading: .init(vi: "Cell " + technology.rawValue, en: technology.rawValue + " cells"),
                priority: technology >= .g4 ? 4 : 9
            ) { .integer($0.cells[technology] ?? 0) }
        }
        + [
            Figure(key: "open_dead_zones", heading: .init(vi: "Trắng/lõm sóng", en: "Dead zones"), priority: 1) {
                .integer($0.openDeadZones)
            },
            Figure(key: "cable_planned_km", heading: .init(vi: "Cáp KH km", en: "Cable km"), priority: 2) {
                .number($0.cables.plannedKilometres)
            },
            Figure(key: "cable_done_km", heading: .init(vi: "Cáp xong km", en: "Done km"), priority: 6) {
                .number($0.cables.doneKilometres)
            },
            Figure(key: "cable_overdue_km", heading: .init(vi: "Cáp quá hạn km", en: "Overdue km"), priority: 2) {
                .number($0.cables.overdueKilometres)
            },
            Figure(
                key: "oldest_evidence_days", heading: .init(vi: "Căn cứ cũ nhất (ngày)", en: "Oldest evidence (days)"),
                priority: 7
            ) {
                JSONText($0.oldestEvidenceDays)
            },
            Figure(key: "without_evidence", heading: .init(vi: "Thiếu căn cứ", en: "Without evidence"), priority: 8) {
                .integer($0.withoutEvidence)
            },
        ]

    private static func columns(_ style: ReportStyle) -> [TerminalTable.Column] {
        figures.map { .init($0.heading.text(in: style.language), isNumeric: true, priority: $0.priority) }
    }

    private static func cells(_ own: EnterpriseFigures, _ style: ReportStyle) -> [TerminalTable.Cell] {
        let number = NumberText(style.language)
        return figures.map { figure in
            switch figure.value(own) {
            case .integer(let whole): .init(number.whole(whole))
            case .number(let kilometres): .init(number.decimal(kilometres, places: 1))
            default: "–"
            }
        }
    }

    // MARK: Names

    private static func code(_ owner: EnterpriseLine.Owner) -> String {
        if case .listed(let enterprise) = owner { enterprise.code } else { "–" }
    }

    private static func name(_ owner: EnterpriseLine.Owner, _ style: ReportStyle) -> String {
        switch owner {
        case .listed(let enterprise): enterprise.name ?? enterprise.code
        case .unlisted(let name): name
        case .unnamed: style.words("(không ghi doanh nghiệp)", "(no enterprise stated)")
        }
    }

    /// A branch stands below its enterprise.
    private static func indented(_ owner: EnterpriseLine.Owner, _ style: ReportStyle) -> String {
        guard case .listed(let enterprise) = owner, enterprise.parent != nil else { return name(owner, style) }
        return "└ " + name(owner, style)
    }

    private static func group(_ owner: EnterpriseLine.Owner, _ style: ReportStyle) -> String {
        guard case .listed(let enterprise) = owner else {
            return style.words("Không có trong danh sách", "Not in the list")
        }
        return switch enterprise.kind {
        case .postal: style.words("Doanh nghiệp bưu chính", "Postal enterprises")
        case .telecom: style.words("Doanh nghiệp viễn thông", "Telecom enterprises")
        case nil: style.words("Chưa rõ lĩnh vực", "Trade not stated")
        }
    }
}

extension EnterpriseTable {
    var heading: ReportHeading {
        ReportHeading(
            registry: registry, registryVersion: registryVersion, era: era, day: day, known: known, method: nil,
            targetsDigest: targetsDigest)
    }
}
