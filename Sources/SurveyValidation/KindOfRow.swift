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

    init(_ kind: RecordKind, header: HeaderReading) {
        let schema = RecordSchema.of(kind)
        self.kind = kind
        stated = schema.fields.enumerated().compactMap { index, definition in
            let column = SurveyColumn.field(definition.field)
            return header.place(of: column).map {
                Stated(
                    index: index, field: definition.field, type: definition.type, column: column, place: $0)
            }
        }
        let pairs: [(Field, Field)] = [(.opened, .closed), (.onAir, .offAir), (.reported, .resolved)]
        reversible = pairs.compactMap { first, second in
            guard let first = schema.index(of: first), let second = schema.index(of: second) else { return nil }
            return (first, second)
        }
        technology = schema.index(of: .technology)
        staffing = schema.index(of: .staffed).flatMap { staffed in
            schema.index(of: .kind).map { (kind: $0, staffed: staffed) }
        }
    }
}
