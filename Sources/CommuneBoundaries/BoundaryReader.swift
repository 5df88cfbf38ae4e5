import OverlayGeometry
import RegistryRecords
import VN2000

/// Turns the features of a boundary file into communes with valid boundaries; pure, without access to files.
public enum BoundaryReader {
    /// No commune of Vietnam lies outside, islands included; degrees of longitude.
    static let longitudes = 101.5...118
    /// The same for degrees of latitude.
    static let latitudes = 6.2...24

    /// The communes of the features, in their order.
    ///
    /// Attributes are recognised without regard to case and accents: `code`, `ma_xa`, `ward_code` …; `fullName`,
    /// `ten_xa`, `name`, `ten`; `kind`, `loai`, `type`; `provinceCode`, `ma_tinh`; `boundary_quality`. Open rings are
    /// closed and invalid polygons repaired, each with a note. Edges over 1 km then get vertices, see
    /// ``BoundaryEdges``. Whether two features are of one commune is not asked.
    ///
    /// - Throws: ``BoundaryError`` for the first feature that has no area, cannot be repaired or lies outside of
    ///   longitude 101.5…118 and latitude 6.2…24.
    public static func communes(from features: [ReadFeature]) throws(BoundaryError) -> [CommuneFeature] {
        var communes: [CommuneFeature] = []
        communes.reserveCapacity(features.count)
        for (place, feature) in features.enumerated() {
            communes.append(try commune(of: feature, number: place + 1))
        }
        return communes
    }

    private static func commune(of feature: ReadFeature, number: Int) throws(BoundaryError) -> CommuneFeature {
        let attributes = CommuneAttributes(feature, number: number)
        var notes: [BilingualText] = []
        let polygons = try validPolygons(of: feature, label: attributes.label, notes: &notes)
        return CommuneFeature(
            code: attributes.code, name: attributes.name, kind: attributes.kind,
            provinceCode: attributes.provinceCode, quality: attributes.quality,
            polygons: polygons.map(BoundaryEdges.geographicPolygon), notes: notes)
    }

    private static func validPolygons(
        of feature: ReadFeature, label: BilingualText, notes: inout [BilingualText]
    ) throws(BoundaryError) -> [OverlayPolygon] {
        guard case .polygons(var polygons) = feature.polygons, !feature.polygons.isEmpty else {
            throw .empty(file: feature.file, commune: label)
        }
        try checkPlace(of: polygons, file: feature.file, label: label)
        if close(&polygons) {
            notes.append(
                BilingualText(
                    vi: "Ranh giới của \(label.vi) có vành chưa khép kín; đã khép lại.",
                    en: "The boundary of \(label.en) had an open ring, which was closed."))
        }
        do throws(OverlayError) {
            let shape = OverlayShape.polygons(polygons)
            guard let invalidity = try shape.invalidity() else { return polygons.filter { !$0.outer.isEmpty } }
            notes.append(BoundaryRepair(invalidity).note(for: label))
            if case .polygons(let repaired) = try shape.madeValid(), !repaired.isEmpty { return repaired }
        } catch {
            throw .unusable(file: feature.file, commune: label, reason: error.description)
        }
        throw .nothingLeft(file: feature.file, commune: label)
    }

    private static func checkPlace(
        of polygons: [OverlayPolygon], file: String, label: BilingualText
    ) throws(BoundaryError) {
        for ring in polygons.lazy.flatMap({ [$0.outer] + $0.holes }) {
            for position in ring
            where !longitudes.contains(position.eastward) || !latitudes.contains(position.northward) {
                throw .farAway(file: file, commune: label, position: BoundaryEdges.geographicPosition(position))
            }
        }
    }

    /// Closes open rings; true when there was one.
    private static func close(_ polygons: inout [OverlayPolygon]) -> Bool {
        var wasOpen = false
        func close(_ ring: inout [OverlayPosition]) {
            guard let first = ring.first, ring.last != first || ring.count == 1 else { return }
            ring.append(first)
            wasOpen = true
        }
        for place in polygons.indices {
            close(&polygons[place].outer)
            for hole in polygons[place].holes.indices { close(&polygons[place].holes[hole]) }
        }
        return wasOpen
    }
}
