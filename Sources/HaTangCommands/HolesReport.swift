import HaTangKit
import RegistryRecords
import ReportWriters

/// The holes of a service, for people, for scripts and for maps.
struct HolesReport {
    let list: HoleList

    init(_ list: HoleList) {
        self.list = list
    }

    // MARK: For people

    func text(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let columns: [TerminalTable.Column] = [
            .init(style.words("Lỗ hổng", "Hole")),
            .init(style.words("Xã, phường", "Commune"), leastWidth: 14),
            .init(style.words("Diện tích (km²)", "Area (km²)"), isNumeric: true),
            .init(style.words("Vĩ độ", "Latitude"), isNumeric: true, priority: 2),
            .init(style.words("Kinh độ", "Longitude"), isNumeric: true, priority: 2),
            .init(style.words("Ấp, khóm", "Settlements"), leastWidth: 10),
            .init(style.words("Hộ", "Households"), isNumeric: true),
            .init(style.words("Dân số", "Population"), isNumeric: true, priority: 1),
            .init(style.words("Trạm gần nhất", "Nearest site"), leastWidth: 10),
            .init(style.words("Cách (m)", "Metres"), isNumeric: true),
            .init(style.words("Phản ánh", "Reports"), priority: 3),
        ]
        let lines = list.holes.map { hole in
            TerminalTable.Line.cells([
                .init(hole.code), .init(hole.commune.name), .init(number.decimal(hole.squareMetres / 1e6, places: 3)),
                .init(number.decimal(hole.centre.latitude, places: 5)),
                .init(number.decimal(hole.centre.longitude, places: 5)),
                .init(
                    hole.settlements.isEmpty ? "–" : hole.settlements.map { $0.name ?? $0.code }.joined(separator: ", ")
                ),
                .init(hole.households.map(number.whole) ?? "–"), .init(hole.population.map(number.whole) ?? "–"),
                .init(
                    hole.nearestSite.map {
                        $0.code + ($0.hasService ? "" : style.words(" (chưa có)", " (without it)"))
                    } ?? "–"),
                .init(hole.nearestSite.map { number.decimal($0.metres, places: 0) } ?? "–"),
                .init(hole.reports.isEmpty ? "–" : hole.reports.joined(separator: ", ")),
            ])
        }
        let output = heading(style, title: title(style)) + totals(style, number)
        guard !lines.isEmpty else { return output }
        let table = TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour)
        return output + "\n" + table.text + style.note(hidden: table.hidden, format: "csv")
    }

    private func title(_ style: ReportStyle) -> String {
        style.words("Vùng không có sóng ", "Areas without ") + list.request.technology.rawValue + " – "
            + (list.request.operator ?? style.words("mọi doanh nghiệp", "any operator"))
    }

    func heading(_ style: ReportStyle, title: String) -> String {
        let about = ReportHeading(
            registry: list.registry, registryVersion: list.registryVersion, era: list.era, day: list.day,
            known: list.known, method: Self.method, targetsDigest: list.targetsDigest)
        let lines = [title] + about.lines(style) + [ReportHeading.boundaryLine(list.boundaryQuality, style)]
        return lines.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
    }

    private func totals(_ style: ReportStyle, _ number: NumberText) -> String {
        func kilometres(_ metres: Double) -> String { number.decimal(metres / 1e6, places: 3) + " km²" }
        let uncovered = list.communes.reduce(0) { $0 + ($1.uncoveredSquareMetres ?? 0) }
        let slivers = list.communes.reduce(0) { $0 + $1.slivers }
        let sliverArea = list.communes.reduce(0) { $0 + $1.sliverSquareMetres }
        let exact = list.holes.reduce(0) { $0 + $1.squareMetres }
        let drawn = list.holes.reduce(0) { $0 + $1.polygonSquareMetres }
        let less = number.decimal(max(0, exact - drawn), places: 0)
        let tolerance = number.decimal(HoleList.toleranceMetres, places: 2)
        let least = number.decimal(list.request.leastSquareMetres, places: 0)
        var lines = [
            style.words(
                "\(number.whole(list.holes.count)) lỗ hổng trong \(number.whole(list.communes.count)) xã; không phủ: \(kilometres(uncovered)).",
                "\(number.whole(list.holes.count)) holes in \(number.whole(list.communes.count)) communes; uncovered: \(kilometres(uncovered))."
            ),
            style.words(
                "Bỏ qua \(number.whole(slivers)) mảnh nhỏ hơn \(least) m² và không có ấp, khóm: \(kilometres(sliverArea)).",
                "\(number.whole(slivers)) slivers below \(least) m² without a settlement are left out: \(kilometres(sliverArea))."
            ),
            style.words(
                "Đa giác nằm ngoài vòng phủ, cách không quá \(tolerance) m, nên nhỏ hơn diện tích chính xác \(less) m².",
                "Outlines run outside of the discs by at most \(tolerance) m and so hold \(less) m² less than the exact areas."
            ),
        ]
        let unknown = list.communes.filter { $0.boundaryQuality == nil }.map(\.commune.code)
        if !unknown.isEmpty {
            lines.append(
                style.words(
                    "\(number.whole(unknown.count)) xã không có ranh giới nên không xét được: ",
                    "\(number.whole(unknown.count)) communes have no boundary and could not be looked at: ")
                    + unknown.joined(separator: ", "))
        }
        return lines.flatMap { $0.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
    }

    // MARK: For scripts and maps

    static let method = "polygons-outside-discs"

    func csv(_ language: Language) -> String {
        CSVText.text(
            headings: HoleColumn.all.map { $0.heading.text(in: language) },
            rows: list.holes.map { hole in HoleColumn.all.map { $0.value(hole).json } })
    }

    func json() -> String {
        JSONText.object(
            about() + [
                ("communes", .list(list.communes.map(Self.value))), ("holes", .list(list.holes.map(Self.value))),
            ]
        ).text(linesToDepth: 2) + "\n"
    }

    /// What every form for scripts says of itself.
    func about() -> [(key: String, value: JSONText)] {
        let heading = ReportHeading(
            registry: list.registry, registryVersion: list.registryVersion, era: list.era, day: list.day,
            known: list.known, method: Self.method, targetsDigest: list.targetsDigest)
        return [("contract", .integer(HoleList.contract))] + heading.members() + [
            ("boundary_quality", JSONText(list.boundaryQuality)), ("targets_digest", .text(list.targetsDigest)),
            ("technology", .text(list.request.technology.rawValue)), ("operator", JSONText(list.request.operator)),
            ("least_area_m2", .number(list.request.leastSquareMetres)),
            ("tolerance_m", .number(HoleList.toleranceMetres)),
        ]
    }

    private static func value(_ total: HoleList.CommuneTotal) -> JSONText {
        [
            "code": .text(total.commune.code), "name": .text(total.commune.name),
            "boundary_quality": JSONText(total.boundaryQuality?.rawValue), "area_m2": JSONText(total.squareMetres),
            "uncovered_m2": JSONText(total.uncoveredSquareMetres), "holes": .integer(total.holes),
            "slivers": .integer(total.slivers), "slivers_m2": .number(total.sliverSquareMetres),
        ]
    }

    static func value(_ hole: CoverageHole) -> JSONText {
        let settlements = hole.settlements.map { settlement -> JSONText in
            [
                "code": .text(settlement.code), "name": JSONText(settlement.name),
                "households": JSONText(settlement.households), "population": JSONText(settlement.population),
                "source": ExplanationReport.value(settlement.source),
            ]
        }
        return .object(
            HoleColumn.all.filter { $0.key != "settlements" }.map { ($0.key, $0.value(hole).json) } + [
                ("settlements", .list(settlements)), ("dead_zones", .list(hole.reports.map { .text($0) })),
            ])
    }

    func geoJSON() -> String {
        let features = list.holes.map { hole -> JSONText in
            [
                "type": "Feature", "id": .text(hole.code),
                "properties": .object(HoleColumn.all.map { ($0.key, $0.value(hole).json) }),
                "geometry": CoverageGeoJSON.geometry(hole.polygons),
            ]
        }
        return JSONText.object([
            ("type", "FeatureCollection"), ("hatang", .object(about())), ("features", .list(features)),
        ]).text(linesToDepth: 2) + "\n"
    }

    /// A layer `holes` that GIS programs open.
    func layer(_ language: Language) -> FeatureLayerFile {
        let description = BilingualText(
            vi:
                "Vùng không có sóng \(list.request.technology.rawValue), ngày \(list.day), phiên bản \(list.registryVersion)",
            en: "Areas without \(list.request.technology.rawValue) on \(list.day), version \(list.registryVersion)")
        return FeatureLayerFile(
            layer: "holes", description: description.text(in: language),
            columns: HoleColumn.all.map { ($0.key, $0.type) },
            features: list.holes.map { hole in (HoleColumn.all.map { $0.value(hole) }, hole.polygons) })
    }
}
