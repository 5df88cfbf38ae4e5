import SurveyValidation
import Testing

struct WrittenNumberTests {
    @Test(arguments: [
        ("12", 12.0), ("-3", -3), ("12,5", 12.5), ("12.5", 12.5), ("1.234,5", 1234.5), ("1,234.5", 1234.5),
        ("1.234.567", 1_234_567), ("1,234,567.25", 1_234_567.25), ("1 234,5", 1234.5), ("1\u{A0}234", 1234),
        ("0,500", 0.5), ("1234,567", 1234.567), ("+7", 7), (" 15 ", 15),
    ])
    func `reads numbers as Vietnamese sheets write them`(text: String, number: Double) {
        #expect(WrittenNumber(text) == .number(number))
    }

    @Test(arguments: ["1.500", "1,500", "-12.000", "120.000"])
    func `one separator before three digits has two readings`(text: String) {
        guard case .ambiguous(let asDecimal, let asThousands) = WrittenNumber(text) else {
            Issue.record("\(text) was read as \(WrittenNumber(text))")
            return
        }
        #expect(abs(asDecimal * 1000 - asThousands) < 1e-9)
    }

    @Test(arguments: [
        "", " ", "-", ".", ",", "12,", "1.23.4", "1.234,5,6", "1,23.456,7", "12a", "nan", "inf", "1e5", "0x10",
        "１２", "1.2345.678", "12,34.5", "1..2",
    ])
    func `refuses what is not a number`(text: String) {
        #expect(WrittenNumber(text) == .notANumber)
    }
}
