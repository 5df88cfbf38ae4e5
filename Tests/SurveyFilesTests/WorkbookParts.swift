import Foundation
import TestWitnesses

/// A workbook put together of its parts; Python packs it.
struct WorkbookParts {
    var parts: [String: String]

    /// A workbook with one sheet, `Bảng`.
    init(sheet: String, texts: String = "") {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func relationships(_ list: String) -> String {
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(list)</Relationships>"
        }
        parts = [
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relationships(
                "<Relationship Id=\"a\" Type=\"\(types)/officeDocument\" Target=\"xl/workbook.xml\"/>"),
            "xl/_rels/workbook.xml.rels": relationships(
                "<Relationship Id=\"s\" Type=\"\(types)/worksheet\" Target=\"/xl/worksheets/../sheet.xml\"/>"
                    + "<Relationship Id=\"t\" Type=\"\(types)/sharedStrings\" Target=\"sharedStrings.xml\"/>"),
            "xl/workbook.xml":
                "<workbook xmlns:r=\"\(types)\"><sheets><sheet name=\"Bảng\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>",
            "xl/sheet.xml": sheet, "xl/sharedStrings.xml": "<sst>\(texts)</sst>",
        ]
    }

    func write(to folder: TemporaryFolder, named name: String = "a.xlsx") throws -> String {
        let path = folder.file(name)
        let script = """
            import json, sys, zipfile
            with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
                for name, text in json.load(sys.stdin).items(): archive.writestr(name, text)
            """
        let list = String(decoding: try JSONEncoder().encode(parts), as: UTF8.self)
        try Tool.output(of: Tool.python, "-c", script, path, input: list)
        return path
    }
}
