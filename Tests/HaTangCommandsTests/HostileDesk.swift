import Testing

/// What the desk is sent and must not take as it is, for every kind of survey. Made-up rows.
enum HostileDesk {
    /// A fault of one row: the cells that are wrong, and what is to be said of it.
    struct Fault: Sendable, CustomTestStringConvertible {
        var sheet: Sheet
        /// The cells of the row that differ from a good one.
        var cells: [String: String]
        /// The column that the finding names.
        var column: String
        var code: String
        /// Whether the row waits in quarantine; else it is taken with a warning.
        var isRefused: Bool
        /// Parts of the sentences.
        var vi: String, en: String
        /// What the registry had before the row, as cells that differ from a good row; nil for nothing.
        var before: [String: String]?
        /// What mends the row, as cells that differ from a good row.
        var mended: [String: String] = [:]

        var testDescription: String { "\(sheet.kind) \(code) \(column)" }
    }

    /// A kind of survey with a good row of it.
    struct Sheet: Sendable {
        var kind: String
        /// Table of the records.
        var table: String
        var good: [(column: String, value: String)]

        /// The lines of a row of another name, with some cells replaced.
        func line(_ name: String, _ cells: [String: String] = [:]) -> [String] {
            good.map { column, value in cells[column] ?? (value == "*" ? name : value) }
        }
    }

    private static let commune = ("commune", "Phường Long Xuyên")
    private static let seen = ("surveyed", "2026-03-01")

    static let postal = Sheet(
        kind: "postal", table: "postal_points",
        good: [
            ("code", "*"), ("name", "*"), ("kind", "bưu cục"), commune, ("staffed", "có"), ("internet", "có"),
            ("opened", "2020-01-01"), ("closed", ""), seen,
        ])
    static let bts = Sheet(
        kind: "bts", table: "cells",
        good: [
            ("site", "*"), ("name", "*"), ("operator", "Viettel"), ("technology", "4G"), ("band_mhz", "1800"),
            ("radius_m", "900"), ("on_air", "2020-01-01"), ("off_air", ""), commune, seen,
        ])
    static let deadZone = Sheet(
        kind: "deadzone", table: "dead_zones",
        good: [
            ("code", "*"), ("place", "*"), commune, ("status", "đã xác minh"), ("reported", "2025-01-05"),
            ("verified", "2025-01-10"), ("planned", ""), ("resolved", ""), ("check_value", ""), ("reopened", ""),
            ("reason", ""), seen,
        ])
    static let cable = Sheet(
        kind: "cable", table: "cable_routes",
        good: [
            ("code", "*"), ("road", "*"), commune, ("status", "đang làm"), ("planned_m", "800"), ("done_m", ""),
            ("started", "2025-01-05"), ("done", ""), ("verified", ""), ("acceptance", ""), ("reopened", ""),
            ("reason", ""), seen,
        ])
    static let settlement = Sheet(
        kind: "settlement", table: "settlements",
        good: [("code", "*"), ("name", "*"), ("households", "120"), commune, seen])
    static let claim = Sheet(
        kind: "claim", table: "claimed_areas",
        good: [
            ("code", "*"), ("operator", "Viettel"), ("technology", "4G"), ("valid_from", "2025-08-01"),
            ("valid_to", ""), ("wkt", "POLYGON((105.4 10.3, 105.5 10.3, 105.5 10.4, 105.4 10.3))"), seen,
        ])
    static let sample = Sheet(
        kind: "sample", table: "signal_samples",
        good: [
            ("code", "*"), ("operator", "Viettel"), ("technology", "4G"), ("measured", "2026-02-20"),
            ("download_mbps", "61"), commune,
        ])
    static let indicator = Sheet(
        kind: "indicator", table: "indicators",
        good: [("indicator", "*"), ("day", "2026-01-31"), ("value", "85 %"), ("source", "mẫu"), commune])
    static let enterprise = Sheet(
        kind: "enterprise", table: "enterprises",
        good: [("code", "*"), ("name", "*"), ("kind", "bưu chính"), ("seat", "trụ sở"), seen])
    static let inspection = Sheet(
        kind: "inspection", table: "inspections",
        good: [
            ("code", "*"), ("name", "*"), ("form", "kiểm tra"), ("basis", "đột xuất"), ("decided", "2025-09-01"),
            ("done", "2025-09-20"), commune, seen,
        ])

