import Foundation
import HaTangKit
import ReportWriters
import TestWitnesses
import Testing

extension FilledRegistryTests {
    struct PageVerificationTests {
        private static let page = Result {
            let registry = try ProvinceRegistry(opening: FilledRegistry.shared.path)
            let page = HTMLReport(
                try registry.report(ReportRequest(day: .ofSamples)), map: try registry.mapContent(on: .ofSamples),
                progress: try registry.progress(on: .ofSamples, kept: KeptResults()))
            return String(decoding: page.bytes, as: UTF8.self)
        }

        private func verified(_ page: String) throws -> ReportVerification {
            let folder = try TemporaryFolder()
            return try ReportVerification(
                ofReport: try folder.file("bao-cao.html", holding: page), inRegistry: FilledRegistry.shared.path)
        }

        @Test func `an untouched page is genuine, and one written anew is refused in words`() throws {
            let verification = try verified(try Self.page.get())
            #expect(verification.standing == .genuine)
            #expect(verification.differences == [])
            #expect(verification.compared > 5000)
            #expect(throws: JobError.self) { try verified(Self.page.get() + "<p>") }
        }

        @Test func `one changed figure is named with its commune and column`() throws {
            let page = try Self.page.get()
            let row = try #require(page.firstRange(of: "id=\"xa-30307\""))
            let cell = try #require(page[row.upperBound...].firstRange(of: "class=\"number\""))
            let open = try #require(page[cell.upperBound...].firstIndex(of: ">"))
            let end = try #require(page[open...].firstIndex(of: "<"))
            let verification = try verified(
                page.replacingCharacters(in: page.index(after: open)..<end, with: "77"))
            #expect(verification.standing == .altered)
            let difference = try #require(verification.differences.first)
            #expect(verification.differences.count == 1)
            #expect(difference.cell.sheet == "theo-xa" && difference.found == "77")
            #expect(difference.cell.rowName == "Phường Long Xuyên")
            #expect(difference.cell.columnName == "Số điểm")
        }

        @Test(arguments: [
            ("commune schematic postal-unmet", "commune schematic postal-met", "a colour of the map"),
            ("class=\"verdict unmet\"", "class=\"verdict met\"", "the sign of a verdict"),
            ("<h1>Hạ tầng", "<h1>Toàn bộ hạ tầng", "the title"),
            ("--unmet: #d9642b", "--unmet: #4aa98b", "the style sheet"),
            ("Content-Security-Policy", "Content-Security-Policx", "the policy"),
            ("</html>\n", "</html>\nthêm", "what stands after the page"),
        ])
        func `what is no cell of a table cannot be changed either`(
            _ old: String, _ new: String, _ what: String
        ) throws {
            let page = try Self.page.get()
            let range = try #require(page.firstRange(of: old), "\(what)")
            let changed = page.replacingCharacters(in: range, with: new)
            let comparison = ReportComparison(
                found: try PageCells(Array(changed.utf8), limit: .max).cells,
                expected: try PageCells(Array(page.utf8), limit: .max).cells)
            #expect(comparison.differences.count == 1, "\(what)")
        }

        @Test func `a page that another program wrote anew is refused with the place`() throws {
            let page = try Self.page.get()
            for changed in [
                page.replacing("</main>", with: "<!-- --></main>"), page + "<p>",
                String(page.dropLast(100)), page.replacing("&amp;", with: "&#38;"),
                page.replacing("class=\"page\"", with: "class='page'"),
            ] {
                #expect(throws: PageCells.Failure.self) { try PageCells(Array(changed.utf8), limit: .max) }
            }
        }

        @Test func `a page without its seal, or with that of another registry, is not verified`() throws {
            let page = try Self.page.get()
            #expect(try verified(page.replacing("id=\"hatang-seal\"", with: "id=\"khac\"")).standing == .noSeal)
            let identifier = try ProvinceRegistry(opening: FilledRegistry.shared.path).registry.identifier
            let other = String(repeating: "0", count: identifier.count)
            #expect(try verified(page.replacing(identifier, with: other)).standing == .otherRegistry)
        }
    }
}
