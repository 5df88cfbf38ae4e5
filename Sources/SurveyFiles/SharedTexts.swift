/// Reads `sharedStrings.xml`: rich text is joined, the reading aid of East Asian texts is left out.
final class SharedTexts: XMLReading {
    /// 256 MiB, the most memory that the texts of a workbook may take.
    static let limit = 1 << 28

    private(set) var texts: [String] = []
    private(set) var isTooLarge = false
    private var size = 0
    private var buffer: [UInt8] = []
    private var isInText = false
    private var isInPhonetic = false

    override func begin(_ element: XMLElement) {
        switch element.name {
        case "t": isInText = !isInPhonetic
        case "rPh": isInPhonetic = true
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isInText else { return }
        unsafe buffer.append(contentsOf: bytes)
        if size + buffer.count > Self.limit { giveUp() }
    }

    override func end(_ name: XMLName) {
        switch name {
        case "t": isInText = false
        case "rPh": isInPhonetic = false
        case "si":
            texts.append(cellText(of: buffer))
            size += buffer.count + MemoryLayout<String>.stride
            buffer.removeAll(keepingCapacity: true)
            if size > Self.limit { giveUp() }
        default: break
        }
    }

    private func giveUp() {
        isTooLarge = true
        stop()
    }
}

/// The text of a cell in NFC, with the escapes of OOXML for control characters (`_x000D_`) undone.
func cellText(of bytes: [UInt8]) -> String {
    var bytes = bytes
    if bytes.count >= 7, bytes.contains(UInt8(ascii: "_")) { bytes = unescaped(bytes) }
    // libxml2 gives UTF-8 only.
    return (try? composedText(of: bytes.span)) ?? String(decoding: bytes, as: UTF8.self)
}

/// Source: ECMA-376 part 1, 22.9.2.19 `ST_Xstring`; `_x005F_` stands for an underscore that is none of an escape.
private func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
        if bytes[position] == UInt8(ascii: "_"), position + 7 <= bytes.count,
            bytes[position + 1] == UInt8(ascii: "x"), bytes[position + 6] == UInt8(ascii: "_"),
            let code = UInt32(String(decoding: bytes[position + 2..<position + 6], as: UTF8.self), radix: 16),
            let scalar = Unicode.Scalar(code), code != 0
        {
            result += Array(String(scalar).utf8)
            position += 7
        } else {
            result.append(bytes[position])
            position += 1
        }
    }
    return result
}
