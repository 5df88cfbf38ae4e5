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

    init(
        header: HeaderReading, survey: SurveyDescription, settings: SurveySettings, systems: ReferenceSystemReading
    ) {
        self.header = header
        self.survey = survey
        self.settings = settings
        self.systems = systems
        cells = CellReader(words: settings.words)
    }

    /// Findings that concern the file and not a row.
    func checkFile(_ rows: [RawRow], into book: inout FindingBook) {
        for column in header.mapping where column.canonical == nil && !column.heading.isEmpty {
            book.add(.unusedColumn, row: nil, column: column.heading)
        }
        if survey.surveyed == nil && !header.has(.surveyed) { book.add(.noSurveyDay, row: nil) }
        if let day = survey.surveyed, day > settings.today {
            book.add(.surveyInFuture, row: nil, value: day.description)
        }
    }

    /// What a row states, without its place.
    func draft(
        of row: RawRow, place: Int, shapes: inout ShapeConversion, into book: inout FindingBook
    ) -> RowDraft {
        var draft = RowDraft(row: row)
        var problems: [(SurveyProblem, SurveyColumn)] = []
        draft.surveyed = surveyDay(of: row, problems: &problems)
        for kind in survey.kind.recordKinds {
            draft.records.append(record(of: kind, row: row, problems: &problems))
        }
        dropCellWithoutTechnology(&draft, problems: &problems)
        checkValues(draft, problems: &problems)
        readCommunes(of: row, into: &draft, problems: &problems)
        do throws(SurveyProblem) {
            if let stated = try systems.position(in: row) { shapes.add(stated, ofRow: place) }
        } catch {
            problems.append((error, systems.column(of: error, in: row)))
        }
        if row.cells.dropFirst(header.mapping.count).contains(where: { !CellReader.trimmed($0).isEmpty }) {
            book.add(.extraCells(row.cells.count - header.mapping.count), row: row.number)
        }
        for (problem, column) in problems {
            report(problem, column, row: row, draft: &draft, into: &book)
        }
        return draft
    }

    /// Puts the converted place into the draft and settles it with the stated commune.
    func settle(
        _ draft: inout RowDraft, shape: Result<ConvertedShape, SurveyProblem>?, into book: inout FindingBook
    ) {
        let row = draft.row
        decideCommunes(of: &draft, by: try? shape?.get().shape, into: &book)
        switch shape {
        case .failure(let problem):
            report(problem, systems.column(of: problem, in: row), row: row, draft: &draft, into: &book)
        case .success(let converted):
            if let expected = Self.unexpected(converted.shape, for: draft.records[0].kind) {
                report(.wrongShape(expected: expected), .wkt, row: row, draft: &draft, into: &book)
                return
            }
            draft.records[0].shape = converted.shape
            draft.records[0].original = converted.original
            if let problem = communeProblem(of: draft) {
                report(problem, .commune, row: row, draft: &draft, into: &book)
            }
        case nil:
            if !draft.isRefused && !draft.records[0].communes.isEmpty && systems.canHavePositions {
                book.add(.locatedByCommuneOnly, row: row.number)
            }
        }
    }

    // MARK: Values

    private func record(
        of kind: RecordKind, row: RawRow, problems: inout [(SurveyProblem, SurveyColumn)]
    ) -> RecordDraft {
        var record = RecordDraft(kind: kind)
        let schema = RecordSchema.of(kind)
        for (index, definition) in schema.fields.enumerated() {
            let column = SurveyColumn.field(definition.field)
            do throws(SurveyProblem) {
                record.values[index] = try cells.value(
                    header.text(column, in: row), of: definition.field, type: definition.type, kind: kind)
            } catch {
                problems.append((error, column))
            }
        }
        let key = SurveyColumn.key(of: survey.kind)
        if header.text(key, in: row).isEmpty, kind == survey.kind.recordKinds[0] {
            problems.append((.missingKey(column: header.heading(key) ?? key.name), key))
        }
        return record
    }

    /// A row of a `bts` survey without a technology states the site only.
    private func dropCellWithoutTechnology(
        _ draft: inout RowDraft, problems: inout [(SurveyProblem, SurveyColumn)]
    ) {
        guard let cell = draft.records.last, cell.kind == .cell, cell[.technology]?.text == nil else { return }
        let technology = SurveyColumn.field(.technology)
        if !problems.contains(where: { $0.1 == technology }) {
            draft.records.removeLast()
            problems.append((.cellWithoutTechnology, technology))
        }
    }

    private func checkValues(_ draft: RowDraft, problems: inout [(SurveyProblem, SurveyColumn)]) {
        let reversible: [(Field, Field)] = [(.opened, .closed), (.onAir, .offAir), (.reported, .resolved)]
        for record in draft.records {
            for (first, second) in reversible {
                guard let start = record[first]?.day, let end = record[second]?.day, end < start else { continue }
                problems.append(
                    (.daysReversed(first: first.rawValue, second: second.rawValue), .field(second)))
            }
            if record[.kind]?.text == PostalPointKind.letterBox.rawValue, record[.staffed] == .yes {
                problems.append((.letterBoxStaffed, .field(.staffed)))
            }
        }
    }

    private func surveyDay(of row: RawRow, problems: inout [(SurveyProblem, SurveyColumn)]) -> Day? {
        let text = header.text(.surveyed, in: row)
        guard !text.isEmpty else { return survey.surveyed }
        guard let day = DayText.day(text) else {
            problems.append((.notADay, .surveyed))
            return nil
        }
        if day > settings.today { problems.append((.surveyInFuture, .surveyed)) }
        return day
    }

    // MARK: Communes

    private func readCommunes(
        of row: RawRow, into draft: inout RowDraft, problems: inout [(SurveyProblem, SurveyColumn)]
    ) {
        let names = header.text(.commune, in: row).split(separator: ";").map { CellReader.trimmed(String($0)) }
        if names.count > 1 && draft.records[0].kind != .cableRoute { problems.append((.severalCommunes, .commune)) }
        for name in names where !name.isEmpty {
            switch settings.communes.find(name, on: draft.surveyed ?? survey.surveyed) {
            case .found(let commune, let former):
                draft.records[0].communes.append(commune.code)
                if let former, former.name != commune.name {
                    problems.append((.formerCommune(former.label, now: Self.label(commune)), .commune))
                }
            case .split(let former, let parts):
                draft.openCommunes.append((parts, .splitCommune(former.label, parts: parts.map(Self.label))))
            case .ambiguous(let candidates):
                draft.openCommunes.append(
                    (candidates.map(\.commune), .ambiguousCommune(candidates: candidates.map(\.label))))
            case .unknown(let suggestions):
                problems.append((.unknownCommune(suggestions: suggestions.map(\.label)), .commune))
            }
        }
    }

    /// Takes the one candidate that holds the position; without one the row cannot be placed.
    private func decideCommunes(of draft: inout RowDraft, by shape: GeographicShape?, into book: inout FindingBook) {
        guard !draft.openCommunes.isEmpty else { return }
        var holding = Set<Commune>()
        if let shape, let boundaries = settings.boundaries {
            holding = Set(shape.vertices.compactMap(boundaries.commune(at:)).map { boundaries.communes[$0] })
        }
        for (candidates, problem) in draft.openCommunes {
            let chosen = holding.intersection(candidates)
            if let only = chosen.first, chosen.count == 1 {
                draft.records[0].communes.append(only.code)
                report(.communeByPosition(Self.label(only)), .commune, row: draft.row, draft: &draft, into: &book)
            } else {
                report(problem, .commune, row: draft.row, draft: &draft, into: &book)
            }
        }
    }

    /// What is to be said of a position and the commune stated with it; nil when they agree.
    private func communeProblem(of draft: RowDraft) -> SurveyProblem? {
        guard let shape = draft.records[0].shape, let boundaries = settings.boundaries,
            let spokesman = Self.spokesman(of: shape, stated: draft.records[0].communes, boundaries: boundaries)
        else { return nil }
        // Where lines and areas lie is decided by their geometry, without the margin that points have.
        let assignment = CommuneAssignment(
            position: spokesman.position, stated: spokesman.commune, in: boundaries,
            nearMetres: shape.isPoint ? settings.nearMetres : 0)
        func name(_ index: Int?) -> String? { index.map { boundaries.communes[$0].name } }
        switch assignment.basis {
        case .agreed, .positionOnly, .statedWithoutBoundary: return nil
        case .nearStated(let metres):
            return .nearStatedCommune(stated: name(assignment.commune) ?? "", metres: metres)
        case .positionOverStated(let stated, let metres):
            return .positionWins(
                stated: name(stated) ?? "", found: name(assignment.commune) ?? "", metres: metres)
        case .statedOverPosition(let found, let metres):
            return .statedWins(stated: name(assignment.commune) ?? "", found: name(found), metres: metres)
        case .outside(nearest: nil, _): return nil  // No commune has a boundary: nothing can be said.
        case .outside(let nearest, let metres):
            // A site beyond the border is legitimate: its disc reaches into the province.
            let mustLieInside = !draft.records[0].communes.isEmpty || survey.kind != .bts
            return mustLieInside ? .positionOutside(nearest: name(nearest), metres: metres) : nil
        }
    }

    /// The vertex that speaks for a shape, and the stated commune that it is held against: the two that are nearest to
    /// each other, so that a line agrees when any vertex lies in any commune that it states.
    private static func spokesman(
        of shape: GeographicShape, stated: [String], boundaries: CommuneIndex
    ) -> (position: GeographicPosition, commune: String?)? {
        let communes = stated.compactMap(boundaries.commune(withCode:))
        guard !communes.isEmpty else {
            let vertices = shape.vertices
            return (vertices.first { boundaries.commune(at: $0) != nil } ?? vertices.first).map { ($0, nil) }
        }
        var nearest: (position: GeographicPosition, commune: Int, metres: Double)?
        for position in shape.vertices {
            for commune in communes {
                let metres = boundaries.distance(from: position, toCommune: commune)
                if metres < nearest?.metres ?? .infinity { nearest = (position, commune, metres) }
            }
            if nearest?.metres == 0 { break }
        }
        return nearest.map { ($0.position, boundaries.communes[$0.commune].code) }
            // No stated commune has a boundary to hold the shape against.
            ?? shape.vertices.first.map { ($0, boundaries.communes[communes[0]].code) }
    }

    private static func label(_ commune: Commune) -> String { "\(commune.code) \(commune.name)" }

    // MARK: Findings

    private func report(
        _ problem: SurveyProblem, _ column: SurveyColumn, row: RawRow, draft: inout RowDraft,
        into book: inout FindingBook
    ) {
        let text = header.text(column, in: row)
        book.add(problem, row: row.number, column: header.heading(column), value: text.isEmpty ? nil : text)
        if problem.severity == .error { draft.isRefused = true }
    }

    /// What the shape should have been, when it does not suit the kind.
    private static func unexpected(_ shape: GeographicShape, for kind: RecordKind) -> BilingualText? {
        switch (shape, kind) {
        case (.lines, .cableRoute), (.point, .deadZone), (.area, .deadZone): nil
        case (_, .cableRoute): .init(vi: "đường", en: "a line")
        case (_, .deadZone): .init(vi: "điểm hoặc vùng", en: "a point or an area")
        case (.point, _): nil
        default: .init(vi: "điểm", en: "a point")
        }
    }
}

extension GeographicShape {
    fileprivate var isPoint: Bool {
        if case .point = self { true } else { false }
    }

    /// All positions, those of holes left out.
    fileprivate var vertices: [GeographicPosition] {
        switch self {
        case .point(let position): [position]
        case .lines(let lines): lines.flatMap(\.self)
        case .area(let polygons): polygons.flatMap(\.outer)
        }
    }
}
