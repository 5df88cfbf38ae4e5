import Foundation
import HaTangKit
import TestWitnesses
import Testing

extension FilledRegistryTests {
    struct ReportVerificationTests {
        private let folder: TemporaryFolder
        private let registry: String
        private let path: String

        init() throws {
            folder = try TemporaryFolder()
            registry = try FilledRegistry.shared.path
            path = folder.file("bao-cao.xlsx")
            try ReportWorkbook.write(FilledRegistry.shared.report(), to: path)
        }

        private func verified(_ path: String? = nil, in registry: String? = nil) throws -> ReportVerification {
            try ReportVerification(ofReport: path ?? self.path, inRegistry: registry ?? self.registry)
        }

        /// Opens the workbook as somebody else's program does, changes it and saves it.
        private func edit(_ lines: String) throws {
            let script =
                "import sys, openpyxl\nbook = openpyxl.load_workbook(sys.argv[1])\n\(lines)\nbook.save(sys.argv[1])"
            try Tool.output(of: Tool.python, "-c", script, path)
        }

        @Test func `an untouched report is genuine, and nothing is written`() throws {
            let before = try Data(contentsOf: URL(filePath: registry))
            let verification = try verified()
            #expect(verification.standing == .genuine && verification.differences == [])
            #expect(verification.compared > 10_000 && verification.traces == [])
            #expect(try Data(contentsOf: URL(filePath: registry)) == before)
        }

        @Test(
            .enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"),
            arguments: [
                ("Theo xã", "F9", "77"), ("Theo xã", "E10", "'Đạt rồi'"), ("Theo xã", "C20", "'Xã Khác'"),
                ("Theo xã", "B9", "30293"), ("Dữ liệu", "F7", "0.5"), ("Phát hiện", "I9", "None"),
                ("Tổng hợp", "F13", "102"), ("Phương pháp", "B2", "'Khác'"), ("Theo xã", "AF3", "'thêm'"),
            ])
        func `one changed cell is named, with both values, and no other one`(
            _ sheet: String, _ address: String, _ value: String
        ) throws {
            try edit("book['\(sheet)']['\(address)'] = \(value)")
            let verification = try verified()
            #expect(verification.standing == .altered)
            #expect(verification.differences.map { $0.cell.sheet + "!" + $0.cell.address } == ["\(sheet)!\(address)"])
            let difference = try #require(verification.differences.first)
            let written = value == "None" ? "" : value.replacing("'", with: "")
            #expect(difference.found == written && difference.expected != written)
            if sheet == "Theo xã", address == "F9" {
                let report = try FilledRegistry.shared.report()
                #expect(difference.cell.rowName == report.table.communes[0].commune.name)
                #expect(difference.cell.columnName?.hasSuffix("– Số điểm") == true)
                #expect(Double(difference.expected) == Double(report.table.communes[0].postal.points))
            }
        }

        @Test(
            .enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"),
            arguments: [
                "s['E9'] = '=\"Đạt\"'", "s['F9'].number_format = '\"999\"'", "s['F9'].number_format = '0;0;[White]0'",
            ])
        func `what shows something else than the value is no genuine report`(_ line: String) throws {
            try edit("s = book['Theo xã']\n" + line)
            let verification = try verified()
            #expect(verification.standing == .altered)
            #expect(verification.traces.map(\.name) == ["Theo xã"])
            let isForged = verification.traces.contains { $0.isForged }
            #expect(isForged)
        }

