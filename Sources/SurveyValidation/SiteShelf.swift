import RegistryRecords
import VN2000

/// The sites that a file has stated so far, packed: a later row of a site is held against what an earlier one said, and a
/// file may have a million of them.
///
/// A site whose row states more than a packed entry holds (an area, evidence of single fields) is kept as it is.
struct SiteShelf {
    private var entryOfSite = SeenKeys()
    private var bytes: [UInt8] = []
    /// Where each entry begins in ``bytes``, by the number that ``entryOfSite`` gives.
    private var offsets: [Int32] = []
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
        offsets.append(Int32(clamping: bytes.count))
        if !pack(record) || bytes.count > Int(Int32.max) - (1 << 24) { whole[offsets.count - 1] = record }
    }

    // MARK: Packing

    private mutating func pack(_ record: RegistryRecord) -> Bool {
        var position: GeographicPosition?
        switch record.shape {
        case .point(let point)?: position = point
        case nil: break
        default: return false
        }
        guard record.evidence.exceptions.isEmpty, record.evidence.base.survey == survey, record.communes.count <= 1,
            record.values.allSatisfy({ value in if case .text? = value { true } else { value == nil } })
        else { return false }
        append(text: record.uuid)
        append(number: Int64(record.evidence.base.row))
        append(number: record.evidence.base.surveyed.map { Int64($0.number) } ?? .min)
        append(number: Int64(bitPattern: (position?.latitude ?? .nan).bitPattern))
        append(number: Int64(bitPattern: (position?.longitude ?? .nan).bitPattern))
        append(text: record.communes.first)
        for value in record.values { append(text: value?.text) }
        append(text: record.original?.text)
        bytes.append(Self.place(of: record.original?.referenceSystem, in: &systems))
        bytes.append(Self.place(of: record.original?.operation, in: &operations))
        return true
    }

    private func unpacked(_ entry: Int) -> RegistryRecord {
        var place = Int(offsets[entry])
        let uuid = text(&place) ?? ""
        let row = Int(number(&place))
        let surveyed = number(&place)
        let evidence = Evidence(
            survey: survey, row: row,
            surveyed: surveyed == .min ? nil : Day(number: Int32(truncatingIfNeeded: surveyed)))
        var record = RegistryRecord(uuid: uuid, kind: kind, evidence: RecordEvidence(base: evidence))
        let latitude = Double(bitPattern: UInt64(bitPattern: number(&place)))
        let longitude = Double(bitPattern: UInt64(bitPattern: number(&place)))
        if !latitude.isNaN { record.shape = .point(GeographicPosition(latitude: latitude, longitude: longitude)) }
        if let commune = text(&place) { record.communes = [commune] }
        for index in 0..<fieldCount { record.values[index] = text(&place).map { .text($0) } }
        if let original = text(&place) {
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

    private mutating func append(number: Int64) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    private func number(_ place: inout Int) -> Int64 {
        defer { place += 8 }
        return unsafe bytes.withUnsafeBytes {
            Int64(littleEndian: unsafe $0.loadUnaligned(fromByteOffset: place, as: Int64.self))
        }
    }

    /// The length in four bytes, -1 for nil, then the text.
    private mutating func append(text: String?) {
        let length = Int32(text?.utf8.count ?? -1)
        unsafe withUnsafeBytes(of: length.littleEndian) { unsafe bytes.append(contentsOf: $0) }
        if let text { bytes.append(contentsOf: text.utf8) }
    }

    private func text(_ place: inout Int) -> String? {
        let length = unsafe bytes.withUnsafeBytes {
            Int32(littleEndian: unsafe $0.loadUnaligned(fromByteOffset: place, as: Int32.self))
        }
        place += 4
        guard length >= 0 else { return nil }
        defer { place += Int(length) }
        return String(decoding: bytes[place..<(place + Int(length))], as: UTF8.self)
    }
}
