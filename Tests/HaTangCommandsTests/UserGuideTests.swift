import Foundation
import HaTangCommands
import RegistryRecords
import Synchronization
import TestWitnesses
import Testing

/// `docs/huong-dan.md`, command by command, on the sample surveys.
@Suite(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"))
struct UserGuideTests {
    @Test func `what the user's guide shows is what happens`() throws {
        let folder = try TemporaryFolder()
        let surveys = RegistryFolder.package + "/GeoData/surveys"
        for name in try FileManager.default.contentsOfDirectory(atPath: surveys) where name.hasPrefix("mau-") {
            try FileManager.default.copyItem(atPath: surveys + "/" + name, toPath: folder.file(name))
        }
        let steps = try GuidePage("huong-dan.md").steps
        #expect(steps.count >= 27)
        for step in steps {
            switch step {
            case .mend(let file): try Self.mend(folder.file(file))
            case .read(let command): try CommandLines.expectReadable(WorkedExampleTests.words(command))
            case .run(let command, let shows):
                let (status, text) = Self.run(command, in: folder)
                try #require(status == .success, "\(command)\n\(text)")
                let missing = GuidePage.missing(shows, in: text)
                #expect(missing == [], "\(command)\n\(text)")
            }
        }
    }

    /// Runs a command of the page as if in the folder: words that are names of files stand for files of it.
    private static func run(_ command: String, in folder: TemporaryFolder) -> (CommandStatus, String) {
        let words = WorkedExampleTests.words(command).dropFirst().map { word in
            let isFile = word.contains(#/^[a-z][a-z0-9-]*(\.(gpkg|csv|xlsx|html|json|geojson)|-mo)$/#)
            return isFile ? folder.file(word) : word
        }
        let text = Mutex("")
        let console = Console(
            output: { piece in text.withLock { $0 += piece } }, errors: { piece in text.withLock { $0 += piece } },
            width: 240, isTerminal: false, language: .vietnamese,
            environment: ["HATANG_GEODATA": RegistryFolder.package + "/GeoData"], seconds: { 0 },
            interruption: Interruption(begin: {}, end: {}, isRequested: { false }))
        let status = HatangProgram().run(Array(words), on: console)
        return (status, text.withLock { $0 }.replacing(folder.file(""), with: ""))
    }

    /// Mends the rows of `mau-ban-buu-chinh.csv` in the sheet that was given back, as its sender would.
    private static func mend(_ path: String) throws {
        _ = try Tool.output(of: Tool.python, "-c", mending, path)
    }

    private static let mending = """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        sheet = book.worksheets[0]
        rows = list(sheet.iter_rows())
        header = next(i for i, row in enumerate(rows) if any(cell.value == "Mã điểm" for cell in row))
        column = {cell.value: cell.column for cell in rows[header]}
        def put(row, **values):
            for heading, value in values.items():
                names = {"code": "Mã điểm", "commune": "Phường/Xã mới", "north": "VN2000 X (Bắc)",
                         "east": "VN2000 Y (Đông)", "staffed": "Có người phục vụ", "day": "Ngày khảo sát"}
                sheet.cell(header + 1 + row, column[names[heading]]).value = value
        put(2, north="1106209.68", east="538797.74")
        put(5, day="28/02/2026")
        put(6, commune="Phường Rạch Giá")
        put(8, code="MAU-BAN-08")
        put(9, code="MAU-BAN-09")
        put(10, staffed="có")
        put(11, north="1104100.00")
        put(12, east="538000.00")
        book.save(sys.argv[1])
        """
}
