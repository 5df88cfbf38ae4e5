import HaTangKit
import RegistryRecords
import ReportWriters
import Synchronization

/// Reports that pages are made of, each made once for a version of the registry and kept for the next who asks.
final class ReportShelf: Sendable {
    /// What a report is of.
    private struct Key: Hashable {
        var change: Int
        var day: Day
        var era: String?
        var province: String?
    }

    /// A report with the content of its map.
    struct Sight: Sendable {
        let report: ProvinceReport
        let map: MapContent
        /// The communes as GeoJSON, simplified.
        let communes: ResponseBytes
        /// Which content of the registry it is of.
        let change: RegistryChange
    }

    private struct State {
        var sights: [(key: Key, sight: Sight)] = []
        var kept: KeptResults?
    }

    private let registry: ServedRegistry
    private let state = Mutex(State())
    /// How many reports are kept; the one that was asked for longest ago goes first.
    private static let mostKept = 6

    init(_ registry: ServedRegistry) {
        self.registry = registry
    }

    /// The report that a page is of.
    ///
    /// - Complexity: That of `ProvinceRegistry.report` for the first who asks after a change, else nothing.
    func sight(for context: PageContext) throws -> Sight {
        let change = try registry.change()
        return try registry.reading { registry in
            let key = Key(
                change: change.number, day: context.day, era: context.era, province: context.province)
            if let known = known(key) { return known }
            let era = try context.era.map { try registry.era(named: $0) }
            let kept = try keptResults(of: registry)
            let report = try registry.report(
                ReportRequest(day: context.day, era: era, province: context.province), kept: kept)
            let map = try registry.mapContent(on: context.day, era: era, province: context.province)
            let names = Dictionary(
                report.table.communes.map { ($0.commune.code, $0.commune.name) },
                uniquingKeysWith: { first, _ in first })
            let sight = Sight(
                report: report, map: map,
                communes: ResponseBytes(
                    Array(MapGeoJSON.communes(map.boundaries, names: names).text(linesToDepth: 2).utf8)),
                change: change)
            state.withLock { state in
                state.sights.removeAll { $0.key == key || $0.key.change < key.change }
                state.sights.append((key, sight))
                if state.sights.count > Self.mostKept { state.sights.removeFirst() }
            }
            return sight
        }
    }

    private func known(_ key: Key) -> Sight? {
        state.withLock { state in
            guard let place = state.sights.firstIndex(where: { $0.key == key }) else { return nil }
            state.sights.append(state.sights.remove(at: place))
            return state.sights.last?.sight
        }
    }

    /// Areas measured for earlier reports, which later ones need not measure again.
    func keptResults(of registry: ProvinceRegistry) throws -> KeptResults {
        if let kept = state.withLock({ $0.kept }) { return kept }
        let kept = try registry.keptResults()
        return state.withLock { state in
            if state.kept == nil { state.kept = kept }
            return state.kept ?? kept
        }
    }
}
