import RegistryRecords
import RegistryStore
import VN2000

extension Day {
    /// A day of a test, written in ISO.
    static func of(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else { throw NotADay(text: text) }
        return day
    }
}

struct NotADay: Error {
    var text: String
}

func position(_ latitude: Double, _ longitude: Double) -> GeographicPosition {
    GeographicPosition(latitude: latitude, longitude: longitude)
}

/// A closed square ring.
func square(_ latitude: Double, _ longitude: Double, side: Double) -> [GeographicPosition] {
    [(0, 0), (0, side), (side, side), (side, 0), (0, 0)].map { position(latitude + $0.0, longitude + $0.1) }
}

/// Plans and records with every field stated.
struct Samples {
    let day: Day

    init() throws {
        day = try Day.of("2026-11-20")
    }

    var survey: SurveyDescription {
        SurveyDescription(
            file: "khảo sát.xlsx", sha256: String(repeating: "a", count: 64), sheet: "Trạm", kind: .bts,
            inspector: "Tổ khảo sát 1", surveyed: day, referenceSystem: "vn2000:104.75")
    }

    func evidence(row: Int) -> RecordEvidence {
        RecordEvidence(base: Evidence(survey: survey.identifier, row: row, surveyed: day))
    }

    /// A record with a value in every field that differs from field to field; `number` keeps keys apart.
    func record(_ kind: RecordKind, _ number: Int) -> RegistryRecord {
        var record = RegistryRecord(uuid: RegistryRecord.newIdentifier(), kind: kind, evidence: evidence(row: number))
        for (index, (field, type)) in RecordSchema.of(kind).fields.enumerated() {
            record.values[index] =
                switch type {
                case .text: .text("\(field.rawValue) \(number) – “Óc Eo”; 'x'|\u{1F4E1}")
                case .integer(let range): .integer(range.lowerBound + number)
                case .real(let range): .real(range.lowerBound + Double(number) + 0.1)
                case .answer: number.isMultiple(of: 2) ? .yes : .no
                case .day: .day(day.adding(days: -index))
                case .choice(let words): .text(words[number % words.count])
                }
        }
        record.communes = kind == .cableRoute ? ["30307", "30310"] : ["30307"]
        record.original = OriginalPosition(
            text: "570975,100; 1150167,806", referenceSystem: "vn2000:104.75", operation: "EPSG:6960")
        let offset = Double(number) / 100
        record.shape =
            switch kind {
            case .postalPoint, .site, .settlement, .signalSample: .point(position(10.4 + offset, 105.4 - offset / 3))
            case .cell, .indicator, .enterprise, .inspection: nil
            case .deadZone, .claimedArea:
                .area([GeographicPolygon(outer: square(10.1, 105.1 + offset, side: 0.05))])
            case .cableRoute:
                .lines([[position(10.3, 105.2), position(10.31 + offset, 105.25)]])
            }
        if kind == .cell { record[.site] = .text("AG\(number)") }
        if kind == .site { record[.site] = .text("AG\(number)") }
        return record
    }

    /// A plan that makes those records, a row each.
    func plan(_ records: [RegistryRecord], base: Int) -> ImportPlan {
        ImportPlan(
            survey: survey, baseVersion: base,
            mapping: [
                ColumnMapping(column: 0, heading: "Mã \"trạm\"\n", canonical: "site"),
                ColumnMapping(column: 1, heading: "Ghi chú", canonical: nil),
            ],
            operations: ["vn2000:104.75 → WGS 84, EPSG:6960"],
            batch: ImportBatch(
                rows: records.indices.map { RawRow(number: $0 + 4, cells: ["AG\($0)", "", "tab\there \\ \"\u{1}"]) },
                outcomes: records.map { _ in .created }, recordOfRow: records.map(\.uuid),
                changes: records.enumerated().map { RecordChange(row: $0.offset + 4, before: nil, after: $0.element) },
                findings: [
                    Finding(
                        code: "not-a-day", severity: .warning, file: "khảo sát.xlsx", sheet: "Trạm", row: 4,
                        column: "Ngày", value: "31/11", problem: BilingualText(vi: "không phải ngày", en: "not a day"),
                        remedy: BilingualText(vi: "sửa lại", en: "mend it")),
                    Finding(
                        code: "no-day", severity: .note, file: "khảo sát.xlsx",
                        problem: BilingualText(vi: "thiếu ngày", en: "no day"),
                        remedy: BilingualText(vi: "thêm ngày", en: "add a day")),
                ]),
            digest: String(repeating: "d", count: 64))
    }

    /// A registry with communes, a document and three records of each kind, one without a place.
    func fill(_ registry: Registry) throws {
        try registry.addCommunes(try communes())
        try registry.setDocuments([RegistryDocument(name: "targets.csv", content: "mã;ngưỡng\n")])
        try registry.apply(plan(records(), base: registry.version), by: "Tổ nhập liệu", at: "2026-11-23T09:30:00+07:00")
    }

    func records() -> [RegistryRecord] {
        RecordKind.allCases.flatMap { kind in
            (1...3).map { number in
                var record = record(kind, number)
                if number == 3 { record.shape = nil }
                return record
            }
        }
    }

    func communes() throws -> [StoredCommune] {
        let from = try Day.of("2025-07-01")
        return [
            StoredCommune(
                commune: Commune(
                    code: "30307", name: "Phường Long Xuyên", kind: .phường, province: "91", validFrom: from),
                polygons: [
                    GeographicPolygon(
                        outer: square(10.3, 105.3, side: 0.2), holes: [square(10.35, 105.35, side: 0.01)]),
                    GeographicPolygon(outer: square(10.6, 105.6, side: 0.1)),
                ],
                quality: .schematic, areaSquareKilometres: 29.9, source: "1654/NQ-UBTVQH15"),
            StoredCommune(
                commune: Commune(
                    code: "30310", name: "Thị trấn Cũ", kind: .thịTrấn, province: "91",
                    validFrom: try Day.of("2020-01-01"), validTo: try Day.of("2025-06-30"))),
        ]
    }
}
