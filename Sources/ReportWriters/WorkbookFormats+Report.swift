import CXLSXWriter
import CoverageEngine

/// The formats of reports, made only for workbooks that hold one. They are the workbook's and live as long as it does.
@safe struct ReportFormats {
    private let looks: [UnsafeMutablePointer<lxw_format>]
    private let verdicts: [Verdict: UnsafeMutablePointer<lxw_format>]

    /// Makes the formats; nil when there is no memory for them.
    init?(of book: UnsafeMutablePointer<lxw_workbook>) {
        var looks: [UnsafeMutablePointer<lxw_format>] = unsafe []
        for look in ReportLook.allCases {
            guard let format = unsafe workbook_add_format(book) else { return nil }
            unsafe look.dress(format)
            unsafe looks.append(format)
        }
        var verdicts: [Verdict: UnsafeMutablePointer<lxw_format>] = unsafe [:]
        for (verdict, colours) in Self.colours {
            guard let format = unsafe workbook_add_format(book) else { return nil }
            unsafe format_set_bg_color(format, colours.background)
            unsafe format_set_font_color(format, colours.letters)
            unsafe verdicts[verdict] = format
        }
        unsafe self.looks = looks
        unsafe self.verdicts = verdicts
    }

    /// The format of a look.
    func format(_ look: ReportLook) -> UnsafeMutablePointer<lxw_format> { unsafe looks[look.rawValue] }

    /// What a cell with a verdict wears besides; nil where it has no colour.
    func format(_ verdict: Verdict) -> UnsafeMutablePointer<lxw_format>? { unsafe verdicts[verdict] }

    /// Dark letters on light grounds: contrasts of 7 and more, and told apart in grey by the words that stand in the cell.
    private static let colours: [(Verdict, (background: lxw_color_t, letters: lxw_color_t))] = [
        (.met, (0xC6_E9CE, 0x00_4D1F)), (.notMet, (0xFF_C7CE, 0x7A_0006)), (.notProven, (0xFF_EB9C, 0x5C_4400)),
    ]
}
