/// How the cells of a raster lie in its reference system: straight, mirrored or turned.
struct RasterGrid: Sendable {
    /// Eastward and northward number of the outer corner of the first cell.
    private let corner: (east: Double, north: Double)
    /// What a step to the right adds.
    private let right: (east: Double, north: Double)
    /// What a step down adds.
    private let down: (east: Double, north: Double)
    private let determinant: Double

    /// Nil when cells have no area or a number is not finite.
    ///
    /// - Parameter transform: GDAL's six numbers.
    init?(_ transform: [Double]) {
        guard transform.count == 6, transform.allSatisfy(\.isFinite) else { return nil }
        corner = (transform[0], transform[3])
        right = (transform[1], transform[4])
        down = (transform[2], transform[5])
        determinant = transform[1] * transform[5] - transform[2] * transform[4]
        guard determinant != 0, determinant.isFinite else { return nil }
    }

    var cellWidth: Double { (right.east * right.east + right.north * right.north).squareRoot() }
    var cellHeight: Double { (down.east * down.east + down.north * down.north).squareRoot() }

    func centre(column: Int, row: Int) -> (east: Double, north: Double) {
        let (across, along) = (Double(column) + 0.5, Double(row) + 0.5)
        return (
            corner.east + across * right.east + along * down.east,
            corner.north + across * right.north + along * down.north
        )
    }

    /// Columns and rows from the outer corner of the first cell, with fractions.
    func place(east: Double, north: Double) -> (column: Double, row: Double) {
        let (across, along) = (east - corner.east, north - corner.north)
        return (
            (across * down.north - along * down.east) / determinant,
            (along * right.east - across * right.north) / determinant
        )
    }
}
