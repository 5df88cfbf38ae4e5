import HaTangKit
import TestWitnesses

/// A registry of An Giang after a year of monthly surveys, made up from a seed.
///
/// Its 102 communes are squares of 900 m on a grid of the province's zone, a kilometre from each other, so that SQL can
/// tell the commune of a position by arithmetic. Sites stand in the middle of slots of 300 m and reach less than 150 m: the
/// area of their service is a sum of circles.
final class YearOfSurveys {
    /// The last days of the twelve months.
    static let months = [
        "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30",
        "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31",
    ].map(day)
    /// The day on which everything before the first month was taken in.
    static let beginning = day("2025-10-15")

    private let folder: TemporaryFolder
    let path: String
    private let registry: ProvinceRegistry
    private var numbers: SeededNumbers
    private let communes: [String]
    private var files = 0
    /// Rows that the imports refused.
    private(set) var quarantined = 0

    private struct Point {
        var code: String
        var place: GridPlace
        var kind: String
    }

    private struct Cell {
        var site: String
        var `operator`: String
        var technology: String
        var band: String
    }

    private var points: [Point] = []
    private var places: [String: GridPlace] = [:]
    private var cells: [Cell] = []
    private var freeSlots: [GridPlace]
    private let ledgers: YearLedgers

    init(seed: UInt64) throws {
        folder = try TemporaryFolder()
        path = folder.file("an-giang.gpkg")
        numbers = SeededNumbers(seed: seed)
        try ProvinceRegistry.create(at: path, geoData: try Places.geoData(), province: "91", withBoundaries: false)
        registry = try ProvinceRegistry(opening: path, mode: .readWrite)
        try registry.registry.setDocuments(YearRules.documents)
        communes = try registry.registry.communes(withBoundaries: false).map(\.commune)
            .filter { $0.validTo == nil }.map(\.code).sorted()
        freeSlots = communes.indices.flatMap { commune in (0..<9).map { GridPlace(commune: commune, slot: $0) } }
            .shuffled(using: &numbers)
        ledgers = YearLedgers(communes: communes, using: &numbers)
        _ = try registry.importBoundaries(
            from: [try folder.write(GridPlace.outlines(of: communes), to: "o-vuong.geojson")],
            era: try registry.era(named: "2025"), quality: .official)
        try begin()
        for month in Self.months { try survey(in: month) }
    }

    // MARK: Months

    private func begin() throws {
        let days = day("2025-07-01")...day("2025-10-10")
        for number in 1...220 {
            points.append(
                Point(
                    code: "B\(number)", place: .random(among: communes.count, using: &numbers),
                    kind: chosen(["bưu cục", "BĐ-VHX", "đại lý", "thùng thư"])))
        }
        for number in 1...180 { addSite("T\(number)") }
        try take(.postal, points.map { row(of: $0, in: days) }, on: Self.beginning)
        try take(.bts, cells.map { row(of: $0, in: days) }, on: Self.beginning)
        let settlements = (1...90).map { number in
            let place = GridPlace.random(among: communes.count * 2 / 3, using: &numbers)
            return [
                "\(dayIn(days))", "A\(number)", "Ấp mẫu \(number)", chosen(["120", "80", ""]),
                place.cells(of: communes), chosen(["500", "410", "390", ""]),
            ].joined(separator: ";")
        }
        try take(.settlement, settlements, on: Self.beginning)
        try takeLedgers(one: 2, in: days, on: Self.beginning)
    }

    /// Some records again, some new ones, some rows that are wrong, and a late sheet of an earlier month.
    private func survey(in month: Day) throws {
        let days = month.adding(days: -27)...month.adding(days: -1)
        let late = month.adding(days: -90)...month.adding(days: -50)
        points.append(
            Point(code: "M\(files)", place: .random(among: communes.count, using: &numbers), kind: "bưu cục"))
        addSite("M\(files)")
        for place in points.indices where chance(of: 20) {
            points[place].place.move(among: communes.count, using: &numbers)
        }
        var rows = points.filter { _ in chance(of: 5) }.map { row(of: $0, in: days) }
        rows.append("\(month.adding(days: -3));X\(files);Xã không có;bưu cục;99999;;;có;có;;")
        rows.append("\(month.adding(days: -3));Y\(files);Ngày không có;bưu cục;\(communes[0]);;;có;có;2026-02-30;")
        try take(.postal, rows, on: month.adding(days: -1))
        try take(.postal, points.filter { _ in chance(of: 12) }.map { row(of: $0, in: late) }, on: month)
        try take(.bts, cells.filter { _ in chance(of: 6) }.map { row(of: $0, in: days) }, on: month)
        try take(.bts, cells.filter { _ in chance(of: 20) }.map { row(of: $0, in: late) }, on: month)
        try takeLedgers(one: 5, in: days, on: month)
        try takeLedgers(one: 15, in: late, on: month)
        let wrong = ledgers.wrongZoneRows("\(files)", on: month.adding(days: -3))
        try take(.deadzone, wrong, on: month)
    }