        @Test(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"))
        func `number, place and day, and signatures may be filled in`() throws {
            let last = try FilledRegistry.shared.report().communesTableRows + 20
            try edit(
                """
                s = book['Theo xã']
                s['A3'] = 'Số: 12/BC-SKHCN'
                for row in range(s.max_row - 2, s.max_row + 1): s.cell(row=row, column=1, value='Người lập thử')
                assert s.max_row < \(last)
                """)
            #expect(try verified().standing == .genuine)
        }

        @Test(.enabled(if: Tool.hasOffice, "libreoffice-calc is not installed"))
        func `a report that LibreOffice saved again unchanged is genuine`() throws {
            try Tool.output(
                of: Tool.office, "-env:UserInstallation=file://" + folder.file("office"), "--headless", "--convert-to",
                "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.file("saved"), path)
            let verification = try verified(folder.file("saved/bao-cao.xlsx"))
            #expect(verification.differences.prefix(3).map { "\($0)" } == [])
            #expect(verification.standing == .genuine)
        }

        @Test func `after another survey the report is genuine, and what is newer is told`() throws {
            let copy = try FilledRegistry.shared.copy(in: folder)
            let survey = try folder.file(
                "them.csv",
                holding: """
                    Mã;Tên;Loại;Vĩ độ;Kinh độ;Phường/Xã;Có người phục vụ;Internet
                    990100;Bưu cục thử;bưu cục;10,3864;105,4351;Phường Long Xuyên;x;có
                    """)
            let writing = try ProvinceRegistry(opening: copy, mode: .readWrite)
            let request = SurveyRequest(path: survey, kind: .postal, surveyed: .ofSamples)
            try writing.apply(try writing.plan(for: request, today: .ofSamples))
            let verification = try verified(in: copy)
            #expect(verification.standing == .genuineOlder && verification.standing.isGenuine)
            #expect(verification.newSurveys.map(\.description.file) == ["them.csv"])
            #expect(verification.otherVersions == 0)
            let points = verification.outdated.filter { $0.cell.columnName?.hasSuffix("– Số điểm") == true }
            #expect(Set(points.compactMap(\.cell.rowName)) == ["Phường Long Xuyên", "Tổng cộng"])
        }

        @Test func `a report of another registry, without a seal, or of other targets is told apart`() throws {
            let other = folder.file("other.gpkg")
            try ProvinceRegistry.create(at: other, geoData: try Places.geoData(), province: "91")
            #expect(try verified(in: other).standing == .otherRegistry)
            let copy = try FilledRegistry.shared.copy(in: folder)
            let name = GeoDataFolder.Document.targets.rawValue
            let text = try #require(try Registry(opening: copy).document(named: name))
            try Registry(opening: copy, mode: .readWrite).setDocuments([
                RegistryDocument(name: name, content: text + "\n")
            ])
            let changed = try verified(in: copy)
            #expect(changed.standing == .otherTables && changed.otherTables == [.targets])
            var early = try FilledRegistry.shared.report()
            early.recipe.version += 5
            try ReportWorkbook.write(early, to: path)
            #expect(try verified().standing == .laterVersion)
            early.recipe.format = 99
            try ReportWorkbook.write(early, to: path)
            #expect(try verified().standing == .unknownForm)
            let plain = try folder.file("plain.json", holding: "{\"contract\": 1}")
            #expect(try verified(plain).standing == .noSeal)
        }

        @Test func `the JSON form is verified value by value`() throws {
            let registry = try ProvinceRegistry(opening: registry)
            let request = ReportRequest(day: .ofSamples)
            let table = try registry.coverage(on: .ofSamples)
            let text = CoverageJSON.text(table, seal: try registry.seal(of: table, request))
            let genuine = try folder.file("a.json", holding: text)
            #expect(try verified(genuine).standing == .genuine)
            let points = "\"points\":\(table.communes[0].postal.points)"
            let place = try #require(text.range(of: points))
            let forged = text.replacingCharacters(in: place, with: "\"points\":99")
            let verification = try verified(folder.file("b.json", holding: forged))
            #expect(verification.standing == .altered)
            #expect(verification.differences.map(\.cell.sheet) == ["communes[0].postal.points"])
            #expect(verification.differences.map(\.found) == ["99"])
        }

        @Test(arguments: ["", "PK", "PK\u{3}\u{4} no archive", "{", "[1]", "<html>", "\u{0}\u{1}"])
        func `a file that is no report is refused`(_ text: String) throws {
            let bad = try folder.file("bad.xlsx", holding: text)
            let refusal = #expect(throws: (any Error).self) { try verified(bad) }
            #expect(refusal is any BilingualError)
            #expect(throws: JobError.self) { try verified(folder.file("none.xlsx")) }
        }
    }
}

extension ProvinceReport {
    fileprivate var communesTableRows: Int { table.communes.count }
}
