import RegistryRecords
import SurveyValidation
import Testing

struct DayTextTests {
    @Test(arguments: [
        ("23/11/2026", "2026-11-23"), ("3/1/2026", "2026-01-03"), ("03-01-2026", "2026-01-03"),
        ("03.01.2026", "2026-01-03"), ("2026-11-23", "2026-11-23"), ("2026/1/3", "2026-01-03"),
        ("23/11/2026 08:30", "2026-11-23"), ("2026-11-23T08:30:00Z", "2026-11-23"), ("29/02/2024", "2024-02-29"),
    ])
    func `reads days as surveys write them`(text: String, day: String) {
        #expect(DayText.day(text)?.description == day)
    }

    @Test(arguments: [
        "31/02/2025", "29/02/2025", "31/04/2026", "0/1/2026", "13/13/2026", "11/23/2026", "23/11/26", "2026", "",
        "hôm qua", "23/11", "٢٣/١١/٢٠٢٦", "99999999999999999999/1/2026",
    ])
    func `refuses what the calendar does not have`(text: String) {
        #expect(DayText.day(text) == nil)
    }

    @Test func `every day of four centuries comes back from its text, in order`() throws {
        let first = try #require(Day(iso: "1800-01-01"))
        let last = try #require(Day(iso: "2200-12-31"))
        var expected = (year: 1800, month: 1, day: 1)
        for number in first.number...last.number {
            let parts = Day(number: number).parts
            try #require(parts == expected, "day number \(number)")
            let isLeap = parts.year % 4 == 0 && parts.year % 100 != 0 || parts.year % 400 == 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            expected.day += 1
            if expected.day > lengths[expected.month - 1] { (expected.month, expected.day) = (expected.month + 1, 1) }
            if expected.month > 12 { (expected.year, expected.month) = (expected.year + 1, 1) }
        }
        #expect(expected == (2201, 1, 1))
    }
}
