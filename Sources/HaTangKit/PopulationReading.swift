import ContentDigest
import CoverageEngine
import PlaneGeometry
import RegistryRecords
import SurveyFiles
import VN2000

/// Brings the cells of a population raster into the communes of a province.
///
/// The people of a cell stand at its centre: they count in the commune of the era that holds the centre, on schematic
/// boundaries too, as settlements do.
struct PopulationReading: Sendable {
    let raster: PopulationRaster
    private let source: PopulationSource

    /// The most inhabited cells of a province, all of which are in memory.
    static let mostCells = 16_000_000

    /// Digests the file.
    init(_ raster: PopulationRaster) throws {
        self.raster = raster
        source = PopulationSource(
            file: raster.file, digest: try SHA256Digest(ofFile: raster.path), referenceSystem: raster.referenceSystem,
            cellWidth: raster.cellWidth, cellHeight: raster.cellHeight, cellUnit: raster.cellUnit, bands: raster.bands)
    }

    /// The inhabited cells of a province, in the plane of its zone; only the part of the file around it is read.
    func cells(
        ofProvince province: String, in boundaries: EraBoundaries, plane: CoveragePlane
    ) throws -> PopulationCells {
        // Places in the table by those in the era; -1 elsewhere.
        var placeInTable = Array(repeating: -1, count: boundaries.communes.count)
        var corners: [GeographicPosition] = []
        var cornerEnds: [Int] = []
        for (place, stored) in boundaries.communes.enumerated() where stored.commune.province == province {
            placeInTable[place] = cornerEnds.count
            for polygon in stored.polygons { corners += polygon.outer }
            cornerEnds.append(corners.count)
        }
        let isHeld = try raster.holds(corners)
        var start = 0
        let isTold = cornerEnds.map { end in
            defer { start = end }
            return start < end && isHeld[start..<end].allSatisfy(\.self)
        }
        var cells = PopulationCells(source: source, isTold: isTold)
        let bounds = boundaries.bounds(ofProvince: province)
        guard isTold.contains(true), bounds.west <= bounds.east, bounds.south <= bounds.north else { return cells }
        try raster.read(longitudes: bounds.west...bounds.east, latitudes: bounds.south...bounds.north) { block in
            let communes = boundaries.index.communes(at: block.centres, threads: 2)
            let own = block.centres.indices.filter { place in communes[place].map { placeInTable[$0] >= 0 } ?? false }
            let positions = try plane.positions(of: own.map { block.centres[$0] })
            guard cells.count + own.count <= Self.mostCells else {
                throw SurveyFileError.raster(file: raster.file, .tooManyInhabited(limit: Self.mostCells))
            }
            var next = 0
            for end in block.tileEnds {
                let first = next
                while next < own.count, own[next] < end { next += 1 }
                let tile = own[first..<next]
                cells.addTile(
                    centres: Array(positions[first..<next]), people: tile.map { block.people[$0] },
                    communes: tile.compactMap { communes[$0].map { placeInTable[$0] } })
            }
        }
        return cells
    }
}
