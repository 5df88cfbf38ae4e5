import SurveyValidation
import Testing

struct ClockTextTests {
    @Test(arguments: [
        ("20/11/2026 14:33:21", "14:33:21", 0), ("20/11/2026 8:05", "08:05", 0),
        ("20-11-2026  08:05:00,5", "08:05:00", 0),
        ("2026-11-20T14:33:21", "14:33:21", 0), ("2026-11-20T14:33:21.123+07:00", "14:33:21", 0),
        ("2026-11-20T23:30:00Z", "06:30:00", 1), ("2026-11-20T16:59:59Z", "23:59:59", 0),
        ("2026-11-20T17:00Z", "00:00", 1), ("2026-11-20 00:30+09:00", "22:30", -1),
        ("2026-11-20 23:00-0500", "11:00", 1),
        ("20/11/2026 2:33 CH", "14:33", 0), ("20/11/2026 12:10:00 AM", "00:10:00", 0),
        ("20/11/2026 12:10 PM", "12:10", 0),
        ("20/11/2026 9:00 SA", "09:00", 0), ("20.11.2026 14h05", "14:05", 0), ("20.11.2026 14h", "14:00", 0),
    ])
    func `a clock time behind a day is told in Vietnam's time`(cell: String, text: String, shift: Int) throws {
        let clock = try #require(ClockText(behindDayIn: cell))
        #expect(clock.text == text && clock.dayShift == shift)
        #expect(DayText.day(cell) != nil, "the day is read too")
    }

    @Test(arguments: [
        "20/11/2026", "2026-11-20", "20/11/2026 ", "20/11/2026 25:00", "20/11/2026 14:60", "20/11/2026 14", "",
        "20/11/2026 13:00 PM", "2026-11-20T14:33+15:00", "2026-11-20T14:33Zulu", "20 tháng 11 năm 2026", "46346",
    ])
    func `anything else has no clock time`(cell: String) {
        #expect(ClockText(behindDayIn: cell) == nil)
    }
}
