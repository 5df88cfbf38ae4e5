import RegistryRecords
import VN2000

/// The sites that a file has stated so far, packed: a later row of a site is held against what an earlier one said, and a
/// file may have a million of them.
///
/// A site whose row states more than a packed entry holds (an area, evidence of single fields) is kept as it is.
struct SiteShelf {
    private var entryOfSite = SeenKeys()
    /// Entries behind each other in pieces of some mebibyte, so that a growing shelf is never copied as a whole.
    private var pieces: [[UInt8]] = [[]]
    /// The piece of each entry and where in it the entry begins, by the number that ``entryOfSite`` gives.
    private var offsets: [(piece: Int32, start: Int32)] = []
    /// Entries that did not fit, or were changed since.
    private var whole: [Int: RegistryRecord] = [:]
    private let survey: String
    private let kind = RecordKind.site
    private let fieldCount = RecordSchema.of(.site).fields.count
    private var systems: [String] = []
    private var operations: [String] = []

    /// An empty shelf for a survey.
    init(survey: String) {
        self.survey = survey
    }

    /// The site of a key as the file has stated it so far; nil when it has not.
    subscript(key: String) -> RegistryRecord? {
        guard let entry = entryOfSite.row(of: key) else { return nil }
        return whole[entry] ?? unpacked(entry)
    }

    /// Whether the file has stated a site of that key.
    func contains(_ key: String) -> Bool { entryOfSite.row(of: key) != nil }

    /// Puts a site on the shelf, or replaces it.
    mutating func put(_ record: RegistryRecord, key: String) {
        if let entry = entryOfSite.insert(key, row: offsets.count) {
            whole[entry] = record
            return
        }
        if pieces[pieces.count - 1].count > 1 << 20 {
            pieces.append([])
            pieces[pieces.count - 1].reserveCapacity(1 << 20 + 1 << 12)
        }
        var bytes: [UInt8] = []
        swap(&bytes, &pieces[pieces.count - 1])
        offsets.append((Int32(pieces.count - 1), Int32(bytes.count)))
        if !pack(record, into: &bytes) { whole[offsets.count - 1] = record }
        swap(&bytes, &pieces[pieces.count - 1])
    }

    // MARK: Packing

    private mutating func pack(_ record: RegistryRecord, into bytes: inout [UInt8]) -> Bool {
        var position: GeographicPosition?
        switch record.shape {
        case .point(let point)?: position = point
        case nil: break
        default: return false
        }
        guard record.evidence.exceptions.isEmpty, record.evidence.base.survey == survey, record.communes.count <= 1,
            record.values.allSatisfy({ value in if case .text? = value { true } else { value == nil } })
        else { return false }
        Self.append(identifier: record.uuid, to: &bytes)
        Self.append(record.evidence.base.row, to: &bytes)
        Self.append(record.evidence.base.surveyed?.number ?? .min, to: &bytes)
        Self.append((position?.latitude ?? .nan).bitPattern, to: &bytes)
        Self.append((position?.longitude ?? .nan).bitPattern, to: &bytes)
        Self.append(text: record.communes.first, to: &bytes)
        for value in record.values { Self.append(text: value?.text, to: &bytes) }
        Self.append(text: record.original?.text, to: &bytes)
        bytes.append(Self.place(of: record.original?.referenceSystem, in: &systems))
        bytes.append(Self.place(of: record.original?.operation, in: &operations))
        return true
    }

    private func unpacked(_ entry: Int) -> RegistryRecord {
        let bytes = pieces[Int(offsets[entry].piece)]
        var place = Int(offsets[entry].start)
        let uuid = Self.identifier(bytes, &place)
        let row: Int = Self.number(bytes, &place)
        let surveyed: Int32 = Self.number(bytes, &place)
        let evidence = Evidence(
            survey: survey, row: row, surveyed: surveyed == .min ? nil : Day(number: surveyed))
        var record = RegistryRecord(uuid: uuid, kind: kind, evidence: RecordEvidence(base: evidence))
        let latitude = Double(bitPattern: Self.number(bytes, &place))
        let longitude = Double(bitPattern: Self.number(bytes, &place))
        if !latitude.isNaN { record.shape = .point(GeographicPosition(latitude: latitude, longitude: longitude)) }
        if let commune = Self.text(bytes, &place) { record.communes = [commune] }
        for index in 0..<fieldCount { record.values[index] = Self.text(bytes, &place).map { .text($0) } }
        if let original = Self.text(bytes, &place) {
            record.original = OriginalPosition(
                text: original, referenceSystem: systems[Int(bytes[place])],
                operation: operations[Int(bytes[place + 1])])
        }
        return record
    }

    /// A file has few systems; those after the 255th share the last place, which no real file reaches.
    private static func place(of word: String?, in words: inout [String]) -> UInt8 {
        guard let word else { return 0 }
        if let known = words.firstIndex(of: word) { return UInt8(clamping: known) }
        words.append(word)
        return UInt8(clamping: words.count - 1)
    }

    private static func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    private static func number<Number: FixedWidthInteger>(_ bytes: [UInt8], _ place: inout Int) -> Number {
        defer { place += MemoryLayout<Number>.size }
        return unsafe bytes.withUnsafeBytes {
            Number(littleEndian: unsafe $0.loadUnaligned(fromByteOffset: place, as: Number.self))
        }
    }

    /// Thirty-two hexadecimal digits are sixteen bytes; any other name, behind a byte that says so, is a text.
    private static func append(identifier: String, to bytes: inout [UInt8]) {
        let digits = identifier.utf8Span.span
        var packed: [UInt8] = []
        packed.reserveCapacity(16)
        for place in stride(from: 0, to: digits.count == 32 ? 32 : 0, by: 2) {
            guard let high = value(ofDigit: digits[place]), let low = value(ofDigit: digits[place + 1]) else { break }
            packed.append(high << 4 | low)
        }
        bytes.append(packed.count == 16 ? 1 : 0)
        if packed.count == 16 { bytes.append(contentsOf: packed) } else { append(text: identifier, to: &bytes) }
    }

    private static func identifier(_ bytes: [UInt8], _ place: inout Int) -> String {
        let isPacked: UInt8 = number(bytes, &place)
        guard isPacked == 1 else { return text(bytes, &place) ?? "" }
        defer { place += 16 }
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes[place..<(place + 16)].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }

    private static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    /// One byte for the length, or for nil, or for a long text whose length takes four more; then the text.
    private static func append(text: String?, to bytes: inout [UInt8]) {
        guard let text else { return bytes.append(longText - 1) }
        let length = text.utf8.count
        if length < longText - 1 {
            bytes.append(UInt8(truncatingIfNeeded: length))
        } else {
            bytes.append(longText)
            append(UInt32(clamping: length), to: &bytes)
        }
        bytes.append(contentsOf: text.utf8)
    }

    private static func text(_ bytes: [UInt8], _ place: inout Int) -> String? {
        let mark: UInt8 = number(bytes, &place)
        if mark == longText - 1 { return nil }
        let length = mark == longText ? Int(number(bytes, &place) as UInt32) : Int(mark)
        defer { place += length }
        return String(decoding: bytes[place..<(place + length)], as: UTF8.self)
    }

    /// Stands for the length of a text that has more bytes than one byte tells; the number below it stands for nil.
    private static let longText = UInt8.max
}
