import ReportWriters

/// The box in which the script draws a map, with the addresses of what it draws and its words.
struct LeafletMap {
    let context: PageContext
    let label: String
    /// The commune that the map is of; nil for all.
    var commune: String?

    var markup: Markup {
        Markup(
            "div",
            [
                "id": "map", "class": commune == nil ? nil : "small-map", "role": "region", "aria-label": .text(label),
                "data-kept": .present, "data-commune": commune.map { .text($0) },
                "data-communes": .text(context.link(["map", "communes.json"]).text),
                "data-layers-of": .text(context.link(["map", "layers.json"]).text),
                "data-nearer": .text(context.words("Phóng to", "Nearer")),
                "data-farther": .text(context.words("Thu nhỏ", "Farther")),
                "data-failed": .text(
                    context.words(
                        "Không tải được dữ liệu bản đồ; hãy tải lại trang.",
                        "The data of the map did not come; load the page again.")),
            ])
    }
}
