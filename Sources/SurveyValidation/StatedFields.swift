import RegistryRecords

/// Fields that somebody states for a whole file, since no column of it does.
struct StatedFields {
    private var constants: [RecordKind: [(index: Int, value: FieldValue)]] = [:]

    /// Nothing is stated.
    init() {}

    /// Reads the values as cells are read; throws for a field that the kind does not have or a column states, and for
    /// a value that the field cannot have.
    init(
        _ texts: [Field: String], of kind: SurveyKind, header: HeaderReading, words: ValueWords
    ) throws(SurveyValidationError) {
        let cells = CellReader(words: words)
        for (field, text) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let schemas = kind.recordKinds.map(RecordSchema.of).filter { $0.index(of: field) != nil }
            let column = SurveyColumn.field(field)
            func refusal(_ reason: BilingualText) -> SurveyValidationError {
                .badStatedField(field: field.rawValue, value: text, reason: reason)
            }
            guard !schemas.isEmpty else { throw refusal(Self.noSuchField(in: kind)) }
            guard column != .key(of: kind) else {
                throw refusal(
                    .init(
                        vi: "mã là của từng đối tượng nên phải ghi ở từng dòng.",
                        en: "a code is that of one record and stands in its row."))
            }
            if let heading = header.heading(column) {
                throw refusal(
                    .init(
                        vi: "cột “\(heading)” của tệp đã ghi trường này; bỏ --set, hoặc bỏ cột bằng --mapping.",
                        en: "the column “\(heading)” states it already; leave --set away, or the column by --mapping."
                    ))
            }
            for schema in schemas {
                guard let index = schema.index(of: field) else { continue }
                var repairs: [SurveyProblem] = []
                do throws(SurveyProblem) {
                    let value = try cells.value(
                        text, of: field, type: schema.fields[index].type, kind: schema.kind, repairs: &repairs)
                    if let value { constants[schema.kind, default: []].append((index, value)) }
                } catch {
                    throw refusal(
                        .init(
                            vi: error.problem.vi + " " + error.remedy.vi, en: error.problem.en + " " + error.remedy.en))
                }
            }
        }
    }

    /// The values for every record of a kind, by place in its schema.
    func values(of kind: RecordKind) -> [(index: Int, value: FieldValue)] { constants[kind] ?? [] }

    /// Refuses a file of which no column states a field that its rows cannot do without.
    func checkRequired(of survey: SurveyDescription, header: HeaderReading) throws(SurveyValidationError) {
        for kind in survey.kind.recordKinds {
            for field in KindOfRow.required(of: kind) where !header.has(.field(field)) {
                let index = RecordSchema.of(kind).index(of: field)
                guard !values(of: kind).contains(where: { $0.index == index }) else { continue }
                throw .noRequiredColumn(file: survey.file, kind: survey.kind, expected: field.rawValue)
            }
        }
    }

    private static func noSuchField(in kind: SurveyKind) -> BilingualText {
        let known = SurveyColumn.settable(of: kind).map(\.rawValue).joined(separator: ", ")
        return .init(
            vi: "loại \(kind.rawValue) không có trường này; các trường: \(known).",
            en: "\(kind.rawValue) has no such field; it has: \(known).")
    }
}
