import LegacyText
import TestWitnesses
import Testing

/// The measure of the whole room: real names, written by independent encoders, must come back exactly.
@Suite(.enabled(if: Tool.hasPython, "python3 is missing"))
struct DetectionTests {
    @Test(arguments: [
        ("tcvn3", TextEncoding.tcvn3), ("vni", .vni), ("cp1258", .cp1258), ("cp1258-composed", .cp1258),
        ("viscii", .viscii), ("tcvn5712", .tcvn5712), ("utf8", .utf8), ("utf8-doubled", .doubledUTF8),
    ])
    func `at least 99 columns in 100 of five cells and more come back exactly`(
        written: String, encoding: TextEncoding
    ) throws {
        let columns = try EncodedColumn.columns(written, count: 200, least: 5, most: 200, seed: 3)
        var tally = Tally()
        for (place, column) in columns.enumerated() {
            tally.add(column, areBytes: place % 2 == 0)
        }
        Attachment.record(tally.line(written), named: "detected-\(written).txt")
        #expect(tally.columns == columns.count)
        #expect(tally.exact * 100 >= tally.columns * 99, "\(tally.line(written))")
        #expect(tally.certainlyWrong == 0, "\(tally.line(written))")
        // VN1 reads like TCVN3 where no toned capital occurs, and composed Windows-1258 like Windows-1252.
        #expect(tally.encodings[encoding, default: 0] > 0)
    }

    @Test(arguments: ["tcvn3", "vni", "cp1258", "viscii"])
    func `columns of one to four cells are read exactly or left as they are`(written: String) throws {
        var tally = Tally()
        for column in try EncodedColumn.columns(written, count: 100, least: 1, most: 4, seed: 4) {
            tally.add(column, areBytes: false)
        }
        Attachment.record(tally.line(written), named: "detected-small-\(written).txt")
        #expect(tally.exact * 100 >= tally.columns * 85, "\(tally.line(written))")
        #expect(tally.spoiled == 0, "\(tally.line(written))")
    }

    @Test func `no good column in Unicode is changed`() throws {
        let columns = try EncodedColumn.columns("unicode", count: 300, least: 1, most: 200, seed: 5)
        for column in columns {
            let verdict = TextDetective.verdict(of: column.original, areBytes: false)
            #expect(verdict.encoding == .unicode && !verdict.changesCells && verdict.samples.isEmpty)
            #expect(column.original.allSatisfy { verdict.decoded($0).text.isIdentical(to: $0) })
        }
    }

    @Test func `columns in NFD are named and come out in NFC`() throws {
        let columns = try EncodedColumn.columns("decomposed", count: 60, least: 1, most: 40, seed: 6)
        for column in columns {
            let cells = column.bytes.map { String(decoding: $0, as: UTF8.self) }
            let verdict = TextDetective.verdict(of: cells, areBytes: false)
            #expect(verdict.encoding == .decomposed && verdict.isCertain)
            #expect(zip(cells, column.original).allSatisfy { verdict.decoded($0).text.isIdentical(to: $1) })
            #expect(!verdict.samples.isEmpty)
        }
    }
}

/// What came of columns.
private struct Tally {
    var columns = 0
    /// Every cell is the original.
    var exact = 0
    /// Cells were changed, and wrongly.
    var spoiled = 0
    /// Wrong, and no doubt was named.
    var certainlyWrong = 0
    var certain = 0
    var encodings: [TextEncoding: Int] = [:]

    mutating func add(_ column: EncodedColumn, areBytes: Bool) {
        let cells = areBytes ? column.asBytes : column.asShown
        let verdict = TextDetective.verdict(of: cells, areBytes: areBytes)
        columns += 1
        encodings[verdict.encoding, default: 0] += 1
        if verdict.isCertain { certain += 1 }
        if zip(cells, column.original).allSatisfy({ verdict.decoded($0).text.isIdentical(to: $1) }) {
            exact += 1
        } else {
            if verdict.isCertain { certainlyWrong += 1 }
            if verdict.changesCells { spoiled += 1 }
        }
    }

    func line(_ written: String) -> String {
        let found = encodings.sorted { $0.value > $1.value }.map { "\($0.key.rawValue) \($0.value)" }
        return "\(written): \(exact) of \(columns) exact, \(certain) certain, \(certainlyWrong) certain and wrong;"
            + " found \(found.joined(separator: ", "))\n"
    }
}

extension String {
    /// Equal scalar by scalar, where `==` takes NFC and NFD for the same.
    func isIdentical(to other: String) -> Bool { unicodeScalars.elementsEqual(other.unicodeScalars) }
}
