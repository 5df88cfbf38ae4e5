import HaTangKit
import TestWitnesses

/// Dead zones, cable routes and figures of the year. Each goes through its steps on days that are fixed from the
/// beginning; a row states those of them that have been made by its day.
struct YearLedgers {
    static let deadZoneHeader =
        "surveyed;code;place;class;commune;easting;northing;status;reported;verified;planned;resolved;checked;"
        + "check_result;rejected;reopened;reason"
    static let cableHeader =
        "surveyed;code;road;enterprise;commune;deadline;extended_to;status;started;done;verified;reopened;planned_m;"
        + "done_m;verified_m;acceptance;wkt;reason"
    static let indicatorHeader = "surveyed;indicator;value;unit;commune;day;source"

    private struct Step {
        var status: String
        /// Column of its day; empty for a step that has none.
        var column: String
        var day: Day
    }

    private struct Work {
        var code: String
        var place: GridPlace
        var steps: [Step]
        /// A column whose day nobody ever writes; empty for none.
        var forgotten: String
        /// Cells that are always the same.
        var cells: [String: String]
    }

    private let communes: [String]
    private var zones: [Work] = []
    private var routes: [Work] = []

    init(communes: [String], using numbers: inout SeededNumbers) {
        self.communes = communes
        for number in 1...120 { zones.append(zone("L\(number)", using: &numbers)) }
        for number in 1...90 { routes.append(route("C\(number)", using: &numbers)) }
    }

    // MARK: Rows

    /// Rows of the reports made by then, each of a day of the span or, without one, of the day of the list.
    func zoneRows(
        one inverse: Int, in days: ClosedRange<Day>, list: Day, using numbers: inout SeededNumbers
    ) -> [String] {
        rows(of: zones, one: inverse, in: days, list: list, using: &numbers) { zone, cells, _ in
            let columns = ["status", "reported", "verified", "planned", "resolved", "checked", "check_result"]
            return ["Ấp mẫu", "lõm sóng", zone.place.cells(of: communes)]
                + (columns + ["rejected", "reopened"]).map { cells[$0] ?? "" } + ["mẫu"]
        }
    }

    /// Rows of routes, likewise. What is done of a route in progress grows with the days.
    func routeRows(
        one inverse: Int, in days: ClosedRange<Day>, list: Day, using numbers: inout SeededNumbers
    ) -> [String] {
        rows(of: routes, one: inverse, in: days, list: list, using: &numbers) { _, cells, day in
            var cells = cells
            let isClosed = ["hoàn thành", "đã nghiệm thu"].contains(cells["state"] ?? "")
            if cells["state"] == "đang làm" { cells["done_m"] = "\(100 + day.number % 300).5" }
            if isClosed { cells["done_m"] = cells["all_m"] } else { cells["acceptance"] = "" }
            if cells["state"] == "đã nghiệm thu" { cells["verified_m"] = cells["accepted_m"] }
            let columns = [
                "commune", "deadline", "extended_to", "status", "started", "done", "verified", "reopened", "planned_m",
                "done_m", "verified_m", "acceptance", "wkt",
            ]
            return ["Đường mẫu", "VNPT"] + columns.map { cells[$0] ?? "" } + ["mẫu"]
        }
    }

    /// Rows that cannot be: steps in the wrong order, and a step after the day of its row.
    func wrongZoneRows(_ code: String, on day: Day) -> [String] {
        let place = ["Ấp mẫu", "lõm sóng", "\(communes[0]);;"].joined(separator: ";")
        return [
            "\(day);N\(code);\(place);đã xác minh;\(day.adding(days: -3));\(day.adding(days: -9));;;;;;;",
            "\(day);S\(code);\(place);đã báo;\(day.adding(days: 1));;;;;;;;",
        ]
    }

    /// Of some communes a figure of a day not long ago.
    func indicatorRows(in days: ClosedRange<Day>, using numbers: inout SeededNumbers) -> [String] {
        communes.filter { _ in Int.random(in: 0..<6, using: &numbers) == 0 }.map { commune in
            let surveyed = Self.someDay(in: days, using: &numbers)
            let of = surveyed.adding(days: -.random(in: 0...200, using: &numbers))
            return "\(surveyed);Chỉ số mẫu;\(Int.random(in: 60...100, using: &numbers));%;\(commune);\(of);mẫu"
        }
    }

