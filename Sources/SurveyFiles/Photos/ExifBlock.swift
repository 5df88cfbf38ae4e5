import RegistryRecords
import VN2000

/// A block of EXIF: position, direction and time of a photo. Every offset in it is distrusted.
///
/// Source: CIPA DC-008 (EXIF 2.32), 4.6; the structure is that of TIFF 6.0, section 2. Tags are looked for in the first
/// directory and in the two that it names, and nowhere else, so that no chain can be endless.
struct ExifBlock {
    private struct Entry {
        var type: UInt16
        var count: Int
        /// Where the entry's four bytes of value stand.
        var place: Int
    }

    private let bytes: ArraySlice<UInt8>
    private let isLittleEndian: Bool
    private var photo: [UInt16: Entry] = [:]
    private var position: [UInt16: Entry] = [:]

    private static let photoDirectory: UInt16 = 0x8769
    private static let positionDirectory: UInt16 = 0x8825
    /// More entries in one directory are a mistake.
    private static let mostEntries = 4096

    /// Reads the directories; nil for bytes that are no such block.
    init?(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) {
            isLittleEndian = true
        } else if bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
            isLittleEndian = false
        } else {
            return nil
        }
        guard let start = number(at: 4, size: 4), let first = directory(at: start) else { return nil }
        if let place = first[Self.photoDirectory].flatMap({ number(at: $0.place, size: 4) }) {
            photo = directory(at: place) ?? [:]
        }
        if let place = first[Self.positionDirectory].flatMap({ number(at: $0.place, size: 4) }) {
            position = directory(at: place) ?? [:]
        }
    }

    /// Where the photo was taken.
    var place: PhotoFacts.Place {
        guard position[2] != nil || position[4] != nil else { return .absent }
        if text(position[9]) == "V" { return .unusable(Self.noFix) }
        guard let latitude = degrees(position[2]), let longitude = degrees(position[4]) else {
            return .unusable(.init(vi: "vĩ độ hoặc kinh độ không phải là số đo góc", en: "no angle is written there"))
        }
        let (north, east) = (text(position[1]), text(position[3]))
        guard let north, let east, ["N", "S"].contains(north), ["E", "W"].contains(east) else {
            return .unusable(
                .init(vi: "không ghi là bắc hay nam, đông hay tây", en: "north or south, east or west is not said"))
        }
        guard latitude <= 90, longitude <= 180 else {
            return .unusable(
                .init(vi: "vĩ độ quá 90° hoặc kinh độ quá 180°", en: "latitude beyond 90° or longitude beyond 180°"))
        }
        if latitude == 0 && longitude == 0 { return .unusable(Self.noFix) }
        return .position(
            GeographicPosition(
                latitude: north == "S" ? -latitude : latitude, longitude: east == "W" ? -longitude : longitude))
    }

    private static let noFix = BilingualText(
        vi: "máy chưa bắt được vị trí (0, 0)", en: "the camera had no fix (0, 0)")

    /// When the photo was taken, else when it was digitised, such as `2026-11-20T08:30:00`; nil for what is no time.
    var takenAt: String? {
        for tag in [0x9003, 0x9004] as [UInt16] {
            guard let digits = text(photo[tag]).map({ Array($0.utf8) }), digits.count == 19 else { continue }
            func part(_ range: Range<Int>) -> Int? {
                digits[range].allSatisfy { (0x30...0x39).contains($0) }
                    ? digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
            }
            guard let year = part(0..<4), let month = part(5..<7), let day = part(8..<10),
                let date = Day(year: year, month: month, day: day), let hour = part(11..<13), hour < 24,
                let minute = part(14..<16), minute < 60, let second = part(17..<19), second <= 60
            else { continue }
            return date.description + "T" + String(decoding: digits[11...], as: UTF8.self)
        }
        return nil
    }

    /// Where the camera looked, degrees from north; nil for what is no direction.
    var direction: Double? {
        rationals(position[17]).first.flatMap(\.self).flatMap { (0...360).contains($0) ? $0 : nil }
    }

    // MARK: The structure

    private func directory(at place: Int) -> [UInt16: Entry]? {
        guard let count = number(at: place, size: 2), count > 0, count <= Self.mostEntries,
            place + 2 + 12 * count <= bytes.count
        else { return nil }
        var entries: [UInt16: Entry] = [:]
        for index in 0..<count {
            let start = place + 2 + 12 * index
            guard let tag = number(at: start, size: 2), let type = number(at: start + 2, size: 2),
                let values = number(at: start + 4, size: 4)
            else { return nil }
            // The first of two entries of one tag counts.
            if entries[UInt16(tag)] == nil {
                entries[UInt16(tag)] = Entry(type: UInt16(type), count: values, place: start + 8)
            }
        }
        return entries
    }

    private func number(at place: Int, size: Int) -> Int? {
        guard place >= 0, place <= bytes.count - size else { return nil }
        let part = bytes[bytes.startIndex + place..<bytes.startIndex + place + size]
        return isLittleEndian
            ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }

    /// The text of an entry of the type ASCII, up to its first NUL, in ASCII; nil for any other entry.
    private func text(_ entry: Entry?) -> String? {
        guard let entry, entry.type == 2, (1...1000).contains(entry.count),
            let place = entry.count <= 4 ? entry.place : number(at: entry.place, size: 4),
            place >= 0, place <= bytes.count - entry.count
        else { return nil }
        let part = bytes[bytes.startIndex + place..<bytes.startIndex + place + entry.count].prefix { $0 != 0 }
        return part.allSatisfy { $0 < 0x80 } ? String(decoding: part, as: UTF8.self) : nil
    }

    /// At most three fractions of an entry, signed or not; nil in the place of a division by 0.
    private func rationals(_ entry: Entry?) -> [Double?] {
        guard let entry, [5, 10].contains(entry.type), (1...3).contains(entry.count),
            let place = number(at: entry.place, size: 4)
        else { return [] }
        return (0..<entry.count).map { index in
            guard let above = number(at: place + 8 * index, size: 4),
                let below = number(at: place + 8 * index + 4, size: 4), below != 0
            else { return nil }
            guard entry.type == 10 else { return Double(above) / Double(below) }
            return Double(Int32(truncatingIfNeeded: above)) / Double(Int32(truncatingIfNeeded: below))
        }
    }

    /// Degrees, minutes and seconds as degrees; nil for what is none.
    private func degrees(_ entry: Entry?) -> Double? {
        let parts = rationals(entry)
        guard !parts.isEmpty, let whole = parts[0], whole >= 0 else { return nil }
        var degrees = whole
        for (part, unit) in zip(parts.dropFirst(), [60.0, 3600.0]) {
            guard let part, (0..<60).contains(part) else { return nil }
            degrees += part / unit
        }
        return degrees
    }
}
