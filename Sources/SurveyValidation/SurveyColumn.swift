public import RegistryRecords

/// The canonical columns of a survey: the fields of its records, and those that say where and when.
public struct SurveyColumn: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The canonical name, such as `staffed` or `latitude`.
    public let name: String

    /// A column by its canonical name, or nil when surveys of that kind have no such column.
    public init?(_ name: String, kind: SurveyKind) {
        guard Self.all(of: kind).contains(where: { $0.name == name }) else { return nil }
        self.name = name
    }

    private init(_ name: String) {
        self.name = name
    }

    /// The canonical name.
    public var description: String { name }

    static let latitude = SurveyColumn("latitude")
    static let longitude = SurveyColumn("longitude")
    static let easting = SurveyColumn("easting")
    static let northing = SurveyColumn("northing")
    static let position = SurveyColumn("position")
    static let referenceSystem = SurveyColumn("crs")
    static let wkt = SurveyColumn("wkt")
    static let commune = SurveyColumn("commune")
    static let surveyed = SurveyColumn("surveyed")
    /// A column that is known and not used: running numbers, notes.
    static let ignored = SurveyColumn("ignored")

    static func field(_ field: Field) -> SurveyColumn { SurveyColumn(field.rawValue) }

    /// All columns that surveys of a kind may have, fields first.
    public static func all(of kind: SurveyKind) -> [SurveyColumn] {
        var columns: [SurveyColumn] = []
        for schema in kind.recordKinds.map(RecordSchema.of) {
            for (field, _) in schema.fields where !columns.contains(.field(field)) { columns.append(.field(field)) }
        }
        return columns + [
            latitude, longitude, easting, northing, position, referenceSystem, wkt, commune, surveyed, ignored,
        ]
    }

    /// The column without which a row names no record.
    static func key(of kind: SurveyKind) -> SurveyColumn {
        kind == .bts ? .field(.site) : .field(.code)
    }
}
