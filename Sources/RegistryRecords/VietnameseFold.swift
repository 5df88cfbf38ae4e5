/// Vietnamese text reduced to what two spellings of the same word have in common.
public enum VietnameseFold {
    /// The text without accents, case, blanks and punctuation: `Phường Mỹ Hòa-Hưng` becomes `phuongmyhoahung`.
    ///
    /// `đ` becomes `d`. Composed (NFC), decomposed (NFD) and mixed spellings give the same key. Only letters and
    /// digits stay; letters without a Latin base are kept in lower case, ligatures and digits of other scripts as
    /// they are. Blanks, punctuation, symbols, accents, byte-order marks and characters of no width go. The key is
    /// empty when nothing stays. The key of a key is the key itself.
    ///
    /// - Complexity: O(n) in the bytes of the text; ASCII takes a shorter way.
    public static func key(_ text: String) -> String {
        var text = text
        return text.withUTF8 { unsafe asciiKey($0) } ?? scalarKey(text)
    }

    /// The key of ASCII bytes; nil when there is any other byte.
    private static func asciiKey(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard unsafe bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        return unsafe String(unsafeUninitializedCapacity: bytes.count) { output in
            var count = 0
            for place in bytes.indices {
                guard let kept = unsafe folded(ascii: bytes[place]) else { continue }
                unsafe output[count] = kept
                count += 1
            }
            return count
        }
    }

    private static func scalarKey(_ text: String) -> String {
        var key = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                if let kept = folded(ascii: UInt8(truncatingIfNeeded: scalar.value)) {
                    key.append(Unicode.Scalar(kept))
                }
            } else if let base = latinBase(of: scalar) {
                key.append(Unicode.Scalar(base))
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                appendLowercase(of: scalar, to: &key)
            }
        }
        return String(key)
    }

    /// Some capitals have small forms of several scalars, with an accent among them: `İ` is `i` and a dot above.
    private static func appendLowercase(of scalar: Unicode.Scalar, to key: inout String.UnicodeScalarView) {
        for small in scalar.properties.lowercaseMapping.unicodeScalars {
            switch small.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: continue
            default: key.append(small)
            }
        }
    }

    private static func folded(ascii byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: nil
        }
    }

    /// The small ASCII letter under an accented Latin one: all of Vietnamese, and the rest of Latin-1 that has one.
    private static func latinBase(of scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0xC0...0xC5, 0xE0...0xE5, 0x102, 0x103, 0x1EA0...0x1EB7: UInt8(ascii: "a")
        case 0xC7, 0xE7: UInt8(ascii: "c")
        case 0x110, 0x111, 0xD0: UInt8(ascii: "d")  // Ð (eth) is often typed for Đ and looks the same.
        case 0xC8...0xCB, 0xE8...0xEB, 0x1EB8...0x1EC7: UInt8(ascii: "e")
        case 0xCC...0xCF, 0xEC...0xEF, 0x128, 0x129, 0x1EC8...0x1ECB: UInt8(ascii: "i")
        case 0xD1, 0xF1: UInt8(ascii: "n")
        case 0xD2...0xD6, 0xF2...0xF6, 0x1A0, 0x1A1, 0x1ECC...0x1EE3: UInt8(ascii: "o")
        case 0xD9...0xDC, 0xF9...0xFC, 0x168, 0x169, 0x1AF, 0x1B0, 0x1EE4...0x1EF1: UInt8(ascii: "u")
        case 0xDD, 0xFD, 0xFF, 0x1EF2...0x1EF9: UInt8(ascii: "y")
        default: nil
        }
    }
}
