public import HaTangKit
import RegistryRecords
package import RegistryStore
import Synchronization

/// A registry that is kept open: a writer, some readers, and an eye on what others write.
///
/// While it is open the file has a write-ahead log, so that reading and writing do not wait for each other, also those of
/// other programs. ``close()`` makes it a single file again; after a crash the next opening for writing does.
public final class ServedRegistry: Sendable {
    /// Where the file is.
    public let path: String
    /// Names the registry and its copies.
    public let identifier: String
    /// The eras that it has communes of when it is opened, the latest first.
    public let eras: [Era]
    /// What the public is not shown, by the list that holds when it is opened.
    public let leftOut: [LeftOutField]

    private let watch: Mutex<Watch>
    private let rows: LendingShelf<Registry>
    private let readers: LendingShelf<ProvinceRegistry>
    private let writers: LendingShelf<ProvinceRegistry>
    private let responses = ResponseShelf()
    private let selections = SelectionShelf()

    /// `@unchecked Sendable`: the lock around it lets one thread at its connection.
    private struct Watch: @unchecked Sendable {
        var registry: Registry?
        var mark: Int64
        var content: String
        var change: RegistryChange
    }

    /// Opens a registry for serving.
    ///
    /// - Parameter geoData: Has the list of what the public is not shown, where the registry has none of its own.
    /// - Throws: `RegistryError`, ``HaTangKit/JobError``.
    public init(opening path: String, geoData: GeoDataFolder? = nil) throws {
        self.path = path
        let writer = try ProvinceRegistry(opening: path, mode: .readWrite)
        leftOut = try writer.leftOutOfOpenData(on: .today, geoData: geoData)
        try writer.registry.beginServing()
        identifier = writer.registry.identifier
        let communes = try writer.registry.communes(withBoundaries: false).map(\.commune)
        eras = writer.settings.eras.filter { era in
            communes.contains { commune in
                (era.from ?? era.to).map(commune.isValid) ?? true
            }
        }.sorted { ($0.from ?? Day(number: 0)) > ($1.from ?? Day(number: 0)) }
        let registry = try Registry(opening: path)
        watch = Mutex(
            Watch(
                registry: registry, mark: try registry.changeMark(), content: try registry.contentMark(),
                change: RegistryChange(number: 1, version: try registry.version)))
        rows = LendingShelf(atMost: 4) { try Registry(opening: path) }
        readers = LendingShelf(atMost: 2) { try ProvinceRegistry(opening: path) }
        writers = LendingShelf(atMost: 1) { try ProvinceRegistry(opening: path, mode: .readWrite) }
    }

    /// Closes all connections and makes the file a single one again.
    public func close() {
        rows.clear()
        readers.clear()
        writers.clear()
        watch.withLock { $0.registry = nil }
        if let writer = try? Registry(opening: path, mode: .readWrite) { writer.endServing() }
    }

    /// Which content there is now. Some microseconds.
    public func change() throws -> RegistryChange {
        try watch.withLock { watch in
            guard let registry = watch.registry else { return watch.change }
            let mark = try registry.changeMark()
            guard mark != watch.mark else { return watch.change }
            // Kept results and tokens are written, too, without any change of content.
            let content = try registry.contentMark()
            watch.mark = mark
            if content != watch.content {
                watch.content = content
                watch.change = RegistryChange(number: watch.change.number + 1, version: try registry.version)
                responses.clear()
                selections.clear()
            }
            return watch.change
        }
    }

    /// Works with the rows of the registry: quick, and without its settings.
    package func reading<Result>(rows work: (Registry) throws -> Result) throws -> Result {
        try rows.lend(work)
    }

    /// Which features a query names; looked up once for a content of the registry.
    package func selection(
        _ query: FeatureQuery, of layer: FeatureLayer, in rows: Registry
    ) throws -> FeatureSelection {
        let key = SelectionShelf.Key(change: try change().number, layer: layer, query: query)
        if let kept = selections.selection(for: key) { return kept }
        let found = try rows.selection(query, of: layer)
        selections.keep(found, for: key)
        return found
    }

    /// Works with the registry for reading; two of these works are done at a time.
    public func reading<Result>(_ work: (ProvinceRegistry) throws -> Result) throws -> Result {
        try readers.lend(generation: change().number, work)
    }

    /// Works with the registry for writing; one of these works is done at a time.
    public func writing<Result>(_ work: (ProvinceRegistry) throws -> Result) throws -> Result {
        try writers.lend(generation: change().number, work)
    }

    /// A response that depends on nothing but the registry's content and the request's address and wishes; it is made
    /// once for a content, and has an `ETag`.
    public func response(
        to request: ServiceRequest, _ make: () throws -> ServiceResponse
    ) throws -> ServiceResponse {
        let change = try change()
        let key = ResponseShelf.Key(request, change: change.number)
        if let kept = responses.response(for: key) { return kept }
        var response = try make()
        if case .bytes(let bytes) = response.body, response.status == 200 {
            response.headers.append(HTTPHeader("ETag", bytes.tag))
            responses.keep(response, bytes: bytes.count, for: key)
        }
        return response
    }
}