    // MARK: Faults

    /// A day that the calendar does not have, in every column of days.
    static let impossibleDays: [Fault] = [
        (postal, "opened"), (postal, "surveyed"), (bts, "on_air"), (bts, "surveyed"), (deadZone, "reported"),
        (cable, "started"), (settlement, "surveyed"), (claim, "valid_from"), (sample, "measured"), (indicator, "day"),
        (enterprise, "surveyed"), (inspection, "done"),
    ].map { sheet, column in
        Fault(
            sheet: sheet, cells: [column: "30/02/2026"], column: column, code: "not-a-day", isRefused: true,
            vi: "Không phải là ngày có thật.", en: "Not a day of the calendar.")
    }

    /// What somebody says to have seen on a day to come.
    static let evidenceFromTheFuture: [Fault] =
        [
            (postal, "surveyed"), (bts, "surveyed"), (deadZone, "surveyed"), (cable, "surveyed"),
            (settlement, "surveyed"), (claim, "surveyed"), (sample, "measured"), (enterprise, "surveyed"),
            (inspection, "surveyed"),
        ].map { sheet, column in
            Fault(
                sheet: sheet, cells: [column: "2098-01-01"], column: column, code: "survey-in-future", isRefused: true,
                vi: "Ngày khảo sát 01/01/2098 ở tương lai", en: "The day of the survey, 2098-01-01, lies in the future")
        } + [
            Fault(
                sheet: indicator, cells: ["day": "2098-01-01"], column: "day", code: "survey-in-future",
                isRefused: false, vi: "Số liệu của ngày 01/01/2098 ở tương lai", en: "A figure of 2098-01-01"),
            Fault(
                sheet: deadZone, cells: ["verified": "2026-03-02"], column: "verified", code: "step-in-future",
                isRefused: true, vi: "ngày xác minh (02/03/2026) sau ngày khảo sát (01/03/2026)",
                en: "“verified” (2026-03-02) is after the survey (2026-03-01)"),
            Fault(
                sheet: cable, cells: ["started": "2026-03-02"], column: "started", code: "step-in-future",
                isRefused: true, vi: "(02/03/2026) sau ngày khảo sát (01/03/2026)",
                en: "(2026-03-02) is after the survey (2026-03-01)"),
            Fault(
                sheet: inspection, cells: ["done": "2098-01-01"], column: "done", code: "inspection-in-future",
                isRefused: false, vi: "Ngày thực hiện 01/01/2098 ở tương lai", en: "Done on 2098-01-01, in the future"),
        ]

