public import RegistryRecords

/// The canonical columns of a survey: the fields of its records, and those that say where and when.
public struct SurveyColumn: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The place in the list of all canonical names, so that a table of columns is an array and not a dictionary.
    let number: Int16

    /// The canonical name, such as `staffed` or `latitude`.
    public var name: String { Self.names[Int(number)] }

    /// A column by its canonical name, or nil when surveys of that kind have no such column.
    public init?(_ name: String, kind: SurveyKind) {
        guard let column = Self.byName[kind]?[name] else { return nil }
        self = column
    }

    private init(number: Int16) {
        self.number = number
    }

    private init(_ name: StaticString) {
        self.init(number: Self.numberOfName["\(name)"] ?? 0)
    }

    /// The canonical name.
    public var description: String { name }

    /// Reads the canonical name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        guard let number = Self.numberOfName[name] else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(name)” is not a column")
        }
        self.init(number: number)
    }

    /// Writes the canonical name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }

    static let latitude = SurveyColumn("latitude")
    static let longitude = SurveyColumn("longitude")
    static let easting = SurveyColumn("easting")
    static let northing = SurveyColumn("northing")
    static let position = SurveyColumn("position")
    static let referenceSystem = SurveyColumn("crs")
    static let wkt = SurveyColumn("wkt")
    static let commune = SurveyColumn("commune")
    /// The district of before July 2025, which tells old communes of one name apart.
    static let district = SurveyColumn("district")
    static let province = SurveyColumn("province")
    static let surveyed = SurveyColumn("surveyed")
    /// Metres above the sea, as phones write them; kept with the row and not used.
    static let altitude = SurveyColumn("altitude")
    /// Metres by which a phone thinks that its position may be wrong; kept with the row and not used.
    static let accuracy = SurveyColumn("accuracy")
    /// A column that is known and not used: running numbers, notes.
    static let ignored = SurveyColumn("ignored")

    static func field(_ field: Field) -> SurveyColumn { SurveyColumn(number: numberOfField[field] ?? 0) }

    /// All columns that surveys of a kind may have, fields first.
    public static func all(of kind: SurveyKind) -> [SurveyColumn] {
        var columns: [SurveyColumn] = []
        for schema in kind.recordKinds.map(RecordSchema.of) {
            for (field, _) in schema.fields
            where !columns.contains(.field(field)) && !isDerived(field, of: schema.kind) {
                columns.append(.field(field))
            }
        }
        return columns + [
            latitude, longitude, easting, northing, position, referenceSystem, wkt, commune, district, province,
            surveyed, altitude, accuracy, ignored,
        ]
    }

    /// The column without which a row names no record.
    static func key(of kind: SurveyKind) -> SurveyColumn {
        kind == .bts ? .field(.site) : .field(.code)
    }

    /// The fields that somebody may state for a whole file: all of the kind but its code.
    public static func settable(of kind: SurveyKind) -> [Field] {
        var fields: [Field] = []
        for (field, _) in kind.recordKinds.flatMap({ RecordSchema.of($0).fields })
        where !fields.contains(field) && .field(field) != key(of: kind) && !isDerived(field, of: kind.recordKinds[0]) {
            fields.append(field)
        }
        return fields
    }

    /// Whether no column states the field: it follows from others.
    private static func isDerived(_ field: Field, of kind: RecordKind) -> Bool {
        kind.derivesKey && (field == .code || field == .provinceCode)
    }

    /// Columns that say where a record is.
    static let places = [latitude, longitude, northing, easting, position, wkt]

    /// How many columns there are, over all kinds.
    static let count = names.count

    private static let names =
        Field.allCases.map(\.rawValue) + [
            "latitude", "longitude", "easting", "northing", "position", "crs", "wkt", "commune", "district", "province",
            "surveyed", "altitude", "accuracy", "ignored",
        ]
    private static let numberOfName = Dictionary(
        names.enumerated().map { ($1, Int16($0)) }, uniquingKeysWith: { first, _ in first })
    private static let numberOfField = Dictionary(
        Field.allCases.enumerated().map { ($1, Int16($0)) }, uniquingKeysWith: { first, _ in first })
    private static let byName: [SurveyKind: [String: SurveyColumn]] = Dictionary(
        SurveyKind.allCases.map { kind in
            (kind, Dictionary(all(of: kind).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
        }, uniquingKeysWith: { first, _ in first })
}
