import HaTangKit
import RegistryRecords
import RegistryStore
import ReportWriters

/// The tables and ledgers of the registry as JSON, the same that the commands give.
struct TableRoutes: Sendable {
    let registry: ServedRegistry
    let news: NewsDesk

    private static let scope = ["on", "era", "province"]

    var routes: [ServiceRoute] {
        let hidden = Set(
            Field.allCases.filter { registry.leftOut.leaveOut($0.rawValue, of: RecordKind.deadZone.table) })
        return [
            table("/api/coverage", Self.scope) { registry, request in
                let scope = try TableScope(request, registry)
                let kept = try registry.keptResults()
                let table = try registry.coverage(
                    on: scope.day, era: scope.era, province: scope.province, kept: kept)
                // A registry that is being imported into gives the same table the next time, only later.
                try? registry.keep(kept)
                return CoverageJSON.text(table)
            },
            table("/api/coverage/{commune}", ["on", "era"]) { registry, request in
                let scope = try TableScope(request, registry)
                return ExplanationReport.json(
                    try registry.explanation(
                        of: request.parameters["commune"] ?? "", on: scope.day, era: scope.era))
            },
            table("/api/missing", Self.scope) { registry, request in
                let scope = try TableScope(request, registry)
                return MissingReport.json(
                    try registry.missing(on: scope.day, era: scope.era, province: scope.province))
            },
            table("/api/deadzones", Self.scope) { registry, request in
                let scope = try TableScope(request, registry)
                let ledger = try registry.deadZones(on: scope.day, era: scope.era, province: scope.province)
                return DeadZonesReport(ledger, listed: ledger.entries, hidden: hidden).json()
            },
            table("/api/cables", Self.scope + ["year"]) { registry, request in
                let scope = try TableScope(request, registry)
                let ledger = try registry.cables(
                    on: scope.day, era: scope.era, province: scope.province, year: try Self.year(request))
                return CablesReport(ledger, by: .enterprise, listed: ledger.entries).json()
            },
            table("/api/changes", ["since"], Self.changes),
            ServiceRoute(.get, "/api/events") { [news] _ in
                ServiceResponse(
                    headers: [HTTPHeader("Content-Type", "text/event-stream"), HTTPHeader("X-Accel-Buffering", "no")],
                    body: .events(try news.open()))
            },
        ]
    }

    private func table(
        _ path: String, _ parameters: [String],
        _ make: @escaping @Sendable (ProvinceRegistry, ServiceRequest) throws -> String
    ) -> ServiceRoute {
        ServiceRoute(.get, path, parameters: .only(parameters), work: .long) { [registry] request in
            var request = request
            // Today's table is not that of tomorrow, though nothing changes in the registry.
            if parameters.contains("on"), request["on"] == nil {
                request.target.query.append(.init("on", Day.today.description))
            }
            let asked = request
            return try registry.response(to: asked) {
                .json(try registry.reading { try make($0, asked) })
            }
        }
    }

    private static func year(_ request: ServiceRequest) throws(ServiceProblem) -> Int? {
        guard let text = request["year"] else { return nil }
        guard let year = Int(text), (2000...2100).contains(year) else {
            throw .invalid("year", vi: "cần năm từ 2000 đến 2100.", en: "needs a year from 2000 to 2100.")
        }
        return year
    }

    private static let mostChanges = 1000

    /// The entries of history behind a version, whole versions until there are a thousand; the client asks again from
    /// `complete_to`. A version of more than a thousand entries is cut, and `is_cut` says so.
    @Sendable private static func changes(_ registry: ProvinceRegistry, _ request: ServiceRequest) throws -> String {
        let present = try registry.registry.version
        let text = request["since"] ?? "\(present)"
        guard let since = Int(text), since >= 0, text.utf8.count <= 18 else {
            throw ServiceProblem.invalid(
                "since", vi: "cần số phiên bản, từ 0 trở lên.", en: "needs the number of a version, from 0 on.")
        }
        var changes: [JSONText] = []
        var version = since
        var isCut = false
        while version < present, changes.count < Self.mostChanges {
            version += 1
            let entries = try registry.registry.history(ofVersion: version)
            isCut = isCut || entries.count > Self.mostChanges
            changes += entries.prefix(Self.mostChanges).map { entry in
                [
                    "version": .integer(entry.version), "at": .text(entry.at), "collection": .text(entry.kind.table),
                    "id": .text(entry.record), "code": .text(entry.key), "action": .text(entry.action.rawValue),
                ]
            }
        }
        let value: JSONText = [
            "version": .integer(present), "complete_to": .integer(min(version, present)), "is_cut": .bool(isCut),
            "changes": .list(changes),
        ]
        return value.text(linesToDepth: 2) + "\n"
    }
}

/// The day, the era and the province that a table is asked for.
struct TableScope {
    var day: Day
    var era: Era
    var province: String?

    init(_ request: ServiceRequest, _ registry: ProvinceRegistry) throws {
        day = .today
        if let text = request["on"] {
            guard let asked = Day(iso: text) else {
                throw ServiceProblem.invalid(
                    "on", vi: "cần ngày như 2026-11-23.", en: "needs a day such as 2026-11-23.")
            }
            day = asked
        }
        era = try request["era"].map(registry.era(named:)) ?? registry.era(on: day)
        province = request["province"]
    }
}
