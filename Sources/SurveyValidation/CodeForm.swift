import RegistryRecords

/// A code without what people write differently: case, accents, blanks, dashes and other signs, leading zeros.
///
/// `TQG0327-12`, `tqg 327 12` and `TQG-0327-012` are one form. Each number loses its zeros in front; `000` is 0.
package struct CodeForm: Hashable, Sendable {
    /// ASCII letters and digits, and the bytes of letters of other scripts.
    package let bytes: [UInt8]

    /// - Complexity: O(n).
    package init(_ code: String) {
        var bytes: [UInt8] = []
        Self.forEachByte(of: code) { bytes.append($0) }
        self.bytes = bytes
    }

    /// A number for the form of a code, equal for equal forms; 0 for the empty form.
    ///
    /// Source: G. Fowler, L. C. Noll, P. Vo, the hash FNV-1a of 64 bits.
    static func hash(of code: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var isEmpty = true
        forEachByte(of: code) { byte in
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            isEmpty = false
        }
        return isEmpty ? 0 : hash
    }

    private static func forEachByte(of code: String, _ body: (UInt8) -> Void) {
        var code = code
        let isASCII = code.withUTF8 { bytes in
            guard unsafe bytes.allSatisfy({ $0 < 0x80 }) else { return false }
            unsafe forEachByte(of: bytes, body)
            return true
        }
        if isASCII { return }
        // Word by word, since the fold drops the signs between numbers.
        let words = code.split { !$0.isLetter && !$0.isNumber }.map { VietnameseFold.key(String($0)) }
        forEachByte(of: words.joined(separator: "-").utf8, body)
    }

    private static func forEachByte(of bytes: some Sequence<UInt8>, _ body: (UInt8) -> Void) {
        var isInNumber = false
        var isZero = false
        func endNumber() {
            if isZero { body(0x30) }
            (isInNumber, isZero) = (false, false)
        }
        for byte in bytes {
            switch byte {
            case 0x30 where !isInNumber: isZero = true
            case 0x30...0x39:
                body(byte)
                (isInNumber, isZero) = (true, false)
            case 0x41...0x5A, 0x61...0x7A:
                endNumber()
                body(byte | 0x20)
            case 0x80...:
                endNumber()
                body(byte)
            default: endNumber()
            }
        }
        endNumber()
    }
}
