package import CoverageEngine
package import RegistryRecords

/// The map of a report: communes coloured by the measure that is chosen, and layers to switch on and off.
///
/// Choosing is done by the style sheet alone, so it works without the script, which adds pointing, moving by the keyboard
/// and drawing nearer.
package struct MapFigure: Sendable {
    let table: CoverageTable
    let deadZones: DeadZoneLedger
    let cables: CableLedger
    let content: MapContent
    /// The shapes.
    package let drawing: MapDrawing
    let language: Language
    /// The identifier of a commune's row, by its code; a click on the commune leads there.
    let row: @Sendable (String) -> String

    /// A map; nil when no commune has a polygon.
    package init?(
        table: CoverageTable, deadZones: DeadZoneLedger, cables: CableLedger, content: MapContent, language: Language,
        row: @escaping @Sendable (String) -> String
    ) {
        let codes = Set(table.communes.map(\.commune.code))
        guard let drawing = MapDrawing(content.boundaries.filter { codes.contains($0.key) }, zone: content.zone) else {
            return nil
        }
        self.table = table
        self.deadZones = deadZones
        self.cables = cables
        self.content = content
        self.drawing = drawing
        self.language = language
        self.row = row
    }

    func words(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

    /// The figure with its controls and its legend.
    package var markup: Markup {
        around([
            Markup(
                "svg",
                [
                    "class": "land", "viewBox": "0 0 \(drawing.width) \(drawing.height)", "role": "group",
                    "aria-label": .text(title),
                ],
                [Markup("g", ["class": "ground"], [communes, hatching] + MapLayers(self).shapes)]),
            zoomButtons, northArrow, scaleBar,
            Markup("figcaption", ["class": "small"], text: caption),
        ])
    }

    /// The controls and the legend beside a map that something else draws, by the same classes.
    package func around(_ map: [Markup]) -> Markup {
        Markup(
            "div", ["class": "map"],
            [
                Markup("figure", [:], map + [about]),
                Markup("div", [:], [measures, keys, MapLayers(self).switches]),
            ])
    }

    /// The classes of the style sheet by which a commune is coloured, whatever the measure.
    package static func classes(of coverage: CommuneCoverage) -> String {
        let classes =
            ["commune"] + (coverage.boundaryQuality == .schematic ? ["schematic"] : [])
            + MapMeasure.allCases.map { "\($0.rawValue)-\($0.classOf(coverage).rawValue)" }
        return classes.joined(separator: " ")
    }

    private var title: String {
        words("Bản đồ các xã, phường, đặc khu", "Map of the communes")
    }

    private var caption: String {
        let left = table.communes.filter { drawing.communePaths[$0.commune.code] == nil }.map(\.commune.name)
        let plane = words(
            "Vẽ từ ranh giới trong cơ sở dữ liệu, đường ranh đã giản lược để hiển thị. Mũi tên chỉ hướng bắc của lưới tọa độ.",
            "Drawn from the boundaries in the registry, simplified for display. The arrow points to grid north.")
        guard !left.isEmpty else { return plane }
        return plane + " "
            + words("Chưa có ranh giới, không vẽ được: ", "Without a boundary, and so not drawn: ")
            + left.joined(separator: ", ") + "."
    }

    // MARK: Communes

    private var communes: Markup {
        .group(
            table.communes.sorted { $0.commune.code < $1.commune.code }.compactMap { coverage in
                guard let path = drawing.communePaths[coverage.commune.code] else { return nil }
                return Markup(
                    "a",
                    [
                        "href": .link(.fragment(row(coverage.commune.code))),
                        "aria-label": .text(coverage.commune.name),
                    ],
                    [
                        Markup(
                            "path",
                            [
                                "class": .text(Self.classes(of: coverage)), "d": .text(path),
                                "fill-rule": "evenodd",
                            ], [Markup("title", text: coverage.commune.name)])
                    ])
            })
    }

    /// Thin lines over communes whose boundary is but a scheme.
    private var hatching: Markup {
        let paths = table.communes.compactMap { coverage in
            coverage.boundaryQuality == .schematic ? drawing.communePaths[coverage.commune.code] : nil
        }
        guard !paths.isEmpty else { return .nothing }
        return Markup("path", ["class": "hatch", "d": .text(paths.joined()), "aria-hidden": "true"])
    }

    // MARK: Around the map

    private var zoomButtons: Markup {
        func button(_ factor: String, _ sign: String, _ label: String) -> Markup {
            Markup(
                "button", ["type": "button", "data-factor": .text(factor), "aria-label": .text(label)], text: sign)
        }
        return Markup(
            "div", ["class": "zoom", "hidden": .present],
            [
                button("1.6", "+", words("Phóng to", "Nearer")), button("0.625", "−", words("Thu nhỏ", "Farther")),
                button("1", "⤢", words("Toàn bộ", "Whole map")),
            ])
    }

    private var northArrow: Markup {
        Markup(
            "svg",
            ["class": "north", "viewBox": "0 0 30 44", "role": "img", "aria-label": .text(words("Bắc", "North"))],
            [
                Markup("path", ["d": "M15 14l8 28-8-6-8 6z"]),
                Markup("text", ["x": "15", "y": "12"], text: words("B", "N")),
            ]
        )
    }

    /// Metres and the share of the map's width that they take: the longest of 1, 2, 5 × 10ⁿ up to a quarter of it.
    package var scale: (metres: Double, share: Double) {
        let whole = Double(drawing.width) * drawing.stepMetres
        var metres = 1.0
        while true {
            for digit in [2.0, 5, 10] where metres * digit > whole / 4 {
                let length = digit == 2 ? metres : digit == 5 ? metres * 2 : metres * 5
                return (length, length / whole)
            }
            metres *= 10
        }
    }

    private var scaleBar: Markup {
        let (metres, share) = scale
        let label =
            metres >= 1000
            ? NumberText(language).whole(Int(metres / 1000)) + " km" : NumberText(language).whole(Int(metres)) + " m"
        return Markup(
            "svg",
            [
                "class": "scale", "role": "img", "aria-label": .text(words("Thước tỷ lệ", "Scale bar")),
                "data-step": .text("\(drawing.stepMetres)"),
            ],
            [
                Markup("rect", ["x": "0", "y": "10", "width": .text("\(share * 100)%"), "height": "5"]),
                Markup("text", ["x": .text("\(share * 100 + 1.5)%"), "y": "17"], text: label),
            ])
    }

    private var measures: Markup {
        Markup(
            "fieldset", [:],
            [Markup("legend", text: words("Tô màu theo", "Coloured by"))]
                + MapMeasure.allCases.map { measure in
                    Markup(
                        "label", [:],
                        [
                            Markup(
                                "input",
                                [
                                    "type": "radio", "name": "measure", "id": "map-\(measure.rawValue)",
                                    "checked": measure == .postal ? .present : nil,
                                ]),
                            Markup("span", text: measure.words.text(in: language)),
                        ])
                })
    }

    /// A legend for each measure; the style sheet shows the one of the measure chosen.
    private var keys: Markup {
        let number = NumberText(language)
        return .group(
            MapMeasure.allCases.map { measure in
                let counts = Dictionary(grouping: table.communes, by: measure.classOf).mapValues(\.count)
                let shown = measure.classes.filter { $0 != .notAsked || counts[$0] != nil }
                return Markup(
                    "ul",
                    [
                        "class": "key", "data-measure": .text(measure.rawValue),
                        "data-live": "key-\(measure.rawValue)",
                        "aria-label": .text(words("Chú giải", "Legend")),
                    ],
                    shown.map { shade in
                        Markup(
                            "li", [:],
                            [
                                .swatch(shade.rawValue),
                                Markup(
                                    "span",
                                    text: measure.words(of: shade).text(in: language) + " ("
                                        + number.whole(counts[shade] ?? 0) + ")"),
                            ])
                    }
                        + (table.communes.contains { $0.boundaryQuality == .schematic } ? [schematicKey] : []))
            })
    }

    private var schematicKey: Markup {
        Markup(
            "li", [:],
            [
                Markup(
                    "svg", ["class": "swatch", "aria-hidden": "true", "viewBox": "0 0 27 18"],
                    [
                        Markup("rect", ["width": "27", "height": "18", "class": "fill-few0 commune schematic"]),
                        Markup("path", ["d": "M0 18L18 0M9 18L27 0M-9 18L9 0M18 18L36 0", "class": "over"]),
                    ]),
                Markup(
                    "span",
                    text: words("gạch chéo, nét đứt: ranh giới sơ đồ", "hatched, broken line: schematic boundary")),
            ])
    }

    private var about: Markup {
        Markup(
            "div", ["class": "about screen"],
            [
                Markup(
                    "p", ["class": "small"],
                    text: words(
                        "Trỏ vào một xã để xem số liệu; bấm để đến dòng của xã trong bảng. Bàn phím: phím Tab vào bản đồ, rồi các phím mũi tên.",
                        "Point at a commune for its figures; click to get to its row. By keyboard: Tab into the map, then the arrow keys."
                    ))
            ])
    }
}

extension Markup {
    /// A sample of a colour of the map.
    static func swatch(_ shade: String) -> Markup {
        Markup(
            "svg", ["class": "swatch", "aria-hidden": "true", "viewBox": "0 0 27 18"],
            [Markup("rect", ["width": "27", "height": "18", "class": .text("fill-\(shade)")])])
    }
}
