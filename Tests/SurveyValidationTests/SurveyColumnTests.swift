import Foundation
import RegistryRecords
import SurveyValidation
import TestWitnesses
import Testing

struct SurveyColumnTests {
    @Test(arguments: SurveyKind.allCases)
    func `the page about surveys names every column`(of kind: SurveyKind) throws {
        let page = try String(contentsOf: packageFolder.appending(path: "docs/surveys.md"), encoding: .utf8)
        for column in SurveyColumn.all(of: kind) where column.name != "ignored" {
            #expect(page.contains("`\(column.name)`"), "\(column) of \(kind) is not in docs/surveys.md")
        }
    }
}
