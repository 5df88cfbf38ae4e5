import RegistryRecords

/// A kind of record and the columns of the file that state it, looked up once and not for every row.
final class KindOfRow: Sendable {
    /// A class, as rows by the million look at it.
    final class Stated: Sendable {
        /// Place in the schema.
        let index: Int
        let field: Field
        let type: FieldType
        let column: SurveyColumn
        /// Column of the file.
        let place: Int

        init(index: Int, field: Field, type: FieldType, column: SurveyColumn, place: Int) {
            self.index = index
            self.field = field
            self.type = type
            self.column = column
            self.place = place
        }
    }

    let kind: RecordKind
    let stated: [Stated]
    /// Days of which the second must not be before the first, by their places in the schema.
    let reversible: [(first: Int, second: Int)]
    /// Places of the kind of a postal point and of whether it is staffed.
    let staffing: (kind: Int, staffed: Int)?
    /// Place of the technology, without which there is no cell.
    let technology: Int?
    /// Places of the day and of the clock time of a measurement, and the column of the file that has the day.
    let instant: (day: Int, time: Int, column: Int)?
    /// What holds for every row, by place in the schema.
    let constants: [(index: Int, value: FieldValue)]
    /// Places of the fields without which a row says nothing.
    let required: [(index: Int, column: SurveyColumn)]

    init(_ kind: RecordKind, header: HeaderReading, stated constants: StatedFields) {
        let schema = RecordSchema.of(kind)
        self.kind = kind
        self.constants = constants.values(of: kind)
        required = Self.required(of: kind).compactMap { field in
            schema.index(of: field).map { ($0, .field(field)) }
        }
        instant = header.place(of: .field(.measured)).flatMap { column in
            schema.index(of: .measured).flatMap { day in
                schema.index(of: .time).map { (day: day, time: $0, column: column) }
            }
        }
        stated = schema.fields.enumerated().compactMap { index, definition in
            // The value of an indicator is read together with its unit.
            if kind == .indicator && definition.field == .value { return nil }
            let column = SurveyColumn.field(definition.field)
            return header.place(of: column).map {
                Stated(
                    index: index, field: definition.field, type: definition.type, column: column, place: $0)
            }
        }
        let pairs: [(Field, Field)] = [
            (.opened, .closed), (.onAir, .offAir), (.validFrom, .validTo),
        ]
        reversible = pairs.compactMap { first, second in
            guard let first = schema.index(of: first), let second = schema.index(of: second) else { return nil }
            return (first, second)
        }
        technology = schema.index(of: .technology)
        staffing = schema.index(of: .staffed).flatMap { staffed in
            schema.index(of: .kind).map { (kind: $0, staffed: staffed) }
        }
    }

    /// A day that a row states and that goes badly with what the registry has: the end of the time in which something is
    /// in use would be before its beginning. A row of an older survey changes nothing.
    func disagreements(of record: RecordDraft, surveyed: Day?, before: RegistryRecord) -> [(SurveyProblem, Field)] {
        reversible.compactMap { first, second in
            let (stated, known) = record.values[second] == nil ? (first, second) : (second, first)
            guard record.values[known] == nil, let day = record.values[stated]?.day,
                let other = before.values[known]?.day, stated == second ? day < other : other < day
            else { return nil }
            let fields = RecordSchema.of(kind).fields
            let (field, end) = (fields[stated].field, fields[known].field)
            guard before.evidence.evidence(of: field).surveyed.map({ $0 <= surveyed ?? $0 }) ?? true else { return nil }
            return (.daysDisagree(field, day, known: end, other), field)
        }
    }

    /// A claim is somebody's and of a network; a sample without its network tells of none.
    static func required(of kind: RecordKind) -> [Field] {
        switch kind {
        case .claimedArea: [.operator, .technology]
        case .signalSample: [.technology]
        case .indicator: [.indicator, .day]
        default: []
        }
    }
}
