/// The patterns that fills of the style sheet name: colours that nobody has to tell apart by hue alone.
///
/// A page has them once for its map, `map-…`, in steps of the map's plane, and once for legends and charts, `key-…`, in
/// pixels.
package struct MapPatterns {
    /// `map` or `key`.
    let prefix: String
    /// How many units a pixel is, about.
    let scale: Double

    /// The definitions of both, in a drawing that is not seen.
    ///
    /// - Parameter steps: How many steps of the map a pixel is, about.
    package static func definitions(stepsPerPixel steps: Double) -> Markup {
        Markup(
            "svg", ["class": "defs", "width": "0", "height": "0", "aria-hidden": "true", "focusable": "false"],
            [
                Markup(
                    "defs", [:],
                    [MapPatterns(prefix: "map", scale: steps).markup, MapPatterns(prefix: "key", scale: 1).markup])
            ])
    }

    /// The definitions, which stand before everything that uses them.
    var markup: Markup {
        .group([
            pattern("unproven", size: 8, [back("unproven", 8), dot(at: 2), dot(at: 6)]),
            pattern(
                "unmet", size: 10,
                [
                    back("unmet", 10), line([(-5, 5), (5, -5)], 1.5), line([(0, 10), (10, 0)], 1.5),
                    line([(5, 15), (15, 5)], 1.5),
                ]
            ),
            pattern("none", size: 10, [back("none", 10), line([(0, 5), (10, 5)], 1)]),
            pattern("schematic", size: 10, [line([(0, 0), (10, 10)], 0.5)]),
        ])
    }

    private func number(_ pixels: Double) -> MarkupValue {
        let value = pixels * scale
        return .text(value == value.rounded() ? String(Int(value)) : String(value))
    }

    private func pattern(_ name: String, size: Double, _ content: [Markup]) -> Markup {
        Markup(
            "pattern",
            [
                "id": "\(prefix)-\(name)", "width": number(size), "height": number(size),
                "patternUnits": "userSpaceOnUse",
            ], content)
    }

    private func back(_ name: String, _ size: Double) -> Markup {
        Markup("rect", ["class": "back-\(name)", "width": number(size), "height": number(size)])
    }

    private func line(_ ends: [(east: Double, south: Double)], _ width: Double) -> Markup {
        Markup(
            "line",
            [
                "class": "over", "x1": number(ends[0].east), "y1": number(ends[0].south), "x2": number(ends[1].east),
                "y2": number(ends[1].south), "stroke-width": number(width),
            ])
    }

    private func dot(at place: Double) -> Markup {
        Markup("circle", ["class": "over-dot", "cx": number(place), "cy": number(place), "r": number(1.1)])
    }
}
