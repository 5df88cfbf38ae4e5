import CoverageEngine
import RegistryRecords
import ReportWriters

/// Records of a kind as rows of an open-data pack, without what is left out.
struct OpenRecords {
    let kind: RecordKind
    let leftOut: [LeftOutField]
    /// How many texts were withheld since they look like telephone numbers or e-mail addresses.
    private(set) var withheld = 0
    private(set) var rows: [[JSONText]] = []
    private(set) var shapes: [GeographicShape?] = []

    private let fields: [(field: Field, type: FieldType)]
    /// Whether positions of points stand in the table, too.
    private let hasPositions: Bool

    init(_ kind: RecordKind, leftOut: [LeftOutField]) {
        self.kind = kind
        self.leftOut = leftOut
        fields = RecordSchema.of(kind).fields.filter { !leftOut.leaveOut($0.field.rawValue, of: kind.table) }
        hasPositions = [.postalPoint, .site, .deadZone, .settlement, .signalSample].contains(kind)
    }

    /// The table of the records, and the layer where they have places.
    var table: OpenTable {
        var columns = [OpenTable.Column("uuid", .init(vi: "mã bản ghi", en: "identifier of the record"))]
        columns += fields.map { field, type in
            .init(field.rawValue, field.words(of: kind), Self.type(of: type), unit: Self.unit(of: field))
        }
        columns.append(.init("commune", .init(vi: "mã xã nơi được tính", en: "code of the commune where it counts")))
        if hasPositions {
            columns += [
                .init("longitude", .init(vi: "kinh độ WGS 84", en: "longitude, WGS 84"), .double, unit: "°"),
                .init("latitude", .init(vi: "vĩ độ WGS 84", en: "latitude, WGS 84"), .double, unit: "°"),
            ]
        }
        columns.append(.init("surveyed", .init(vi: "ngày khảo sát gần nhất", en: "day of the last survey"), .date))
        let sites: [OpenTable.Reference] =
            kind == .cell && !leftOut.leaveOut(Field.site.rawValue, of: RecordKind.site.table)
                && columns.contains { $0.name == Field.site.rawValue }
            ? [.init(Field.site.rawValue, table: RecordKind.site.table, referenced: Field.site.rawValue)] : []
        return OpenTable(
            kind.table, title: kind.words, columns: columns, rows: rows, key: "uuid",
            references: [.init("commune", table: "communes", referenced: "code")] + sites)
    }

    /// Adds a record.
    ///
    /// - Parameter commune: Code of the commune where it counts; nil for none.
    mutating func add(_ record: RegistryRecord, commune: String?) {
        var row: [JSONText] = [.text(record.uuid)]
        let keys = RecordSchema.of(kind).key
        for (field, type) in fields {
            let value = Self.value(record[field])
            if case .text(let text) = value, type == .text, !keys.contains(field), PersonalText.isSuspected(in: text) {
                withheld += 1
                row.append(.null)
            } else {
                row.append(value)
            }
        }
        row.append(JSONText(commune))
        if hasPositions {
            if case .point(let position)? = record.shape {
                row += [.number(Self.sevenPlaces(position.longitude)), .number(Self.sevenPlaces(position.latitude))]
            } else {
                row += [.null, .null]
            }
        }
        row.append(JSONText(record.evidence.base.surveyed?.description))
        rows.append(row)
        shapes.append(record.shape)
    }

    /// Whether any record has a place.
    var hasShapes: Bool { shapes.contains { $0 != nil } }

    /// About a centimetre, as in GeoJSON.
    private static func sevenPlaces(_ degrees: Double) -> Double { (degrees * 10_000_000).rounded() / 10_000_000 }

    private static func value(_ value: FieldValue?) -> JSONText {
        switch value {
        case .integer(let number): .integer(number)
        case .real(let number): .number(number)
        default: JSONText(value?.text)
        }
    }

    private static func type(of type: FieldType) -> OpenTable.DataType {
        switch type {
        case .text, .choice: .string
        case .integer: .integer
        case .real: .double
        case .answer: .boolean
        case .day: .date
        }
    }

    private static func unit(of field: Field) -> String? {
        let units = [
            "m": "m", "km": "km", "km2": "km²", "mhz": "MHz", "deg": "°", "dbm": "dBm", "mbps": "Mbit/s", "ms": "ms",
        ]
        return field == .hoursPerDay ? "h" : field.rawValue.split(separator: "_").last.flatMap { units[String($0)] }
    }
}
