import Foundation
import HaTangKit
import TestWitnesses
import Testing

extension FilledRegistryTests {
    struct ReportSealTests {
        private static let request = ReportRequest(day: .ofSamples)

        @Test func `the same recipe gives the same seal, in any language`() throws {
            let path = try FilledRegistry.shared.path
            let first = ReportSeal(try FilledRegistry.shared.report())
            var request = Self.request
            request.language = .english
            request.issuer = "Department"
            let second = ReportSeal(try ProvinceRegistry(opening: path).report(request))
            #expect(first.digest == second.digest)
            #expect(first.recipe != second.recipe)
        }

        @Test func `a seal is read back from its own line, and from no other text`() throws {
            let seal = ReportSeal(try FilledRegistry.shared.report())
            #expect(ReportSeal(reading: seal.text) == seal)
            #expect(!seal.text.contains("\n"))
            for text in [
                "", "{}", "seal", seal.text + "x", seal.text.replacing(seal.digest, with: "12"),
                seal.text + String(repeating: " ", count: ReportSeal.textLimit),
            ] {
                #expect(ReportSeal(reading: text) == nil)
            }
        }

        @Test func `every table, and every value in it, is under the seal`() throws {
            let report = try FilledRegistry.shared.report()
            let digest = ReportSeal(report).digest
            let changes: [(inout ProvinceReport) -> Void] = [
                { $0.table.communes[3].postal.points += 1 }, { $0.table.targets[0].met += 1 },
                { $0.table.communes[50].cables.doneKilometres += 0.01 }, { $0.missing.communes.removeLast() },
                { $0.deadZones.entries[0].overdueDays += 1 }, { $0.cables.entries[0].lengths.done += 1 },
                { $0.findings.listed[0].value = "=1+1" }, { $0.surveys[0].description.inspector = "N.V.A" },
                { $0.recipe.version += 1 }, { $0.recipe.boundariesDigest = "" },
            ]
            for (place, change) in changes.enumerated() {
                var changed = report
                change(&changed)
                #expect(ReportSeal(changed).digest != digest, "change \(place) is not seen")
            }
        }

        @Test func `a report as of an earlier version has the seal that it had then`() throws {
            let folder = try TemporaryFolder()
            let path = try FilledRegistry.shared.copy(in: folder)
            let before = try ProvinceRegistry(opening: path).report(Self.request)
            let survey = folder.file("them.csv")
            try """
            Mã;Tên;Loại;Vĩ độ;Kinh độ;Phường/Xã;Có người phục vụ;Internet
            990100;Bưu cục thử;bưu cục;10,3864;105,4351;Phường Long Xuyên;x;có
            """.write(toFile: survey, atomically: true, encoding: .utf8)
            let registry = try ProvinceRegistry(opening: path, mode: .readWrite)
            let plan = try registry.plan(
                for: SurveyRequest(path: survey, kind: .postal, surveyed: .ofSamples), today: .ofSamples)
            try registry.apply(plan)
            let now = try ProvinceRegistry(opening: path).report(Self.request)
            #expect(ReportSeal(now).digest != ReportSeal(before).digest)
            let then = try ProvinceRegistry(opening: path, atVersion: before.recipe.version).report(Self.request)
            #expect(then.recipe == before.recipe)
            let differing = zip(then.tables, before.tables).filter { $0 != $1 }.map(\.0.name)
            #expect(differing == [])
            #expect(ReportSeal(then) == ReportSeal(before))
        }
    }
}

struct ReportValueTests {
    @Test(arguments: [
        (0.9996, 0.999, "99,9 %"), (0.57, 0.57, "57,0 %"), (1, 1, "100,0 %"), (0.99999999, 0.999, "99,9 %"),
        (0, 0, "0,0 %"),
    ])
    func `a share is held and shown as no more than it is`(share: Double, held: Double, shown: String) {
        let value = ReportValue.share(share)
        #expect(value.number == held)
        #expect(value.shown(in: .vietnamese) == shown)
    }

    @Test(arguments: [
        (29.900000000000002, "29.9"), (0.1 + 0.2, "0.3"), (-12.5, "-12.5"), (0, "0"), (-0.0, "0"), (7, "7.0"),
        (123_456_789_012_345, "123456789012000.0"), (1.0 / 3, "0.333333333333"), (1e-20, "1e-20"), (.nan, ""),
        (.infinity, ""),
    ])
    func `numbers are compared by twelve digits, which every spreadsheet keeps`(number: Double, text: String) {
        #expect(ReportValue.exact(number).canonical == text)
    }
}
