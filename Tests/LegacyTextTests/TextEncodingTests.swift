import LegacyText
import Testing

struct TextEncodingTests {
    @Test func `encodings are stored under the names that people use`() {
        #expect(
            TextEncoding.allCases.map(\.rawValue) == [
                "unicode", "decomposed", "tcvn3", "vni", "cp1258", "viscii", "tcvn5712", "utf8", "utf8-doubled",
                "windows1252",
            ])
    }
}
