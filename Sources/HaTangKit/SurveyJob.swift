import Foundation
import RegistryRecords
import SurveyFiles
import SurveyValidation

/// How far a long work on a survey is.
public struct SurveyProgress: Sendable, Hashable {
    /// Rows done.
    public var rows: Int
    /// The share of the file that is read, 0 to 1; nil where the format does not tell.
    public var share: Double?
}

/// A survey file that is opened and understood, on its way into a registry batch by batch.
final class SurveyJob {
    let survey: SurveyDescription
    /// The beginning of the file, understood; without its rows.
    private(set) var head: SurveyHead
    /// What the reader did to the file on its way.
    let notes: [BilingualText]

    private var reader: any SurveyReader
    private var run: SurveyRun
    /// Rows of the beginning that are still to be handed on.
    private var waiting: ArraySlice<RawRow>
    private var isFinished = false
    /// Whether nothing of the kind is in the registry yet, so that it need not be asked.
    private let isAlone: Bool

    init(
        _ reader: consuming any SurveyReader, of survey: SurveyDescription, mapping: SavedMapping?,
        settings: SurveySettings, present: SurveyValidator.Present
    ) throws {
        var reader = reader
        var rows: [RawRow] = []
        while rows.count < TableLayout.sampleLimit, let row = try reader.next() { rows.append(row) }
        head = try SurveyHead(
            rows, mergedRanges: reader.mergedRanges, areBytes: reader.cellsAreBytes, of: survey, mapping: mapping,
            settings: settings)
        run = try SurveyRun(
            head, of: survey, settings: settings, present: present, losesLeadingZeros: reader.losesLeadingZeros)
        head.forgetRows()
        waiting = rows[min(head.header.layout.firstPlace, rows.count)...]
        // Photos are held against those of all kinds, which only the thread of the connection can ask for.
        isAlone =
            Set(survey.kind.recordKinds).isSubset(of: present.absentKinds) && !survey.completeList
            && settings.photos == nil
        notes = reader.notes
        self.survey = survey
        self.reader = reader
    }

    /// What all rows have come to, once the last batch is out.
    var summary: PlanSummary { run.summary }

    /// The next batch and how far the file is read; nil after the last.
    private func next() throws -> (batch: ImportBatch, share: Double?)? {
        guard !isFinished else { return nil }
        var rows = Array(waiting.prefix(SurveyRun.batchSize))
        waiting = waiting.count > rows.count ? waiting.dropFirst(rows.count) : []
        while rows.count < SurveyRun.batchSize, let row = try reader.next() { rows.append(row) }
        if rows.isEmpty {
            isFinished = true
            return (try run.finish(), 1)
        }
        return (try run.batch(rows), reader.progress)
    }

    /// Hands over all batches in their order; what `body` throws ends the work.
    ///
    /// Where the registry need not be asked, rows are read and judged on a thread of their own, while `body` deals with
    /// the batches before.
    func forEachBatch(_ body: (ImportBatch, SurveyProgress) throws -> Void) throws {
        var rows = 0
        func hand(_ batch: ImportBatch, _ share: Double?) throws {
            rows += batch.rows.count
            try body(batch, SurveyProgress(rows: rows, share: share))
        }
        guard isAlone else {
            while let (batch, share) = try next() { try hand(batch, share) }
            return
        }
        let channel = BatchChannel()
        // The job is the thread's alone until the channel has ended; here only batches are touched.
        nonisolated(unsafe) let job = self
        let thread = Thread {
            do {
                while let (batch, share) = try unsafe job.next() {
                    guard channel.send(batch, share) else { break }
                }
                channel.end(nil)
            } catch {
                channel.end(error)
            }
        }
        // Geometry and folding of text need no deep stack; a page table of 8 MB is what the first thread has too.
        thread.stackSize = 8 << 20
        thread.start()
        defer { channel.abandon() }
        while let (batch, share) = try channel.receive() { try hand(batch, share) }
    }
}
