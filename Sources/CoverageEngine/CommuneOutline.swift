public import ContentDigest
public import PlaneGeometry
import Synchronization

/// The boundary of a commune in the plane, which is projected and prepared only when something is to be measured in it.
///
/// Where all areas of a commune are known from before, its extent is all that is needed.
public final class CommuneOutline: Sendable {
    /// What is known of a boundary without its vertices.
    public struct Extent: Sendable, Hashable {
        /// Square metres in the plane.
        public var area: Double
        /// The upright rectangle around it; empty when no ring counts.
        public var bounds: PlaneBounds

        /// Makes an extent.
        public init(area: Double, bounds: PlaneBounds) {
            self.area = area
            self.bounds = bounds
        }
    }

    /// Digest of everything that the prepared polygon is made from; nil when nothing measured in it is kept.
    public let digest: SHA256Digest?
    /// Area and rectangle, the same numbers as those of ``polygon``.
    public let extent: Extent
    private let make: @Sendable () -> PreparedPolygon
    private let made: Mutex<PreparedPolygon?>

    /// An outline of a polygon that is prepared already.
    ///
    /// - Parameter digest: Of everything that the polygon was made from.
    public init(_ polygon: PreparedPolygon, digest: SHA256Digest? = nil) {
        self.digest = digest
        extent = Extent(area: polygon.area, bounds: polygon.bounds ?? .empty)
        make = { polygon }
        made = Mutex(polygon)
    }

    /// An outline whose extent is known from before.
    ///
    /// - Parameter polygon: Prepares the polygon; called once at most, from any thread.
    public init(digest: SHA256Digest, extent: Extent, polygon: @escaping @Sendable () -> PreparedPolygon) {
        self.digest = digest
        self.extent = extent
        make = polygon
        made = Mutex(nil)
    }

    /// The polygon, prepared at the first question.
    public var polygon: PreparedPolygon {
        made.withLock { known in
            if let known { return known }
            let polygon = make()
            known = polygon
            return polygon
        }
    }
}
