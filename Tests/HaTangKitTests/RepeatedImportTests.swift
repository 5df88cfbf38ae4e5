import Foundation
import HaTangKit
import TestWitnesses
import Testing

extension FilledRegistryTests {
    struct RepeatedImportTests {
        private let folder: TemporaryFolder
        private let registry: ProvinceRegistry
        private let sample: SurveyRequest

        init() throws {
            folder = try TemporaryFolder()
            registry = try ProvinceRegistry(opening: FilledRegistry.shared.copy(in: folder), mode: .readWrite)
            sample = try #require(FilledRegistry.samples.first { $0.testDescription == "mau-diem-khac.csv" }).request
        }

        @Test(arguments: ["mau-diem-khac.csv", "tên khác.csv"])
        func `the same file again is recognised under any name and writes nothing`(name: String) throws {
            let before = CoverageJSON.text(try registry.coverage(on: .ofSamples))
            var request = sample
            request.path = folder.file(name)
            request.inspector = "Sở"
            try FileManager.default.copyItem(atPath: sample.path, toPath: request.path)
            let survey = try registry.description(of: request)
            let known = try #require(try registry.registry.survey(identifier: survey.identifier))
            #expect(known.description.file == "mau-diem-khac.csv")
            let version = try registry.registry.version
            let plan = try registry.plan(for: request, today: .ofSamples)
            #expect(plan.counts == [.unchanged: 32])
            #expect(throws: RegistryError.alreadyImported(survey: survey.identifier, version: known.version)) {
                try registry.apply(plan)
            }
            #expect(try registry.registry.version == version)
            #expect(CoverageJSON.text(try registry.coverage(on: .ofSamples)) == before)
        }

        @Test func `a file that differs by a blank line is another survey and changes no figure`() throws {
            let before = try registry.coverage(on: .ofSamples)
            let request = SurveyRequest(
                path: try folder.write(
                    try String(contentsOfFile: sample.path, encoding: .utf8) + "\n\n", to: "mau-diem-khac.csv"),
                kind: .postal, referenceSystem: sample.referenceSystem)
            let survey = try registry.description(of: request)
            #expect(try registry.registry.survey(identifier: survey.identifier) == nil)
            let plan = try registry.plan(for: request, today: .ofSamples)
            #expect(plan.counts[.unchanged] == 32)
            #expect(plan.counts[.created] == nil && plan.counts[.updated] == nil)
            try registry.apply(plan)
            let after = try registry.coverage(on: .ofSamples)
            #expect(after.registryVersion == before.registryVersion + 1)
            #expect(after.communes == before.communes)
            #expect(after.targets == before.targets)
        }
    }
}
