import TestWitnesses
import Testing
import VN2000

struct PositionTextConversionTests {
    private static func convert(
        _ text: String, from source: String, to target: String = "wgs84", keeping kept: Int = 20
    ) throws -> (text: String, outcome: PositionTextOutcome) {
        var conversion = try PositionTextConversion(from: ReferenceSystem(source), to: ReferenceSystem(target))
        var output: [UInt8] = []
        let outcome = conversion.convert(Array(text.utf8).span, appendingTo: &output, keepingRefusals: kept)
        return (String(decoding: output, as: UTF8.self), outcome)
    }

    private static let pipeline =
        "+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +ellps=WGS84 "
        + "+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 +step +proj=helmert +x=-191.90441429 "
        + "+y=-39.30318279 +z=-111.45032835 +rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 +s=0.252906278 "
        + "+convention=coordinate_frame +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 "
        + "+step +proj=unitconvert +xy_in=rad +xy_out=deg"

    @Test(.enabled(if: Tool.hasCCT, "cct is not installed (Debian: proj-bin)"))
    func `every digit of 100,000 lines is that of cct, both ways`() throws {
        var numbers = SeededNumbers(seed: 100_000)
        func metres(_ range: ClosedRange<Double>) -> String {
            let millimetres = Int(Double.random(in: range, using: &numbers) * 1000)
            let decimals = String(millimetres % 1000)
            return "\(millimetres / 1000)." + String(repeating: "0", count: 3 - decimals.count) + decimals
        }
        var input = ""
        for _ in 0..<100_000 { input += "\(metres(358_000...590_000)) \(metres(1_024_000...1_212_000))\n" }
        let (degrees, outcome) = try Self.convert(input, from: "EPSG:9208")
        #expect(outcome.converted == 100_000 && outcome.lines == 100_000 && outcome.refused == 0)
        /// The two first columns of what cct prints, cut out by awk.
        func cct(_ options: String, columns: String, of input: String) throws -> String {
            let command = "/usr/bin/cct -z 0 -t 0 \(options) \(Self.pipeline) | awk '{ print \(columns) }'"
            return try Tool.output(of: "/bin/sh", "-c", command, input: input)
        }
        #expect(try degrees == cct("-d 9", columns: "$2, $1", of: input))

        let swapped = try Tool.output(of: "/bin/sh", "-c", "awk '{ print $2, $1 }'", input: degrees)
        let back = try cct("-I -d 3", columns: "$1, $2", of: swapped)
        #expect(try Self.convert(degrees, from: "wgs84", to: "EPSG:9208").text == back)
    }

    @Test(arguments: [
        ("574821.743 1148671.641", "10.386400001 105.435100000"),
        ("  574821.743\t1148671.641\tTrạm 1", "  10.386400001\t105.435100000\tTrạm 1"),
        ("574821.743,1148671.641,Trạm 1", "10.386400001,105.435100000,Trạm 1"),
        ("574821.743, 1148671.641, Trạm 1; cũ", "10.386400001, 105.435100000, Trạm 1; cũ"),
        ("574821,743;1148671,641;x y", "10.386400001;105.435100000;x y"),
        ("574.821,743 1.148.671,641", "10.386400001 105.435100000"),
        ("574821.74300000000 1148671.64100000001", "10.386400001 105.435100000"),
        ("574 821,743;1 148 671,641", "10.386400001;105.435100000"),
        ("574822,1148672", "10.386403242,105.435102354"),
        ("# tọa độ", "# tọa độ"), ("", ""), ("   ", "   "),
    ])
    func `numbers are read as surveys write them and replaced where they stand`(
        _ line: String, _ expected: String
    ) throws {
        let (text, outcome) = try Self.convert(line + "\n", from: "EPSG:9208")
        #expect(text == expected + "\n")
        #expect(outcome.refused == 0 && outcome.lines == 1)
    }

    @Test(arguments: [
        ("10°23′11,04″B\t105°26′06,36″Đ", "10.386400000\t105.435100000"),
        ("10 23 11.04\t105 26 6.36\tTrạm 2", "10.386400000\t105.435100000\tTrạm 2"),
        ("10,3864 105,4351", "10.386400000 105.435100000"), ("10.3864,105.4351", "10.386400000,105.435100000"),
    ])
    func `degrees are read in all notations`(_ line: String, _ expected: String) throws {
        #expect(try Self.convert(line, from: "wgs84").text == expected + "\n")
    }

    @Test(arguments: [
        "10,3864,105,4351", "Tọa độ X", "105.4351 10.3864", "10.3864", "10.3864;", ";105.4351", "10.3864 105.4351N",
        "nan nan", "10 23 11.04 105 26 06.36", "1e1 1e2", "10.3864105.4351", ",", " , ", "10.3864,", "-10.4 105.4",
    ])
    func `a line that is no position in Vietnam is kept, marked and told`(_ line: String) throws {
        let (text, outcome) = try Self.convert("10.3864 105.4351\n\(line)\r\n", from: "wgs84", to: "EPSG:9208")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(outcome.refused == 1 && outcome.converted == 1 && outcome.lines == 2)
        #expect(outcome.refusals.map(\.line) == [1])
        #expect(text.hasSuffix("\n* * \(line)\r\n"), "\(lines)")
    }

    @Test func `reasons are those of the first lines, also where thousands are refused for two causes`() throws {
        var text = ""
        for line in 0..<5000 { text += line % 3 == 0 ? "1 2\n" : line % 3 == 1 ? "x\n" : "10.3864 105.4351\n" }
        let (_, outcome) = try Self.convert(text, from: "wgs84", keeping: 7)
        #expect(outcome.refusals.map(\.line) == [0, 1, 3, 4, 6, 7, 9])
        #expect(outcome.refused == 3334 && outcome.converted == 1666)
        for refusal in outcome.refusals {
            switch (refusal.line % 3, refusal.reason) {
            case (0, .outOfRange), (1, .unreadable): break
            default: Issue.record("\(refusal)")
            }
        }
    }

    @Test func `any bytes pass through unharmed or are marked, and nothing stops`() throws {
        var numbers = SeededNumbers(seed: 7)
        let alphabet = Array("0123456789.,;\t \r\n#-+°EN\u{FF}".utf8)
        var conversion = try PositionTextConversion(from: .wgs84, to: ReferenceSystem("EPSG:9208"))
        for _ in 0..<400 {
            let bytes = (0..<Int.random(in: 0...120, using: &numbers)).map { _ in
                alphabet.randomElement(using: &numbers) ?? 0
            }
            var output: [UInt8] = []
            let outcome = conversion.convert(bytes.span, appendingTo: &output, keepingRefusals: 3)
            let whole = bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? bytes : bytes + [UInt8(ascii: "\n")]
            #expect(output.count { $0 == UInt8(ascii: "\n") } == outcome.lines)
            if outcome.converted == 0 {
                let unmarked = output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
                    $0.starts(with: "* * ".utf8) ? Array($0.dropFirst(4)) : Array($0)
                }
                #expect(Array(unmarked.joined(separator: [UInt8(ascii: "\n")])) == whole)
            }
        }
    }
}
