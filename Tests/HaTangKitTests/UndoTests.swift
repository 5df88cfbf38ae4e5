import Foundation
import HaTangKit
import TestWitnesses
import Testing

struct UndoTests {
    private let folder: TemporaryFolder
    /// A registry without surveys.
    private let empty: String

    init() throws {
        folder = try TemporaryFolder()
        empty = folder.file("trong.gpkg")
        try ProvinceRegistry.create(
            at: empty, geoData: try Places.geoData(), province: "91", withBoundaries: false)
    }

    private func copy(_ name: String) throws -> ProvinceRegistry {
        try FileManager.default.copyItem(atPath: empty, toPath: folder.file(name))
        return try ProvinceRegistry(opening: folder.file(name), mode: .readWrite)
    }

    private func take(_ request: SurveyRequest, into registry: ProvinceRegistry) throws -> String {
        try registry.importSurvey(request, today: .ofSamples).summary.survey.identifier
    }

    /// What the registry says but for surveys and history. Names of records, which are drawn anew in every registry, are
    /// replaced by kinds and keys where they are told apart.
    private func content(_ registry: ProvinceRegistry, byKeys: Bool = false) throws -> [String] {
        var lines: [String] = []
        try registry.registry.dump([.records, .communes, .documents, .photos]) { lines.append($0) }
        guard byKeys else { return lines }
        var names: [String: String] = [:]
        for kind in RecordKind.allCases {
            for record in try registry.registry.records(of: kind) { names[record.uuid] = "\(kind) \(record.key)" }
        }
        return lines.map { line in
            line.replacing(#/[0-9a-f]{32}/#) { names[String($0.output)] ?? String($0.output) }
        }.sorted()
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `undoing the last import leaves what was there before it, and the file comes in again`(
        seed: UInt64
    ) throws {
        let imports = try RandomImports(seed: seed, in: folder)
        let registry = try copy("a.gpkg")
        for _ in 1...4 { _ = try take(try imports.next(), into: registry) }
        let (before, version) = (try content(registry), try registry.registry.version)
        let request = try imports.next()
        _ = try take(request, into: registry)
        let between = try content(registry, byKeys: true)
        let undo = try registry.undo(request.path.split(separator: "/").last.map(String.init) ?? "", by: "Sở")
        #expect(undo.version == version + 2 && undo.number == 5)
        let after = try content(registry)
        #expect(after == before, "seed \(seed)")
        _ = try take(request, into: registry)
        let again = try content(registry, byKeys: true)
        #expect(again == between, "seed \(seed)")
    }

    @Test(arguments: 11...14 as ClosedRange<UInt64>)
    func `a registry says what one would that never saw the surveys that were undone`(seed: UInt64) throws {
        let imports = try RandomImports(seed: seed, in: folder)
        let registry = try copy("a.gpkg")
        var standing: [(request: SurveyRequest, identifier: String)] = []
        for _ in 1...7 {
            let request = try imports.next()
            standing.append((request, try take(request, into: registry)))
        }
        for round in 1...3 {
            let uses = try registry.registry.surveysInUse()
            let before = try content(registry)
            for entry in standing where uses[entry.identifier] != nil {
                #expect(throws: RegistryError.self) { try registry.undo(entry.identifier) }
            }
            #expect(try content(registry) == before)
            guard let chosen = imports.chosen(standing.filter { uses[$0.identifier] == nil }) else { break }
            _ = try registry.undo(chosen.identifier)
            standing.removeAll { $0.identifier == chosen.identifier }
            let other = try copy("b-\(round).gpkg")
            for entry in standing { _ = try take(entry.request, into: other) }
            let (undone, neverSeen) = (try content(registry, byKeys: true), try content(other, byKeys: true))
            #expect(
                undone == neverSeen, "seed \(seed), round \(round): \(Set(undone).symmetricDifference(neverSeen))")
        }
    }
}
