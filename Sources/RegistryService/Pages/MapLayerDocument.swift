import HaTangKit
import RegistryRecords
import ReportWriters

/// What lies over the communes of a map, as the script takes it: a GeoJSON collection a layer.
struct MapLayerDocument {
    let sight: ReportShelf.Sight
    let context: PageContext

    var json: String {
        let language = context.language
        let kinds = MapContent.Kind.allCases.map {
            (key: $0.rawValue, value: JSONText.text($0.words.text(in: language)))
        }
        let layers: [(name: String, features: [JSONText])] = [
            ("holes", holes), ("cables", cables), ("sites", places(MapContent.Kind.sites)),
            ("postal", places(MapContent.Kind.postal)), ("zones", deadZones),
        ]
        let document: JSONText = [
            "version": .integer(sight.report.recipe.version), "words": .object(kinds),
            // The page of a record, but for its uuid.
            "record": .text(context.link(["records", "UUID"]).text),
            "layers": .list(
                layers.map { layer in
                    ["type": "FeatureCollection", "name": .text(layer.name), "features": .list(layer.features)]
                }),
        ]
        return document.text() + "\n"
    }

    private func feature(
        _ shape: GeographicShape, shade: String, name: String? = nil, words: String? = nil, record: String? = nil
    ) -> JSONText {
        let properties = [
            ("shade", shade), ("name", name.map(Markup.shown)), ("words", words.map(Markup.shown)), ("record", record),
        ].compactMap { key, value in value.map { (key: key, value: JSONText.text($0)) } }
        return [
            "type": "Feature", "properties": .object(properties), "geometry": MapGeoJSON.geometry(of: shape),
        ]
    }

    private func places(_ kinds: [MapContent.Kind]) -> [JSONText] {
        // Those drawn last lie on top.
        kinds.reversed().flatMap { kind in
            sight.map.places.filter { $0.kind == kind }.map { place in
                feature(
                    .point(place.position), shade: kind.rawValue, name: place.name, record: place.record)
            }
        }
    }

    private var deadZones: [JSONText] {
        sight.report.deadZones.open.compactMap { entry in
            entry.record.shape.map { shape in
                var shade = "zone"
                if case .area = shape { shade += " area" }
                return feature(
                    shape, shade: shade,
                    name: [entry.record.key, entry.place].compactMap(\.self).joined(separator: " – "),
                    words: entry.progress.status?.words.text(in: context.language), record: entry.record.uuid)
            }
        }
    }

    private var cables: [JSONText] {
        sight.report.cables.entries.compactMap { entry in
            entry.record.shape.map { shape in
                feature(
                    shape, shade: entry.mapShade,
                    name: [entry.record.key, entry.record[.road]?.text].compactMap(\.self).joined(separator: " – "),
                    words: entry.lengths.progress.status?.words.text(in: context.language),
                    record: entry.record.uuid)
            }
        }
    }

    private var holes: [JSONText] {
        sight.map.holes.map { feature(.area([$0]), shade: "hole") }
    }
}
