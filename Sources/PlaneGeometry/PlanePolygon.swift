/// A polygon with holes and islands: any number of closed rings, whose inside is found by the even-odd rule.
///
/// One polygon may have several outer rings (a multipolygon). Rings may touch but not cross, and none may lie on
/// another; then the order and the winding of the rings do not matter.
public struct PlanePolygon: Sendable, Hashable {
    /// Closed rings of at least four positions: the last repeats the first.
    public var rings: [[PlanePosition]]

    /// Makes a polygon of its rings; nothing is checked here.
    public init(rings: [[PlanePosition]]) {
        self.rings = rings
    }
}
