/// How a text was written before Unicode settled everything.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
    /// Unicode with composed letters, as it should be.
    case unicode
    /// Unicode with combining accents (NFD, or partly so).
    case decomposed
    /// TCVN 5712 in the fonts `.Vn…` (ABC): one byte a letter.
    case tcvn3
    /// VNI for Windows: a letter, then a byte for its accents.
    case vni
    /// Windows-1258: some letters composed, tones as combining bytes.
    case cp1258
    /// VISCII (RFC 1456).
    case viscii
}
