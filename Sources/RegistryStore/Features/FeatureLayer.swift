package import RegistryRecords

/// A table of the registry as others read it: which rows, under which identifiers, with which columns and place.
package struct FeatureLayer: Sendable, Hashable {
    /// Where a row has its place.
    package enum Place: Sendable, Hashable {
        /// In its own geometry.
        case own
        /// In that of its BTS site.
        case site
        /// Nowhere.
        case none
    }

    /// A column that others see.
    package struct Column: Sendable, Hashable {
        /// Its name, of the table as of the result.
        package var name: String
        /// What it holds.
        package var type: FieldType
    }

    /// The days from and to which a row counts, as columns; a blank one is open.
    package struct Period: Sendable, Hashable {
        /// The column of the first day; nil where there is no first day.
        package var from: String?
        /// The column of the last day.
        package var to: String?
        /// Whether the row does not count any more on the day in `to`.
        package var endsBefore = false
    }

    /// The table.
    package var table: String
    /// The column that names a row to others.
    package var identifier: String
    /// Where a row has its place.
    package var place: Place
    /// The columns that others see, in their order.
    package var columns: [Column]
    /// When a row counts; nil for rows that are of no time.
    package var period: Period?
    /// Rows count only when they exist on that day; nil for all rows.
    package var presentOn: Day?

    /// The records of a kind, without some of their fields.
    package init(_ kind: RecordKind, without hidden: Set<Field> = []) {
        table = kind.table
        identifier = "uuid"
        place = kind == .cell ? .site : kind.hasShape ? .own : .none
        columns = RecordSchema.of(kind).fields.filter { !hidden.contains($0.field) }.map {
            Column(name: $0.field.rawValue, type: $0.type)
        }
        columns += [Column(name: "communes", type: .text), Column(name: "surveyed", type: .day)]
        period = Self.period(of: kind)
    }

    private static func period(of kind: RecordKind) -> Period? {
        func period(_ from: Field?, _ to: Field?, endsBefore: Bool = false) -> Period {
            Period(from: from?.rawValue, to: to?.rawValue, endsBefore: endsBefore)
        }
        return switch kind {
        case .postalPoint: period(.opened, .closed, endsBefore: true)
        case .cell: period(.onAir, .offAir, endsBefore: true)
        case .deadZone: period(.reported, .resolved)
        case .cableRoute: period(.started, .verified)
        case .claimedArea: period(.validFrom, .validTo)
        case .signalSample: period(.measured, .measured)
        case .indicator: period(.day, .day)
        case .inspection: period(.planned, .done)
        case .site, .settlement, .enterprise: nil
        }
    }

    /// The communes that exist on a day.
    package init(communesOn day: Day) {
        table = "communes"
        identifier = "code"
        place = .own
        columns = [
            Column(name: "code", type: .text), Column(name: "name", type: .text),
            Column(name: "kind", type: .choice(CommuneKind.allCases.map(\.rawValue))),
            Column(name: "province", type: .text), Column(name: "valid_from", type: .day),
            Column(name: "valid_to", type: .day),
            Column(
                name: "boundary_quality",
                type: .choice([BoundaryQuality.official.rawValue, BoundaryQuality.schematic.rawValue])),
            Column(name: "area_km2", type: .real(0...1e6)),
        ]
        period = Period(from: "valid_from", to: "valid_to")
        presentOn = day
    }
}

/// Which features of a layer are asked for.
package struct FeatureQuery: Sendable, Hashable {
    /// Boxes of which a feature must touch one, edges included; none asks for features wherever they are.
    package var boxes: [GeographicBounds] = []
    /// Days of which a feature must count on one; nil asks for features of any time.
    package var days: Days?
    /// Columns and the texts that they must hold.
    package var equals: [Condition] = []
    /// The code of a commune that the record must state; nil for any.
    package var commune: String?

    /// A span of days; nil ends are open.
    package struct Days: Sendable, Hashable {
        /// First day.
        package var from: Day?
        /// Last day.
        package var to: Day?

        /// Makes a span.
        package init(from: Day?, to: Day?) {
            self.from = from
            self.to = to
        }
    }

    /// A column and what it must hold.
    package struct Condition: Sendable, Hashable {
        /// One of the layer's columns.
        package var column: String
        /// The text, also of a number.
        package var value: String

        /// Makes a condition.
        package init(column: String, value: String) {
            self.column = column
            self.value = value
        }
    }

    /// Asks for all.
    package init() {}
}

/// The features that a query names, in the order of their keys, which never changes.
package enum FeatureSelection: Sendable {
    /// All rows of the table.
    case all(count: Int)
    /// These rows, by ascending keys.
    case listed([Int64])

    /// How many there are.
    package var count: Int {
        switch self {
        case .all(let count): count
        case .listed(let keys): keys.count
        }
    }
}
