import Foundation
import HaTangKit
import RegistryRecords

/// A registry on the web, from its making until ``stop()``.
public final class WebService: Sendable {
    /// Where browsers find it, such as `http://127.0.0.1:8080/`.
    public let address: String
    /// The registry that it serves.
    public let registry: ServedRegistry
    /// Answers requests; for tests without a socket.
    public let router: Router

    private let listener: ServiceListener
    private let news: NewsDesk
    private let surveys = SurveyShelf()
    private let folder: String

    /// Opens a registry and begins to listen.
    ///
    /// - Throws: `RegistryError`, ``HaTangKit/JobError``, ``WebServiceError``.
    public init(opening path: String, settings: WebServiceSettings = WebServiceSettings()) throws {
        try settings.check()
        var template = Array((FileManager.default.temporaryDirectory.path + "/hatang-XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw WebServiceError.noFolder }
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let folder = folder
        registry = try ServedRegistry(opening: path, geoData: settings.geoData)
        news = NewsDesk(registry)
        let book = VisitorBook(registry)
        let gate = Gate(
            hosts: settings.hosts, publicOrigin: settings.publicOrigin,
            readingIsClosed: settings.readingIsClosed ?? !settings.isLocal
        ) { (request) throws(ServiceProblem) -> Visitor? in try book.visitor(of: request) }
        let collections = ServedCollection.all(eras: registry.eras, leftOut: registry.leftOut)
        let uploads = SurveyRoutes(registry: registry, shelf: surveys, folder: folder)
        let routes = [
            FeatureRoutes(registry: registry, collections: collections).routes,
            TableRoutes(registry: registry, news: news).routes, SessionRoutes(book: book).routes,
            ReviewRoutes(registry: registry).routes, uploads.routes,
            PageRoutes(registry, uploads: uploads, folder: folder).routes,
        ]
        router = Router(routes.flatMap(\.self), gate: gate, problemPage: ProblemPage.response)
        do throws(ListenerError) {
            var listening = ListenerSettings(
                addresses: settings.addresses, port: settings.port, tls: settings.tls, temporaryFolder: folder)
            listening.threads = 2
            listener = try ServiceListener(router, settings: listening)
        } catch {
            registry.close()
            try? FileManager.default.removeItem(atPath: folder)
            throw WebServiceError.listener(error)
        }
        let host = settings.address.map { $0.contains(":") ? "[\($0)]" : $0 } ?? "127.0.0.1"
        address = (settings.tls == nil ? "http" : "https") + "://\(host):\(listener.port)/"
    }

    /// Ends everything: news, works, connections, the write-ahead log, files that wait.
    public func stop() {
        news.close()
        listener.stop()
        surveys.clear()
        registry.close()
        try? FileManager.default.removeItem(atPath: folder)
    }
}
