import CommuneBoundaries
import RegistryRecords
import VN2000

/// Reads rows of one file: cells to values, communes, days; positions are collected and converted together.
struct RowReader {
    let header: HeaderReading
    let survey: SurveyDescription
    let settings: SurveySettings
    let systems: ReferenceSystemReading
    private let cells: CellReader
    let kinds: [KindOfRow]
    let key: SurveyColumn
    var communeFinder: CommuneFinder
    /// Whether a coarse position is worth a word: where the others of the file are fine.
    var tellsCoarse = false
    /// The columns that say something of the first of several records of a row, such as the site of a cell.
    private let siteColumns: [Int]
    /// The last row of the batch whose site was read on its own and without a word to be said of it.
    private var lastSite: ReadSite?

    /// What a row says of its site, and its number among the drafts of the batch. A class, as most rows only look at it.
    private final class ReadSite {
        let row: RawRow
        let record: RecordDraft
        let surveyed: Day?
        let place: Int

        init(_ draft: RowDraft, place: Int) {
            row = draft.row
            record = draft.records[0]
            surveyed = draft.surveyed
            self.place = place
        }
    }

    init(
        header: HeaderReading, survey: SurveyDescription, settings: SurveySettings, systems: ReferenceSystemReading,
        stated: StatedFields
    ) {
        self.header = header
        self.survey = survey
        self.settings = settings
        self.systems = systems
        cells = CellReader(words: settings.words)
        kinds = survey.kind.recordKinds.map { KindOfRow($0, header: header, stated: stated) }
        key = SurveyColumn.key(of: survey.kind)
        let besides = SurveyColumn.places + [.referenceSystem, .commune, .district, .province, .surveyed]
        siteColumns = kinds[0].stated.map(\.place) + besides.compactMap(header.place)
        communeFinder = CommuneFinder(settings.communes)
    }

    /// Begins a batch, whose drafts are numbered from 0 on.
    mutating func beginBatch() { lastSite = nil }

    /// What a row states, without its place.
    ///
    /// In a list of cells most rows repeat what the row before said of the site; that is not read again.
    ///
    /// - Parameter place: The number of the draft in the batch.
    mutating func draft(
        of row: RawRow, place: Int, shapes: inout ShapeConversion, into book: inout FindingBook
    ) -> RowDraft {
        var problems: [(SurveyProblem, SurveyColumn)] = []
        var draft: RowDraft
        if let lastSite, row.agrees(with: lastSite.row, in: siteColumns) {
            draft = RowDraft(row: row)
            draft.surveyed = lastSite.surveyed
            draft.repeats = lastSite.place
            draft.records = records(after: lastSite.record, in: row, problems: &problems)
            shapes.add(placeOfRow: lastSite.place, toRow: place)
        } else {
            draft = RowDraft(row: row)
            draft.surveyed = surveyDay(of: row, problems: &problems)
            var first = record(of: kinds[0], row: row, problems: &problems)
            first.takeKeyDown()
            takeMeasuredDay(of: first, in: row, into: &draft, problems: &problems)
            takeIndicatorDay(of: first, in: row, into: &draft, problems: &problems)
            checkKey(of: row, problems: &problems)
            draft.records = records(after: first, in: row, problems: &problems)
            let isFormer = readCommunes(of: row, into: &draft, problems: &problems)
            completeIndicator(of: row, in: &draft, former: isFormer, problems: &problems)
            readPosition(of: row, place: place, shapes: &shapes, problems: &problems)
            let isRepeatable = kinds.count > 1 && problems.isEmpty && draft.undecided == nil && draft.former.isEmpty
            lastSite = isRepeatable ? ReadSite(draft, place: place) : nil
        }
        checkValues(draft, problems: &problems)
        if row.cellCount > header.mapping.count,
            row.cells.dropFirst(header.mapping.count).contains(where: { !CellReader.isBlank($0) })
        {
            book.add(.extraCells(row.cellCount - header.mapping.count), row: row.number)
        }
        for (problem, column) in problems { report(problem, column, draft: &draft, into: &book) }
        // Of a whole file this is told once. Taken in, such a row would outlive every true one until its day.
        if kinds[0].kind != .indicator, let day = draft.surveyed, day > settings.today { draft.isRefused = true }
        return draft
    }

    /// The records of a row whose first one is read.
    private func records(
        after first: RecordDraft, in row: RawRow, problems: inout [(SurveyProblem, SurveyColumn)]
    ) -> [RecordDraft] {
        guard kinds.count > 1 else { return [first] }
        let second = record(of: kinds[1], row: row, problems: &problems)
        guard second.kind == .cell, let place = kinds[1].technology, second.values[place]?.text == nil else {
            return [first, second]
        }
        // A row of a `bts` survey without a technology states the site only.
        let technology = SurveyColumn.field(.technology)
        if problems.contains(where: { $0.1 == technology }) { return [first, second] }
        problems.append((.cellWithoutTechnology, technology))
        return [first]
    }

