/// The frame of an image file: that it is one, whether it is whole, and where its block of EXIF stands.
struct ImageFrame {
    /// Places of the bytes of the block, a TIFF structure of its own; nil when there is none.
    private(set) var exif: Range<Int>?
    /// Whether the end of the file is lacking.
    private(set) var isCutOff = false

    /// Looks at a file; nil when it is neither JPEG, PNG, WebP nor TIFF.
    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            guard readJPEG(bytes) else { return nil }
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            guard readPNG(bytes) else { return nil }
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            readWebP(bytes)
        } else if ExifBlock(bytes[...]) != nil {
            exif = 0..<bytes.count
        } else {
            return nil
        }
    }

    /// Segments up to the picture itself, of which only the end is looked for. Source: ITU-T T.81, annex B; the block of
    /// EXIF by CIPA DC-008, 4.7.2.
    private mutating func readJPEG(_ bytes: [UInt8]) -> Bool {
        var place = 2
        var hasFrame = false
        while place + 1 < bytes.count {
            guard bytes[place] == 0xFF else { return hasFrame }
            let marker = bytes[place + 1]
            if marker == 0xFF {  // fill byte
                place += 1
                continue
            }
            // Below 0xC0 only this one is defined.
            guard marker >= 0xC0 || marker == 0x01 else { return hasFrame }
            place += 2
            if marker == 0xD9 { return hasFrame }
            if (0xD0...0xD8).contains(marker) || marker == 0x01 { continue }
            guard place + 1 < bytes.count else { break }
            let length = Int(bytes[place]) << 8 | Int(bytes[place + 1])
            guard length >= 2 else { return hasFrame }
            guard place + length <= bytes.count else { break }
            if (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker) { hasFrame = true }
            if marker == 0xE1, exif == nil, bytes[place + 2..<place + length].starts(with: Self.exifMark) {
                exif = place + 2 + Self.exifMark.count..<place + length
            }
            place += length
            if marker == 0xDA {
                isCutOff = !Self.hasEnd(bytes, after: place)
                return hasFrame
            }
        }
        isCutOff = true
        return true
    }

    private static let exifMark: [UInt8] = Array("Exif\0\0".utf8)

    /// Looked for from behind: some cameras put more after the end.
    private static func hasEnd(_ bytes: [UInt8], after place: Int) -> Bool {
        var last = bytes.count - 2
        while last >= place {
            if bytes[last] == 0xFF && bytes[last + 1] == 0xD9 { return true }
            last -= 1
        }
        return false
    }

    /// Chunks of length, name, data and checksum. Source: ISO/IEC 15948, clause 5.
    private mutating func readPNG(_ bytes: [UInt8]) -> Bool {
        var place = 8
        while place + 12 <= bytes.count {
            let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            let name = bytes[place + 4..<place + 8]
            if place == 8 && !name.elementsEqual("IHDR".utf8) { return false }
            guard place + 12 + length <= bytes.count else { break }
            if name.elementsEqual("IEND".utf8) { return true }
            if name.elementsEqual("eXIf".utf8), exif == nil { exif = place + 8..<place + 8 + length }
            place += 12 + length
        }
        isCutOff = true
        return place > 8
    }

    /// Chunks of name, length and data, each at an even place. Source: RFC 9649, section 2.
    private mutating func readWebP(_ bytes: [UInt8]) {
        func number(at place: Int) -> Int { bytes[place..<place + 4].reversed().reduce(0) { $0 << 8 | Int($1) } }
        isCutOff = 8 + number(at: 4) > bytes.count
        var place = 12
        while place + 8 <= bytes.count {
            let length = number(at: place + 4)
            guard place + 8 + length <= bytes.count else { break }
            if bytes[place..<place + 4].elementsEqual("EXIF".utf8), exif == nil {
                let hasMark = bytes[place + 8..<place + 8 + length].starts(with: Self.exifMark)
                exif = place + 8 + (hasMark ? Self.exifMark.count : 0)..<place + 8 + length
            }
            place += 8 + length + length % 2
        }
    }
}
