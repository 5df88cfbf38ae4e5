public import RegistryRecords

/// The sender's own sheet, given back with what is wrong in it: `--errors out.xlsx`.
///
/// The first sheet has the same columns, rows, merged ranges and blank rows at the same places, every cell as text as
/// it was given. Cells with findings are coloured (red: error, amber: warning, blue: note) and carry a comment; the last
/// column, ``heading``, says what is wrong with the row and what to do. The second sheet, ``summaryName``, has the
/// counts by kind, the findings of the whole file, and how to mend and return the file. Mended and imported again, it
/// updates exactly the rows that were mended: a column with the heading ``heading`` and a sheet called ``summaryName``
/// are not the sender's and are to be passed over.
public enum ErrorsWorkbook {
    /// Heading of the added column, in every language, so that it is known again. A sheet that has it already keeps one
    /// such column, with the new findings.
    public static let heading = "Lỗi (HaTang)"
    /// Name of the second sheet, in every language.
    public static let summaryName = "Tổng hợp (HaTang)"
    /// Columns of the sender's sheet: those of a sheet of Excel less one for ``heading``.
    public static let columnLimit = 16_383

    /// What an Excel file holds, and what people can work with. Tests take smaller ones.
    package struct Limits: Sendable {
        /// Rows of a sheet of Excel; rows below are left out and reported.
        package var rows = 1_048_576
        /// The most comments; where more cells are marked, only those with errors get one, the first so many of them.
        package var comments = 20_000
        /// Findings of the whole file that the second sheet lists; the rest is counted.
        package var listed = 10_000
        /// Bytes of the sheet's XML, below the 4 GB at which a ZIP archive without extensions ends.
        package var bytes = 4_000_000_000

        package init() {}
    }

    /// The sheet as it was read.
    public struct Sheet: Sendable, Hashable {
        /// Its name; nil for a file without sheets.
        public var name: String?
        /// Cells shown as one. A range over another, or beyond the columns, is not made again.
        public var mergedRanges: [MergedRange]
        /// True numbers of the rows that name the columns.
        public var headerRows: ClosedRange<Int>
        /// Columns of the header; the cells of a longer row stand after ``ErrorsWorkbook/heading``.
        public var columnCount: Int

        /// Makes a sheet.
        public init(
            name: String?, mergedRanges: [MergedRange] = [], headerRows: ClosedRange<Int>, columnCount: Int
        ) {
            self.name = name
            self.mergedRanges = mergedRanges
            self.headerRows = headerRows
            self.columnCount = columnCount
        }
    }

    /// What the second sheet says of the file; nil leaves a line out.
    public struct Facts: Sendable, Hashable {
        /// File name without its folder.
        public var file: String
        /// Sheet or layer.
        public var sheet: String?
        /// What the file lists.
        public var kind: SurveyKind?
        /// Day of the survey.
        public var surveyed: Day?
        /// Day on which the file was examined.
        public var checked: Day?
        /// Digest of the plan.
        public var planDigest: String?
        /// Version of the registry that it was examined against.
        public var registryVersion: Int?

        /// Makes facts.
        public init(
            file: String, sheet: String? = nil, kind: SurveyKind? = nil, surveyed: Day? = nil, checked: Day? = nil,
            planDigest: String? = nil, registryVersion: Int? = nil
        ) {
            self.file = file
            self.sheet = sheet
            self.kind = kind
            self.surveyed = surveyed
            self.checked = checked
            self.planDigest = planDigest
            self.registryVersion = registryVersion
        }

        /// The facts of a plan.
        public init(_ plan: PlanSummary, checked: Day? = nil) {
            self.init(
                file: plan.survey.file, sheet: plan.survey.sheet, kind: plan.survey.kind,
                surveyed: plan.survey.surveyed,
                checked: checked, planDigest: plan.digest, registryVersion: plan.baseVersion)
        }
    }

    /// What could not be given back as it was. The second sheet says so too.
    public struct Outcome: Sendable, Hashable {
        /// Rows written, blank ones among them.
        public var rows = 0
        /// Rows below row 1,048,576, the last that Excel has.
        public var rowsLeftOut = 0
        /// Cells cut at 32,767 characters; their rows say so.
        public var cellsCut = 0
        /// Cells with characters that no XML file may hold; they are U+FFFD now.
        public var cellsReplaced = 0
        /// Marked cells without a comment: where more than 20,000 are marked, only the first so many errors have one.
        public var commentsLeftOut = 0
        /// Merged ranges that were not made again.
        public var mergedRangesLeftOut = 0
    }

    /// Writes the file. It is made beside its place and renamed, so that a failure leaves what was there before.
    ///
    /// - Parameter findings: Those of this sheet, in any order. A finding that names a row that the sheet does not have
    ///   is listed with those of the whole file.
    /// - Parameter language: Of the findings and of the second sheet.
    /// - Parameter nextRow: All rows of the sheet from the first, one at each call, nil after the last: titles, the
    ///   header, blank rows and totals, in the order of their numbers. Rows may be missing; they stay empty. Where the
    ///   sender's file cannot be read again, it throws ``ReportFileError/unreadableSource(_:)``.
    /// - Complexity: O(cells) in time, some three microseconds a cell; memory for the findings and the comments, not for
    ///   the rows, which go through temporary files of some 140 bytes a cell.
    @discardableResult
    public static func write(
        _ sheet: Sheet, findings: [Finding], facts: Facts, language: Language = .vietnamese, to path: String,
        nextRow: () throws(ReportFileError) -> RawRow?
    ) throws(ReportFileError) -> Outcome {
        try write(
            sheet, findings: findings, facts: facts, language: language, to: path, limits: Limits(), nextRow: nextRow)
    }

    /// Writes the file with rows that are at hand.
    @discardableResult
    public static func write(
        _ sheet: Sheet, rows: some Sequence<RawRow>, findings: [Finding], facts: Facts,
        language: Language = .vietnamese, to path: String
    ) throws(ReportFileError) -> Outcome {
        var iterator = rows.makeIterator()
        return try write(sheet, findings: findings, facts: facts, language: language, to: path) {
            () throws(ReportFileError) in iterator.next()
        }
    }

    /// Writes the file with limits of one's own.
    @discardableResult
    package static func write(
        _ sheet: Sheet, findings: [Finding], facts: Facts, language: Language, to path: String, limits: Limits,
        nextRow: () throws(ReportFileError) -> RawRow?
    ) throws(ReportFileError) -> Outcome {
        guard sheet.columnCount <= columnLimit else {
            throw .tooManyColumns(count: sheet.columnCount, limit: columnLimit)
        }
        var book = try WorkbookFile(path)
        book.describe(title: heading + " – " + facts.file)
        let name = WorkbookSheetName.fit(
            sheet.name, or: language == .vietnamese ? "Dữ liệu" : "Data", taken: summaryName)
        let words = FindingWords(language: language)
        var table = ErrorsTable(
            try book.addSheet(name), of: sheet, findings: findings, words: words, path: path, limits: limits)
        try table.write(nextRow)
        let summary = ErrorsSummary(
            facts: facts, findings: findings, unplaced: table.marks.unplaced, outcome: table.outcome, tableName: name,
            words: words, limits: limits)
        let second = try book.addSheet(summaryName)
        try summary.write(to: second)
        try book.finish(holding: [
            try table.sheet.rowBytes(comments: table.comments.given + 1), try second.rowBytes(comments: 0),
        ])
        return table.outcome
    }
}
