import LegacyText
package import RegistryRecords

/// The beginning of a file, understood before its rows are: text, layout, columns.
///
/// Made of the first ``TableLayout/sampleLimit`` rows; all later rows are read by what it says.
package struct SurveyHead: Sendable {
    /// The rows as they stand in the file, until ``forgetRows()``.
    package private(set) var rows: [RawRow]
    /// How their text was written.
    package let text: TextReading
    /// What the header was taken for.
    package let header: HeaderReading
    /// What a saved mapping knows that the file does not, and the other way round.
    package let mappingNotes: SavedMapping.Application?
    /// The same rows in Unicode.
    private(set) var decodedRows: [RawRow]

    /// Understands the rows.
    ///
    /// - Parameters:
    ///   - rows: The first rows of the file, titles and header among them.
    ///   - areBytes: Whether cells have a scalar for each byte of the file.
    ///   - mapping: What somebody has stated of the sender's files; it wins.
    /// - Throws: ``SurveyValidationError`` when the file as a whole cannot be read.
    package init(
        _ rows: [RawRow], mergedRanges: [MergedRange] = [], areBytes: Bool = false, of survey: SurveyDescription,
        mapping: SavedMapping? = nil, settings: SurveySettings
    ) throws(SurveyValidationError) {
        var text = TextReading(rows, areBytes: areBytes)
        var decoded = text.isPlain ? rows : rows.map(text.decoded)
        func read(_ overrides: [Int: SurveyColumn]) throws(SurveyValidationError) -> HeaderReading {
            try HeaderReading(
                rows: decoded, mergedRanges: mergedRanges, headerRows: mapping?.headerRows, file: survey.file,
                kind: survey.kind, aliases: settings.aliases, vocabulary: settings.vocabulary, overrides: overrides)
        }
        guard let mapping else {
            header = try read([:])
            (self.rows, self.text, decodedRows, mappingNotes) = (rows, text, decoded, nil)
            return
        }
        // The layout alone gives the headings, which the mapping speaks of.
        guard
            let layout = TableLayout.find(
                rows: decoded, mergedRanges: mergedRanges, kind: survey.kind, aliases: settings.aliases,
                headerRows: mapping.headerRows)
        else { throw .noHeader(file: survey.file) }
        let application = mapping.apply(to: layout.headings.map(\.text))
        var overrides: [Int: SurveyColumn] = [:]
        for (column, meaning) in application.meanings.enumerated() {
            switch meaning {
            case .column(let canonical): overrides[column] = canonical
            case .ignored: overrides[column] = .ignored
            case .automatic: break
            }
        }
        for (column, encoding) in application.encodings.enumerated() {
            if let encoding { text.set(encoding, ofColumn: column) }
        }
        if application.encodings.contains(where: { $0 != nil }) { decoded = rows.map(text.decoded) }
        header = try read(overrides)
        (self.rows, self.text, decodedRows, mappingNotes) = (rows, text, decoded, application)
    }

    /// Gives the rows up, once a run is made: what was understood of them stays.
    package mutating func forgetRows() {
        rows = []
        decodedRows = []
    }

    /// The mapping of this file, to be kept for the sender's next one.
    package func savedMapping(of survey: SurveyDescription, sender: String?) -> SavedMapping {
        let rows = header.layout.headerRows
        var mapping = SavedMapping(
            of: survey, columns: header.mapping, sender: sender,
            headerRows: rows.first.flatMap { first in rows.last.map { first...$0 } })
        mapping.encodings = text.encodings.compactMap { column, encoding in
            header.mapping.indices.contains(column)
                ? .init(heading: header.mapping[column].heading, encoding: encoding) : nil
        }
        return mapping
    }
}
