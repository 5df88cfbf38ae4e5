import Foundation
import TestWitnesses

/// A workbook that openpyxl writes, as a sender's office would.
struct WrittenWorkbook: Encodable {
    var sheet = "Bảng"
    var rows: [[String]]
    /// Such as `A1:C1`.
    var merged: [String] = []
    /// Cells that are numbers and not text: by column counted from 1.
    var numbers: [Int] = []

    func write(to path: String) throws {
        let script = """
            import json, sys, openpyxl
            given = json.load(sys.stdin)
            book = openpyxl.Workbook()
            page = book.active
            page.title = given["sheet"]
            for r, row in enumerate(given["rows"], 1):
                for c, text in enumerate(row, 1):
                    if text == "": continue
                    number = c in given["numbers"] and text.replace(".", "").isdigit()
                    page.cell(r, c).value = float(text) if number else text
            for merged in given["merged"]: page.merge_cells(merged)
            book.save(sys.argv[1])
            """
        let json = String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
        try Tool.output(of: Tool.python, "-c", script, path, input: json)
    }

    /// Writes texts into cells of the first sheet of a workbook that is there, as somebody at a spreadsheet does.
    static func mend(_ path: String, _ cells: [String: String]) throws {
        let script = """
            import json, sys, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            for place, text in json.load(sys.stdin).items(): book.worksheets[0][place] = text
            book.save(sys.argv[1])
            """
        try Tool.output(
            of: Tool.python, "-c", script, path, input: String(decoding: try JSONEncoder().encode(cells), as: UTF8.self)
        )
    }
}
