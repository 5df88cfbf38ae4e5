import Foundation
import HaTangKit
import ReportWriters
import TestWitnesses
import Testing

extension FilledRegistryTests {
    /// The JSON of the table and of the explanations, walked from every verdict to the registry's rows.
    @Suite(.enabled(if: Tool.hasSQLite, "sqlite3 is not installed"))
    struct VerdictRowsTests {
        private let path: String
        private let registry: ProvinceRegistry

        init() throws {
            path = try FilledRegistry.shared.path
            registry = try ProvinceRegistry(opening: path)
        }

        @Test func `every verdict of every commune leads to rows which the registry has`() throws {
            let communes = try Self.decoded(TableJSON.self, CoverageJSON.text(registry.coverage(on: .ofSamples)))
                .communes
            #expect(communes.count == 102)
            let input = try registry.coverageInput(
                on: .ofSamples, era: try registry.era(on: .ofSamples), province: "91")
            // The same trace as `explanation(of:on:)` makes, once for all communes.
            let trace = try registry.trace(of: input)
            var found: [Found] = []
            for (place, coverage) in trace.table.communes.enumerated() {
                let proofs = try Self.decoded(
                    ExplanationJSON.self, ExplanationReport.json(trace.explanation(ofCommune: place))
                ).proofs
                let commune = try #require(communes.first { $0.code == coverage.commune.code })
                #expect(proofs.map(\.target).sorted() == commune.verdicts.keys.sorted(), "\(commune.code)")
                for proof in proofs { #expect(commune.verdicts[proof.target] == proof.verdict, "\(commune.code)") }
                found.append(Found(area: commune.code, proofs: proofs))
            }
            let targets = Set(communes.flatMap(\.verdicts.keys))
            #expect(targets.count > 15, "the samples ask for much")
            try Self.expectDecided(found)
            try expectStored(found)
        }

        @Test func `every verdict of the province leads to rows which the registry has`() throws {
            let table = try registry.coverage(on: .ofSamples)
            let explanation = try registry.explanation(ofProvince: nil, on: .ofSamples)
            let proofs = try Self.decoded(ExplanationJSON.self, ProvinceExplanationReport.json(explanation)).proofs
            let summaries = table.targets.filter { $0.target.scope == .province }
            #expect(!summaries.isEmpty)
            #expect(proofs.map(\.target) == summaries.map(\.target.code))
            #expect(proofs.map(\.verdict) == summaries.map(\.verdict.rawValue))
            let found = [Found(area: "91", proofs: proofs)]
            try Self.expectDecided(found)
            try expectStored(found)
        }

        // MARK: What the JSON must have

        /// Targets that «none recorded» may decide.
        private static let measuresOfLists: Set<TargetMeasure> = [
            .staffedOnline, .staffed, .postalPoints, .servicePoints, .peoplePerPoint, .meanRadius, .mobileShare,
            .openDeadZones, .overdueCable,
        ]

        private static func expectDecided(_ found: [Found]) throws {
            let targets = Dictionary(
                uniqueKeysWithValues: try ProvinceRegistry(opening: FilledRegistry.shared.path).settings.targets.map {
                    ($0.code, $0)
                })
            for (area, proof) in found.flatMap({ found in found.proofs.map { (found.area, $0) } })
            where proof.verdict != Verdict.notProven.rawValue {
                let measure = try #require(targets[proof.target]).measure
                let byRows = !proof.rows.isEmpty
                let byAbsence = measuresOfLists.contains(measure) && !proof.lists.isEmpty
                let byParts = measure == .allOf && !proof.parts.isEmpty
                #expect(byRows || byAbsence || byParts, "\(area) \(proof.target) \(proof.verdict)")
                if measure == .openDeadZones || measure == .overdueCable, proof.verdict == Verdict.met.rawValue {
                    #expect(!proof.lists.isEmpty, "\(area) \(proof.target)")
                }
            }
        }

        /// Asks SQL for all identifiers at once.
        private func expectStored(_ found: [Found]) throws {
            let proofs = found.flatMap(\.proofs)
            for found in found {
                let codes = Set(found.proofs.map(\.target))
                #expect(found.proofs.allSatisfy { codes.isSuperset(of: $0.parts) }, "\(found.area)")
            }
            let rows = Set(
                proofs.flatMap(\.rows).map {
                    [$0.table, $0.record, $0.survey ?? "", "\($0.row ?? 0)", $0.sheet ?? "", $0.file]
                })
            let lists = Set(proofs.flatMap(\.lists).map { [$0.survey, $0.file, $0.sheet ?? ""] })
            #expect(!rows.isEmpty)
            let json = String(decoding: try JSONEncoder().encode([Array(rows), Array(lists)]), as: UTF8.self)
            let folder = try TemporaryFolder()
            let asked = try folder.write(json, to: "asked.json")
            let records = RecordKind.allCases.map { "SELECT '\($0.table)' AS tab, uuid FROM \($0.table)" }
                .joined(separator: " UNION ALL ")
            let lost = try Tool.output(
                of: "/usr/bin/sqlite3", "-readonly", path,
                input: """
                    CREATE TEMP TABLE asked AS SELECT value FROM json_each(CAST(readfile('\(asked)') AS TEXT), '$[0]');
                    CREATE TEMP TABLE lists AS SELECT value FROM json_each(CAST(readfile('\(asked)') AS TEXT), '$[1]');
                    CREATE TEMP TABLE stored AS \(records);
                    CREATE INDEX temp.stored_names ON stored(uuid, tab);
                    CREATE TEMP TABLE lines AS SELECT identifier, file, ifnull(sheet, '') AS sheet, row
                        FROM hatang_surveys JOIN hatang_raw_rows ON survey = id WHERE outcome <> 'quarantined';
                    CREATE INDEX temp.lines_names ON lines(identifier, row);
                    SELECT count(*) FROM asked;
                    SELECT count(*) FROM lists;
                    SELECT 'no record', value FROM asked WHERE NOT EXISTS (
                        SELECT 1 FROM stored WHERE uuid = value ->> 1 AND tab = value ->> 0);
                    SELECT 'no row', value FROM asked WHERE NOT EXISTS (
                        SELECT 1 FROM lines WHERE identifier = value ->> 2 AND row = CAST(value ->> 3 AS INTEGER)
                            AND sheet = value ->> 4 AND file = value ->> 5);
                    SELECT 'no survey', value FROM lists WHERE NOT EXISTS (
                        SELECT 1 FROM hatang_surveys WHERE identifier = value ->> 0 AND file = value ->> 1
                            AND ifnull(sheet, '') = value ->> 2);
                    """)
            #expect(
                lost == "\(rows.count)\n\(lists.count)\n",
                "of \(rows.count) rows and \(lists.count) lists: \(lost.prefix(400))")
        }

        // MARK: The JSON

        private struct Found {
            var area: String
            var proofs: [ProofJSON]
        }

        private struct TableJSON: Decodable {
            struct CommuneJSON: Decodable {
                var code: String
                var verdicts: [String: String]
            }
            var communes: [CommuneJSON]
        }

        private struct ExplanationJSON: Decodable {
            var proofs: [ProofJSON]
        }

        private struct ProofJSON: Decodable {
            struct RowJSON: Decodable {
                var table: String
                var record: String
                var survey: String?
                var file: String
                var sheet: String?
                var row: Int?
            }
            struct ListJSON: Decodable {
                var survey: String
                var file: String
                var sheet: String?
            }
            var target: String
            var verdict: String
            var rows: [RowJSON]
            var lists: [ListJSON]
            var parts: [String]
        }

        private static func decoded<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
            try JSONDecoder().decode(type, from: Data(json.utf8))
        }
    }
}
