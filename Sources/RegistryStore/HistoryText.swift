import FoundationEssentials
import RegistryRecords
import SQLiteStore

/// The JSON of `[old, new]` by column that a history entry keeps. Geometries are GeoPackage blobs in hexadecimal.
struct HistoryText {
    private var parts: [(name: String, write: (inout JSONText) -> Void)] = []

    /// What a change does to its record.
    init(_ change: RecordChange) {
        self.init(change.before, change.after)
    }

    /// The difference of two states; nil for the state before a record was made, or after it went.
    private init(_ before: RegistryRecord?, _ after: RegistryRecord?) {
        let fields = (after ?? before).map { RecordSchema.of($0.kind).fields } ?? []
        for (index, (field, _)) in fields.enumerated() {
            add(field.rawValue, before?.values[index] ?? nil, after?.values[index] ?? nil) { $0.append($1) }
        }
        addPlace(before?.shape, after?.shape, communes: before?.communes, after?.communes)
        add("evidence", before?.evidence, after?.evidence) { json, evidence in
            guard let evidence else { return json.append(raw: "null") }
            json.append(raw: #"{"base":"#)
            json.append(evidence.base)
            json.append(raw: #","exceptions":"#)
            json.append(evidence.exceptions)
            json.append(raw: "}")
        }
        add("original", before?.original, after?.original) { json, original in
            guard let original else { return json.append(raw: "null") }
            json.append([original.text, original.referenceSystem, original.operation], in: ("[", "]")) {
                $0.append(string: $1)
            }
        }
    }

    /// The difference of two states of a record, as it was made in another copy of the registry.
    ///
    /// - Parameters:
    ///   - before: nil before the record was made.
    ///   - after: nil after it went.
    ///   - parts: What the entry says besides its changes.
    ///   - origin: Names the entry in all copies: a block and a number.
    init(from before: RegistryRecord?, to after: RegistryRecord?, keeping parts: HistoryParts, origin: [String]) {
        self.init(before, after)
        if let merged = parts.merged?.new { add("merged", nil, merged) { $0.append($1.map { .text($0) }) } }
        if let into = parts.into?.new { add("into", nil, into) { $0.append($1.map { .text($0) }) } }
        add("origin", origin.first, origin.last) { $0.append($1.map { .text($0) }) }
    }

    /// The difference of two states of a record.
    init(from before: RegistryRecord?, to after: RegistryRecord?) {
        self.init(before, after)
    }

    /// What a merging does to the record that stays, and which record went into it.
    init(_ change: RecordChange, merged gone: RegistryRecord) {
        self.init(change)
        add("merged", nil, gone.uuid) { $0.append($1.map { .text($0) }) }
    }

    /// The whole last state of a record that goes.
    init(deletionOf gone: RegistryRecord) {
        self.init(gone, nil)
    }

    /// The whole last state of a record that goes, and the one that it went into.
    init(deletionOf gone: RegistryRecord, into kept: RegistryRecord) {
        self.init(deletionOf: gone)
        add("into", nil, kept.uuid) { $0.append($1.map { .text($0) }) }
    }

    /// What an older survey would have said.
    init(outdatedBy change: RecordChange) {
        let record = change.after
        for (field, value) in change.outdated.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            add(field.rawValue, record[field], value) { $0.append($1) }
        }
        let communes = change.outdatedCommunes.isEmpty ? record.communes : change.outdatedCommunes
        addPlace(record.shape, change.outdatedShape ?? record.shape, communes: record.communes, communes)
    }

    private mutating func addPlace(
        _ old: GeographicShape?, _ new: GeographicShape?, communes oldCommunes: [String]?, _ newCommunes: [String]?
    ) {
        add("geom", old, new) { json, shape in
            json.append(shape.flatMap { try? GeometryBlobWriter.blob(of: $0) }.map { .text(hexadecimal($0)) })
        }
        add("communes", oldCommunes, newCommunes) { json, communes in
            json.append(communes.map { .text($0.joined(separator: ";")) })
        }
    }

    /// Whether nothing changes at all.
    var isEmpty: Bool { parts.isEmpty }

    var text: String {
        var json = JSONText()
        json.append(parts, in: ("{", "}")) { json, part in
            json.append(string: part.name)
            json.append(raw: ":")
            part.write(&json)
        }
        return json.text
    }

    private mutating func add<Value: Equatable>(
        _ name: String, _ old: Value?, _ new: Value?, _ write: @escaping (inout JSONText, Value?) -> Void
    ) {
        guard old != new else { return }
        parts.append((name, { json in json.append([old, new], in: ("[", "]")) { write(&$0, $1) } }))
    }

    /// What ``read(_:kind:)`` finds.
    typealias Changes = (
        fields: [Field: HistoryEntry.FieldChange], shape: HistoryEntry.ShapeChange?,
        communes: HistoryEntry.FieldChange?, surveyed: Day?
    )

    /// The fields, the place, the communes and the survey day of an entry; nil for text that is no such JSON.
    ///
    /// - Parameter survey: The survey that made the entry; nil for none.
    static func read(_ text: String, kind: RecordKind, by survey: String? = nil) -> Changes? {
        guard let columns = try? JSONDecoder().decode([String: ColumnChange].self, from: Data(text.utf8)) else {
            return nil
        }
        var fields: [Field: HistoryEntry.FieldChange] = [:]
        for (field, type) in RecordSchema.of(kind).fields {
            guard let change = columns[field.rawValue] else { continue }
            fields[field] = HistoryEntry.FieldChange(
                old: change.old.fieldValue(as: type), new: change.new.fieldValue(as: type))
        }
        let shape = columns["geom"].map { HistoryEntry.ShapeChange(old: $0.old.shape, new: $0.new.shape) }
        let communes = columns["communes"].map {
            HistoryEntry.FieldChange(old: $0.old.fieldValue(as: .text), new: $0.new.fieldValue(as: .text))
        }
        let renewed = try? JSONDecoder().decode(Renewal.self, from: Data(text.utf8)).evidence.last
        return (fields, shape, communes, renewed??.surveyed(by: survey))
    }
}

/// The evidence before and after.
private struct Renewal: Decodable {
    struct Written: Decodable {
        var base: Evidence
        var exceptions: [String: Evidence]

