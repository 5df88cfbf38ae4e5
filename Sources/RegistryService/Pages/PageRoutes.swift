import HaTangKit
import RegistryRecords
import ReportWriters

/// The pages for people.
struct PageRoutes: Sendable {
    let registry: ServedRegistry
    let shelf: ReportShelf
    let uploads: SurveyRoutes
    let assets: PageAssets
    /// Where files are made that are sent.
    let folder: String

    init(_ registry: ServedRegistry, uploads: SurveyRoutes, folder: String, assets: PageAssets = PageAssets()) {
        self.registry = registry
        self.uploads = uploads
        self.assets = assets
        self.folder = folder
        shelf = ReportShelf(registry)
    }

    /// The routes, each a function from a request to its page.
    var routes: [ServiceRoute] {
        [
            assets.route,
            page("/") { context in
                OverviewPage(
                    context: context, sight: try shelf.sight(for: context), eras: registry.eras.map(\.name),
                    hasLeaflet: assets.hasLeaflet
                ).response
            },
            page("/map/communes.json") { Self.json(try shelf.sight(for: $0).communes) },
            page("/map/layers.json") { context in
                let document = MapLayerDocument(sight: try shelf.sight(for: context), context: context).json
                return Self.json(ResponseBytes(Array(document.utf8)))
            },
            page("/missing") { try ledgers($0).missing },
            page("/deadzones", LedgerPages.deadZoneParameters) { try ledgers($0).deadZones() },
            page("/cables", LedgerPages.cableParameters) { try ledgers($0).cables() },
            page("/communes/{code}", answer: commune), page("/records", ["kind", "code"], answer: recordByCode),
            page("/records/{uuid}", answer: record),
            ServiceRoute(.get, "/login", parameters: .only(PageContext.parameters), access: .everybody) { request in
                LogInPage(context: try PageContext(request)).response
            },
        ] + SurveyPages(registry: registry, surveys: uploads).routes
            + DownloadPages(registry: registry, shelf: shelf, folder: folder).routes
    }

    private func page(
        _ path: String, _ parameters: [String] = [],
        answer: @escaping @Sendable (PageContext) throws -> ServiceResponse
    ) -> ServiceRoute {
        ServiceRoute(.get, path, parameters: .only(PageContext.parameters + parameters), work: .long) { request in
            let context = try PageContext(request)
            // Whoever is logged in gets pages with a name and a form's token in them.
            guard request.visitor == nil else { return try answer(context) }
            // Today's page is not that of tomorrow, though nothing changes in the registry.
            var asked = request
            asked.target.query.append(.init("today", Day.today.description))
            return try registry.response(to: asked) { try answer(context) }
        }
    }

    private static func json(_ bytes: ResponseBytes) -> ServiceResponse {
        ServiceResponse(headers: [HTTPHeader("Content-Type", "application/json")], body: .bytes(bytes))
    }

    private func ledgers(_ context: PageContext) throws -> LedgerPages {
        let sight = try shelf.sight(for: context)
        return LedgerPages(context: context, report: sight.report, change: sight.change)
    }

    // MARK: One commune, one record

    private func commune(_ context: PageContext) throws -> ServiceResponse {
        let change = try registry.change()
        return try registry.reading { registry in
            let era = try context.era.map { try registry.era(named: $0) } ?? registry.era(on: context.day)
            let explanation = try registry.explanation(
                of: context.request.parameters["code"] ?? "", on: context.day, era: era)
            return CommunePage(
                context: context, explanation: explanation, provinceNames: try registry.provinceNames(of: era),
                hasLeaflet: assets.hasLeaflet, change: change
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
        return try registry.reading { registry in
            guard let record = try registry.registry.records(of: kind, withKeys: [code])[code] else {
                throw JobError.unknownRecord(code)
            }
            return .redirect(to: context.link(["records", record.uuid]).text)
        }
    }

    private func record(_ context: PageContext) throws -> ServiceResponse {
        let uuid = context.request.parameters["uuid"] ?? ""
        let (change, leftOut) = (try registry.change(), registry.leftOut)
        return try registry.reading { registry in
            guard let history = try registry.history(of: uuid).first(where: { $0.uuid == uuid }) else {
                throw JobError.unknownRecord(uuid)
            }
            let record = try registry.registry.record(uuid: uuid)
            return RecordPage(
                context: context, record: record, history: history,
                photos: try registry.registry.photos(ofRecord: uuid).map(\.photo),
                communes: try record.map { try registry.communes(of: $0, on: context.day) } ?? [],
                kin: try record.map(registry.kin(of:)) ?? [], source: try registry.sourceRows(), change: change,
                personal: Set(Field.allCases.filter { leftOut.leaveOut($0.rawValue, of: history.kind.table) })
            ).response
        }
    }
}
