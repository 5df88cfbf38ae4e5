import CommuneBoundaries
import CoverageEngine
import PlaneGeometry
import RegistryRecords
import RegistryStore
import VN2000

/// The communes of one era, sorted by code, with an index of their boundaries and their shapes in the plane.
final class EraBoundaries {
    let era: Era
    /// Sorted by code.
    let communes: [StoredCommune]
    /// Which commune holds a position; places are those of ``communes``.
    let index: CommuneIndex

    /// Codes that name another commune in another era.
    private let codesElsewhere: Set<String>

    init(era: Era, communes: [StoredCommune], codesElsewhere: Set<String>) {
        self.era = era
        self.codesElsewhere = codesElsewhere
        self.communes = communes.sorted { $0.commune.code < $1.commune.code }
        index = CommuneIndex(
            self.communes.map { .init(commune: $0.commune, polygons: $0.polygons, quality: $0.quality) })
    }

    /// The communes that a record states, as codes of this era.
    ///
    /// Codes were given new meanings in July 2025: one that another era uses too counts only when the record was
    /// surveyed in this one.
    func statedCodes(of record: RegistryRecord) -> [String] {
        let isOfEra = record.evidence.base.surveyed.map(era.contains) ?? false
        return record.communes.filter {
            index.commune(withCode: $0) != nil && (isOfEra || !codesElsewhere.contains($0))
        }
    }

    /// Longitudes and latitudes of a province's boundaries; empty when it has none.
    func bounds(ofProvince province: String) -> PlaneBounds {
        var bounds = PlaneBounds.empty
        for stored in communes where stored.commune.province == province {
            for polygon in stored.polygons {
                for position in polygon.outer {
                    bounds.extend(to: PlanePosition(east: position.longitude, north: position.latitude))
                }
            }
        }
        return bounds
    }

    /// The communes of a province for the engine, sorted by code, their boundaries in the plane of its zone.
    func coverageCommunes(ofProvince province: String, in plane: CoveragePlane) throws -> [CoverageCommune] {
        let communes = communes.filter { $0.commune.province == province }
        let polygons = try plane.polygons(of: communes.map(\.polygons))
        return zip(communes, polygons).map { stored, polygon in
            CoverageCommune(
                commune: stored.commune, boundaryQuality: polygon == nil ? nil : stored.quality,
                areaSquareKilometres: stored.areaSquareKilometres, polygon: polygon)
        }
    }
}
