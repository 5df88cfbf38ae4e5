import Foundation
import HaTangKit
import TestWitnesses

/// A cell of a workbook as another program reads it.
struct ReadCell: Decodable, Hashable {
    var sheet: String
    var row: Int
    var column: Int
    /// `n` is a number, `s` a text, `d` a day, `f` a formula.
    var type: String
    var value: String

    static func openpyxl(_ path: String) throws -> [ReadCell] {
        try cells(
            Tool.python,
            """
            import json, sys, openpyxl, datetime
            from openpyxl.utils.escape import unescape
            cells = []
            for s in openpyxl.load_workbook(sys.argv[1]).worksheets:
                for row in s.iter_rows():
                    for c in row:
                        v = c.value
                        if v is None: continue
                        if c.data_type == "f": t, v = "f", str(v)
                        elif isinstance(v, datetime.datetime): t, v = "d", v.date().isoformat()
                        elif isinstance(v, (int, float)): t, v = "n", repr(v)
                        else: t, v = "s", unescape(v)
                        cells.append(dict(sheet=s.title, row=c.row, column=c.column, type=t, value=v))
            print(json.dumps(cells))
            """, path)
    }

    static func calamine(_ path: String) throws -> [ReadCell] {
        try cells(
            Tool.pythonOfWheels,
            """
            import json, sys, python_calamine, datetime
            cells = []
            book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
            for name in book.sheet_names:
                for r, row in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False)):
                    for c, v in enumerate(row):
                        if v == "": continue
                        if isinstance(v, (datetime.date, datetime.datetime)): t, v = "d", v.isoformat()[:10]
                        elif isinstance(v, (int, float)): t, v = "n", repr(v)
                        else: t = "s"
                        cells.append(dict(sheet=name, row=r + 1, column=c + 1, type=t, value=v))
            print(json.dumps(cells))
            """, path)
    }

    private static func cells(_ python: String, _ script: String, _ path: String) throws -> [ReadCell] {
        let text = try Tool.output(of: python, "-c", script, path)
        return try JSONDecoder().decode([ReadCell].self, from: Data(text.utf8))
    }

    /// What a program should read of a report.
    static func expected(of report: ProvinceReport) -> [ReadCell] {
        ReportWorkbook.cells(of: report).compactMap { cell in
            guard !cell.text.isEmpty else { return nil }
            let type = cell.isNumber ? "n" : Day(iso: cell.text) != nil ? "d" : "s"
            return ReadCell(
                sheet: cell.sheet, row: cell.row, column: cell.column, type: type, value: cell.text)
        }
    }

    /// The same cell whatever digits a program writes numbers in.
    var leveled: ReadCell {
        var cell = self
        if type == "n", let number = Double(value) { cell.value = ReportValue.exact(number).canonical }
        return cell
    }
}
