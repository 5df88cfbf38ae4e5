import HaTangKit
import Testing

extension FilledRegistryTests {
    struct ExplanationTests {
        private let registry: ProvinceRegistry
        private let table: CoverageTable

        init() throws {
            registry = try ProvinceRegistry(opening: FilledRegistry.shared.path)
            table = try registry.coverage(on: .ofSamples)
        }

        @Test func `the missing list is the communes of the table that are not met, with a reason each`() throws {
            let missing = try registry.missing(on: .ofSamples)
            #expect(missing.of == 102)
            #expect(
                missing.communes.map(\.commune) == table.communes.filter { $0.postal.verdict != .met }.map(\.commune))
            #expect(missing.communes.map(\.reason) == table.communes.compactMap(\.postal.reason))
            for commune in missing.communes {
                let candidates = commune.points.filter(\.isCandidate)
                let isBoxesOnly = commune.points.allSatisfy { $0.kind == .letterBox }
                #expect((commune.verdict == .notMet) == candidates.isEmpty, "\(commune.commune.name)")
                #expect((commune.reason == .noneRecorded) == isBoxesOnly, "\(commune.commune.name)")
                let hasNo = commune.verdict == .notMet && !isBoxesOnly
                #expect((commune.reason == .recordedUnstaffed) == hasNo, "\(commune.commune.name)")
            }
            #expect(Set(missing.communes.map(\.reason)) == Set(PostalReason.allCases), "the samples have all reasons")
        }

        @Test func `every figure of every commune opens into as many rows, which stand in the surveys`() throws {
            let rows = try StoredRows(registry.registry)
            // The same trace as `explanation(of:on:)` makes, once for all communes.
            let input = try registry.coverageInput(
                on: .ofSamples, era: try registry.era(on: .ofSamples), province: "91")
            let trace = try registry.trace(of: input)
            for (place, coverage) in table.communes.enumerated() {
                let name = coverage.commune.name
                let explanation = trace.explanation(ofCommune: place)
                #expect(explanation.coverage == coverage, "\(name)")
                let points = explanation.postalPoints
                #expect(points.count == coverage.postal.points, "\(name)")
                #expect(points.count(where: \.isProvenStaffedOnline) == coverage.postal.staffedOnline, "\(name)")
                #expect(explanation.deadZones.count(where: \.isOpen) == coverage.deadZones.open, "\(name)")
                let planned = explanation.cables.reduce(0) { $0 + $1.kilometres.plannedKilometres }
                #expect(abs(planned - coverage.cables.plannedKilometres) < 1e-9, "\(name)")
                for technology in TechnologyClass.allCases {
                    let cells = explanation.cells.filter {
                        $0.siteCommune == coverage.commune.code && $0.isOnAir != .no
                            && ($0.technology.map(technology.includes) ?? false)
                    }
                    #expect(cells.count == coverage.mobile[technology]?.cells, "\(name) \(technology)")
                    #expect(Set(cells.map(\.site)).count == coverage.mobile[technology]?.sites, "\(name) \(technology)")
                }
                let sources =
                    points.map { ($0.code, $0.source) } + explanation.cells.map { ($0.site, $0.source) }
                    + explanation.deadZones.map { ($0.code, $0.source) }
                    + explanation.cables.map { ($0.code, $0.source) }
                    + explanation.settlements.map { ($0.code, $0.source) }
                    + points.flatMap { point in
                        [point.staffed, point.internet].compactMap(\.source).map { (point.code, $0) }
                    }
                let lost = sources.filter { !rows.has($0.0, in: $0.1) }
                #expect(lost.isEmpty, "\(name): \(lost)")
            }
        }
    }
}

/// The rows of all surveys that did not go to quarantine, as their files have them.
private struct StoredRows {
    private var cells: [String: [Int: [String]]] = [:]

    init(_ registry: Registry) throws {
        for survey in try registry.surveys() {
            for stored in try registry.rawRows(survey: survey.identifier) where stored.outcome != .quarantined {
                cells[survey.description.file, default: [:]][stored.row.number] = stored.row.cells
            }
        }
    }

    /// Whether that row of that file has the code in one of its cells.
    func has(_ code: String, in source: SourceRow) -> Bool {
        cells[source.file]?[source.row]?.contains(code) ?? false
    }
}
