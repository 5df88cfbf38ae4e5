package import RegistryRecords
import VN2000

extension DuplicateItem {
    /// A record as the search sees it; nil for cells, which have neither name nor place, and
    /// for claims and samples, of which many may stand at one place.
    ///
    /// A cable route is named by its road and its ends and stands at its first vertex; an area stands at the middle of
    /// its box.
    package init?(_ record: RegistryRecord, origin: Origin, seeks: Bool? = nil) {
        guard NearDuplicateRule.standard[record.kind] != nil else { return nil }
        self.init(
            kind: record.kind, key: record.key, name: Self.name(of: record), group: Self.group(of: record),
            position: record.shape.flatMap(Self.place), origin: origin, surveyed: record.evidence.base.surveyed,
            seeks: seeks)
    }

    private static func name(of record: RegistryRecord) -> String {
        func text(_ field: Field) -> String? { record[field]?.text }
        return switch record.kind {
        case .postalPoint, .site, .settlement: text(.name) ?? ""
        case .deadZone: text(.place) ?? text(.village) ?? ""
        case .cableRoute: [text(.road), text(.from), text(.to)].compactMap(\.self).joined(separator: " ")
        case .cell, .claimedArea, .signalSample, .indicator, .enterprise, .inspection: ""
        }
    }

    private static func group(of record: RegistryRecord) -> String {
        let field: Field? =
            switch record.kind {
            case .postalPoint, .cableRoute: .enterprise
            case .site: .owner
            case .deadZone: .operator
            case .cell, .settlement, .claimedArea, .signalSample, .indicator, .enterprise, .inspection: nil
            }
        return field.flatMap { record[$0]?.text } ?? ""
    }

    private static func place(of shape: GeographicShape) -> GeographicPosition? {
        switch shape {
        case .point(let position): return position
        case .lines(let lines): return lines.first?.first
        case .area(let polygons):
            let corners = polygons.flatMap(\.outer)
            let latitudes = corners.map(\.latitude)
            let longitudes = corners.map(\.longitude)
            guard let south = latitudes.min(), let north = latitudes.max(), let west = longitudes.min(),
                let east = longitudes.max()
            else { return nil }
            return GeographicPosition(latitude: (south + north) / 2, longitude: (west + east) / 2)
        }
    }
}
