import HaTangKit
import RegistryRecords
import ReportWriters

/// The pages for people.
struct PageRoutes: Sendable {
    let source: any RegistryReading
    let shelf: ReportShelf
    let assets: PageAssets

    init(_ source: any RegistryReading, assets: PageAssets = PageAssets()) {
        self.source = source
        self.assets = assets
        shelf = ReportShelf(source)
    }

    /// The routes, each a function from a request to its page.
    var routes: [ServiceRoute] {
        [
            assets.route,
            page("/") { context in
                OverviewPage(
                    context: context, sight: try shelf.sight(for: context), hasLeaflet: assets.hasLeaflet
                ).response
            },
            page("/map/communes.json") { context in
                Self.json(try shelf.sight(for: context).communes)
            },
            page("/map/layers.json") { context in
                let document = MapLayerDocument(sight: try shelf.sight(for: context), context: context).json
                return Self.json(ResponseBytes(Array(document.utf8)))
            },
            page("/missing") { context in
                LedgerPages(context: context, report: try shelf.sight(for: context).report).missing
            },
            page("/deadzones", LedgerPages.deadZoneParameters) { context in
                try LedgerPages(context: context, report: try shelf.sight(for: context).report).deadZones()
            },
            page("/cables", LedgerPages.cableParameters) { context in
                try LedgerPages(context: context, report: try shelf.sight(for: context).report).cables()
            },
            page("/communes/{code}", answer: commune),
            page("/records", ["kind", "code"], answer: recordByCode),
            page("/records/{uuid}", answer: record),
        ]
    }

    private func page(
        _ path: String, _ parameters: [String] = [],
        answer: @escaping @Sendable (PageContext) throws -> ServiceResponse
    ) -> ServiceRoute {
        ServiceRoute(.get, path, parameters: .only(PageContext.parameters + parameters), work: .long) { request in
            try answer(try PageContext(request))
        }
    }

    private static func json(_ bytes: ResponseBytes) -> ServiceResponse {
        ServiceResponse(headers: [HTTPHeader("Content-Type", "application/json")], body: .bytes(bytes))
    }

    // MARK: One commune, one record

    private func commune(_ context: PageContext) throws -> ServiceResponse {
        try source.read { registry in
            let era = try context.era.map { try registry.era(named: $0) } ?? registry.era(on: context.day)
            let explanation = try registry.explanation(
                of: context.request.parameters["code"] ?? "", on: context.day, era: era)
            return CommunePage(
                context: context, explanation: explanation, provinceNames: try registry.provinceNames(of: era),
                hasLeaflet: assets.hasLeaflet
            ).response
        }
    }

    /// Leads from a code, as tables have it, to the page of its record.
    private func recordByCode(_ context: PageContext) throws -> ServiceResponse {
        let code = context.request["code"] ?? ""
        guard let kind = RecordKind(rawValue: context.request["kind"] ?? "") else {
            let words = RecordKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ServiceProblem.invalid("kind", vi: "chỉ có \(words).", en: "there are \(words).")
        }
        return try source.read { registry in
            guard let record = try registry.registry.records(of: kind, withKeys: [code])[code] else {
                throw JobError.unknownRecord(code)
            }
            return .redirect(to: context.link(["records", record.uuid]).text)
        }
    }

    private func record(_ context: PageContext) throws -> ServiceResponse {
        let uuid = context.request.parameters["uuid"] ?? ""
        return try source.read { registry in
            guard let history = try registry.history(of: uuid).first(where: { $0.uuid == uuid }) else {
                throw JobError.unknownRecord(uuid)
            }
            let record = try registry.registry.record(uuid: uuid)
            return RecordPage(
                context: context, record: record, history: history,
                photos: try registry.registry.photos(ofRecord: uuid).map(\.photo),
                communes: try record.map { try registry.communes(of: $0, on: context.day) } ?? [],
                kin: try record.map(registry.kin(of:)) ?? [], source: try registry.sourceRows(),
                version: try registry.registry.version
            ).response
        }
    }
}
