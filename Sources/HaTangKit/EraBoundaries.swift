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

    init(era: Era, communes: [StoredCommune]) {
        self.era = era
        self.communes = communes.sorted { $0.commune.code < $1.commune.code }
        index = CommuneIndex(
            self.communes.map { .init(commune: $0.commune, polygons: $0.polygons, quality: $0.quality) })
    }

    /// The place of a commune by its code.
    func place(ofCode code: String) -> Int? {
        index.commune(withCode: code)
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
