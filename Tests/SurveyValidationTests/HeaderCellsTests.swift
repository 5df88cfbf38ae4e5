import RegistryRecords
import SurveyValidation
import TestWitnesses
import Testing
import VN2000

struct HeaderCellsTests {
    @Test func `blanks of all kinds around a cell are no part of it`() {
        let blanks = [
            " ", "\t", "\n", "\r\n", "\u{A0}", "\u{2003}", "\u{200B}", "\u{202F}", "\u{FEFF}", "\u{3000}", "\u{1680}",
            "\u{180E}", "\u{2060}", "\u{85}",
        ]
        for text in ["A", "AG 01", "Đồng Tháp", "ạ", "0123", "đ", "€", "“x”", "😀"] {
            for before in blanks + [""] {
                for after in blanks + [""] {
                    let cell = before + text + after
                    let bytes = Array(cell.utf8)
                    let range = CellReader.trimmedRange(bytes.span)
                    #expect(String(decoding: bytes[range], as: UTF8.self) == text, "\(cell.debugDescription)")
                    #expect(!CellReader.isBlank(cell))
                }
            }
        }
        for blank in blanks + ["", " \u{A0}\t", "'"] { #expect(CellReader.isBlank(blank), "\(blank.debugDescription)") }
        #expect(Array(" 'A1 ".utf8).withRange == "A1")
        #expect(Array("A'1".utf8).withRange == "A'1")
    }

    /// Python's datetime counts the days here, not ours.
    @Test(.enabled(if: Tool.hasPython))
    func `serial days are those of the calendar, but for the leap day that never was`() throws {
        let serials = [1, 59, 61, 366, 20_000, 36_526, 45_000, 46_344, 60_000]
        let script = """
            import datetime, sys
            for word in sys.argv[1:]:
                serial = int(word)
                base = datetime.date(1899, 12, 31) if serial < 60 else datetime.date(1899, 12, 30)
                print(base + datetime.timedelta(days=serial))
            """
        let output = try Tool.output(of: Tool.python, ["-c", script] + serials.map(String.init), input: "")
        let days = output.split(separator: "\n").map(String.init)
        #expect(serials.map { DayText.day(serial: $0)?.description ?? "" } == days)
        #expect(DayText.day(serial: 60) == nil)
        #expect(DayText.day(serial: 0) == nil && DayText.day(serial: 2_958_466) == nil)
    }

    @Test(arguments: [
        ("20 tháng 11 năm 2026", DayReading.day(.init(number: 20_777))),
        ("Ngày 20 tháng 11 năm 2026", .day(.init(number: 20_777))),
        ("20-Nov-2026", .day(.init(number: 20_777))), ("20 Thg11 2026", .day(.init(number: 20_777))),
        ("20/11/2026 8h30", .day(.init(number: 20_777))), ("46346", .serial(.init(number: 20_777))),
        ("46346,5", .serial(.init(number: 20_777))), ("20/11/26", .twoDigitYear), ("1.2.26", .twoDigitYear),
        ("20-Nov-26", .twoDigitYear), ("tháng 11/2026", .monthOnly), ("Tháng 11 năm 2026", .monthOnly),
        ("11/2026", .monthOnly),
        ("2026-11", .monthOnly), ("T11/2026", .monthOnly), ("Quý 4/2026", .monthOnly), ("Quý IV năm 2026", .monthOnly),
        ("2026", .yearOnly), ("năm 2026", .yearOnly), ("13/2026", .notADay), ("19999", .notADay), ("60001", .notADay),
        ("20/11/2026 - 25/12/2026", .notADay), ("31 tháng 2 năm 2026", .notADay), ("46.346", .notADay), ("x", .notADay),
        ("20/11", .notADay), ("20261120", .notADay), ("hôm 20 tháng 11 năm 2026 tại An Giang", .notADay),
    ])
    func `a cell of a day column says a day, half of one, or none`(text: String, reading: DayReading) {
        #expect(DayText.reading(text) == reading)
    }

    @Test func `the usual length of codes finds those that lost their zeros`() throws {
        let codes = (0..<40).map { "0\(88_000 + $0)" }
        let lengths = try #require(CodeLengths(codes + ["88041", "8042"]))
        #expect(lengths.usual == 6)
        #expect(lengths.padded("88041") == "088041")
        #expect(lengths.padded("8042") == "008042")
        #expect(lengths.padded("088001") == nil)
        #expect(lengths.padded("A8042") == nil && lengths.padded("") == nil)
        #expect(CodeLengths((1...9999).map(String.init)) == nil, "running numbers have all lengths")
        #expect(CodeLengths((1...999).map(String.init)) == nil)
        #expect(CodeLengths((0..<40).map { "AG\(1000 + $0)" }) == nil)
        #expect(CodeLengths(codes.prefix(5)) == nil, "five codes make no rule")
    }

    @Test(arguments: [
        "10.35 105.45", "10,35 105,45 3 4", "91 105 3 4", "10.35 105.45 3 4 5", "a b c", "", "10.35;105.45;3;4",
        "10.3.5 105 3 4",
    ])
    func `other cells are not taken for a phone's position`(text: String) {
        #expect(DevicePosition(text) == nil)
    }

    @Test func `a phone's position has its altitude and its accuracy`() {
        let whole = DevicePosition("10.3864 105.4351 -2.5 4.9")
        #expect(whole?.position.latitude == 10.3864 && whole?.position.longitude == 105.4351)
        #expect(whole?.altitude == -2.5 && whole?.accuracy == 4.9)
        #expect(DevicePosition("10.3864 105.4351 0")?.accuracy == nil)
    }

    /// Swift's own reader of numbers says what the digits are worth.
    @Test func `numbers of all lengths are worth their digits`() throws {
        var random = SeededNumbers(seed: 20_261_124)
        for _ in 0..<3000 {
            let whole = String(
                (0..<Int.random(in: 1...20, using: &random)).map { _ in
                    "0123456789".randomElement(using: &random) ?? "0"
                })
            let decimals = String(
                (0..<Int.random(in: 0...18, using: &random)).map { _ in
                    "0123456789".randomElement(using: &random) ?? "0"
                })
            guard decimals.count != 3 else { continue }
            let sign = Bool.random(using: &random) ? "-" : ""
            let mark = Bool.random(using: &random) ? "," : "."
            let text = sign + whole + (decimals.isEmpty ? "" : mark + decimals)
            let expected = try #require(Double(sign + whole + (decimals.isEmpty ? "" : "." + decimals)))
            #expect(WrittenNumber(text) == .number(expected), "\(text)")
        }
    }
}

extension [UInt8] {
    fileprivate var withRange: String { String(decoding: self[CellReader.trimmedRange(span)], as: UTF8.self) }
}
