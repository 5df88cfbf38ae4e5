import Foundation
import TestWitnesses

/// A workbook as openpyxl sees it.
struct OpenedWorkbook: Decodable {
    struct Cell: Decodable {
        var row: Int
        /// Counted from 1.
        var column: Int
        var value: String?
        /// `s` is a string, `f` a formula, `n` a number or nothing.
        var type: String
        /// Colour of the fill, `RRGGBB`; nil for none.
        var fill: String?
        var format: String
        var font: String
        var comment: String?
        var link: String?
    }

    struct Sheet: Decodable {
        var name: String
        var cells: [Cell]
        /// Such as `A1:C2`, sorted.
        var merged: [String]
        var frozen: String?
        var filter: String?
        var orientation: String?
        var paper: String?
        var fitsWidth: Bool
        var titleRows: String?

        /// The cell at a place counted from 1.
        func at(_ row: Int, _ column: Int) -> Cell? { cells.first { $0.row == row && $0.column == column } }

        /// The text at a place counted from 1; empty when there is none.
        func text(_ row: Int, _ column: Int) -> String { at(row, column)?.value ?? "" }

        /// The texts of a column, from above.
        func texts(column: Int) -> [String] { cells.filter { $0.column == column }.compactMap(\.value) }
    }

    var sheets: [Sheet]

    init(_ path: String) throws {
        let script = """
            import json, sys, openpyxl
            from openpyxl.utils.escape import unescape
            book = openpyxl.load_workbook(sys.argv[1])
            sheets = []
            for s in book.worksheets:
                cells = []
                for row in s.iter_rows():
                    for c in row:
                        if not c.has_style and c.value is None: continue
                        value = None if c.value is None else unescape(str(c.value))
                        cells.append(dict(row=c.row, column=c.column, value=value, type=c.data_type,
                            fill=c.fill.start_color.rgb[2:] if c.fill.fill_type == "solid" else None,
                            format=c.number_format, font=c.font.name + " " + str(int(c.font.size)),
                            comment=c.comment.text if c.comment else None,
                            link=c.hyperlink.location if c.hyperlink else None))
                sheets.append(dict(name=s.title, cells=cells, merged=sorted(str(m) for m in s.merged_cells.ranges),
                    frozen=s.freeze_panes, filter=s.auto_filter.ref, orientation=s.page_setup.orientation,
                    paper=str(s.page_setup.paperSize), fitsWidth=bool(s.sheet_properties.pageSetUpPr
                        and s.sheet_properties.pageSetUpPr.fitToPage and s.page_setup.fitToHeight == 0),
                    titleRows=s.print_title_rows))
            print(json.dumps(dict(sheets=sheets)))
            """
        let text = try Tool.output(of: Tool.python, "-c", script, path)
        self = try JSONDecoder().decode(OpenedWorkbook.self, from: Data(text.utf8))
    }
}
