/// Tells which of two columns of ambiguous headings (“X”, “Tọa độ X”, `toa_do_x`) goes north, by their numbers.
///
/// Northings and eastings of Vietnam never overlap, and latitudes and longitudes do not either, so that nearly every
/// row decides by itself; single rows with swapped numbers are outvoted.
public struct CoordinateAxisCount: Hashable, Sendable {
    /// Which column comes first.
    public enum Order: Hashable, Sendable {
        /// The first column has latitudes or northings.
        case northwardFirst
        /// The first column has longitudes or eastings.
        case eastwardFirst
    }

    /// Rows whose numbers are latitude and longitude, by the order that they have.
    public private(set) var degrees: [Order: Int] = [:]
    /// Rows whose numbers are northing and easting, by the order that they have.
    public private(set) var metres: [Order: Int] = [:]
    /// Rows whose numbers are neither.
    public private(set) var others = 0

    /// Starts without rows.
    public init() {}

    /// Counts a row.
    public mutating func add(first: Double, second: Double) {
        let pair = CoordinatePair(northward: first, eastward: second)
        for (pair, order) in [(pair, Order.northwardFirst), (pair.swapped, .eastwardFirst)] {
            if pair.areDegrees {
                degrees[order, default: 0] += 1
                return
            }
            if pair.areMetres {
                metres[order, default: 0] += 1
                return
            }
        }
        others += 1
    }

    /// The order of the columns; nil unless at least two thirds of the rows that decide have it.
    public var order: Order? {
        let north = count(of: .northwardFirst)
        let east = count(of: .eastwardFirst)
        guard north + east > 0, 3 * max(north, east) >= 2 * (north + east) else { return nil }
        return north > east ? .northwardFirst : .eastwardFirst
    }

    /// Whether the columns have degrees; nil unless at least two thirds of the rows that decide say so or deny it.
    public var isGeographic: Bool? {
        let geographic = degrees.values.reduce(0, +)
        let grid = metres.values.reduce(0, +)
        guard geographic + grid > 0, 3 * max(geographic, grid) >= 2 * (geographic + grid) else { return nil }
        return geographic > grid
    }

    private func count(of order: Order) -> Int { degrees[order, default: 0] + metres[order, default: 0] }
}
