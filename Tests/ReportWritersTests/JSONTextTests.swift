import Foundation
import ReportWriters
import TestWitnesses
import Testing

struct JSONTextTests {
    @Test(
        arguments: [
            (JSONText.number(0.1 + 0.2), "0.30000000000000004"), (.number(1), "1.0"), (.number(1e-7), "1e-07"),
            (.number(.nan), "null"), (.number(-.infinity), "null"), (.integer(.min), "-9223372036854775808"),
            (.text("Xã \"Núi\\Cấm\"\n\t\r\u{1}\u{7F}\u{2028}"), #""Xã \"Núi\\Cấm\"\n\t\r\u0001\u007f\u2028""#),
            (.text("\r\n"), #""\r\n""#), (.object([]), "{}"), (.list([]), "[]"),
            (["b": 1, "a": [nil, true, "x"]], #"{"b":1,"a":[null,true,"x"]}"#),
        ] as [(JSONText, String)])
    func `a value is written as JSON has it`(_ value: JSONText, _ text: String) {
        #expect(value.text() == text)
    }

    @Test func `lists and objects break on lines down to the depth asked for`() {
        let value: JSONText = ["a": [["b": 1], ["c": 2]], "d": [:]]
        #expect(value.text(linesToDepth: 2) == "{\n  \"a\": [\n    {\"b\":1},\n    {\"c\":2}\n  ],\n  \"d\": {}\n}")
    }

    @Test(.enabled(if: Tool.hasPython, "python3 is not installed"))
    func `Python reads back every number to the last bit and every character`() throws {
        var generator = SeededNumbers(seed: 20_261_123)
        let numbers = (0..<2000).map { _ in Double(bitPattern: generator.next()) }.filter(\.isFinite)
        let characters = String(String.UnicodeScalarView((1...0x2FFF).compactMap(Unicode.Scalar.init)))
        let value: JSONText = ["numbers": .list(numbers.map(JSONText.number)), "text": .text(characters)]
        let script = """
            import json, sys, struct
            value = json.load(sys.stdin)
            print(",".join(struct.pack(">d", n).hex() for n in value["numbers"]))
            print(",".join(str(ord(c)) for c in value["text"]))
            """
        let lines = try Tool.output(of: Tool.python, "-c", script, input: value.text()).split(separator: "\n")
        let bits = numbers.map { number in
            let digits = String(number.bitPattern, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        #expect(lines.first == bits.joined(separator: ",")[...], "seed 20261123")
        #expect(lines.last == (1...0x2FFF).map(String.init).joined(separator: ",")[...])
    }
}
