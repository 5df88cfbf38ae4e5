import RegistryRecords
import VN2000

// What is to be said of the file as a whole, and of its rows.
extension RowReader {
    /// Findings that concern the file and not a row.
    func checkFile(into book: inout FindingBook) {
        for column in header.mapping where column.canonical == nil && !column.heading.isEmpty {
            book.add(.unusedColumn, row: nil, column: column.heading, columnIndex: column.column)
        }
        if !kinds[0].kind.hasShape {
            for place in SurveyColumn.places.compactMap(header.place) {
                book.add(.unusedColumn, row: nil, column: header.mapping[place].heading, columnIndex: place)
            }
        }
        for (column, problem) in header.problems {
            book.add(problem, row: nil, column: header.mapping[column].heading, columnIndex: column)
        }
        // A measurement proves on the day on which it was made.
        let hasDays = header.has(.surveyed) || kinds[0].instant != nil || kinds[0].kind == .indicator
        if survey.surveyed == nil && !hasDays { book.add(.noSurveyDay, row: nil) }
        if let day = survey.surveyed, day > settings.today {
            book.add(.surveyInFuture(day), row: nil, value: day.description)
        }
    }

    /// Finds out from the beginning of the file how finely its degrees are written, and tells a file that is coarse
    /// throughout; in a fine one each coarse row will be told.
    mutating func judgePrecision(of rows: ArraySlice<RawRow>, into book: inout FindingBook) {
        guard let latitude = header.place(of: .latitude), let longitude = header.place(of: .longitude) else { return }
        var (fine, coarse, most) = (0, 0, 0.0)
        for row in rows.prefix(FileHabit.sampleSize) where !row[latitude].isEmpty && !row[longitude].isEmpty {
            if case .coarse(let metres) = WrittenPrecision(degrees: row[longitude].utf8) {
                coarse += 1
                most = max(most, metres)
            } else {
                fine += 1
            }
        }
        tellsCoarse = fine >= 10 && fine > 4 * coarse
        // A few rows tell nothing of a habit.
        guard coarse >= 20, coarse > 4 * fine else { return }
        book.add(
            .coarsePosition(metres: Int(most.rounded())), row: nil, column: header.heading(.longitude),
            columnIndex: longitude)
    }

    /// Codes of digits alone may have lost their zeros, where the format of the file does not keep them.
    func warnOfLostZeros(into book: inout FindingBook) {
        guard let place = header.place(of: key) else { return }
        let samples = header.mapping[place].samples
        guard !samples.isEmpty, samples.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return
        }
        book.add(.zerosMayBeLost, row: nil, column: header.heading(key), columnIndex: place)
    }

    // MARK: Rows

    /// Cells with more bytes than this are cut where they are shown.
    static let shownLength = 4096

    /// Reports a problem with a column of a draft's row; an error sends the row to quarantine.
    func report(
        _ problem: SurveyProblem, _ column: SurveyColumn, draft: inout RowDraft, into book: inout FindingBook
    ) {
        report(problem, column, in: draft.row, into: &book)
        if problem.severity == .error { draft.isRefused = true }
    }

    /// Reports a problem with a column of a row.
    func report(_ problem: SurveyProblem, _ column: SurveyColumn, in row: RawRow, into book: inout FindingBook) {
        let text = header.text(column, in: row)
        // The outline of an area may have millions of letters; the row keeps them all.
        let value = text.utf8.count > Self.shownLength ? text.prefix(Self.shownLength) + "…" : text[...]
        book.add(
            problem, row: row.number, column: header.heading(column), columnIndex: header.place(of: column),
            value: value.isEmpty ? nil : String(value))
    }

    /// Reports a problem with the place of a row.
    func reportPlace(_ problem: SurveyProblem, in row: RawRow, into book: inout FindingBook) {
        report(problem, systems.column(of: problem, in: row), in: row, into: &book)
    }
}
