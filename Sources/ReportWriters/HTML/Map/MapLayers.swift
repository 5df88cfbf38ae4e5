package import CoverageEngine
package import RegistryRecords

/// The layers over the communes of a map, with the boxes that show and hide them.
struct MapLayers {
    /// A layer.
    private struct Layer {
        let name: String
        let title: String
        /// What it shows, each kind with its class, its words and how many are drawn.
        let kinds: [(shade: String, words: String, count: Int)]
        let shapes: [Markup]
        var isShown = true
        /// What it has that no map can show.
        var unplaced = 0
    }

    private let figure: MapFigure
    private var layers: [Layer] = []

    /// The layers of a map, those on top last.
    init(_ figure: MapFigure) {
        self.figure = figure
        layers = [holes, cables, sites, postalPoints, deadZones]
    }

    /// The shapes, each layer in a group of its own.
    var shapes: [Markup] {
        layers.map { Markup("g", ["class": "layer \($0.name)", "aria-hidden": "true"], $0.shapes) }
    }

    /// The boxes, each with the looks of what it shows.
    var switches: Markup {
        let number = NumberText(figure.language)
        return Markup(
            "fieldset", [:],
            [Markup("legend", text: figure.words("Lớp hiển thị", "Layers"))]
                + layers.reversed().map { layer in
                    .group([
                        Markup(
                            "label", [:],
                            [
                                Markup(
                                    "input",
                                    [
                                        "type": "checkbox", "id": "layer-\(layer.name)",
                                        "checked": layer.isShown ? .present : nil,
                                    ]), Markup("span", text: layer.title),
                            ]),
                        Markup(
                            "ul", ["class": "key", "data-live": "layer-\(layer.name)"],
                            layer.kinds.map { kind in
                                Markup(
                                    "li", [:],
                                    [
                                        sign(kind.shade),
                                        Markup(
                                            "span", ["class": "small"],
                                            text: "\(kind.words) (\(number.whole(kind.count)))"),
                                    ])
                            }
                                + (layer.unplaced > 0
                                    ? [
                                        Markup(
                                            "li", ["class": "small"],
                                            text: figure.words("không có tọa độ: ", "without a position: ")
                                                + number.whole(layer.unplaced))
                                    ] : [])),
                    ])
                })
    }

    private func sign(_ shade: String) -> Markup {
        let path = shade == "hole" ? "M4 3H23V15H4z" : shade.hasPrefix("cable") ? "M2 9H25" : "M13 9h0"
        return Markup(
            "svg", ["class": "swatch sign", "aria-hidden": "true", "viewBox": "0 0 27 18"],
            [Markup("path", ["class": .text(shade), "d": .text(path)])])
    }

    // MARK: Points

    private func points(
        _ name: String, _ title: String, halo: String, isShown: Bool, _ kinds: [MapContent.Kind]
    ) -> Layer {
        var halos = ""
        var shapes: [Markup] = []
        var shown: [(shade: String, words: String, count: Int)] = []
        for kind in kinds {
            let dots = figure.drawing.dots(at: figure.content.places.filter { $0.kind == kind }.map(\.position))
            shown.append((kind.rawValue, kind.words.text(in: figure.language), dots.count))
            guard dots.count > 0 else { continue }
            halos += dots.path
            // The most important kind comes first in the legend and lies on top.
            shapes.insert(Markup("path", ["class": .text(kind.rawValue), "d": .text(dots.path)]), at: 0)
        }
        if !halos.isEmpty { shapes.insert(Markup("path", ["class": .text("halo \(halo)"), "d": .text(halos)]), at: 0) }
        return Layer(
            name: name, title: title, kinds: shown, shapes: shapes, isShown: isShown,
            unplaced: kinds.reduce(0) { $0 + (figure.content.unplaced[$1] ?? 0) })
    }

    private var postalPoints: Layer {
        points(
            "postal", figure.words("Điểm bưu chính", "Postal points"), halo: "postal-other", isShown: true,
            MapContent.Kind.postal)
    }

    private var sites: Layer {
        points(
            "sites", figure.words("Trạm BTS", "BTS sites"), halo: "site", isShown: false, MapContent.Kind.sites)
    }

    // MARK: Shapes

    private var deadZones: Layer {
        var (areas, points): ([Markup], [Markup]) = ([], [])
        var halos = ""
        var unplaced = 0
        for entry in figure.deadZones.open {
            guard let shape = entry.record.shape, let path = figure.drawing.path(of: shape) else {
                unplaced += 1
                continue
            }
            let title = Markup(
                "title", text: [entry.record.key, entry.place].compactMap(\.self).joined(separator: " – "))
            if case .area = shape {
                areas.append(Markup("path", ["class": "zone area", "d": .text(path)], [title]))
            } else {
                halos += path
                points.append(Markup("path", ["class": "zone", "d": .text(path)], [title]))
            }
        }
        let halo = halos.isEmpty ? [] : [Markup("path", ["class": "halo zone", "d": .text(halos)])]
        return Layer(
            name: "zones", title: figure.words("Vùng trắng, lõm sóng", "Dead zones"),
            kinds: [("zone", figure.words("còn mở", "open"), areas.count + points.count)],
            shapes: areas + halo + points, unplaced: unplaced)
    }

    private var cables: Layer {
        var shapes: [String: [Markup]] = [:]
        var unplaced = 0
        for entry in figure.cables.entries {
            guard let shape = entry.record.shape, let path = figure.drawing.path(of: shape) else {
                unplaced += 1
                continue
            }
            let shade = entry.mapShade
            let title = [entry.record.key, entry.record[.road]?.text].compactMap(\.self).joined(separator: " – ")
            shapes[shade, default: []].append(
                Markup("path", ["class": .text(shade), "d": .text(path)], [Markup("title", text: title)]))
        }
        let kinds = [
            ("cable-late", figure.words("quá hạn", "overdue")), ("cable-done", figure.words("đã xong", "done")),
            ("cable-planned", figure.words("trong kế hoạch", "planned")),
        ]
        return Layer(
            name: "cables", title: figure.words("Tuyến cáp chỉnh trang", "Cable clean-ups"),
            kinds: kinds.map { ($0.0, $0.1, shapes[$0.0]?.count ?? 0) },
            shapes: kinds.reversed().flatMap { shapes[$0.0] ?? [] }, unplaced: unplaced)
    }

    private var holes: Layer {
        let paths = figure.content.holes.compactMap { figure.drawing.path(of: .area([$0])) }
        return Layer(
            name: "holes", title: figure.words("Nơi chưa có 4G trở lên", "Not reached by 4G or better"),
            kinds: [("hole", figure.words("ngoài mọi vòng phục vụ", "outside of all service discs"), paths.count)],
            shapes: paths.isEmpty ? [] : [Markup("path", ["class": "hole", "d": .text(paths.joined())])],
            isShown: false)
    }
}

extension CableLedger.Entry {
    /// The class of the style sheet that a route is drawn by.
    package var mapShade: String {
        isOverdue ? "cable-late" : lengths.isClosed ? "cable-done" : "cable-planned"
    }
}

extension MapContent.Kind {
    /// What the points are, beside the name of their layer.
    package var words: BilingualText {
        switch self {
        case .postalOnline: BilingualText(vi: "có người phục vụ và Internet", en: "staffed, with Internet")
        case .postalOther: BilingualText(vi: "điểm khác", en: "others")
        case .site5G: BilingualText(vi: "5G", en: "5G")
        case .site4G: BilingualText(vi: "4G", en: "4G")
        case .siteOther: BilingualText(vi: "2G, 3G hoặc không phát", en: "2G, 3G or not on air")
        }
    }
}
