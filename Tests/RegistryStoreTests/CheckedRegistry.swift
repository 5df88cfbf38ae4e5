import Foundation
import RegistryRecords
import RegistryStore
import TestWitnesses

/// A copy of a registry with something of everything: two surveys, changes, a merging, documents.
struct CheckedRegistry {
    let folder: TemporaryFolder
    let path: String
    private static let template = Result { try bytes() }

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("an-giang.gpkg")
        try Self.template.get().write(to: URL(filePath: path))
    }

    private static func bytes() throws -> Data {
        let folder = try TemporaryFolder()
        let path = folder.file("an-giang.gpkg")
        let (registry, samples) = (try Registry.create(at: path), try Samples())
        try registry.addCommunes(try samples.communes())
        try registry.setDocuments([RegistryDocument(name: "targets.csv", content: "mã;ngưỡng\n")])
        var records = samples.records()
        for index in records.indices { records[index].evidence.base.row = index + 4 }
        try registry.apply(
            samples.plan(records, base: try registry.version), by: "Tổ nhập liệu", at: "2026-11-23T09:30:00+07:00")
        let points = try registry.records(of: .postalPoint)
        var survey = samples.survey
        survey.sha256 = String(repeating: "b", count: 64)
        var changed = points[0]
        changed[.name] = .text("Tên mới")
        changed.shape = .point(position(10.45, 105.45))
        changed.evidence.base = Evidence(survey: survey.identifier, row: 2, surveyed: samples.day)
        try registry.apply(
            ImportPlan(
                survey: survey, baseVersion: try registry.version, mapping: [], operations: [],
                batch: ImportBatch(
                    rows: [RawRow(number: 2, cells: ["a", "b"]), RawRow(number: 3, cells: [])],
                    outcomes: [.updated, .quarantined], recordOfRow: [changed.uuid, nil],
                    changes: [RecordChange(row: 2, before: points[0], after: changed)], findings: []),
                digest: String(repeating: "e", count: 64)), by: "Tổ nhập liệu", at: "2026-11-24T09:30:00+07:00")
        try registry.merge(
            [RecordMerging(kept: changed.uuid, gone: points[2].uuid)], by: "Sở", at: "2026-11-24T10:00:00+07:00")
        return try Data(contentsOf: URL(filePath: path))
    }

    /// What the check finds, by code.
    func found() throws -> [CheckCode: Int] { try RegistryCheck.run(path).counts }

    /// What Debian's validator and `ogrinfo` say against the file; nothing when it is right for both.
    func complaints() throws -> String {
        let answer = try Tool.run(
            Tool.python, "-W", "ignore", "-m", "osgeo_utils.samples.validate_gpkg", "--extra", "--warning-as-error",
            path)
        let info = try Tool.run("/usr/bin/ogrinfo", "-ro", "-so", "-al", path)
        return (answer.status == 0 ? "" : answer.output + answer.error) + info.error
    }
}