        /// The day by the row of a survey; that of the whole record when the survey is not known.
        func surveyed(by survey: String?) -> Day? {
            if base.survey == survey { return base.surveyed }
            return (exceptions.values.first { $0.survey == survey } ?? base).surveyed
        }
    }

    var evidence: [Written?]
}

/// `[old, new]` of a column.
private struct ColumnChange: Decodable {
    var old: Scalar
    var new: Scalar

    init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        old = try pair.decode(Scalar.self)
        new = try pair.decode(Scalar.self)
    }
}

/// A value in the JSON; what is no scalar but an object counts as unknown.
private enum Scalar: Decodable {
    case stored(StoredValue)
    case unknown

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .stored(.null)
        } else if let text = try? container.decode(String.self) {
            self = .stored(.text(text))
        } else if let number = try? container.decode(Int64.self) {
            self = .stored(.integer(number))
        } else if let number = try? container.decode(Double.self) {
            self = .stored(.real(number))
        } else {
            self = .unknown
        }
    }

    func fieldValue(as type: FieldType) -> FieldValue? {
        switch self {
        case .stored(let value): StoredField.value(value, as: type)
        case .unknown: .unknown
        }
    }

    var shape: GeographicShape? {
        guard case .stored(.text(let text)) = self, let blob = bytes(hexadecimal: text) else { return nil }
        return unsafe blob.withUnsafeBytes { unsafe (try? GeometryBlobReader.shape(of: $0)) ?? nil }
    }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

private func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
        guard let high = digits[index], let low = digits[index + 1] else { return nil }
        bytes.append(UInt8(high << 4 | low))
    }
    return bytes
}
