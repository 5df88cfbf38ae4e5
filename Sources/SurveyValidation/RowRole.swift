package import RegistryRecords

/// What a row of a sheet is. All but data rows are skipped, each for a reason that its text gives.
package enum RowRole: Sendable, Hashable {
    /// A row that should state a record; it may still be wrong.
    case data
    case blank
    /// Only the running number is filled in: a line of the form that nobody used.
    case unfilled
    /// The numbers under a header: `(1) (2) (3)`, `A B 1 2=3+4`.
    case numbering
    /// A heading inside of the table: `I. Huyện Châu Phú`. A lower level holds the higher ones.
    case group(String, level: Int)
    /// `Tổng cộng`, or `Cộng` of a group.
    case total(String, isOfAll: Bool)
    /// The header again, on the next printed page.
    case repeatedHeader
    /// A title above the table again.
    case title
    /// Who signed, where and when.
    case signature
    /// A note below the table.
    case footnote

    /// Whether the row belongs to what stands below a table.
    var endsTable: Bool { self == .signature || self == .footnote }

    /// The role in a few words; nil for rows of data and blank ones.
    package var words: BilingualText? {
        switch self {
        case .data, .blank: nil
        case .unfilled: .init(vi: "dòng mới chỉ có số thứ tự", en: "a line with its running number only")
        case .numbering: .init(vi: "dòng đánh số cột", en: "the numbers of the columns")
        case .group: .init(vi: "dòng nhóm", en: "the heading of a group")
        case .total: .init(vi: "dòng cộng", en: "a row of totals")
        case .repeatedHeader: .init(vi: "tiêu đề lặp lại", en: "the header again")
        case .title: .init(vi: "tên bảng", en: "a title")
        case .signature: .init(vi: "phần ký tên", en: "the signatures")
        case .footnote: .init(vi: "ghi chú của bảng", en: "a note to the table")
        }
    }
}
