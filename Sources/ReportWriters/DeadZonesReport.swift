package import CoverageEngine
package import RegistryRecords
import VN2000

/// The ledger of dead zones, for people, for scripts and for maps.
package struct DeadZonesReport {
    private typealias Entry = DeadZoneLedger.Entry
    private let ledger: DeadZoneLedger
    private let listed: [DeadZoneLedger.Entry]
    /// Fields that JSON gives as null, since the reader is not shown them.
    private let hidden: Set<Field>

    /// - Parameters:
    ///   - listed: The reports to be listed; the summary is of all.
    ///   - hidden: Fields that JSON gives as null.
    package init(_ ledger: DeadZoneLedger, listed: [DeadZoneLedger.Entry], hidden: Set<Field> = []) {
        self.ledger = ledger
        self.listed = listed
        self.hidden = hidden
    }

    // MARK: For people

    /// For a terminal; the text ends with a line break.
    package func text(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let lines = summary(style, number)
        var output = lines.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
        guard !listed.isEmpty else {
            return output + "\n" + style.words("Không có phản ánh nào để liệt kê.", "No report to list.") + "\n"
        }
        let columns: [TerminalTable.Column] = [
            .init(style.words("Phản ánh", "Report")), .init(style.words("Xã, phường", "Commune"), leastWidth: 14),
            .init(style.words("Ấp, khóm", "Village"), priority: 3, leastWidth: 8),
            .init(style.words("Loại", "Class"), priority: 2),
            .init(style.words("Nhà mạng", "Operator"), leastWidth: 8),
            .init(style.words("Trạng thái", "Status"), leastWidth: 18),
            .init(style.words("Từ ngày", "Since"), priority: 1),
            .init(style.words("Hạn", "Due")), .init(style.words("Theo", "By"), priority: 4),
            .init(style.words("Trễ (ngày)", "Days late"), isNumeric: true),
            .init(style.words("Vùng phủ tính toán", "Computed service"), leastWidth: 18),
            .init(style.words("Dòng khảo sát", "Row"), priority: 5, leastWidth: 12),
        ]
        let rows = listed.map { entry in
            TerminalTable.Line.cells([
                .init(entry.record.key), .init(entry.commune?.name ?? "–"), .init(entry.text(.village) ?? "–"),
                .init(Self.zoneClass(entry, style.language) ?? "–"),
                .init(entry.text(.operator) ?? style.words("tất cả", "all")),
                .init(Self.status(entry, style.language)), .init(entry.progress.since?.text(in: style.language) ?? "–"),
                .init(entry.due?.day.text(in: style.language) ?? "–"),
                .init(
                    entry.due.map {
                        $0.basis == .promised ? style.words("hẹn", "promise") : style.words("thiết lập", "setting")
                    } ?? "–"),
                .init(entry.overdueDays > 0 ? number.whole(entry.overdueDays) : "–"),
                .init(Self.crossCheck(entry, style)), .init(entry.source.words(style)),
            ])
        }
        let table = TerminalTable(columns: columns, lines: rows).text(width: style.width, colour: style.colour)
        output += "\n" + table.text + style.note(hidden: table.hidden, format: "csv")
        let news = listed.compactMap { entry in Self.news(of: entry, style).map { entry.record.key + " – " + $0 } }
        return output
            + (news.isEmpty ? "" : "\n")
            + news.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.map { $0 + "\n" }.joined()
    }

    private func summary(_ style: ReportStyle, _ number: NumberText) -> [String] {
        let rules = ledger.rules
        func counts(_ title: String, _ word: (Entry) -> String?) -> String {
            let parts = ledger.counts(by: word).filter { $0.open > 0 }.map {
                "\($0.word ?? style.words("không ghi", "not stated")) (\(number.whole($0.open)))"
            }
            return title + (parts.isEmpty ? "–" : parts.joined(separator: " · "))
        }
        func answers(_ title: String, _ field: Field) -> String {
            title
                + Answer.allCases.map { answer in
                    let count = ledger.open.count { ($0.record[field]?.answer ?? .unknown) == answer }
                    return "\(answer.words.text(in: style.language)) (\(number.whole(count)))"
                }.joined(separator: " · ")
        }
        var bands: [String] = []
        var first = 0
        for band in rules.ageBands {
            bands.append("\(first)–\(band)")
            first = band + 1
        }
        bands += ["> \(first - 1)", style.words("không rõ", "unknown")]
        let ages = zip(bands, ledger.ageCounts).map { "\($0) (\(number.whole($1)))" }.joined(separator: " · ")
        let served = ledger.open.count { $0.isContradicted }
        let perhaps = ledger.open.count { !$0.newCells.isEmpty }
        return [
            style.words("Sổ theo dõi vùng trắng sóng, lõm sóng", "Ledger of dead zones"),
            style.words("Ngày tính: ", "Day: ") + ledger.day.text(in: style.language)
                + style.words(" · Cơ sở dữ liệu: ", " · Registry: ") + ledger.registry
                + style.words(", phiên bản ", ", version ") + number.whole(ledger.registryVersion),
            style.words("Phản ánh: ", "Reports: ") + number.whole(ledger.entries.count)
                + style.words(" · còn mở: ", " · open: ") + number.whole(ledger.open.count)
                + style.words(" · quá hạn: ", " · overdue: ") + number.whole(ledger.overdue.count)
                + style.words(" · xử lý xong từ ", " · resolved since ") + ledger.from.text(in: style.language) + ": "
                + number.whole(ledger.resolvedInPeriod.count),
            counts(style.words("Còn mở theo loại: ", "Open by class: ")) { Self.zoneClass($0, style.language) },
            counts(style.words("Còn mở theo mức độ: ", "Open by severity: ")) { $0.text(.severity) },
            counts(style.words("Còn mở theo nhà mạng: ", "Open by operator: ")) { $0.text(.operator) },
            answers(style.words("Còn mở, nơi có điện lưới: ", "Open, with grid power: "), .gridPower),
            answers(style.words("Còn mở, thuộc địa bàn khó khăn: ", "Open, in hardship areas: "), .hardship),
            style.words("Còn mở theo số ngày: ", "Open by age in days: ") + ages,
            style.words("Còn mở nhưng nằm trong vùng phủ tính toán: ", "Open inside of computed service: ")
                + number.whole(served)
                + style.words(" · có thể đã hết lõm nhờ trạm mới: ", " · perhaps gone by a new cell: ")
                + number.whole(perhaps),
            style.words(
                "Phản ánh không có ngày hẹn thì tính hạn theo thiết lập (không phải quy định): xác minh trong \(rules.verifyDays) ngày, xử lý trong \(rules.resolveDays) ngày.",
                "Without a promised day by settings, not law: verified within \(rules.verifyDays) days, resolved within \(rules.resolveDays)."
            ),
        ]
    }

    private static func zoneClass(_ entry: Entry, _ language: Language) -> String? {
        entry.text(.zoneClass).map { DeadZoneClass(rawValue: $0)?.words.text(in: language) ?? $0 }
    }

    private static func status(_ entry: Entry, _ language: Language) -> String {
        guard let status = entry.progress.status else { return "–" }
        guard status == .checked, let result = entry.text(.checkResult).flatMap(CheckResult.init(rawValue:)) else {
            return status.words.text(in: language)
        }
        return BilingualText(vi: "kiểm tra \(result.words.vi)", en: "check \(result.words.en)").text(in: language)
    }

    /// The newest cell that may have ended a dead zone, with its row; nil when there is none.
    private static func news(of entry: Entry, _ style: ReportStyle) -> String? {
        guard let cell = entry.newCells.max(by: { $0.onAir < $1.onAir }) else { return nil }
        return style.words(
            "có thể đã hết lõm: trạm \(cell.site) phát sóng ngày \(cell.onAir.vietnamese)",
            "perhaps gone: \(cell.site) on air since \(cell.onAir)") + " – " + cell.source.words(style)
    }

    private static func crossCheck(_ entry: Entry, _ style: ReportStyle) -> String {
        if let cell = entry.newCells.max(by: { $0.onAir < $1.onAir }) {
            return style.words("có trạm mới: \(cell.site)", "new cell: \(cell.site)")
        }
        guard entry.state == .open else { return "–" }
        guard let share = entry.servedShare else { return style.words("chưa có vị trí", "no position") }
        if share == 0 { return style.words("không có sóng", "not served") }
        let sites = entry.sites.prefix(3).joined(separator: ", ") + (entry.sites.count > 3 ? "…" : "")
        return
            (entry.isContradicted
            ? style.words("có sóng: ", "served: ") : style.words("có sóng một phần: ", "partly served: ")) + sites
    }

    // MARK: For scripts and maps

    /// As a table for spreadsheets.
    package func csv(_ language: Language) -> String {
        let style = ReportStyle(language: language)
        return CSVText.text(
            headings: Self.headings.map { $0.text(in: language) },
            rows: listed.map { entry in
                // A cell has one text, where JSON has lists and objects.
                let texts: [String: String] = [
                    "sites": entry.sites.joined(separator: "; "),
                    "new_cells": entry.newCells.map { "\($0.site) \($0.onAir)" }.joined(separator: "; "),
                    "source": entry.source.words(style),
                ]
                return Self.members(entry).map { key, value in texts[key].map { .text($0) } ?? value }
            })
    }

    /// As JSON; unknown is null, never absent. The text ends with a line break.
    package func json() -> String {
        let counts = { (word: (Entry) -> String?) -> JSONText in
            .list(
                ledger.counts(by: word).map {
                    [
                        "name": JSONText($0.word), "open": .integer($0.open), "overdue": .integer($0.overdue),
                        "resolved": .integer($0.resolved),
                    ]
                })
        }
        return JSONText.object(
            about() + [
                ("by_commune", counts { $0.commune?.code }), ("by_operator", counts { $0.text(.operator) }),
                ("by_class", counts { $0.text(.zoneClass) }), ("by_severity", counts { $0.text(.severity) }),
                ("reports", .list(listed.map { .object(shownMembers($0)) })),
            ]
        ).text(linesToDepth: 2) + "\n"
    }

    private func shownMembers(_ entry: Entry) -> [(key: String, value: JSONText)] {
        let names = Set(hidden.map(\.rawValue))
        return Self.members(entry).map { names.contains($0.key) ? ($0.key, .null) : $0 }
    }

    /// As GeoJSON (RFC 7946).
    package func geoJSON() -> String {
        let features = listed.map { entry -> JSONText in
            let geometry: JSONText =
                switch entry.record.shape {
                case .point(let position)?:
                    ["type": "Point", "coordinates": [.number(position.longitude), .number(position.latitude)]]
                case .area(let polygons)?: CoverageGeoJSON.geometry(polygons)
                default: .null
                }
            return [
                "type": "Feature", "id": .text(entry.record.key), "properties": .object(Self.members(entry)),
                "geometry": geometry,
            ]
        }
        return JSONText.object([
            ("type", "FeatureCollection"), ("hatang", .object(about())), ("features", .list(features)),
        ]).text(linesToDepth: 2) + "\n"
    }

    private func about() -> [(key: String, value: JSONText)] {
        [
            ("contract", .integer(1)), ("registry", .text(ledger.registry)),
            ("registry_version", .integer(ledger.registryVersion)), ("on", .text(ledger.day.description)),
            ("from", .text(ledger.from.description)), ("verify_days", .integer(ledger.rules.verifyDays)),
            ("resolve_days", .integer(ledger.rules.resolveDays)), ("open", .integer(ledger.open.count)),
            ("overdue", .integer(ledger.overdue.count)), ("resolved", .integer(ledger.resolvedInPeriod.count)),
            ("age_bands", .list(ledger.rules.ageBands.map { .integer($0) })),
            ("open_by_age", .list(ledger.ageCounts.map { .integer($0) })),
        ]
    }

    /// The fields that the forms for scripts show as they are stated.
    private static let shown: [Field] = [
        .place, .village, .zoneClass, .operator, .technology, .severity, .households, .gridPower, .hardship, .reported,
        .verified, .planned, .promised, .resolved, .checked, .checkResult, .checkValue, .rejected, .reopened,
        .handledBy, .reason,
    ]

    private static let headings: [BilingualText] =
        [.init(vi: "mã", en: "code"), .init(vi: "mã xã", en: "commune"), .init(vi: "tên xã", en: "commune name")]
        + shown.map(\.words) + [
            .init(vi: "trạng thái vào ngày tính", en: "status on the day"), .init(vi: "từ ngày", en: "since"),
            .init(vi: "còn mở", en: "open"), .init(vi: "số ngày", en: "age in days"), .init(vi: "hạn", en: "due"),
            .init(vi: "căn cứ của hạn", en: "basis of the due day"), .init(vi: "quá hạn (ngày)", en: "days late"),
            .init(vi: "phần trong vùng phủ tính toán", en: "share inside of computed service"),
            .init(vi: "trạm phủ tới", en: "sites that reach it"), .init(vi: "trạm mới", en: "new cells"),
            .init(vi: "dòng khảo sát", en: "row of the survey"),
        ]

    private static func members(_ entry: Entry) -> [(key: String, value: JSONText)] {
        let stated = shown.map { field -> (key: String, value: JSONText) in
            (field.rawValue, entry.record[field]?.integer.map { .integer($0) } ?? JSONText(entry.text(field)))
        }
        let cells = entry.newCells.map { cell -> JSONText in
            [
                "site": .text(cell.site), "on_air": .text(cell.onAir.description),
                "source": ExplanationReport.value(cell.source),
            ]
        }
        return [
            ("code", .text(entry.record.key)), ("commune", JSONText(entry.commune?.code)),
            ("commune_name", JSONText(entry.commune?.name)),
        ] + stated + [
            ("status", JSONText(entry.progress.status?.rawValue)),
            ("since", JSONText(entry.progress.since?.description)), ("open", .bool(entry.state == .open)),
            ("age_days", JSONText(entry.ageDays)), ("due", JSONText(entry.due?.day.description)),
            ("due_basis", JSONText(entry.due?.basis.rawValue)), ("overdue_days", .integer(entry.overdueDays)),
            ("served_share", JSONText(entry.servedShare)), ("sites", .list(entry.sites.map { .text($0) })),
            ("new_cells", .list(cells)), ("source", ExplanationReport.value(entry.source)),
        ]
    }
}
