/// Why a shape could not be read or computed with.
public enum OverlayError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is no WKT: what stands after its end, nested too deep, or a byte that no text has.
    case malformedText(String)
    /// A coordinate is NaN or infinite.
    case notFinite
    /// The text holds parts of several kinds, or a collection without parts.
    case mixedCollection
    /// GEOS refuses, by its own words: an open ring, a ring of too few positions, an unknown kind of geometry.
    case geos(String)

    /// A sentence in English, for logs; nothing of the shape itself but what GEOS names.
    public var description: String {
        switch self {
        case .malformedText(let reason): "The text is not WKT: \(reason)."
        case .notFinite: "A coordinate is not a finite number."
        case .mixedCollection: "The shape has parts of several kinds, or none."
        case .geos(let message): "GEOS: \(message)"
        }
    }
}
