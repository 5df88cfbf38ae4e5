import CommuneBoundaries
import OverlayGeometry
import RegistryRecords
import VN2000

extension RowReader {
    /// The commune that holds the point of each row of a batch, by its place in the boundaries; nil where none does.
    func communes(of shapes: ShapeConversion, rows: Int) -> [Int?] {
        guard let boundaries = settings.boundaries else { return Array(repeating: nil, count: rows) }
        let nowhere = GeographicPosition(latitude: .nan, longitude: .nan)
        return boundaries.communes(at: (0..<rows).map { shapes.point(ofRow: $0) ?? nowhere })
    }

    /// What the coordinate doctor needs to know of a row; nil for a row without a pair of numbers.
    func evidence(
        of draft: RowDraft, shapes: ShapeConversion, place: Int, earlier: GeographicPosition?
    ) -> RowEvidence? {
        guard let stated = shapes.stated(ofRow: place), case .point(let written) = stated.shape,
            let boundaries = settings.boundaries
        else { return nil }
        let codes = draft.undecided?.candidates.map(\.code) ?? draft.records[0].communes
        return RowEvidence(
            written: CoordinatePair(northward: written.northward, eastward: written.eastward), system: stated.system,
            position: shapes.point(ofRow: place), communes: codes.compactMap(boundaries.commune(withCode:)),
            earlier: earlier)
    }

    /// Settles what most rows are, and says whether it did: a point in the one commune that is stated with it.
    func settleSimply(
        _ draft: inout RowDraft, shape: Result<ConvertedShape, SurveyProblem>?, found: Int?
    ) -> Bool {
        guard case .success(let converted)? = shape, converted.shape.isPoint, draft.undecided == nil,
            !draft.records[0].communes.isEmpty, isAgreed(draft, found: found),
            Self.unexpected(converted.shape, for: draft.records[0].kind) == nil
        else { return false }
        draft.records[0].shape = converted.shape
        draft.records[0].original = converted.original
        return true
    }

    /// Puts the converted place into the draft and settles it with the stated commune.
    ///
    /// - Parameter found: The commune that holds the point.
    func settle(
        _ draft: inout RowDraft, shape: Result<ConvertedShape, SurveyProblem>?, found: Int?,
        into book: inout FindingBook
    ) {
        switch shape {
        case .failure(let problem):
            reportUndecided(&draft, into: &book)
            report(problem, systems.column(of: problem, in: draft.row), draft: &draft, into: &book)
        case .success(let converted):
            if let expected = Self.unexpected(converted.shape, for: draft.records[0].kind) {
                report(.wrongShape(expected: expected), .wkt, draft: &draft, into: &book)
                return
            }
            draft.records[0].shape = converted.shape
            draft.records[0].original = converted.original
            // A claim may span communes and is of none of them.
            if draft.records[0].kind == .claimedArea { return shortenOriginal(of: &draft) }
            decideCommune(&draft, found: found, into: &book)
            if isAgreed(draft, found: found) { return }
            if let problem = communeProblem(of: draft) { report(problem, .commune, draft: &draft, into: &book) }
        case nil:
            reportUndecided(&draft, into: &book)
            if !draft.isRefused && draft.records[0].kind.needsPlace && !draft.records[0].communes.isEmpty
                && systems.canHavePositions
            {
                book.add(.locatedByCommuneOnly, row: draft.row.number)
            }
        }
    }

    /// Keeps the beginning of a long outline: the row has it whole, and it is as good as the shape itself.
    private func shortenOriginal(of draft: inout RowDraft) {
        guard let text = draft.records[0].original?.text, text.utf8.count > Self.shownLength else { return }
        draft.records[0].original?.text = text.prefix(100) + "…"
    }

    /// Of several communes that a name may mean, the one that holds the position.
    private func decideCommune(_ draft: inout RowDraft, found: Int?, into book: inout FindingBook) {
        guard let undecided = draft.undecided else { return }
        if let found, let boundaries = settings.boundaries,
            undecided.candidates.contains(where: { $0.code == boundaries.communes[found].code })
        {
            let commune = boundaries.communes[found]
            let isSchematic = boundaries.quality(of: found) != .official
            draft.records[0].communes = [commune.code]
            draft.undecided = nil
            report(
                .communeByPosition(Self.label(commune), isSchematic: isSchematic), .commune, draft: &draft, into: &book)
        } else {
            reportUndecided(&draft, into: &book)
        }
    }

    private func reportUndecided(_ draft: inout RowDraft, into book: inout FindingBook) {
        guard let undecided = draft.undecided else { return }
        draft.undecided = nil
        report(undecided.problem, .commune, draft: &draft, into: &book)
    }

    /// Whether a point lies in the only commune that is stated with it, or in some commune when none is stated.
    private func isAgreed(_ draft: RowDraft, found: Int?) -> Bool {
        guard let found, let boundaries = settings.boundaries else { return false }
        let stated = draft.records[0].communes
        return stated.isEmpty || stated.count == 1 && stated[0] == boundaries.communes[found].code
    }

    /// What is to be said of a position and the commune stated with it; nil when they agree.
    private func communeProblem(of draft: RowDraft) -> SurveyProblem? {
        guard let shape = draft.records[0].shape, let boundaries = settings.boundaries,
            let spokesman = Self.spokesman(of: shape, stated: draft.records[0].communes, boundaries: boundaries)
        else { return nil }
        // Where lines and areas lie is decided by their geometry, without the margin that points have.
        let assignment = CommuneAssignment(
            position: spokesman.position, stated: spokesman.commune.map { [$0] } ?? [], in: boundaries,
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
    ) -> (position: GeographicPosition, commune: Int?)? {
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
        return nearest.map { ($0.position, $0.commune) }
            // No stated commune has a boundary to hold the shape against.
            ?? shape.vertices.first.map { ($0, communes[0]) }
    }

    /// What the shape should have been, when it does not suit the kind.
    private static func unexpected(_ shape: GeographicShape, for kind: RecordKind) -> BilingualText? {
        switch (shape, kind) {
        case (.lines, .cableRoute), (.point, .deadZone), (.area, .deadZone): nil
        case (_, .cableRoute): .init(vi: "đường", en: "a line")
        case (.area, .claimedArea): nil
        case (_, .claimedArea): .init(vi: "vùng (đa giác)", en: "an area")
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
