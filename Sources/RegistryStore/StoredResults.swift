public import ContentDigest

/// Results that the registry keeps beside its records; losing them costs time and nothing else.
///
/// They are named by digests of everything that they were computed from, so that no edit, by whatever program, makes
/// one of them wrong: what has changed has another digest.
public struct StoredResults: Sendable, Hashable {
    /// A covered area.
    public struct Area: Sendable, Hashable {
        /// Of the boundary and the discs that it was measured from.
        public var digest: SHA256Digest
        /// Code of the commune.
        public var commune: String
        /// Square metres in the plane.
        public var coveredSquareMetres: Double

        /// Makes an area.
        public init(digest: SHA256Digest, commune: String, coveredSquareMetres: Double) {
            self.digest = digest
            self.commune = commune
            self.coveredSquareMetres = coveredSquareMetres
        }
    }

    /// What is known of a boundary in a plane.
    public struct Outline: Sendable, Hashable {
        /// Of the boundary in degrees and of the plane.
        public var digest: SHA256Digest
        /// Code of the commune.
        public var commune: String
        /// Square metres in the plane.
        public var areaSquareMetres: Double
        /// Least and greatest easting.
        public var west: Double, east: Double
        /// Least and greatest northing.
        public var south: Double, north: Double

        /// Makes an outline.
        public init(
            digest: SHA256Digest, commune: String, areaSquareMetres: Double, west: Double, east: Double, south: Double,
            north: Double
        ) {
            self.digest = digest
            self.commune = commune
            self.areaSquareMetres = areaSquareMetres
            self.west = west
            self.east = east
            self.south = south
            self.north = north
        }
    }

    /// Covered areas.
    public var areas: [Area]
    /// Boundaries.
    public var outlines: [Outline]

    /// Makes results.
    public init(areas: [Area] = [], outlines: [Outline] = []) {
        self.areas = areas
        self.outlines = outlines
    }
}
