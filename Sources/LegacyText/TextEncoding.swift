/// How a text was written before Unicode settled everything.
///
/// All but ``unicode`` and ``decomposed`` read *bytes*. In an XLSX file these arrive as the letters that
/// Windows-1252 has for them (`Ph­êng Mü`), in a file that is not UTF-8 as one scalar U+0000…U+00FF a byte.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
    /// Unicode with composed letters, as it should be.
    case unicode
    /// Unicode with combining accents (NFD, or partly so).
    case decomposed
    /// TCVN 5712 in the fonts `.Vn…` (ABC): one byte a letter.
    ///
    /// Vowels with a tone have no capitals of their own; the fonts `.Vn…H` show small ones as capitals, which cannot
    /// be seen in the text. So small letters come out, but for words that are otherwise in capitals (`HßA` is `HÒA`).
    case tcvn3
    /// VNI for Windows: a letter, then a byte for its accents.
    case vni
    /// Windows-1258: some letters composed, tones as combining bytes.
    case cp1258
    /// VISCII (RFC 1456), six of whose capitals are control codes.
    case viscii
    /// TCVN 5712 VN1: what ``tcvn3`` has, and capitals with tones in the places of control codes.
    case tcvn5712
    /// UTF-8 that was read as Windows-1252 (`PhÆ°á»ng`), or sits in a file of another encoding.
    case utf8
    /// UTF-8 that was read as Windows-1252 and written as UTF-8 twice.
    case doubledUTF8 = "utf8-doubled"
    /// Windows-1252, the bytes of Western Europe: nothing Vietnamese was found in the bytes.
    case windows1252

    /// The name that people know it by, the same in every language.
    public var name: String {
        switch self {
        case .unicode: "Unicode"
        case .decomposed: "Unicode (NFD)"
        case .tcvn3: "TCVN3 (ABC)"
        case .vni: "VNI-Windows"
        case .cp1258: "Windows-1258"
        case .viscii: "VISCII"
        case .tcvn5712: "TCVN 5712 VN1"
        case .utf8: "UTF-8"
        case .doubledUTF8: "UTF-8 ×2"
        case .windows1252: "Windows-1252"
        }
    }

    /// What the detective tries, the more frequent ones first: of two that read a column alike, the first is named.
    static let legacy: [TextEncoding] = [.utf8, .tcvn3, .vni, .cp1258, .viscii, .tcvn5712, .doubledUTF8]
}