    private func takeLedgers(one inverse: Int, in days: ClosedRange<Day>, on known: Day) throws {
        let list = known.adding(days: -2)
        try take(.deadzone, ledgers.zoneRows(one: inverse, in: days, list: list, using: &numbers), on: known)
        try take(.cable, ledgers.routeRows(one: inverse, in: days, list: list, using: &numbers), on: known)
        try take(.indicator, ledgers.indicatorRows(in: days, using: &numbers), on: known)
    }

    private func addSite(_ code: String) {
        guard let slot = freeSlots.popLast() else { return }
        places[code] = chance(of: 8) ? GridPlace(commune: slot.commune, slot: nil) : slot
        for name in ["Viettel", "VNPT", "MobiFone"] {
            for (technology, band) in [("4G", "1800"), ("5G", "2600"), ("3G", "2100"), ("2G", "900")]
            where chance(of: 4) {
                cells.append(Cell(site: code, operator: name, technology: technology, band: band))
            }
        }
    }

    // MARK: Rows

    private func row(of point: Point, in days: ClosedRange<Day>) -> String {
        let opened = chance(of: 9) ? "\(dayIn(day("2025-09-01")...day("2026-08-31")))" : ""
        let closed = chance(of: 15) ? "\(dayIn(day("2025-12-01")...day("2026-12-31")))" : ""
        return [
            chance(of: 4) ? "" : "\(dayIn(days))", point.code, "Điểm mẫu \(point.code)", point.kind,
            point.place.cells(of: communes), answer(), answer(), opened, closed,
        ].joined(separator: ";")
    }

    private func row(of cell: Cell, in days: ClosedRange<Day>) -> String {
        let onAir = chance(of: 3) ? "" : "\(dayIn(day("2023-01-01")...day("2026-09-30")))"
        let offAir = chance(of: 12) ? "\(dayIn(day("2026-10-01")...day("2027-06-30")))" : ""
        return [
            chance(of: 4) ? "" : "\(dayIn(days))", cell.site, "Trạm mẫu \(cell.site)", "",
            places[cell.site]?.cells(of: communes) ?? ";;", cell.operator, cell.technology, cell.band, "",
            chosen(["", "60.5", "90.5", "110.5", "140.5"]), onAir, offAir,
        ].joined(separator: ";")
    }

    private func answer() -> String { chosen(["có", "có", "có", "không", "không rõ", "", ""]) }

    private func chosen(_ words: [String]) -> String { words.randomElement(using: &numbers) ?? "" }

    private func chance(of one: Int) -> Bool { Int.random(in: 0..<one, using: &numbers) == 0 }

    private func dayIn(_ days: ClosedRange<Day>) -> Day {
        Day(number: .random(in: days.lowerBound.number...days.upperBound.number, using: &numbers))
    }

    private func take(_ kind: SurveyKind, _ rows: [String], on known: Day) throws {
        guard !rows.isEmpty else { return }
        files += 1
        let header =
            switch kind {
            case .postal: "surveyed;code;name;kind;commune;easting;northing;staffed;internet;opened;closed"
            case .settlement: "surveyed;code;name;households;commune;easting;northing;population"
            case .deadzone: YearLedgers.deadZoneHeader
            case .cable: YearLedgers.cableHeader
            case .indicator: YearLedgers.indicatorHeader
            default:
                "surveyed;site;name;owner;commune;easting;northing;operator;technology;band_mhz;sector;radius_m;on_air;"
                    + "off_air"
            }
        let file = try folder.write(
            ([header] + rows).joined(separator: "\n") + "\n", to: "khao-sat-\(files).csv")
        let request = SurveyRequest(
            path: file, kind: kind, referenceSystem: "vn2000:104.75", surveyed: known.adding(days: -2))
        let plan = try registry.plan(for: request, today: known)
        quarantined += plan.outcomes.count { $0 == .quarantined }
        try registry.registry.apply(plan, by: "Phòng mẫu", at: "\(known)T09:00:00+07:00")
    }
}