    /// Ends before beginnings, and steps that the registry has gone beyond.
    static let backwards: [Fault] = [
        Fault(
            sheet: postal, cells: ["closed": "2019-12-31"], column: "closed", code: "days-reversed", isRefused: true,
            vi: "Ghi «ngày đóng» 31/12/2019, sớm hơn «ngày mở» 01/01/2020.",
            en: "“closed” is 2019-12-31, before “opened”, 2020-01-01."),
        Fault(
            sheet: postal, cells: ["opened": "", "closed": "2019-12-31"], column: "closed", code: "days-disagree",
            isRefused: false, vi: "Ghi «ngày đóng» 31/12/2019 nhưng cơ sở dữ liệu có «ngày mở» 01/01/2020",
            en: "“closed” is 2019-12-31, but the registry has “opened” 2020-01-01", before: [:],
            mended: ["closed": "2026-01-31"]),
        Fault(
            sheet: bts, cells: ["off_air": "2019-12-31"], column: "off_air", code: "days-reversed", isRefused: true,
            vi: "Ghi «ngày ngừng phát sóng» 31/12/2019, sớm hơn «ngày phát sóng» 01/01/2020.",
            en: "“off air” is 2019-12-31, before “on air”, 2020-01-01."),
        Fault(
            sheet: bts, cells: ["on_air": "2026-02-01"], column: "on_air", code: "days-disagree", isRefused: false,
            vi: "cơ sở dữ liệu có «ngày ngừng phát sóng» 31/12/2025", en: "the registry has “off air” 2025-12-31",
            before: ["off_air": "2025-12-31"], mended: ["on_air": "2026-02-01", "off_air": "không rõ"]),
        Fault(
            sheet: claim, cells: ["valid_to": "2025-07-31"], column: "valid_to", code: "days-reversed",
            isRefused: true, vi: "31/07/2025, sớm hơn", en: "2025-07-31, before"),
        Fault(
            sheet: deadZone, cells: ["verified": "2025-01-04"], column: "verified", code: "days-reversed",
            isRefused: true, vi: "Ngày xác minh (04/01/2025) trước ngày báo (05/01/2025).",
            en: "“verified” (2025-01-04) is before that of “reported” (2025-01-05)."),
        Fault(
            sheet: deadZone, cells: ["status": "đã báo", "verified": ""], column: "status", code: "step-not-allowed",
            isRefused: true, vi: "Cơ sở dữ liệu đã ghi «đã xử lý» ngày 20/01/2025; từ đó không chuyển sang «đã báo»",
            en: "The registry has “đã xử lý” of 2025-01-20, which “đã báo” cannot follow.",
            before: [
                "status": "đã xử lý", "planned": "2025-01-15", "resolved": "2025-01-20", "check_value": "-80 dBm",
            ], mended: ["reopened": "2025-01-25", "verified": "2025-01-28", "reason": "mẫu"]),
        Fault(
            sheet: cable, cells: ["done": "2025-01-04", "status": "hoàn thành", "acceptance": "BB-1"], column: "done",
            code: "days-reversed", isRefused: true, vi: "(04/01/2025) trước", en: "(2025-01-04) is before"),
        Fault(
            sheet: cable, cells: [:], column: "status", code: "step-not-allowed", isRefused: true,
            vi: "Cơ sở dữ liệu đã ghi «hoàn thành» ngày 20/01/2025; từ đó không chuyển sang «đang làm»",
            en: "The registry has “hoàn thành” of 2025-01-20, which “đang làm” cannot follow.",
            before: ["status": "hoàn thành", "done": "2025-01-20", "acceptance": "BB-1"],
            mended: ["started": "2025-02-01", "reopened": "2025-01-25", "reason": "mẫu"]),
        Fault(
            sheet: inspection, cells: ["decided": "2025-10-01"], column: "done", code: "inspection-before-decision",
            isRefused: false, vi: "Thực hiện ngày 20/09/2025, trước ngày quyết định 01/10/2025.",
            en: "Done on 2025-09-20, before the decision of 2025-10-01."),
    ]

    /// Phường Long Xuyên has been there since 1 July 2025.
    static let communesOfAnotherTime: [Fault] =
        [
            (postal, "surveyed"), (bts, "surveyed"), (deadZone, "surveyed"), (cable, "surveyed"),
            (settlement, "surveyed"), (sample, "measured"), (indicator, "day"),
        ].map { sheet, column in
            Fault(
                sheet: sheet, cells: [column: "2025-06-30"], column: "commune", code: "commune-of-other-time",
                isRefused: false, vi: "30307 Phường Long Xuyên (có từ 01/07/2025", en: "(there from 2025-07-01")
        } + [
            Fault(
                sheet: inspection, cells: ["decided": "2025-06-01", "done": "2025-06-20"], column: "commune",
                code: "commune-of-other-time", isRefused: false,
                vi: "Ngày 20/06/2025 chưa có 30307 Phường Long Xuyên (có từ 01/07/2025).",
                en: "On 2025-06-20 there was no 30307 Phường Long Xuyên (there from 2025-07-01).")
        ]
}
