import CommuneBoundaries
import OverlayGeometry
public import RegistryRecords
import RegistryStore
import SurveyFiles
import VN2000

/// What a loading of boundaries came to.
public struct LoadedBoundaries: Sendable, Hashable {
    /// Communes that got a boundary.
    public var communes: Int
    /// Of these, communes that the registry did not have.
    public var added: Int
    /// Communes of the era that still have none.
    public var without: Int
    /// Repairs, and what else somebody should know.
    public var notes: [BilingualText]
}

extension ProvinceRegistry {
    /// Loads the boundaries of an era's communes, all or nothing.
    ///
    /// Communes are found by code, else by name. A commune that the registry does not have is added when the file says
    /// its code, name and province. Several features of one commune are its parts.
    ///
    /// - Parameters:
    ///   - paths: Vector files of any format that GDAL reads, or folders of them.
    ///   - era: Whose communes.
    ///   - quality: How far the boundaries can be trusted; nil takes the file's word for each, and official without one.
    /// - Throws: `SurveyFileError` for unreadable files, `BoundaryError` for unusable features, ``JobError``.
    @discardableResult
    public func importBoundaries(
        from paths: [String], era: Era, quality: BoundaryQuality? = nil
    ) throws -> LoadedBoundaries {
        var read: [ReadFeature] = []
        var files: [String] = []
        try VectorFile.read(paths: paths) { feature, layer in
            if files.last != layer.file { files.append(layer.file) }
            read.append(
                ReadFeature(
                    file: layer.file, attributes: feature.attributes.map { ($0.name, $0.value) },
                    polygons: .polygons(try Self.degrees(feature, layer: layer))))
        }
        let features = try BoundaryReader.communes(from: read)
        let present = try registry.communes(withBoundaries: false).filter { era.has($0.commune) }
        let match = try BoundaryMatch(features, era: era, communes: present.map(\.commune))
        let source = files.count > 3 ? "\(files[0]) … \(files[files.count - 1])" : files.joined(separator: ", ")
        try registry.setBoundaries(
            match.boundaries.map { commune, feature in
                CommuneBoundary(
                    code: commune.code, validFrom: commune.validFrom, polygons: feature.polygons,
                    quality: quality ?? feature.quality ?? .official,
                    areaSquareKilometres: feature.polygons.reduce(0) { $0 + $1.geodesicArea } / 1e6, source: source)
            }, adding: match.added.map { StoredCommune(commune: $0, source: source) })
        forgetBoundaries()
        let all = try registry.communes().filter { era.has($0.commune) }
        return LoadedBoundaries(
            communes: match.boundaries.count, added: match.added.count, without: all.count { $0.polygons.isEmpty },
            notes: features.flatMap(\.notes))
    }

    /// The polygons of a feature in WGS 84; grids and VN-2000 degrees are converted in one batch.
    private static func degrees(_ feature: VectorFeature, layer: VectorLayer) throws -> [OverlayPolygon] {
        guard case .polygons(let polygons)? = feature.shape else {
            throw JobError.noPolygon(file: layer.file, feature: feature.number)
        }
        guard let epsg = layer.epsg else {
            throw JobError.unknownReferenceSystem(file: layer.file, name: layer.referenceSystem)
        }
        let system = try ReferenceSystem("EPSG:\(epsg)")
        let vertices = polygons.flatMap { $0.outer + $0.holes.flatMap(\.self) }
        var eastward = vertices.map(\.eastward)
        var northward = vertices.map(\.northward)
        if system != .wgs84 {
            var eastwardSpan = eastward.mutableSpan
            var northwardSpan = northward.mutableSpan
            let outcome = try CoordinateConversion.convert(&eastwardSpan, &northwardSpan, from: system, threads: 1)
            if let first = outcome.firstRefused {
                throw JobError.outsideVietnam(
                    file: layer.file, feature: feature.number,
                    position: "\(vertices[first].eastward) \(vertices[first].northward)")
            }
        }
        var next = 0
        func ring(_ source: [SourcePosition]) -> [OverlayPosition] {
            defer { next += source.count }
            return (next..<(next + source.count)).map {
                OverlayPosition(eastward: eastward[$0], northward: northward[$0])
            }
        }
        return polygons.map { polygon in
            let outer = ring(polygon.outer)
            return OverlayPolygon(outer: outer, holes: polygon.holes.map(ring))
        }
    }
}

/// Which feature is the boundary of which commune.
private struct BoundaryMatch {
    var boundaries: [(commune: Commune, feature: CommuneFeature)] = []
    var added: [Commune] = []

    init(_ features: [CommuneFeature], era: Era, communes: [Commune]) throws {
        let directory = CommuneDirectory(communes)
        var placeOfCode: [String: Int] = [:]
        for feature in features {
            let commune = try Self.commune(of: feature, era: era, communes: communes, directory: directory)
            if let place = placeOfCode[commune.code] {
                boundaries[place].feature.polygons += feature.polygons
            } else {
                placeOfCode[commune.code] = boundaries.count
                boundaries.append((commune, feature))
                if !communes.contains(commune) { added.append(commune) }
            }
        }
    }

    private static func commune(
        of feature: CommuneFeature, era: Era, communes: [Commune], directory: CommuneDirectory
    ) throws -> Commune {
        if let code = feature.code {
            if let commune = communes.first(where: { $0.code == code }) { return commune }
            guard let name = feature.name, let kind = feature.kind, let province = feature.provinceCode
            else { throw JobError.unknownCommune("\(code) \(feature.name ?? "")", suggestions: []) }
            return Commune(
                code: code, name: name, kind: kind, province: province,
                validFrom: era.from ?? Commune.unknownBeginning, validTo: era.to)
        }
        let name = feature.name ?? ""
        switch directory.find(name, on: nil) {
        case .found(let commune, _): return commune
        case .split(_, let parts):
            throw JobError.unknownCommune(name, suggestions: parts.map { CommuneCandidate($0).label })
        case .ambiguous(let candidates), .unknown(let candidates):
            throw JobError.unknownCommune(name, suggestions: candidates.map(\.label))
        }
    }
}

extension Era {
    /// Whether a commune exists in the era.
    func has(_ commune: Commune) -> Bool {
        (from ?? to).map { commune.isValid(on: from == nil ? to ?? $0 : $0) } ?? true
    }
}

extension GeographicPolygon {
    /// Square metres over the ellipsoid.
    fileprivate var geodesicArea: Double {
        outer.geodesicRingArea - holes.reduce(0) { $0 + $1.geodesicRingArea }
    }
}