    private func readPosition(
        of row: RawRow, place: Int, shapes: inout ShapeConversion, problems: inout [(SurveyProblem, SurveyColumn)]
    ) {
        guard kinds[0].kind.hasShape else { return }
        do throws(SurveyProblem) {
            if let stated = try systems.position(in: row) {
                shapes.add(stated, ofRow: place)
                if tellsCoarse, stated.coarseMetres > 0 {
                    let problem = SurveyProblem.coarsePosition(metres: Int(stated.coarseMetres.rounded()))
                    problems.append((problem, systems.column(of: problem, in: row)))
                }
            }
        } catch {
            problems.append((error, systems.column(of: error, in: row)))
        }
    }

    // MARK: Values

    private func record(
        of kind: KindOfRow, row: RawRow, problems: inout [(SurveyProblem, SurveyColumn)]
    ) -> RecordDraft {
        var record = RecordDraft(kind: kind.kind)
        for constant in kind.constants { record.values[constant.index] = constant.value }
        var repairs: [SurveyProblem] = []
        for stated in kind.stated {
            do throws(SurveyProblem) {
                record.values[stated.index] = try cells.value(
                    row[stated.place], of: stated.field, type: stated.type, kind: kind.kind, repairs: &repairs)
            } catch {
                problems.append((error, stated.column))
            }
            if !repairs.isEmpty {
                for repair in repairs { problems.append((repair, stated.column)) }
                repairs.removeAll()
            }
        }
        if let instant = kind.instant { readClock(of: row, instant, into: &record) }
        for (index, column) in kind.required where record.values[index]?.text == nil {
            if problems.contains(where: { $0.1 == column }) { continue }
            let heading = header.heading(column) ?? column.name
            let isIndicator = kind.kind == .indicator
            problems.append((isIndicator ? .missingPart(column: heading) : .missingField(column: heading), column))
        }
        return record
    }

    /// The clock time behind the day of a measurement, and the day in Vietnam where a zone makes it another one.
    private func readClock(
        of row: RawRow, _ instant: (day: Int, time: Int, column: Int), into record: inout RecordDraft
    ) {
        guard case .day(let day)? = record.values[instant.day],
            let clock = ClockText(behindDayIn: CellReader.trimmed(row[instant.column]))
        else { return }
        if clock.dayShift != 0 { record.values[instant.day] = .day(day.adding(days: clock.dayShift)) }
        if record.values[instant.time] == nil { record.values[instant.time] = .text(clock.text) }
    }

    /// A measurement was surveyed when it was made, unless its row states another day.
    private func takeMeasuredDay(
        of record: RecordDraft, in row: RawRow, into draft: inout RowDraft,
        problems: inout [(SurveyProblem, SurveyColumn)]
    ) {
        guard let instant = kinds[0].instant, case .day(let day)? = record.values[instant.day],
            header.text(.surveyed, in: row).isEmpty
        else { return }
        draft.surveyed = day
        if day > settings.today { problems.append((.surveyInFuture(day), .field(.measured))) }
    }

    private func checkKey(of row: RawRow, problems: inout [(SurveyProblem, SurveyColumn)]) {
        if kinds[0].kind.derivesKey { return }
        let text = header.text(key, in: row)
        if text.isEmpty && kinds[0].kind.mayLackKey { return }
        if text.isEmpty { problems.append((.missingKey(column: header.heading(key) ?? key.name), key)) }
        if let padded = header.codeLengths?.padded(text) { problems.append((.lostZero(padded: padded), key)) }
    }

    private func checkValues(_ draft: RowDraft, problems: inout [(SurveyProblem, SurveyColumn)]) {
        if let check = InspectionCheck(draft.records[0]) {
            for (finding, field) in check.findings(surveyed: draft.surveyed, today: settings.today) {
                problems.append((.inspection(finding), .field(field)))
            }
        }
        for index in draft.records.indices {
            let kind = kinds[index]
            if kind.reversible.isEmpty && kind.staffing == nil { continue }
            let record = draft.records[index]
            for (first, second) in kind.reversible {
                guard case .day(let start)? = record.values[first], case .day(let end)? = record.values[second],
                    end < start
                else { continue }
                let fields = RecordSchema.of(kind.kind).fields
                let (opening, closing) = (fields[first].field, fields[second].field)
                problems.append((.daysReversed(closing, end, after: opening, start), .field(closing)))
            }
            if let staffing = kind.staffing, record.values[staffing.staffed] == .yes,
                record.values[staffing.kind]?.text == PostalPointKind.letterBox.rawValue
            {
                problems.append((.letterBoxStaffed, .field(.staffed)))
            }
        }
    }

    private func surveyDay(of row: RawRow, problems: inout [(SurveyProblem, SurveyColumn)]) -> Day? {
        guard header.has(.surveyed) else { return survey.surveyed }
        let text = header.text(.surveyed, in: row)
        guard !text.isEmpty else { return survey.surveyed }
        var repairs: [SurveyProblem] = []
        do throws(SurveyProblem) {
            let day = try cells.day(text, repairs: &repairs)
            for repair in repairs { problems.append((repair, .surveyed)) }
            if day > settings.today { problems.append((.surveyInFuture(day), .surveyed)) }
            return day
        } catch {
            problems.append((error, .surveyed))
            return nil
        }
    }
}
