import Foundation
import TestWitnesses
import Testing
import VN2000

struct FixedDecimalTests {
    private static func text(_ value: Double, _ places: Int) -> String {
        var output: [UInt8] = []
        FixedDecimal.append(value, places: places, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: 0...9)
    func `numbers are rounded to the last digit as printf does`(_ places: Int) {
        var numbers = SeededNumbers(seed: UInt64(places))
        for _ in 0..<3000 {
            let exponent = Double.random(in: -40...49, using: &numbers)
            let value = Double.random(in: -2...2, using: &numbers) * exp2(exponent)
            guard value.magnitude < 1e15 else { continue }
            #expect(Self.text(value, places) == String(format: "%.\(places)f", value))
        }
    }

    @Test(arguments: 0...9)
    func `halves go to the even digit, and what lies a hair beside them to its own side`(_ places: Int) {
        for whole in [0.0, 1, 2, 105, 574_821, 1e14] {
            // Binary fractions, among them every exact half that a decimal of so many places can have.
            for sixtyFourths in 0..<64 {
                let value = whole + Double(sixtyFourths) / 64
                for near in [value, value.nextUp, value.nextDown, -value] {
                    #expect(Self.text(near, places) == String(format: "%.\(places)f", near))
                }
            }
        }
    }

    @Test(arguments: [
        (0.0, 3, "0.000"), (-0.0, 3, "-0.000"), (0.9999999999, 9, "1.000000000"), (999.9996, 3, "1000.000"),
        (0.5, 0, "0"), (1.5, 0, "2"), (1e-300, 9, "0.000000000"), (0.0005, 3, "0.001"), (1.0005, 3, "1.000"),
        (105.4351, 9, "105.435100000"),
    ])
    func `known numbers`(_ value: Double, _ places: Int, _ expected: String) {
        #expect(Self.text(value, places) == expected)
        #expect(String(format: "%.\(places)f", value) == expected)
    }

    @Test func `what has no such form stops the program`() async {
        await #expect(processExitsWith: .failure) {
            var output: [UInt8] = []
            FixedDecimal.append(.nan, places: 3, to: &output)
        }
    }
}
