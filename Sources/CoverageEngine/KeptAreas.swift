public import ContentDigest
import PlaneGeometry
import Synchronization

/// Covered areas that were measured before, each under a digest of everything that it was measured from.
///
/// A covered area is a function of the commune's boundary, of the plane, and of the discs that reach the boundary's
/// rectangle: ``PlaneGeometry/PreparedPolygon/coveredArea(byReaching:)``. Day, operator, technology, assumed radii, age
/// limits, undone imports and edits by other programs can change an area only by changing these discs or the boundary.
/// So the digest is taken of exactly them, every time, and an area counts when its digest is there. None can be
/// stale, and none is measured again while its inputs are the same, whichever table, day or operator they come from.
///
/// Tables of several provinces may share one value, from several threads.
public final class KeptAreas: Sendable {
    /// One area.
    public struct Entry: Sendable, Hashable {
        /// Code of the commune, for people and for forgetting old entries.
        public var commune: String
        /// Of everything that the area was measured from.
        public var digest: SHA256Digest
        /// The covered area in the plane.
        public var squareMetres: Double

        /// Makes an entry.
        public init(commune: String, digest: SHA256Digest, squareMetres: Double) {
            self.commune = commune
            self.digest = digest
            self.squareMetres = squareMetres
        }
    }

    /// Names the way of measuring: a change of the engine that may change a bit of an area changes this, too.
    private static let method = "exact-discs 1"

    private struct State {
        var known: [SHA256Digest: Double] = [:]
        var added: [Entry] = []
        var reused = 0
    }

    private let state: Mutex<State>

    /// Starts with what was kept before. An area that is not finite or below zero is left out.
    public init(_ entries: some Sequence<Entry> = EmptyCollection()) {
        var start = State()
        for entry in entries where entry.squareMetres.isFinite && entry.squareMetres >= 0 {
            start.known[entry.digest] = entry.squareMetres
        }
        state = Mutex(start)
    }

    /// What was measured since, in the order of measuring.
    public var added: [Entry] { state.withLock { $0.added } }

    /// The entries of ``added``, which is empty afterwards; the areas stay known.
    public func takeAdded() -> [Entry] {
        state.withLock { state in
            defer { state.added = [] }
            return state.added
        }
    }

    /// How often an area was known.
    public var reused: Int { state.withLock { $0.reused } }

    /// Square metres of a commune that discs cover.
    ///
    /// - Parameter discs: What ``PlaneGeometry/DiscField/discs(reaching:)`` gives for the outline's rectangle.
    func coveredArea(of outline: CommuneOutline, commune: String, byReaching discs: [Disc]) -> Double {
        guard !discs.isEmpty else { return 0 }
        guard let boundary = outline.digest else { return outline.polygon.coveredArea(byReaching: discs) }
        let digest = Self.digest(boundary: boundary, discs: discs)
        let known = state.withLock { state -> Double? in
            guard let known = state.known[digest], known <= outline.extent.area else { return nil }
            state.reused += 1
            return known
        }
        if let known { return known }
        let area = outline.polygon.coveredArea(byReaching: discs)
        state.withLock { state in
            // Another technology with the same discs may have been measured at the same time.
            guard state.known.updateValue(area, forKey: digest) == nil else { return }
            state.added.append(Entry(commune: commune, digest: digest, squareMetres: area))
        }
        return area
    }

    private static func digest(boundary: SHA256Digest, discs: [Disc]) -> SHA256Digest {
        var numbers: [Double] = []
        numbers.reserveCapacity(discs.count * 3)
        for disc in discs {
            numbers.append(disc.centre.east)
            numbers.append(disc.centre.north)
            numbers.append(disc.radiusMetres)
        }
        var builder = SHA256Builder()
        builder.append(method)
        builder.append(boundary.bytes)
        builder.append(numbers)
        return builder.digest()
    }
}
