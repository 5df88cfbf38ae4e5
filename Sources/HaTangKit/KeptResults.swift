import ContentDigest
import CoverageEngine
import PlaneGeometry
public import RegistryStore
import Synchronization

/// Results of earlier tables of a registry, for ``ProvinceRegistry/coverage(on:era:province:operators:kept:population:)``.
///
///     let kept = try registry.keptResults()
///     let table = try registry.coverage(on: .today, kept: kept)
///     kept.communesMeasured  // 0 when nothing has changed since the last table
///     try registry.keep(kept)
///
/// Only areas are kept, since they are what costs time; all else of a table is read from the rows each time. An area
/// counts by a digest of its inputs, see ``CoverageEngine/KeptAreas``: whatever happened to the registry in between (an
/// import, an undo, a merging, an edit in QGIS, other settings, another day), the table is the one computed from nothing,
/// to the last bit. May be used for several tables, from several threads.
public final class KeptResults: Sendable {
    let areas: KeptAreas
    private let extents: [SHA256Digest: CommuneOutline.Extent]
    private let added = Mutex<[StoredResults.Outline]>([])

    /// Starts with what a registry keeps; with nothing everything is measured anew.
    public init(_ stored: StoredResults = StoredResults()) {
        areas = KeptAreas(
            stored.areas.lazy.map {
                .init(commune: $0.commune, digest: $0.digest, squareMetres: $0.coveredSquareMetres)
            })
        var extents: [SHA256Digest: CommuneOutline.Extent] = [:]
        for outline in stored.outlines {
            let bounds = PlaneBounds(
                west: outline.west, east: outline.east, south: outline.south, north: outline.north)
            extents[outline.digest] = CommuneOutline.Extent(area: outline.areaSquareMetres, bounds: bounds)
        }
        self.extents = extents
    }

    /// How many communes had an area measured, and not looked up.
    public var communesMeasured: Int { Set(areas.added.map(\.commune)).count }

    /// How many areas were measured, and not looked up.
    public var areasMeasured: Int { areas.added.count }

    /// How many areas were looked up.
    public var areasReused: Int { areas.reused }

    /// What is not in the registry yet.
    public var unsaved: StoredResults {
        StoredResults(
            areas: areas.added.map {
                .init(digest: $0.digest, commune: $0.commune, coveredSquareMetres: $0.squareMetres)
            }, outlines: added.withLock { $0 })
    }

    func extent(of digest: SHA256Digest) -> CommuneOutline.Extent? { extents[digest] }

    /// Notes an outline that has been projected; those without an extent are not worth it.
    func add(_ outline: CommuneOutline, ofCommune commune: String) {
        let extent = outline.extent
        guard let digest = outline.digest, !extent.bounds.isEmpty else { return }
        added.withLock {
            $0.append(
                StoredResults.Outline(
                    digest: digest, commune: commune, areaSquareMetres: extent.area, west: extent.bounds.west,
                    east: extent.bounds.east, south: extent.bounds.south, north: extent.bounds.north))
        }
    }
}

extension ProvinceRegistry {
    /// The results that the registry keeps.
    public func keptResults() throws(RegistryError) -> KeptResults { KeptResults(try registry.results()) }

    /// Keeps what was measured with `kept` and is not in the registry yet; the version stays as it is.
    ///
    /// Also for a registry that is open for reading: then nothing but the kept results changes in the file.
    ///
    /// - Throws: ``RegistryStore/RegistryError`` when the file cannot be written now. The table is right all the same.
    public func keep(_ kept: KeptResults) throws(RegistryError) {
        let results = kept.unsaved
        guard !results.areas.isEmpty || !results.outlines.isEmpty else { return }
        switch registry.mode {
        case .readWrite: try registry.keep(results)
        case .readOnly: try registry.keepBesideReading(results)
        }
    }
}
