import CommuneBoundaries
import ContentDigest
import CoverageEngine
import PlaneGeometry
import RegistryRecords
import RegistryStore
import VN2000

/// The communes of one era, sorted by code, with an index of their boundaries and their shapes in the plane.
final class EraBoundaries: Sendable {
    let era: Era
    /// Sorted by code.
    let communes: [StoredCommune]
    /// Which commune holds a position; places are those of ``communes``.
    let index: CommuneIndex

    /// Codes that name another commune in another era.
    private let codesElsewhere: Set<String>
    private let succession: CommuneSuccession
    /// Whether all communes have official boundaries.
    let isOfficial: Bool
    /// The boundaries of today; nil for today's own.
    let today: EraBoundaries?

    init(
        era: Era, communes: [StoredCommune], codesElsewhere: Set<String>, succession: CommuneSuccession,
        today: EraBoundaries?
    ) {
        self.era = era
        self.codesElsewhere = codesElsewhere
        self.succession = succession
        self.today = today
        isOfficial = communes.allSatisfy { $0.quality == .official }
        self.communes = communes.sorted { $0.commune.code < $1.commune.code }
        index = CommuneIndex(
            self.communes.map { .init(commune: $0.commune, polygons: $0.polygons, quality: $0.quality) })
    }

    /// The communes that a record states, as places of ``communes``: for each the one, or all of which it is one where
    /// communes of another era were split or merged.
    func statedPlaces(of record: RegistryRecord) -> [[Int]] {
        guard !record.communes.isEmpty else { return [] }
        let stated = record.statedCommunes
        let own = stated.filter { $0.era == (era.to == nil ? nil : era.name) }
        let alternatives =
            own.isEmpty
            ? stated.map { codes(for: $0, surveyed: record.evidence.base.surveyed) } : own.map { [$0.code] }
        return alternatives.map { $0.compactMap(index.commune(withCode:)) }.filter { !$0.isEmpty }
    }

    /// The codes of this era that a commune of another one may be.
    private func codes(for stated: StatedCommune, surveyed: Day?) -> [String] {
        guard era.to != nil else { return succession.today(stated) }
        let origins = Set(succession.today(stated).flatMap { succession.origins(ofToday: $0, inEra: era.name) })
        if stated.era != nil || !origins.isEmpty { return origins.sorted() }
        // Nothing is known of what became of the communes: the code counts unless it means another one.
        let isOfEra = surveyed.map(era.contains) ?? false
        return isOfEra || !codesElsewhere.contains(stated.code) ? [stated.code] : []
    }

    /// The communes of this era whose land a commune of today has, as places of ``communes``.
    func origins(ofToday code: String) -> [Int] {
        succession.origins(ofToday: code, inEra: era.name).compactMap(index.commune(withCode:))
    }

    /// The codes of this era that a figure of a commune is of: those whose land is the same.
    func sameCommunes(of record: RegistryRecord) -> [String] {
        zip(record.statedCommunes, statedPlaces(of: record)).compactMap { stated, places in
            guard places.count == 1 else { return nil }
            let code = communes[places[0]].commune.code
            let isSame =
                stated.era == (era.to == nil ? nil : era.name)
                || stated.era == nil && succession.isUnchanged(today: stated.code, old: code, era: era.name)
                || era.to == nil
                    && stated.era.map { succession.isUnchanged(today: code, old: stated.code, era: $0) } ?? false
            return isSame ? code : nil
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
    ///
    /// - Parameter kept: What earlier tables knew of boundaries; one that is known is projected only when something has to
    ///   be measured in it. Nil projects all and keeps nothing.
    func coverageCommunes(
        ofProvince province: String, in plane: CoveragePlane, kept: KeptResults? = nil
    ) throws -> [CoverageCommune] {
        let communes = communes.filter { $0.commune.province == province }
        var outlines: [CommuneOutline?] = Array(repeating: nil, count: communes.count)
        var digests: [SHA256Digest?] = outlines.map { _ in nil }
        var unknown: [Int] = []
        for (place, stored) in communes.enumerated() where !stored.polygons.isEmpty {
            let digest = kept.map { _ in plane.digest(of: stored.polygons) }
            digests[place] = digest
            if let digest, let extent = kept?.extent(of: digest) {
                outlines[place] = CommuneOutline(digest: digest, extent: extent) {
                    plane.knownPolygon(of: stored.polygons)
                }
            } else {
                unknown.append(place)
            }
        }
        let polygons = unknown.isEmpty ? [] : try plane.polygons(of: unknown.map { communes[$0].polygons })
        for (place, polygon) in zip(unknown, polygons) {
            guard let polygon else { continue }
            let outline = CommuneOutline(polygon, digest: digests[place])
            outlines[place] = outline
            kept?.add(outline, ofCommune: communes[place].commune.code)
        }
        return zip(communes, outlines).map { stored, outline in
            CoverageCommune(
                commune: stored.commune, boundaryQuality: outline == nil ? nil : stored.quality,
                areaSquareKilometres: stored.areaSquareKilometres, outline: outline)
        }
    }
}
