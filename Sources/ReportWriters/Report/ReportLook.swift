import CXLSXWriter

/// How a cell of a report in Excel looks: font, alignment, lines, and the format of its number.
///
/// Times New Roman throughout, as Decree 30/2020/NĐ-CP asks of administrative documents.
enum ReportLook: Int, CaseIterable {
    // The heading of the document, without lines around.
    case banner, bannerStrong, bannerMotto, bannerOpen, placeAndDate, title, subtitle
    // The head of a table.
    case heading, numbering
    // The cells of a table.
    case place, text, code, integer, decimal, share, day, verdict
    // Its last row.
    case totalText, totalInteger, totalDecimal
    // Text beside tables.
    case term, words, note, section, seal
    // The sheet for programs.
    case dataHeading, dataText, dataNumber

    /// The look of a value in a table.
    init(of value: ReportValue, isCode: Bool = false, isTotal: Bool = false) {
        self =
            switch value {
            case .integer: isTotal ? .totalInteger : isCode ? .place : .integer
            case .number(_, let places):
                places == 0 ? (isTotal ? .totalInteger : .integer) : isTotal ? .totalDecimal : .decimal
            case .exact: .dataNumber
            case .share: .share
            case .day: .day
            case .verdict: .verdict
            case .blank, .text, .words: isTotal ? .totalText : isCode ? .code : .text
            }
    }

    /// The format of numbers, of Excel; `@` is text.
    var numberFormat: String {
        switch self {
        case .place, .integer, .totalInteger: "#,##0"
        case .decimal, .totalDecimal: "#,##0.00"
        case .share: "0.0%"
        case .day: "dd/mm/yyyy"
        case .dataNumber: "General"
        default: "@"
        }
    }

    /// Dresses a format of the workbook.
    func dress(_ format: UnsafeMutablePointer<lxw_format>) {
        unsafe format_set_font_name(format, "Times New Roman")
        unsafe format_set_font_size(format, fontSize)
        unsafe format_set_num_format(format, numberFormat)
        unsafe format_set_align(format, UInt8(alignment.rawValue))
        unsafe format_set_align(
            format, UInt8((isTop ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER).rawValue))
        if isWrapped { unsafe format_set_text_wrap(format) }
        if self == .text || self == .totalText { unsafe format_set_indent(format, 1) }
        if isBold { unsafe format_set_bold(format) }
        if isItalic { unsafe format_set_italic(format) }
        if self == .bannerMotto { unsafe format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
        if hasLines {
            unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            unsafe format_set_border_color(format, 0x7F_7F7F)
        }
        if isHead {
            unsafe format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            unsafe format_set_bg_color(format, 0xE7_EEF5)
        }
    }

    private var fontSize: Double {
        switch self {
        case .title: 14
        case .bannerMotto: 13
        case .banner, .bannerStrong, .bannerOpen, .placeAndDate, .subtitle, .section: 12
        case .numbering, .seal: 9
        case .dataHeading, .dataText, .dataNumber: 10
        default: 11
        }
    }

    private var alignment: lxw_format_alignments {
        switch self {
        case .text, .totalText, .term, .words, .note, .section, .seal, .dataHeading, .dataText: LXW_ALIGN_LEFT
        case .integer, .decimal, .share, .totalInteger, .totalDecimal, .dataNumber: LXW_ALIGN_RIGHT
        default: LXW_ALIGN_CENTER
        }
    }

    private var isWrapped: Bool {
        switch self {
        case .dataHeading, .dataText, .dataNumber, .section, .banner, .bannerStrong, .bannerMotto, .bannerOpen,
            .placeAndDate:
            false
        default: true
        }
    }

    private var isTop: Bool { [.term, .words, .note, .seal].contains(self) }

    private var isBold: Bool {
        switch self {
        case .bannerStrong, .bannerMotto, .title, .heading, .totalText, .totalInteger, .totalDecimal, .term, .section,
            .dataHeading:
            true
        default: false
        }
    }

    private var isItalic: Bool { [.placeAndDate, .subtitle, .numbering, .note].contains(self) }

    private var hasLines: Bool {
        switch self {
        case .heading, .numbering, .place, .text, .code, .integer, .decimal, .share, .day, .verdict, .totalText,
            .totalInteger,
            .totalDecimal:
            true
        default: false
        }
    }

    private var isHead: Bool { self == .heading || self == .dataHeading }
}
