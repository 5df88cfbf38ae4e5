package import Foundation

/// Photos that a test makes byte by byte: pictures of one grey point with a block of EXIF.
package struct PhotoBytes {
    /// A fraction as EXIF writes it.
    package typealias Fraction = (above: UInt32, below: UInt32)

    /// Degrees, minutes and seconds; nil to say nothing.
    package var latitude: [Fraction]?
    package var longitude: [Fraction]?
    package var north = "N"
    package var east = "E"
    /// Such as `2026:11:20 08:30:00`; nil to say nothing.
    package var taken: String?
    /// Degrees from north; nil to say nothing.
    package var direction: Fraction?
    package var isLittleEndian = true
    /// Tells photos apart that say the same.
    package var comment = ""

    package init(latitude: [Fraction]? = nil, longitude: [Fraction]? = nil, taken: String? = nil) {
        self.latitude = latitude
        self.longitude = longitude
        self.taken = taken
    }

    /// A photo taken at decimal degrees, to a thousandth of a second.
    package init(at latitude: Double, _ longitude: Double, taken: String?) {
        func parts(_ degrees: Double) -> [Fraction] {
            let thousandths = Int((degrees * 3_600_000).rounded())
            return [
                (UInt32(thousandths / 3_600_000), 1), (UInt32(thousandths / 60_000 % 60), 1),
                (UInt32(thousandths % 60_000), 1000),
            ]
        }
        self.init(latitude: parts(latitude), longitude: parts(longitude), taken: taken)
    }

    // MARK: Files

    package var jpeg: Data {
        var bytes: [UInt8] = [0xFF, 0xD8]
        segment(0xE1, Array("Exif\0\0".utf8) + exif, into: &bytes)
        if !comment.isEmpty { segment(0xFE, Array(comment.utf8), into: &bytes) }
        segment(0xDB, [0] + [UInt8](repeating: 16, count: 64), into: &bytes)
        segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0], into: &bytes)
        for table in [0, 0x10] as [UInt8] {
            segment(0xC4, [table, 1] + [UInt8](repeating: 0, count: 15) + [0], into: &bytes)
        }
        segment(0xDA, [1, 1, 0, 0, 0x3F, 0], into: &bytes)
        return Data(bytes + [0x3F, 0xFF, 0xD9])
    }

    /// Without a picture: readers of EXIF need none.
    package var png: Data {
        func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
            Self.bigEndian(UInt32(data.count)) + Array(name.utf8) + data + [0, 0, 0, 0]
        }
        return Data(
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
                + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]) + chunk("eXIf", exif) + chunk("IEND", []))
    }

    /// Without a picture likewise.
    package var webP: Data {
        let block = exif.count.isMultiple(of: 2) ? exif : exif + [0]
        let body =
            Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0] + Array("EXIF".utf8)
            + Self.bigEndian(UInt32(exif.count)).reversed() + block
        return Data(Array("RIFF".utf8) + Self.bigEndian(UInt32(body.count)).reversed() + body)
    }

    private func segment(_ marker: UInt8, _ data: [UInt8], into bytes: inout [UInt8]) {
        bytes += [0xFF, marker] + number(UInt32(data.count + 2), size: 2, isLittle: false) + data
    }

    // MARK: The block

    /// The TIFF structure that says it all.
    package var exif: [UInt8] {
        let start = isLittleEndian ? Array("II".utf8) + [42, 0] : Array("MM".utf8) + [0, 42]
        var photo: [(tag: UInt32, type: UInt32, count: Int, data: [UInt8])] = []
        if let taken { photo.append(text(0x9003, taken)) }
        var place: [(tag: UInt32, type: UInt32, count: Int, data: [UInt8])] = []
        if let latitude { place += [text(1, north), fractions(2, latitude)] }
        if let longitude { place += [text(3, east), fractions(4, longitude)] }
        if let direction { place.append(fractions(17, [direction])) }
        let photoPlace = 8 + 2 + 2 * 12 + 4
        let photoDirectory = directory(photo, at: photoPlace)
        let placePlace = photoPlace + photoDirectory.count
        let first = directory(
            [
                (0x8769, 4, 1, number(UInt32(photoPlace), size: 4)),
                (0x8825, 4, 1, number(UInt32(placePlace), size: 4)),
            ], at: 8)
        return start + number(8, size: 4) + first + photoDirectory + directory(place, at: placePlace)
    }

    private func text(_ tag: UInt32, _ text: String) -> (UInt32, UInt32, Int, [UInt8]) {
        (tag, 2, text.utf8.count + 1, Array(text.utf8) + [0])
    }

    private func fractions(_ tag: UInt32, _ values: [Fraction]) -> (UInt32, UInt32, Int, [UInt8]) {
        (tag, 5, values.count, values.flatMap { number($0.above, size: 4) + number($0.below, size: 4) })
    }

    private func directory(
        _ entries: [(tag: UInt32, type: UInt32, count: Int, data: [UInt8])], at place: Int
    ) -> [UInt8] {
        let start = place + 2 + 12 * entries.count + 4
        var (table, values) = (number(UInt32(entries.count), size: 2), [UInt8]())
        for entry in entries {
            table += number(entry.tag, size: 2) + number(entry.type, size: 2) + number(UInt32(entry.count), size: 4)
            if entry.data.count <= 4 {
                table += entry.data + [UInt8](repeating: 0, count: 4 - entry.data.count)
            } else {
                table += number(UInt32(start + values.count), size: 4)
                values += entry.data + (entry.data.count.isMultiple(of: 2) ? [] : [0])
            }
        }
        return table + [0, 0, 0, 0] + values
    }

    private func number(_ value: UInt32, size: Int, isLittle: Bool? = nil) -> [UInt8] {
        let bytes = Array(Self.bigEndian(value).suffix(size))
        return isLittle ?? isLittleEndian ? bytes.reversed() : bytes
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
