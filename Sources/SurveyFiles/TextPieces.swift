/// The text of a file, a piece at a time: UTF-8, or bytes as they are where the file is in an old encoding.
struct TextPieces: Sendable {
    private let source: FileBytes
    private let form: TextForm
    private let start: Int
    private var offset: Int
    private var raw: [UInt8] = []
    /// Bytes of a wide character that the last piece ended in.
    private var carried: [UInt8] = []

    init(_ source: FileBytes, form: TextForm, start: Int) {
        self.source = source
        self.form = form
        self.start = start
        offset = start
    }

    /// The share of the file that was given.
    var progress: Double {
        source.size > 0 ? min(1, Double(offset) / Double(source.size)) : 1
    }

    /// Appends what the next `limit` bytes of the file say; false at its end.
    mutating func append(_ limit: Int, to text: inout [UInt8]) throws(SurveyFileError) -> Bool {
        switch form {
        case .utf8, .bytes:
            let count = try source.append(limit, at: offset, to: &text)
            offset += count
            return count > 0
        case .utf16(let bigEndian):
            return try appendWide(limit, unit: 2, to: &text) { bytes, text in
                Self.decodeUTF16(bytes, bigEndian: bigEndian, to: &text)
            }
        case .utf32(let bigEndian):
            return try appendWide(limit, unit: 4, to: &text) { bytes, text in
                Self.decodeUTF32(bytes, bigEndian: bigEndian, to: &text)
            }
        }
    }

    /// - Parameter decode: Appends whole characters and says how many bytes they had, and whether what follows is text.
    private mutating func appendWide(
        _ limit: Int, unit: Int, to text: inout [UInt8],
        _ decode: (ArraySlice<UInt8>, inout [UInt8]) -> (used: Int, isSound: Bool)
    ) throws(SurveyFileError) -> Bool {
        let before = text.count
        repeat {
            try source.read(max(limit, unit), at: offset, into: &raw)
            guard !raw.isEmpty else {
                guard carried.isEmpty else { throw brokenText }
                return false
            }
            offset += raw.count
            carried += raw
            let (used, isSound) = decode(carried[...], &text)
            carried.removeFirst(used)
            guard isSound else { throw brokenText }
        } while text.count == before
        return true
    }

    private var brokenText: SurveyFileError {
        .brokenWideText(file: SurveyFile.name(of: source.path), offset: offset - carried.count)
    }

    private static func decodeUTF16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool, to text: inout [UInt8]) -> (Int, Bool)
    {
        func unit(at place: Int) -> UInt32 {
            let (high, low) = bigEndian ? (bytes[place], bytes[place + 1]) : (bytes[place + 1], bytes[place])
            return UInt32(high) << 8 | UInt32(low)
        }
        var place = bytes.startIndex
        while place + 2 <= bytes.endIndex {
            var value = unit(at: place)
            var length = 2
            if 0xD800..<0xDC00 ~= value {
                guard place + 4 <= bytes.endIndex else { break }
                let low = unit(at: place + 2)
                guard 0xDC00..<0xE000 ~= low else { return (place - bytes.startIndex, false) }
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                length = 4
            }
            guard let scalar = Unicode.Scalar(value) else { return (place - bytes.startIndex, false) }
            append(scalar, to: &text)
            place += length
        }
        return (place - bytes.startIndex, true)
    }

    private static func decodeUTF32(_ bytes: ArraySlice<UInt8>, bigEndian: Bool, to text: inout [UInt8]) -> (Int, Bool)
    {
        var place = bytes.startIndex
        while place + 4 <= bytes.endIndex {
            let value = bytes[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            guard let scalar = Unicode.Scalar(bigEndian ? value : value.byteSwapped) else {
                return (place - bytes.startIndex, false)
            }
            append(scalar, to: &text)
            place += 4
        }
        return (place - bytes.startIndex, true)
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
        if scalar.isASCII {
            text.append(UInt8(ascii: scalar))
        } else {
            text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        }
    }
}
