package import RegistryRecords

/// The header of a file, understood: which column says what, and how sure that is.
package struct HeaderReading: Sendable {
    /// How the sheet is laid out.
    package let layout: TableLayout
    /// The columns in the order of the file.
    package let mapping: [ColumnMapping]
    /// What is to be said of the columns, each with the column counted from 0.
    package let problems: [(column: Int, problem: TableProblem)]
    /// The usual length of the codes; nil when they follow no rule.
    package let codeLengths: CodeLengths?
    /// What the cells of each column look like.
    package let profiles: [ColumnProfile]
    /// Column of the file for each canonical column, by its number; -1 where the file has none.
    private let places: [Int16]

    /// Understands the headings; throws when the file as a whole cannot be read.
    ///
    /// - Parameters:
    ///   - layout: The layout that was found in the same rows.
    ///   - sample: The first rows of the file, those above the header among them.
    ///   - overrides: What somebody stated of columns, by their place: a meaning, `ignored` for not used. It wins.
    package init(
        _ layout: TableLayout, sample: [RawRow], file: String, kind: SurveyKind, aliases: HeadingAliases,
        vocabulary: ContentVocabulary, overrides: [Int: SurveyColumn] = [:]
    ) throws(SurveyValidationError) {
        var layout = layout
        let key = SurveyColumn.key(of: kind)
        if let stated = overrides.first(where: { $0.value == key })?.key {
            layout.keyColumn = stated
            layout.learnKeys(from: sample[min(layout.firstPlace, sample.count)...])
        } else if let keyColumn = layout.keyColumn, overrides[keyColumn] != nil {
            layout.keyColumn = nil
        }
        let data = Self.data(of: sample, layout: layout)
        let profiles = ColumnProfile.profiles(of: data, columns: layout.headings.count, vocabulary: vocabulary)
        let choice = try ColumnChoice(
            layout: layout, profiles: profiles, file: file, kind: kind,
            matcher: HeadingMatcher(aliases: aliases, kind: kind), overrides: overrides)
        var places = Array(repeating: Int16(-1), count: SurveyColumn.count)
        for (column, match) in choice.matches.enumerated() {
            guard let match, match.column != .ignored else { continue }
            places[Int(match.column.number)] = Int16(clamping: column)
        }
        mapping = layout.headings.indices.map { Self.mapping(of: $0, choice: choice) }
        let keyColumn = Int(places[Int(key.number)])
        let isNamedByColumn = !kind.recordKinds[0].mayLackKey && !kind.recordKinds[0].derivesKey
        guard keyColumn >= 0 || !isNamedByColumn else {
            throw .noKeyColumn(
                file: file, kind: kind, expected: key.name, headings: mapping.map(\.heading).filter { !$0.isEmpty })
        }
        if layout.keyColumn ?? -1 != keyColumn {
            layout.keyColumn = keyColumn < 0 ? nil : keyColumn
            layout.learnKeys(from: sample[min(layout.firstPlace, sample.count)...])
        }
        codeLengths = keyColumn < 0 ? nil : CodeLengths(data.lazy.map { CellReader.trimmed($0[keyColumn]) })
        problems = choice.problems.sorted { $0.column < $1.column }
        self.layout = layout
        self.profiles = profiles
        self.places = places
    }

    /// Finds the layout and understands its headings.
    ///
    /// - Parameters:
    ///   - rows: The first rows of the file, at most ``TableLayout/sampleLimit`` of them.
    ///   - headerRows: True numbers of the header's rows where somebody stated them.
    package init(
        rows: [RawRow], mergedRanges: [MergedRange] = [], headerRows: ClosedRange<Int>? = nil, file: String,
        kind: SurveyKind, aliases: HeadingAliases, vocabulary: ContentVocabulary, overrides: [Int: SurveyColumn] = [:]
    ) throws(SurveyValidationError) {
        let layout = TableLayout.find(
            rows: rows, mergedRanges: mergedRanges, kind: kind, aliases: aliases, headerRows: headerRows)
        guard let layout else { throw .noHeader(file: file) }
        try self.init(
            layout, sample: rows, file: file, kind: kind, aliases: aliases, vocabulary: vocabulary,
            overrides: overrides)
    }

    private static func data(of sample: [RawRow], layout: TableLayout) -> [RawRow] {
        var previous = RowRole.data
        return sample.dropFirst(layout.firstPlace).filter { row in
            let role = layout.role(of: row, after: previous)
            if role != .blank { previous = role }
            return role == .data
        }
    }

    private static func mapping(of column: Int, choice: ColumnChoice) -> ColumnMapping {
        let match = choice.matches[column]
        let profile = choice.profiles[column]
        return ColumnMapping(
            column: column, heading: choice.headings[column].text, canonical: match?.column.name,
            confidence: match?.confidence, fillRate: profile.rows == 0 ? nil : profile.fillRate,
            samples: profile.samples, note: choice.problems.first { $0.column == column }?.problem.problem,
            alternatives: choice.alternatives(of: column))
    }

    /// Whether the file has the column.
    package func has(_ column: SurveyColumn) -> Bool { places[Int(column.number)] >= 0 }

    /// The column of the file counted from 0; nil when it has no such column.
    package func place(of column: SurveyColumn) -> Int? {
        let place = Int(places[Int(column.number)])
        return place < 0 ? nil : place
    }

    /// The columns of the file for the fields of a schema, in its order; nil where the file has none.
    package func places(of schema: RecordSchema) -> [Int?] {
        schema.fields.map { place(of: .field($0.field)) }
    }

    /// The trimmed text of a column in a row; empty when the file has no such column.
    package func text(_ column: SurveyColumn, in row: RawRow) -> String {
        place(of: column).map { CellReader.trimmed(row[$0]) } ?? ""
    }

    /// The heading of a column as written; nil when the file has no such column.
    package func heading(_ column: SurveyColumn) -> String? {
        place(of: column).map { mapping[$0].heading }
    }
}
