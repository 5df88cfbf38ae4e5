import Foundation
public import RegistryRecords
public import ReportWriters
import SurveyFiles
import SurveyValidation

extension ProvinceRegistry {
    /// Gives the sender's own sheet back with what is wrong in it; see `ErrorsWorkbook`.
    ///
    /// The file is read once more, so that titles, header and blank rows come back as they were. Text in an old encoding
    /// comes back in Unicode.
    ///
    /// - Parameters:
    ///   - request: What the survey was given with.
    ///   - outcome: What it came to.
    ///   - path: The workbook to write; not the file itself.
    /// - Throws: ``JobError/sameFile(_:)``, `SurveyFileError`, `ReportFileError`.
    @discardableResult
    public func writeErrors(
        of request: SurveyRequest, _ outcome: SurveyOutcome, language: Language = .vietnamese, today: Day = .today,
        to path: String
    ) throws -> ErrorsWorkbook.Outcome {
        try Self.refuseSameFile(path, as: request.path)
        var reader = try Self.open(request)
        let text = outcome.head.text
        let lines = outcome.headerRows
        return try ErrorsWorkbook.write(
            .init(
                name: reader.sheet, mergedRanges: reader.mergedRanges,
                headerRows: (lines.first ?? 1)...(lines.last ?? 1), columnCount: outcome.summary.mapping.count),
            findings: outcome.summary.findings.kept, facts: .init(outcome.summary, checked: today),
            language: language, to: path
        ) { () throws(ReportFileError) in
            do throws(SurveyFileError) {
                return try reader.next().map { text.isPlain ? $0 : text.decoded($0) }
            } catch {
                throw .unreadableSource(error.message)
            }
        }
    }

    /// A report is never written over the survey that it is about.
    package static func refuseSameFile(_ output: String, as input: String) throws(JobError) {
        let paths = [output, input].map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
        let identities = paths.map { path in
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            return [facts?[.systemNumber] as? Int, facts?[.systemFileNumber] as? Int]
        }
        let isSame = paths[0] == paths[1] || identities[0] == identities[1] && identities[0].contains { $0 != nil }
        guard !isSame else { throw .sameFile(output) }
    }
}
