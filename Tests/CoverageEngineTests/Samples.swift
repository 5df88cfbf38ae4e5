import CoverageEngine
import PlaneGeometry
import RegistryRecords

/// Made-up records for the engine's tests. The plane is plain metres; communes are squares of 10 km.
enum Sample {
    static let day = sampleDay("2026-11-23")
    static let surveyed = sampleDay("2026-01-15")

    static func evidence(_ surveyed: Day? = surveyed) -> RecordEvidence {
        RecordEvidence(base: Evidence(survey: "sample", row: 2, surveyed: surveyed))
    }

    static func record(
        _ kind: RecordKind, _ values: [Field: FieldValue], surveyed: Day? = surveyed
    ) -> RegistryRecord {
        var record = RegistryRecord(uuid: "00", kind: kind, evidence: evidence(surveyed))
        for (field, value) in values { record[field] = value }
        return record
    }

    static func point(
        kind: PostalPointKind = .postOffice, staffed: FieldValue? = .yes, internet: FieldValue? = .yes,
        surveyed: Day? = surveyed, opened: Day? = nil, closed: Day? = nil
    ) -> RegistryRecord {
        var record = record(.postalPoint, [.kind: .text(kind.rawValue)], surveyed: surveyed)
        record[.staffed] = staffed
        record[.internet] = internet
        record[.opened] = opened.map(FieldValue.day)
        record[.closed] = closed.map(FieldValue.day)
        return record
    }

    static func target(
        _ measure: TargetMeasure, technology: TechnologyClass? = nil, threshold: Double = 1,
        comparison: Target.Comparison = .atLeast, acceptAssumedRadius: Bool = false
    ) -> Target {
        Target(
            code: "\(measure.rawValue)-\(technology?.rawValue ?? "all")", title: BilingualText(vi: "mẫu", en: "sample"),
            measure: measure, technology: technology, indicator: nil, comparison: comparison, threshold: threshold,
            communesShare: 1, evidenceAgeDays: 730, acceptAssumedRadius: acceptAssumedRadius,
            from: sampleDay("2025-01-01"), to: nil, source: "sample", setting: nil)
    }

    /// Squares side by side from west to east, with codes 30001, 30002 …
    static func input(communes count: Int, targets: [Target]) -> CoverageInput {
        let communes = (0..<count).map { index in
            let west = 500_000 + 10_000 * Double(index)
            let corners = [(0.0, 0.0), (10_000, 0), (10_000, 10_000), (0, 10_000), (0, 0)].map {
                PlanePosition(east: west + $0.0, north: 1_100_000 + $0.1)
            }
            return CoverageCommune(
                commune: Commune(
                    code: "3000\(index + 1)", name: "Xã Mẫu \(index + 1)", kind: .xã, province: "91",
                    validFrom: sampleDay("2025-07-01")),
                boundaryQuality: .official, areaSquareKilometres: 100,
                polygon: PreparedPolygon(PlanePolygon(rings: [corners])))
        }
        return CoverageInput(
            registry: "sample", registryVersion: 1, era: Era(name: "2025", from: sampleDay("2025-07-01"), to: nil),
            day: day, communes: communes, targets: targets, targetsDigest: "",
            assumedRadii: AssumedRadii(entries: [
                .init(technology: .g4, bandsMHz: nil, radiusMetres: 2000, validFrom: sampleDay("2020-01-01")),
                .init(technology: .g4, bandsMHz: 700...999, radiusMetres: 5000, validFrom: sampleDay("2020-01-01")),
                .init(technology: .g4, bandsMHz: 700...999, radiusMetres: 4000, validFrom: sampleDay("2026-06-01")),
            ]))
    }

    static func located(
        _ record: RegistryRecord, in commune: Int?, at position: PlanePosition? = nil, isCertain: Bool = true
    ) -> LocatedRecord {
        LocatedRecord(
            record: record,
            whereabouts: Whereabouts(parts: commune.map { [.init(commune: $0)] } ?? [], isCertain: isCertain),
            position: position)
    }
}

/// A day that the test spells out; a typing error stops the test.
func sampleDay(_ text: String) -> Day {
    guard let day = Day(iso: text) else { preconditionFailure("\(text) is not a day") }
    return day
}
