public import LegacyText
public import RegistryRecords

/// What the files of one sender map to: read by `--mapping FILE`, kept by `--save-mapping FILE`.
///
/// It is JSON that a person can edit; see ``json``. Headings are matched without regard to accents, case, blanks and
/// punctuation.
///
///     {
///       "hatang_mapping": 1,
///       "kind": "bts",
///       "sender": "Viettel An Giang",
///       "sheet": "Trạm",
///       "header_rows": [3, 5],
///       "crs": "vn2000:104.5",
///       "columns": [
///         {"heading": "Mã trạm", "canonical": "site"},
///         {"heading": "Ghi chú", "canonical": null}
///       ],
///       "encodings": {"Tên trạm": "tcvn3"},
///       "repairs": [
///         {"row": 17, "accept": true, "mistake": "other-meridian"}
///       ]
///     }
public struct SavedMapping: Sendable, Hashable {
    /// What a heading means.
    public struct Column: Sendable, Hashable {
        /// The heading as the sender writes it.
        public var heading: String
        /// Its meaning; nil when the column is not to be used.
        public var canonical: SurveyColumn?

        /// Makes a column.
        public init(heading: String, canonical: SurveyColumn?) {
            self.heading = heading
            self.canonical = canonical
        }
    }

    /// How the text of a column was written before Unicode.
    public struct Encoding: Sendable, Hashable {
        /// The heading as the sender writes it; all columns of that heading are meant.
        public var heading: String
        /// How its cells are to be read.
        public var encoding: TextEncoding

        /// Makes an encoding of a column.
        public init(heading: String, encoding: TextEncoding) {
            self.heading = heading
            self.encoding = encoding
        }
    }

    /// Whether a repair of a row is accepted.
    public struct Repair: Sendable, Hashable {
        /// True number of the row.
        public var row: Int
        /// True to repair, false to leave the row as it is written.
        public var accept: Bool
        /// The mistake that this is about, by its stable word such as `axes-swapped`, or two with a plus sign between; a row
        /// that turns out to have another one is treated as if nothing had been decided of it. Nil for any.
        public var mistake: String?

        /// Makes an answer.
        public init(row: Int, accept: Bool, mistake: String? = nil) {
            self.row = row
            self.accept = accept
            self.mistake = mistake
        }
    }

    /// What the files list.
    public var kind: SurveyKind
    /// Who sends them; nil when not stated.
    public var sender: String?
    /// Sheet or layer to read; nil for the only or first one.
    public var sheet: String?
    /// True numbers of the rows that name the columns; nil when they are to be found.
    public var headerRows: ClosedRange<Int>?
    /// Reference system in the grammar of `--crs`; nil when not stated.
    public var referenceSystem: String?
    /// The columns in the order of the file. One that is not listed is mapped as without a mapping.
    public var columns: [Column]
    /// Columns in old encodings; one that is not listed is examined as without a mapping.
    public var encodings: [Encoding]
    /// Answers to repairs of single rows.
    public var repairs: [Repair]

    /// Makes a mapping.
    public init(
        kind: SurveyKind, sender: String? = nil, sheet: String? = nil, headerRows: ClosedRange<Int>? = nil,
        referenceSystem: String? = nil, columns: [Column], encodings: [Encoding] = [], repairs: [Repair] = []
    ) {
        self.kind = kind
        self.sender = sender
        self.sheet = sheet
        self.headerRows = headerRows
        self.referenceSystem = referenceSystem
        self.columns = columns
        self.encodings = encodings
        self.repairs = repairs
    }

    /// The columns of a survey, to be saved. Columns that were not used are saved as such.
    public init(
        of survey: SurveyDescription, columns: [ColumnMapping], sender: String? = nil,
        headerRows: ClosedRange<Int>? = nil
    ) {
        self.init(
            kind: survey.kind, sender: sender, sheet: survey.sheet, headerRows: headerRows,
            referenceSystem: survey.referenceSystem == "auto" ? nil : survey.referenceSystem,
            columns: columns.map { column in
                let meaning = column.canonical.flatMap { SurveyColumn($0, kind: survey.kind) }
                return Column(heading: column.heading, canonical: meaning == .ignored ? nil : meaning)
            })
    }
}
