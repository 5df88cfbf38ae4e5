import HaTangKit
import RegistryRecords
import ReportWriters

/// The bridge between the communes of two eras, for people and for scripts.
struct BridgeReport {
    private let bridge: EraBridge

    init(_ bridge: EraBridge) {
        self.bridge = bridge
    }

    /// For a terminal: the old communes by province and code, below them what cannot be told, and the sum.
    func text(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let olds = Set(bridge.lines.compactMap(\.old)).count
        let news = Set(bridge.lines.compactMap(\.new)).count
        let heading = [
            style.words("Chuyển số liệu từ xã cũ sang xã mới", "From old communes to those of today"),
            style.words("Thời kỳ: ", "Eras: ") + bridge.old.name + " → " + bridge.new.name
                + style.words(" · Ngày tính: ", " · Day: ") + bridge.day.text(in: style.language),
            style.words("Cơ sở dữ liệu: ", "Registry: ") + bridge.registry + style.words(", phiên bản ", ", version ")
                + number.whole(bridge.registryVersion),
            style.words(
                "\(number.whole(olds)) xã cũ, \(number.whole(news)) xã mới.",
                "\(number.whole(olds)) old communes, \(number.whole(news)) of today."),
        ]
        var lines: [TerminalTable.Line] = []
        var group: String?
        for line in bridge.lines {
            let own = line.old.map { style.province($0.province) } ?? Self.splitWords.text(in: style.language)
            if own != group { lines.append(.title("— " + own + " —")) }
            group = own
            lines.append(.cells(cells(line, style)))
        }
        lines.append(
            .cells(
                ["", .init(style.words("Cộng", "Sum")), "", "", ""]
                    + Self.figures.map { .init($0.shown(EraBridge.sum(of: bridge.lines), number)) }))
        let columns: [TerminalTable.Column] = [
            .init(style.words("Mã cũ", "Old")), .init(style.words("Xã cũ", "Old commune"), leastWidth: 14),
            .init(style.words("Mã mới", "New")), .init(style.words("Xã mới", "New commune"), leastWidth: 14),
            .init(style.words("Theo", "By"), priority: 5),
        ]
        let shown = TerminalTable(
            columns: columns
                + Self.figures.map {
                    .init($0.heading.text(in: style.language), isNumeric: true, priority: $0.priority)
                }, lines: lines
        ).text(width: style.width, colour: style.colour)
        return heading.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n\n"
            + shown.text + style.note(hidden: shown.hidden, format: "csv")
    }

    private func cells(_ line: EraBridge.Line, _ style: ReportStyle) -> [TerminalTable.Cell] {
        let number = NumberText(style.language)
        let unknown = style.words("chưa xác định", "not told")
        let first: [TerminalTable.Cell] = [
            .init(line.old?.code ?? "–"), .init(line.old?.name ?? unknown), .init(line.new?.code ?? "–"),
            .init(line.new?.name ?? unknown), .init(Self.words(line.basis).text(in: style.language)),
        ]
        return first + Self.figures.map { .init($0.shown(line.figures, number)) }
    }

    /// As CSV: a row a pair.
    func csv(_ language: Language) -> String {
        let style = ReportStyle(language: language)
        let headings =
            [
                style.words("Tỉnh cũ", "Old province"), style.words("Mã xã cũ", "Old code"),
                style.words("Xã cũ", "Old commune"), style.words("Mã xã mới", "New code"),
                style.words("Xã mới", "New commune"), style.words("Căn cứ", "Basis"),
            ] + Self.figures.map { $0.heading.text(in: language) } + [style.words("Ngày tính", "Day")]
        return CSVText.text(
            headings: headings,
            rows: bridge.lines.map { line in
                [
                    JSONText(line.old?.province), JSONText(line.old?.code), JSONText(line.old?.name),
                    JSONText(line.new?.code), JSONText(line.new?.name),
                    .text(Self.words(line.basis).text(in: language)),
                ] + Self.figures.map { $0.value(line.figures) } + [.text(bridge.day.description)]
            })
    }

    /// As JSON, by a contract: keys may be added, none is renamed; null is a commune that nobody can tell.
    func json() -> String {
        JSONText.object([
            ("contract", .integer(EraBridge.contract)),
            ("registry", ["id": .text(bridge.registry), "version": .integer(bridge.registryVersion)]),
            ("from_era", .text(bridge.old.name)), ("to_era", .text(bridge.new.name)),
            ("on", .text(bridge.day.description)),
            (
                "lines",
                .list(
                    bridge.lines.map { line in
                        .object(
                            [
                                ("old", Self.value(line.old)), ("new", Self.value(line.new)),
                                ("basis", .text(line.basis.rawValue)),
                            ] + Self.figures.map { ($0.key, $0.value(line.figures)) })
                    })
            ),
            ("total", .object(Self.figures.map { ($0.key, $0.value(EraBridge.sum(of: bridge.lines))) })),
        ]).text(linesToDepth: 2) + "\n"
    }

    private static func value(_ commune: Commune?) -> JSONText {
        commune.map { ["code": .text($0.code), "name": .text($0.name), "province": .text($0.province)] } ?? .null
    }

    // MARK: Words and figures

    private static let splitWords = BilingualText(
        vi: "Chia tách, chưa xác định được", en: "Split or merged, not told")

    private static func words(_ basis: EraBridge.Basis) -> BilingualText {
        switch basis {
        case .whole: .init(vi: "nhập nguyên", en: "whole")
        case .geometry: .init(vi: "vị trí", en: "position")
        case .split: .init(vi: "chia tách", en: "split")
        }
    }

    /// A figure, as all forms have it.
    private struct Figure: Sendable {
        var key: String
        var heading: BilingualText
        var priority: Int
        /// Digits behind the decimal point.
        var places = 0
        var number: @Sendable (EraBridge.Figures) -> Double

        func shown(_ figures: EraBridge.Figures, _ text: NumberText) -> String {
            text.decimal(number(figures), places: places)
        }

        func value(_ figures: EraBridge.Figures) -> JSONText {
            places == 0 ? .integer(Int(number(figures))) : .number(number(figures))
        }
    }

    private static let figures: [Figure] = [
        Figure(key: "postal_points", heading: .init(vi: "Điểm BC", en: "Points"), priority: 0) {
            Double($0.postalPoints)
        },
        Figure(key: "sites", heading: .init(vi: "Trạm BTS", en: "Sites"), priority: 0) { Double($0.sites) },
        Figure(key: "open_dead_zones", heading: .init(vi: "Lõm sóng", en: "Dead zones"), priority: 1) {
            Double($0.deadZones)
        },
        Figure(key: "settlements", heading: .init(vi: "Ấp, khóm", en: "Settlements"), priority: 3) {
            Double($0.settlements)
        },
        Figure(key: "households", heading: .init(vi: "Hộ", en: "Households"), priority: 2) { $0.households },
        Figure(key: "population", heading: .init(vi: "Dân số", en: "People"), priority: 4) { $0.population },
        Figure(key: "cable_planned_km", heading: .init(vi: "Cáp (km)", en: "Cable (km)"), priority: 1, places: 1) {
            $0.cableMetres / 1000
        },
    ]
}
