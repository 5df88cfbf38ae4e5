import CXLSXWriter

/// How a cell of our workbooks looks.
enum CellLook: Int, CaseIterable {
    /// Text above the table, as the sender has it.
    case title
    case heading
    /// A cell of the table with nothing wrong.
    case plain
    case note
    case warning
    case error
    /// Text of the summary, without lines around it.
    case words
    case strongWords
    /// A cell of the summary that leads to a row of the table.
    case link
}

/// How the text of a cell is set.
enum CellSetting: Int, CaseIterable {
    /// On one line, from the left.
    case line
    /// On as many lines as it needs.
    case wrapped
    /// Wrapped, in the middle.
    case centred
    /// Wrapped, in the middle, bold.
    case heading
}

/// The formats of one workbook, one a look and setting. They are the workbook's and live as long as it does.
@safe struct WorkbookFormats {
    private let formats: [UnsafeMutablePointer<lxw_format>]

    /// Makes the formats; nil when there is no memory for them.
    ///
    /// All cells are of the format Text, so that what a person types into them stays as typed: `007`, `23/11/2026`.
    init?(of book: UnsafeMutablePointer<lxw_workbook>) {
        var formats: [UnsafeMutablePointer<lxw_format>] = unsafe []
        for look in CellLook.allCases {
            for setting in CellSetting.allCases {
                guard let format = unsafe workbook_add_format(book) else { return nil }
                unsafe format_set_font_name(format, "Times New Roman")
                unsafe format_set_font_size(format, 12)
                unsafe format_set_num_format(format, "@")
                unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
                if setting != .line { unsafe format_set_text_wrap(format) }
                if setting == .centred || setting == .heading {
                    unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
                }
                if setting == .heading { unsafe format_set_bold(format) }
                unsafe Self.dress(format, as: look)
                unsafe formats.append(format)
            }
        }
        unsafe self.formats = formats
    }

    /// The format of a look and setting.
    func format(_ look: CellLook, _ setting: CellSetting) -> UnsafeMutablePointer<lxw_format> {
        unsafe formats[look.rawValue * CellSetting.allCases.count + setting.rawValue]
    }

    private static func dress(_ format: UnsafeMutablePointer<lxw_format>, as look: CellLook) {
        switch look {
        case .title, .strongWords: unsafe format_set_bold(format)
        case .heading: unsafe fill(format, background: 0xE2_EFDA, letters: 0x00_0000)
        case .note: unsafe fill(format, background: 0xDD_EBF7, letters: 0x1F_4E78)
        case .warning: unsafe fill(format, background: 0xFF_EB9C, letters: 0x7F_6000)
        case .error: unsafe fill(format, background: 0xFF_C7CE, letters: 0x9C_0006)
        case .link:
            unsafe format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
            unsafe format_set_font_color(format, 0x05_63C1)
        case .plain, .words: break
        }
        switch look {
        case .title, .words, .strongWords: break
        case .heading, .plain, .note, .warning, .error, .link:
            unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            unsafe format_set_border_color(format, 0xA6_A6A6)
        }
    }

    private static func fill(
        _ format: UnsafeMutablePointer<lxw_format>, background: lxw_color_t, letters: lxw_color_t
    ) {
        unsafe format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
        unsafe format_set_bg_color(format, background)
        unsafe format_set_font_color(format, letters)
    }
}
