public import PlaneGeometry

/// The inhabited cells of a population raster in the communes of one table, each with its people at its centre.
///
/// Cells stand in tiles of neighbours, so that a tile that one disc holds, or that none reaches, is settled at once.
public struct PopulationCells: Sendable {
    /// The raster; its figures by province are filled in by ``CoverageTable/init(_:)``.
    public let source: PopulationSource
    private var tiles: [Tile] = []
    private var positions: [PlanePosition] = []
    private var people: [Double] = []
    private var communes: [Int32] = []
    private var peopleOfCommune: [Double]
    private let isTold: [Bool]

    private struct Tile: Sendable {
        var cells: Range<Int>
        var bounds: PlaneBounds
    }

    /// No cell yet.
    ///
    /// - Parameter isTold: For each commune of the input whether the raster holds all of it.
    public init(source: PopulationSource, isTold: [Bool]) {
        self.source = source
        self.isTold = isTold
        peopleOfCommune = Array(repeating: 0, count: isTold.count)
    }

    /// How many cells there are.
    public var count: Int { positions.count }

    /// Adds cells that lie near each other.
    ///
    /// - Parameters:
    ///   - centres: In the plane of the input.
    ///   - people: How many live in each; finite and above 0.
    ///   - communes: Place of the commune of each in ``CoverageInput/communes``.
    public mutating func addTile(centres: [PlanePosition], people: [Double], communes: [Int]) {
        precondition(centres.count == people.count && centres.count == communes.count, "a commune and people each")
        guard !centres.isEmpty else { return }
        let start = positions.count
        var bounds = PlaneBounds.empty
        for (place, centre) in centres.enumerated() {
            bounds.extend(to: centre)
            peopleOfCommune[communes[place]] += people[place]
            self.communes.append(Int32(communes[place]))
        }
        positions += centres
        self.people += people
        tiles.append(Tile(cells: start..<positions.count, bounds: bounds))
    }

    /// The people of a commune; nil where the raster does not hold all of it. Partly inhabited cells make it no whole number.
    public func people(ofCommune commune: Int) -> Double? {
        isTold[commune] ? peopleOfCommune[commune] : nil
    }

    /// By commune the people whose cell has its centre in a union of discs, exactly as ``DiscField/contains(_:)`` has it.
    package func people(in field: DiscField) -> [Double] {
        var inside = Array(repeating: 0.0, count: peopleOfCommune.count)
        guard !field.isEmpty else { return inside }
        for tile in tiles {
            let discs = field.discs(reaching: tile.bounds)
            guard !discs.isEmpty else { continue }
            let isWhole = discs.contains { $0.holds(tile.bounds) }
            for cell in tile.cells where isWhole || discs.contains(where: { $0.holds(positions[cell]) }) {
                inside[Int(communes[cell])] += people[cell]
            }
        }
        return inside
    }

    /// By commune the people whose cell has its centre in a union of discs and sectors.
    package func people(in union: DiscUnion) -> [Double] {
        var inside = Array(repeating: 0.0, count: peopleOfCommune.count)
        for cell in positions.indices where union.contains(positions[cell]) {
            inside[Int(communes[cell])] += people[cell]
        }
        return inside
    }
}

extension ServiceUnion {
    /// By commune the people whose cell has its centre inside.
    func people(of cells: PopulationCells) -> [Double] {
        switch self {
        case .discs(let field): cells.people(in: field)
        case .mixed(let union): cells.people(in: union)
        }
    }
}

extension Disc {
    fileprivate func holds(_ position: PlanePosition) -> Bool {
        let (east, north) = (centre.east - position.east, centre.north - position.north)
        return east * east + north * north <= radiusMetres * radiusMetres
    }

    /// Whether it holds a whole rectangle; a little less than the radius, for the rounding.
    fileprivate func holds(_ bounds: PlaneBounds) -> Bool {
        let east = max(centre.east - bounds.west, bounds.east - centre.east)
        let north = max(centre.north - bounds.south, bounds.north - centre.north)
        return east * east + north * north <= radiusMetres * radiusMetres * (1 - 0x1p-40)
    }
}