    private func rows(
        of works: [Work], one inverse: Int, in days: ClosedRange<Day>, list: Day, using numbers: inout SeededNumbers,
        _ cells: (Work, [String: String], Day) -> [String]
    ) -> [String] {
        works.compactMap { work in
            guard Int.random(in: 0..<inverse, using: &numbers) == 0 else { return nil }
            let isDated = Int.random(in: 0..<4, using: &numbers) > 0
            let day = isDated ? Self.someDay(in: days, using: &numbers) : list
            var state = work.cells
            for step in work.steps where step.day <= day {
                (state["status"], state["state"]) = (step.status, step.status)
                if !step.column.isEmpty && step.column != work.forgotten { state[step.column] = "\(step.day)" }
                if step.column == "checked" { state["check_result"] = work.cells["result"] }
            }
            guard state["state"] != nil else { return nil }
            if Int.random(in: 0..<5, using: &numbers) == 0 { state["status"] = "" }
            return ([isDated ? "\(day)" : "", work.code] + cells(work, state, day)).joined(separator: ";")
        }
    }

    // MARK: Works

    private func zone(_ code: String, using numbers: inout SeededNumbers) -> Work {
        var path = [("đã báo", "reported"), ("đã xác minh", "verified")]
        if Int.random(in: 0..<6, using: &numbers) == 0 {
            path.append(("bác bỏ", "rejected"))
        } else {
            path += [("đã có kế hoạch", "planned"), ("đã xử lý", "resolved")]
            if Bool.random(using: &numbers) { path.append(("đã kiểm tra kết quả", "checked")) }
        }
        if Bool.random(using: &numbers) {
            path += [("mở lại", "reopened"), ("đã xác minh", "verified"), ("đã có kế hoạch", "planned")]
        }
        return Work(
            code: code, place: .random(among: communes.count, using: &numbers),
            steps: Self.steps(path, using: &numbers),
            forgotten: ["verified", "planned", "resolved", "", "", ""].randomElement(using: &numbers) ?? "",
            cells: ["result": Bool.random(using: &numbers) ? "đạt" : "không đạt"])
    }

    private func route(_ code: String, using numbers: inout SeededNumbers) -> Work {
        var path = [("kế hoạch", ""), ("đang làm", "started"), ("hoàn thành", "done")]
        if Bool.random(using: &numbers) { path.append(("đã nghiệm thu", "verified")) }
        if Bool.random(using: &numbers) {
            path += [("mở lại", "reopened"), ("đang làm", "started"), ("hoàn thành", "done")]
        }
        let place = GridPlace(commune: .random(in: 0..<communes.count, using: &numbers), slot: nil)
        let metres = "\(Int.random(in: 600...4000, using: &numbers))"
        let deadline = Self.someDay(in: day("2025-10-01")...day("2026-12-31"), using: &numbers)
        func perhaps(_ text: String) -> String { Int.random(in: 0..<3, using: &numbers) == 0 ? "" : text }
        var cells = [
            "planned_m": perhaps(metres), "deadline": perhaps("\(deadline)"), "acceptance": perhaps("BB-\(code)"),
            "all_m": perhaps(metres), "accepted_m": perhaps("500.5"),
            "extended_to": perhaps("").isEmpty && Bool.random(using: &numbers)
                ? "\(deadline.adding(days: 90))" : "",
        ]
        if Bool.random(using: &numbers) {
            cells["wkt"] = place.line(using: &numbers)
            cells["commune"] = Bool.random(using: &numbers) ? communes[place.commune] : ""
        } else {
            let next = (0...Int.random(in: 0...2, using: &numbers)).map {
                communes[(place.commune + $0) % communes.count]
            }
            cells["commune"] = "\"\(next.joined(separator: "; "))\""
        }
        return Work(
            code: code, place: place, steps: Self.steps(path, using: &numbers),
            forgotten: ["done", "started", "", "", ""].randomElement(using: &numbers) ?? "", cells: cells)
    }

    /// The steps on days that follow each other.
    private static func steps(_ path: [(String, String)], using numbers: inout SeededNumbers) -> [Step] {
        var next = someDay(in: day("2025-07-02")...day("2026-06-30"), using: &numbers)
        return path.map { status, column in
            defer { next = next.adding(days: .random(in: 1...70, using: &numbers)) }
            return Step(status: status, column: column, day: next)
        }
    }

    private static func someDay(in days: ClosedRange<Day>, using numbers: inout SeededNumbers) -> Day {
        Day(number: .random(in: days.lowerBound.number...days.upperBound.number, using: &numbers))
    }
}
